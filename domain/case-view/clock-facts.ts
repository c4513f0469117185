import type { Clock } from '../case/model/case.ts';
import type { Role } from '../regulation/regulation.ts';
import { sayRole, sayUnit } from '../wording/cases.ts';
import { sayAuthorityAndKind } from '../wording/citations.ts';
import { sayHeldBy } from '../wording/held-by.ts';
import { mailLabels } from '../wording/mails.ts';
import { withNoun } from '../wording/unit-noun.ts';
import { fact, type OwnFact } from './facts.ts';
import type { CaseView } from './model.ts';

/** What happened to a clock and whose it was: the substance of a breach mail and of a memo. */
export function clockFacts(
	input: Pick<CaseView, 'regulation' | 'municipality' | 'time' | 'why'>,
	clock: Clock,
): readonly OwnFact[] {
	const { regulation, municipality, time } = input;
	const title = regulation.terms.find(({ id }) => id === clock.term)?.title ?? clock.stage;
	return [
		...fact(mailLabels.what, title),
		...fact(mailLabels.clause, sayAuthorityAndKind(regulation, clock.clause, clock.kind)),
		...fact(withNoun(mailLabels.unit, regulation), clock.unit && sayUnit(clock.unit, municipality.units)),
		...fact(mailLabels.started, time.at(clock.startedAt)),
		...fact(mailLabels.overdue, clock.dueAt === null ? null : time.due(clock.dueAt)),
		...fact(mailLabels.done, clock.endedAt === null ? mailLabels.notDone : time.at(clock.endedAt)),
		...fact(mailLabels.holder, sayHeld(clock, input) ?? sayHolder(clock.attribution ?? clock.holder, input)),
	];
}

/** Whose minutes they were, whoever held the case when the term ran out first (G-39). */
function sayHeld(
	clock: Clock,
	{ why, regulation, municipality }: Pick<CaseView, 'regulation' | 'municipality' | 'why'>,
) {
	const held = clock.state === 'breached' && clock.attribution !== 'RECLASSIFIED' ? why(clock)?.heldBy : null;
	return held == null ? null : sayHeldBy(held, regulation, municipality.units);
}

function sayHolder(holder: Role | 'RECLASSIFIED', input: Pick<CaseView, 'regulation'>): string {
	return holder === 'RECLASSIFIED' ? mailLabels.reclassified : sayRole(holder, input.regulation);
}
