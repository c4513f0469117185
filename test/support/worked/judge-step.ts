import type { MailOrder } from '../../../domain/case/follow-ups/follow-up.ts';
import type { Case } from '../../../domain/case/model/case.ts';
import type { CaseEvent } from '../../../domain/case/model/events.ts';
import type { Refusal } from '../../../domain/case/model/refusal.ts';
import type { World } from '../../../domain/case/model/world.ts';
import { allowedActs, type Ruled } from '../../../domain/case/turn/allowed.ts';
import { otherReadingsOf } from '../../../domain/case/why/other-readings.ts';
import { type Act, type Regulation, roles } from '../../../domain/regulation/regulation.ts';
import { tellTime } from './days.ts';
import { differ } from './differ.ts';
import type { Expected } from './shape.ts';
import { subjectsOf } from './subjects.ts';
import { tellClocks, tellEvents, tellHeldBy, tellMail, tellShadow, tellStanding } from './tell.ts';

/** What one step brought about. */
export interface Outcome {
	readonly before: Case | null;
	readonly after: Case | null;
	readonly events: readonly CaseEvent[];
	readonly mails: readonly MailOrder[];
	readonly refusal: Refusal | null;
}

/** What of a step is not as its file says. */
export function judgeStep(expected: Expected, outcome: Outcome, world: World, year: number): readonly string[] {
	const { before, after, events, mails, refusal } = outcome;
	const { regulation, calendar, now } = world;
	const time = (instant: number) => tellTime(calendar, year, instant);
	const told = refusal === null ? [] : [`${refusal.code} ${refusal.clause ?? '-'}`];
	const faults = [...differ('refused', expected.refused === undefined ? [] : [expected.refused], told)];
	if (after === null) return faults;
	const clocks = tellClocks(before?.clocks ?? [], after.clocks, regulation, after, now, time);
	faults.push(...differ('clocks', expected.clocks, clocks));
	if (expected.now !== undefined) faults.push(...differ('now', [expected.now], [tellStanding(after, regulation)]));
	if (expected.events !== undefined) faults.push(...differ('events', expected.events, tellEvents(events)));
	if (expected.mails !== undefined) faults.push(...differ('mails', expected.mails, mails.map(tellMail)));
	if (expected.may !== undefined)
		faults.push(...differ('may', mayLines(expected.may), mayOf(after, world, expected.may)));
	if (expected.heldBy !== undefined)
		faults.push(...differ('heldBy', expected.heldBy, tellHeldBy(after, regulation, calendar)));
	const shadows = (of: Regulation) =>
		otherReadingsOf(after, of, calendar, now).map((shadow) => tellShadow(shadow, time));
	if (expected.shadows !== undefined) faults.push(...differ('shadows', expected.shadows, shadows(regulation)));
	if (expected.readings !== undefined) {
		faults.push(...differ('readings', expected.readings, shadows(allShown(regulation))));
	}
	for (const [mail, words] of Object.entries(expected.subject ?? {})) {
		const subjects = subjectsOf(after, mails, world).filter(([told]) => told === mail);
		const holds = subjects.some(([, subject]) => subject.includes(words));
		if (!holds)
			faults.push(`subject of ${mail} lacks «${words}»: ${subjects.map(([, subject]) => subject).join('; ')}`);
	}
	return faults;
}

function mayLines(may: NonNullable<Expected['may']>): readonly string[] {
	return Object.entries(may).map(([role, acts]) => `${role}: ${acts.split(' ').toSorted().join(' ')}`);
}

/** What can be done nearly always: a step speaks of it only where it names one of these. */
const nearlyAlways: readonly Act[] = [
	'unpublishable',
	'appeal',
	'withdraw',
	'correct',
	'not-ours',
	'reassign',
	'add-units',
	'require-photo',
	'name-author',
];

/** Who may do what as the case stands: each role that may do anything, with its acts. */
function mayOf(state: Case, ruled: Ruled, expected: NonNullable<Expected['may']>): readonly string[] {
	const named = Object.values(expected).flatMap((acts) => acts.split(' '));
	return roles.flatMap((role) => {
		const may = allowedActs(state, ruled, role).filter(
			(act) => !nearlyAlways.includes(act) || nearlyAlways.some((one) => named.includes(one)),
		);
		return may.length === 0 ? [] : [`${role}: ${may.toSorted().join(' ')}`];
	});
}

/** The regulation with every alternative of its ledger beside the decision taken. */
export function allShown(regulation: Regulation): Regulation {
	return {
		...regulation,
		readings: regulation.readings.map((reading) => ({
			...reading,
			alternatives: reading.alternatives.map((alternative) => ({ ...alternative, shadow: true })),
		})),
	};
}
