import type { Instant } from '../../instant.ts';
import { termNamed } from '../../regulation/term-named.ts';
import { isBlank, isLongerThan, textLimit } from '../../text.ts';
import { boundOn, type DecisionContext, isLive } from '../clocks/decision-context.ts';
import { calendarFor, dueTimeOf } from '../clocks/due-time.ts';
import { isLater, type NamedTime } from '../model/named-time.ts';
import { allowsInterim } from '../turn/allowed.ts';
import { unitsOut } from '../turn/questions.ts';
import { no } from './outcome.ts';

/** Why a text will not do, as the fault of its field. */
export function textFault(text: string): 'text-missing' | 'text-too-long' | null {
	if (isBlank(text)) return 'text-missing';
	return isLongerThan(text, textLimit.draft) ? 'text-too-long' : null;
}

/** Where a command holds what colleagues say to each other; a text to the author has a limit of its own. */
const remarks: readonly string[] = ['reason', 'comment', 'measures', 'competentBody', 'earlierAnswers', 'number'];

/** The field of a command whose words are too long for a remark between colleagues; null where none is. */
export function longRemarkIn<Said extends object>(said: Said): string | null {
	const fields: readonly (readonly [string, unknown])[] = Object.entries(said);
	for (const [field, value] of fields) {
		const isLong = typeof value === 'string' && remarks.includes(field) && isLongerThan(value, textLimit.remark);
		if (isLong) return field;
		const within = typeof value === 'object' && value !== null ? longRemarkIn(value) : null;
		if (within !== null) return within;
	}
	return null;
}

/** An answer on a question dealt with before tells what was done since (Kislovodsk 14). */
export function measuresFault(
	{ state, world }: DecisionContext,
	measures: string | null | undefined,
): ReturnType<typeof no> | null {
	const { repeat } = world.regulation;
	const wanted = repeat !== null && state.repeatOf !== null && isBlank(measures ?? '');
	return wanted ? no('measures-missing', 'measures', repeat.clause) : null;
}

/** Whether an interim answer may be given now, with this promise of the final one; `unit` is null for a joint answer. */
export function interimFault(
	context: DecisionContext,
	promisedBy: NamedTime | null,
	unit: string | null,
): ReturnType<typeof no> | null {
	const { state, world } = context;
	const { interim } = world.regulation;
	if (interim === null || !allowsInterim(state, world.regulation, unit))
		return no('interim-not-allowed', 'kind', interim?.clause);
	if (interim.promisedBy && promisedBy === null) return no('promise-missing', 'promisedBy', interim.clause);
	if (promisedBy === null || interim.notAfter === null) return null;
	const latest = promiseLimit(context, promisedBy.at, interim.notAfter, unit);
	return latest !== null && isLater(world.calendar, promisedBy, latest)
		? no('promise-too-late', 'promisedBy', interim.clause)
		: null;
}

/** No later than what the unit's own term leaves for its final text (M-8). */
function promiseLimit(context: DecisionContext, promised: Instant, term: string, unit: string | null): number | null {
	const rule = termNamed(context.world.regulation, term);
	if (rule === undefined) return null;
	const { state, world } = context;
	const calendar = calendarFor(rule, unit, world.calendar);
	return boundOn(context, promised, dueTimeOf(state, calendar, rule.limit, { startedAt: world.now, unit }));
}

/**
 * Units whose own terms an answer of the others leaves alone: an interim one of whoever may be given none (Perm 3.4, M-12), a
 * final one that follows it of those whose term the regulation lets run on beside it (M-15).
 */
export function keptOut({ state, world }: DecisionContext, answer: 'interim' | 'final'): readonly string[] {
	const { regulation } = world;
	const apart = state.phase === 'final' ? (regulation.interim?.apart ?? []) : [];
	const isBound = (unit: string) =>
		state.clocks.some((clock) => clock.unit === unit && apart.includes(clock.term) && isLive(clock));
	return unitsOut(state).flatMap(({ unit }) => {
		const isKept = answer === 'interim' ? !allowsInterim(state, regulation, unit) : isBound(unit);
		return isKept ? [unit] : [];
	});
}
