import type { Instant } from '../../instant.ts';
import type { Case, Hold } from '../model/case.ts';
import type { CaseEvent } from '../model/events.ts';
import { unitsAsked, unitsOut } from '../turn/questions.ts';

/**
 * With whom the case has lain so far, after one more event (G-39): a new entry where it went on to somebody else. A unit has
 * it once its mail was handed over; of a mail that came back it turns out that the unit never had it (G-8). `before` and
 * `state` are the case without and with the event, all but this of it.
 */
export function heldAfter(before: Case, state: Case, event: CaseEvent): Case['held'] {
	const { status, assignments, draft, toReassign, undelivered } = state;
	const stands =
		before.status === status &&
		before.assignments === assignments &&
		before.draft === draft &&
		before.toReassign === toReassign &&
		before.undelivered === undelivered;
	if (stands) return state.held;
	const held =
		event.type === 'MailUndelivered' && event.untold && !event.othersTold ? neverHad(state, event) : state.held;
	const now = holderNow(state);
	const last = held.at(-1);
	if (now === null || (last !== undefined && isSame(last, now))) return held;
	return [...held, { at: Math.max(event.at, last?.at ?? event.at), ...now }];
}

/** Who had the message before it reached us (G-39): whoever sent it on, and of what staff found themselves they did. */
export function holderBeforeReceipt({ found }: Case): 'curator' | 'coordinator' {
	return found ? 'coordinator' : 'curator';
}

function holderNow(state: Case): Omit<Hold, 'at'> | null {
	const { status, toReassign, undelivered } = state;
	if (status.is !== 'open') return null;
	const { stage, awaits } = status;
	if (awaits !== 'executor') return { role: awaits, units: [], stage };
	const reached = unitsAsked(state).filter(({ handedAt }) => handedAt !== null);
	if (reached.length > 0) return { role: 'executor', units: reached.map(({ unit }) => unit).toSorted(), stage };
	// Somebody is to be chosen, or to be asked in another way: both are the coordinator's.
	const isLost = (asked: string) => undelivered.some(({ unit, again }) => unit === asked && !again);
	const lost = unitsOut(state).some(({ unit }) => isLost(unit));
	return { role: toReassign || lost ? 'coordinator' : 'nobody', units: [], stage };
}

function isSame(one: Hold, other: Omit<Hold, 'at'>): boolean {
	return one.role === other.role && one.stage === other.stage && one.units.join(' ') === other.units.join(' ');
}

/** The same without this unit since the mail that never reached it. */
function neverHad(
	{ held }: Case,
	{ unit, handedAt }: { readonly unit: string | null; readonly handedAt: Instant | null },
) {
	return held.map((hold): Hold => {
		if (unit === null || handedAt === null || hold.at < handedAt || !hold.units.includes(unit)) return hold;
		const units = hold.units.filter((one) => one !== unit);
		return { ...hold, units, role: units.length === 0 ? 'nobody' : hold.role };
	});
}
