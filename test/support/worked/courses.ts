import fc from 'fast-check';
import { decide } from '../../../domain/case/decide.ts';
import { followUps } from '../../../domain/case/follow-ups/follow-ups.ts';
import type { Case } from '../../../domain/case/model/case.ts';
import type { Command } from '../../../domain/case/model/commands.ts';
import { evolve } from '../../../domain/case/state/evolve.ts';
import { allowedActs } from '../../../domain/case/turn/allowed.ts';
import { awaiting } from '../../../domain/case/turn/awaiting.ts';
import { otherReadingsOf } from '../../../domain/case/why/other-readings.ts';
import type { Instant } from '../../../domain/instant.ts';
import { type Regulation, roles } from '../../../domain/regulation/regulation.ts';
import { luck, walk } from '../walk.ts';
import { allShown } from './judge-step.ts';
import type { Ground } from './run.ts';

/** Commands that were given to a case one after another, by luck, with what each of them brought about. */
interface Course {
	readonly steps: readonly { readonly now: Instant; readonly command: Command; readonly told: string }[];
}

/** Courses of cases under a regulation: half of a thousand, the same each time. */
export function coursesOf(regulation: Regulation, ground: Ground): readonly Course[] {
	const lucks = fc.sample(fc.array(luck, { minLength: 12, maxLength: 40 }), { numRuns: 500, seed: 20250312 });
	const world = { ...ground, regulation, remindBefore: null };
	return lucks.map((chances) => {
		const commands = [...walk(chances, world)].map(({ now, command }) => ({ now, command }));
		return { steps: toldUnder(regulation, ground, commands) };
	});
}

/**
 * Whether a regulation that says something else does something else in any of the courses. Where it does not, both files
 * say the same in two ways, as far as the courses of cases go.
 */
export function differs(courses: readonly Course[], regulation: Regulation, ground: Ground): boolean {
	return courses.some(({ steps }) => {
		const told = toldUnder(regulation, ground, steps);
		return told.some((step, index) => step.told !== steps[index]?.told);
	});
}

function toldUnder(
	regulation: Regulation,
	ground: Ground,
	commands: readonly { readonly now: Instant; readonly command: Command }[],
): Course['steps'] {
	let state: Case | null = null;
	return commands.map(({ now, command }) => {
		const before: Case | null = state;
		const decided = decide(before, command, { ...ground, regulation, now, remindBefore: null });
		const events = decided.ok ? decided.value : [];
		const after: Case | null = events.reduce<Case | null>(evolve, before);
		state = after;
		const seen = after === null ? null : seenOf(before, events, after, regulation, ground, now);
		const order = decided.ok ? events.map((event) => JSON.stringify(event)).toSorted() : decided.refusal;
		return { now, command, told: JSON.stringify([order, seen]) };
	});
}

/** Everything that somebody could see of the case: whom it awaits, who may do what, mails, other readings. */
function seenOf(
	before: Case | null,
	events: Parameters<typeof followUps>[1],
	after: Case,
	regulation: Regulation,
	ground: Ground,
	now: Instant,
): unknown {
	return [
		awaiting(after, regulation),
		roles.map((role) => allowedActs(after, { ...ground, regulation }, role)),
		followUps(before, events, after, regulation)
			.map((one) => JSON.stringify(one))
			.toSorted(),
		after.status.is === 'ended' ? otherReadingsOf(after, allShown(regulation), ground.calendar, now) : null,
		after.clocks.map(({ term }) => regulation.terms.find(({ id }) => id === term)?.reading),
	];
}
