import type { CalendarFacts, ClaimedDay, Doubt, DueClaim } from './claim.ts';
import { datesBetween, midnightOf, stretchesOn } from './dates.ts';

/**
 * Re-checks why a due time is what it is, by looking at every day and adding up. Gives what is wrong, each once; nothing
 * where the claim holds. It knows G-5 (the end of a window is shown as that end), G-10 and G-11 (the day of the start is
 * not counted; closing of the last working day, 24:00 of the last calendar day), G-24 (the latest start before a due
 * time) and G-14 (raising leaves nothing due before its own moment).
 */
export function verify(claim: DueClaim, facts: CalendarFacts): readonly Doubt[] {
	const { limit, due, reckoned, held, base } = claim;
	const doubts: Doubt[] = [];
	if (due === null) return claim.legs.length === 0 ? [] : ['wrong-due'];
	if (held === null ? due !== reckoned : reckoned === null || held.at <= reckoned || due !== held.at)
		doubts.push('wrong-due');
	if (limit.none !== undefined) doubts.push('wrong-due');
	else if (limit.sameAs !== undefined) doubts.push(...(base?.dueAt === reckoned ? [] : ['not-the-base' as const]));
	else if (limit.promised !== undefined) return [...new Set(doubts)];
	else if (limit.given !== undefined)
		doubts.push(...(base !== null && due > base.dueAt ? ['later-than-allowed' as const] : []));
	else if (limit.term === undefined || claim.legs.length === 0 || reckoned === null) doubts.push('not-shown');
	else doubts.push(...verifyCount(claim, limit.term, reckoned, facts));
	return [...new Set(doubts)];
}

function verifyCount(
	claim: DueClaim,
	term: { readonly amount: number; readonly unit: string },
	reckoned: number,
	facts: CalendarFacts,
): readonly Doubt[] {
	const { limit, base, legs } = claim;
	const backward = limit.before !== undefined;
	const relative = backward || limit.after !== undefined;
	if (relative && base === null) return ['not-the-base'];
	const from = backward ? reckoned : limit.after === undefined ? claim.start.at : (base?.dueAt ?? 0);
	const to = backward ? (base?.dueAt ?? 0) : reckoned;
	const closed = claim.pauses.flatMap(({ from: start, until }) => (until === null ? [] : [{ start, end: until }]));
	const startsAt = closed.filter(({ start, end }) => start <= from && from < end).at(-1)?.end ?? from;
	const doubts: Doubt[] = [];
	if (legs[0]?.from !== startsAt) doubts.push('wrong-start');
	if (legs.at(-1)?.due !== to) doubts.push('wrong-end');
	for (const leg of legs) doubts.push(...verifyDates(leg.from, leg.due, leg.days, term.unit, facts));
	const days = legs.flatMap((leg) => leg.days);
	if (term.unit === 'WD' || term.unit === 'CD') return [...doubts, ...verifyDays(days, term, to, facts)];
	return [...doubts, ...verifyTime(days, closed, { ...term, from, to, backward }, facts)];
}

/** Every date is there, once, as what it is, and one that is no ordinary day says by whose act. */
function verifyDates(
	from: number,
	to: number,
	days: readonly ClaimedDay[],
	unit: string,
	facts: CalendarFacts,
): readonly Doubt[] {
	const doubts: Doubt[] = [];
	const expected = datesBetween(from, to, facts);
	if (expected.join() !== days.map(({ date }) => date).join()) doubts.push('day-missing');
	const byTheWall = unit === 'CM' || unit === 'CH' || unit === 'CD';
	days.forEach((day, index) => {
		const works = byTheWall || facts.hours(day.date).length > 0;
		const inDays = unit === 'WD' || unit === 'CD';
		const idle = inDays ? 'counted' : 'spent';
		const role = inDays && index === 0 ? 'start' : day.segments.length > 0 ? 'counted' : works ? idle : 'off';
		if (day.role !== role) doubts.push('wrong-role');
		const acts = byTheWall ? [] : facts.acts(day.date);
		if (day.reasons.map(({ act }) => act ?? '').join('\n') !== acts.map((act) => act ?? '').join('\n'))
			doubts.push('day-unnamed');
	});
	return doubts;
}

function verifyDays(
	days: readonly ClaimedDay[],
	{ amount, unit }: { readonly amount: number; readonly unit: string },
	to: number,
	facts: CalendarFacts,
): readonly Doubt[] {
	const last = days.at(-1);
	const counted = days.filter(({ role }) => role === 'counted').length;
	if (last === undefined || counted !== amount || last.role !== 'counted') return ['wrong-sum'];
	const end = unit === 'CD' ? 24 * 60 : (facts.hours(last.date).at(-1)?.[1] ?? Number.NaN);
	return midnightOf(last.date, facts) + end * 60_000 === to ? [] : ['wrong-end'];
}

interface Span {
	readonly start: number;
	readonly end: number;
}

function verifyTime(
	days: readonly ClaimedDay[],
	pauses: readonly Span[],
	claimed: {
		readonly amount: number;
		readonly unit: string;
		readonly from: number;
		readonly to: number;
		readonly backward: boolean;
	},
	facts: CalendarFacts,
): readonly Doubt[] {
	const { amount, unit, from, to, backward } = claimed;
	const segments = days.flatMap((day) => day.segments.map((segment) => ({ ...segment, date: day.date })));
	const doubts: Doubt[] = [];
	segments.forEach(({ start, end, date }, index) => {
		const before = segments[index - 1]?.end ?? from;
		if (start >= end || start < before) doubts.push('out-of-order');
		const inside = stretchesOn(date, unit, facts).some((open) => open.start <= start && end <= open.end);
		if (!inside) doubts.push('outside-hours');
		if (pauses.some((pause) => Math.max(pause.start, start) < Math.min(pause.end, end))) doubts.push('inside-a-pause');
	});
	const sum = segments.reduce((total, { start, end }) => total + end - start, 0);
	const minutes = unit === 'WM' || unit === 'CM' ? amount : amount * 60;
	if (sum !== Math.max(1, Math.round(minutes * 60_000))) doubts.push('wrong-sum');
	const open = datesBetween(from, to, facts).flatMap((date) => stretchesOn(date, unit, facts));
	const free = open.reduce((total, stretch) => total + freeIn(stretch, { start: from, end: to }, pauses), 0);
	if (free !== sum) doubts.push('left-out');
	// G-5 and G-24: the earliest end and the latest start both touch what was counted.
	if (backward ? segments[0]?.start !== from : segments.at(-1)?.end !== to) doubts.push('wrong-end');
	return doubts;
}

/** How much of a stretch lies within the span and in no pause; pauses may overlap. */
function freeIn(stretch: Span, span: Span, pauses: readonly Span[]): number {
	const sorted = pauses.toSorted((one, next) => one.start - next.start);
	const end = Math.min(stretch.end, span.end);
	let cursor = Math.max(stretch.start, span.start);
	let free = 0;
	for (const pause of sorted) {
		free += Math.max(0, Math.min(end, pause.start) - cursor);
		cursor = Math.max(cursor, pause.end);
	}
	return free + Math.max(0, end - cursor);
}
