import type { Exit, Outcome, Regulation, StageKind } from '../../regulation/regulation.ts';
import type { Case } from '../model/case.ts';

/**
 * The stage in which a case goes on once nobody wants the end that was proposed (G-35): where it stood then; from a question
 * to somebody where the path starts, for the reply may have come meanwhile.
 */
export function wayBack(
	{ proposal, consentIn }: Pick<Case, 'proposal' | 'consentIn'>,
	{ start }: Pick<Regulation, 'start'>,
): StageKind {
	// A consent that is withdrawn leaves no proposal behind (Okha 3.8).
	const stage = proposal?.stage ?? consentIn;
	return stage === null || stage === 'clarification' ? start : stage;
}

/** Where an exit leads from a case as it stands: a stage, or an end. */
export function targetOf(
	exit: Exit,
	before: Pick<Case, 'proposal' | 'consentIn'>,
	regulation: Pick<Regulation, 'start'>,
): StageKind | Outcome {
	if ('back' in exit) return wayBack(before, regulation);
	return 'to' in exit ? exit.to : exit.ends;
}
