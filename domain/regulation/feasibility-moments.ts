import type { Facts, Situation } from './feasibility-situations.ts';
import type { Act, Moment, StageKind } from './regulation.ts';

/**
 * The times of a message in the order in which they come about: what staff found is detected when it is registered,
 * so nobody detects or sends it before.
 */
export function startMoments({ kind }: Situation): readonly Moment[] {
	return kind === 'publication' ? ['posted', 'detected', 'received'] : ['posted', 'detected', 'sent', 'received'];
}

/** The moments that an act brings on a walk, as the engine's own events bring them. */
export function momentsOfAct(act: Act, stage: StageKind, facts: Facts, asked: StageKind | null): readonly Moment[] {
	const answer = String(facts['answer']);
	const of = String(facts['of']);
	switch (act) {
		case 'route':
			return [act, `${act}:${facts['routings'] === 1 ? String(facts['units']) : 'again'}`];
		case 'submit':
			return answer === 'final' || answer === 'interim'
				? [act, `${act}:${answer}`, `${act}@${stage}`, 'parts-in']
				: [`${act}:${answer}`];
		case 'explain':
			return ['explain', 'submit:explanation'];
		case 'consolidate':
			return [act, 'parts-in'];
		case 'clarify':
			return [act, `${act}:${of}`, `${act}@${stage}`, 'submit:question'];
		case 'clarified':
			return [
				act,
				`${act}:${of}`,
				`${act}:last`,
				`${act}@${asked ?? stage}`,
				...(facts['routings'] === 0 ? [`${act}:unrouted`] : []),
			];
		case 'return':
			return [act, `${act}:${answer}`, `${act}@${stage}`];
		case 'publish':
			return answer === 'question' ? ['publish:question'] : [act, `${act}:${answer}`, `${act}@${stage}`];
		case 'forward':
		case 'approve':
			return [act, `${act}:${answer}`];
		default:
			return [act];
	}
}
