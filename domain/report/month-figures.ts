import { isUnjudged } from '../case/clocks/recalendar.ts';
import type { Clock } from '../case/model/case.ts';
import { DAY_MS, type Instant, MINUTE_MS } from '../instant.ts';
import { bindsHere } from './binds-here.ts';
import type {
	Ageing,
	Keeping,
	LateOtherwise,
	MonthFigures,
	ReportedCase,
	ReportInput,
	TimeToAnswer,
	UnitFigures,
} from './model.ts';

/** Ends of the groups of ages, in days. */
const ages = [1, 3, 7, 14, 30] as const;

/** Pure: the same cases at the same instant give the same figures. Counts are of cases received in the month. */
export function monthFigures(input: Pick<ReportInput, 'cases' | 'at' | 'workingMs' | 'readOtherwise'>): MonthFigures {
	const { cases, at } = input;
	const answered = cases.filter((one) => firstAnswer(one) !== null);
	return {
		toAnswer: timeToAnswer(input),
		units: unitFigures(cases.flatMap(({ state }) => state.clocks)),
		ageing: ageing(
			cases.flatMap(({ state }) => (state.status.is === 'open' ? [state.receivedAt] : [])),
			at,
		),
		firstPass: {
			answered: answered.length,
			unreturned: answered.filter(({ events }) => events.every(({ type }) => type !== 'DraftReturned')).length,
		},
		repeats: cases.filter(({ state }) => state.repeatOf !== null).length,
		keeping: cases
			.flatMap(({ state }) => state.clocks.filter((clock) => bindsHere(clock.kind) && !isUnjudged(clock)))
			.reduce(keepingWith, none),
		interimOpen: cases.filter(({ state: { status, phase } }) => status.is === 'open' && phase === 'final').length,
		lateOtherwise: cases.flatMap((one) => lateOtherwise(one, input)),
	};
}

export const none: Keeping = { met: 0, late: 0, missed: 0 };

/** These figures with one clock more. */
export function keepingWith({ met, late, missed }: Keeping, { state, endedAt }: Clock): Keeping {
	const isLate = state === 'breached' && endedAt !== null;
	return {
		met: met + Number(state === 'met'),
		late: late + Number(isLate),
		missed: missed + Number(state === 'breached' && !isLate),
	};
}

/** A clock whose state is no breach as the text is read here. */
function lateOtherwise(
	{ caseId, state }: ReportedCase,
	{ readOtherwise }: Pick<ReportInput, 'readOtherwise'>,
): readonly LateOtherwise[] {
	const isBroken = (id: string) => state.clocks.some((clock) => clock.id === id && clock.state === 'breached');
	return readOtherwise(state)
		.filter(({ clock }) => clock.state === 'breached' && bindsHere(clock.kind) && !isBroken(clock.id))
		.map(({ clock: { clause, kind, term, unit, dueAt, endedAt }, reading }) => ({
			caseId,
			clause,
			kind,
			term,
			unit,
			dueAt,
			endedAt,
			reading,
		}));
}

/** A question to the author is published, too, but answers nothing. */
function firstAnswer({ events }: ReportedCase): Instant | null {
	return events.find((event) => event.type === 'AnswerPublished' && event.answer !== 'question')?.at ?? null;
}

function timeToAnswer({ cases, workingMs }: Pick<ReportInput, 'cases' | 'workingMs'>): TimeToAnswer | null {
	const minutes = cases
		.flatMap((one) => {
			const { state } = one;
			const published = firstAnswer(one);
			if (published === null) return [];
			const started = state.clocks.find(({ stage }) => stage === 'overall')?.startedAt ?? state.receivedAt;
			const worked = workingMs(started, Math.max(started, published));
			return worked === null ? [] : [Math.round(worked / MINUTE_MS)];
		})
		.toSorted((one, other) => one - other);
	const longest = minutes.at(-1);
	if (longest === undefined) return null;
	const ninetieth = minutes[Math.ceil(minutes.length * 0.9) - 1] ?? longest;
	return { answers: minutes.length, median: median(minutes), ninetieth, longest };
}

function median(sorted: readonly number[]): number {
	const middle = sorted.length >> 1;
	const upper = sorted[middle] ?? 0;
	return sorted.length % 2 === 1 ? upper : Math.round(((sorted[middle - 1] ?? 0) + upper) / 2);
}

function unitFigures(clocks: readonly Clock[]): readonly UnitFigures[] {
	const figures = new Map<string, UnitFigures>();
	for (const clock of clocks) {
		const { unit, kind, state } = clock;
		if (isUnjudged(clock) || unit === null || !bindsHere(kind) || (state !== 'met' && state !== 'breached')) continue;
		figures.set(unit, { unit, ...keepingWith(figures.get(unit) ?? none, clock) });
	}
	return [...figures.values()].toSorted((one, other) => (one.unit < other.unit ? -1 : 1));
}

function ageing(received: readonly Instant[], at: Instant): readonly Ageing[] {
	const days = received.map((instant) => Math.floor((at - instant) / DAY_MS));
	return [...ages, null].map((end, index) => {
		const from = ages[index - 1] ?? 0;
		return { days: end, count: days.filter((age) => age >= from && (end === null || age < end)).length };
	});
}
