import { bindingOf } from '../case/clocks/due-time.ts';
import { basesOf } from '../regulation/bases.ts';
import type { Regulation } from '../regulation/regulation.ts';
import type { Trial } from './explore.ts';
import type { Place } from './place.ts';
import type { Violations } from './violation.ts';

/** What must hold of the terms wherever a case can come, looked at trial by trial. */
export interface TermLaws {
	readonly visit: (place: Place | null, trials: readonly Trial[]) => void;
}

/** The laws of a regulation's terms; what breaks them is added to `violations`. */
export function termLaws(regulation: Regulation, violations: Violations): TermLaws {
	return {
		visit: (place, trials) => {
			for (const trial of trials) {
				pausedRightly(regulation, violations, place, trial);
				hasBase(regulation, violations, place, trial);
				if (place !== null) holdsToFinal(regulation, violations, place, trial);
			}
		},
	};
}

/** Terms stand still where a clause says so, and nowhere else: those that it names, from the question that it names, before the cut-off. */
function pausedRightly(regulation: Regulation, violations: Violations, place: Place | null, trial: Trial): void {
	const { pause } = regulation;
	for (const event of trial.did?.events ?? []) {
		if (event.type !== 'ClockPaused') continue;
		const clock = trial.did?.state.clocks.find(({ id }) => id === event.id);
		const before = place?.state.clocks ?? [];
		// A question that was asked in time has ended the cut-off itself; one that nobody asked in time has made it void.
		const missed = before.findLast(({ term }) => term === pause?.cutoff)?.state === 'void';
		const inTime = !missed || before.some(({ state }) => state === 'paused');
		if (pause !== null && clock !== undefined && pause.terms.includes(clock.term) && inTime) continue;
		violations.add(['pause'], `the term "${clock?.term}" stands still although no clause says so`, place, trial);
	}
}

/** What a term is reckoned from has been started by then. */
function hasBase(regulation: Regulation, violations: Violations, place: Place | null, trial: Trial): void {
	for (const event of trial.did?.events ?? []) {
		const after = trial.did?.state;
		if (event.type !== 'ClockStarted' || after === undefined) continue;
		const index = regulation.terms.findIndex(({ id }) => id === event.clock.term);
		const rule = regulation.terms[index];
		if (rule === undefined) continue;
		const bases = basesOf(bindingOf(rule, after).limit);
		if (bases.length === 0 || after.clocks.some(({ term }) => bases.includes(term))) continue;
		const message = `the term "${rule.id}" (clause ${rule.clause}) is reckoned from ${bases.join(', ')}, which does not run for a ${after.incident.kind}`;
		violations.add(['terms', index, 'limit'], message, place, trial);
	}
}

/** Once an interim answer is out some term of the text, whatever it binds for this message, holds somebody to the final one. */
function holdsToFinal(regulation: Regulation, violations: Violations, place: Place, trial: Trial): void {
	const event = trial.did?.events.find(({ type }) => type === 'AnswerPublished');
	if (event?.type !== 'AnswerPublished' || event.answer !== 'interim') return;
	const ofText = regulation.terms.flatMap(({ id, kind }) => (kind === 'INTERNAL' ? [] : [id]));
	const held = trial.did?.state.clocks.some(({ term, endedAt }) => endedAt === null && ofText.includes(term)) ?? false;
	if (held) return;
	const clause = regulation.interim?.clause ?? '?';
	const message = `after an interim answer (clause ${clause}) no term runs for the final one`;
	violations.add(['interim'], message, place, trial);
}
