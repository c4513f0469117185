import * as z from 'zod';
import type { Instant } from '../../domain/instant.ts';
import { done, type Result, refuse } from '../../domain/result.ts';
import { dayNumber } from '../../domain/worktime/local-date.ts';
import { followedByDefault, type WorkSchedule } from '../../domain/worktime/schedule.ts';
import { describeTermFault, parseTerm, type Term } from '../../domain/worktime/term.ts';

/** What is asked: a due time, a latest start before a deadline, or the working time between two instants. */
export type DueAsk =
	| { readonly ask: 'due'; readonly from: Instant; readonly term: Term }
	| { readonly ask: 'before'; readonly before: Instant; readonly term: Term }
	| { readonly ask: 'between'; readonly from: Instant; readonly to: Instant };

/** A question about time, and the calendar it is asked of: a municipality's, or one given whole. */
export interface DueQuestion {
	readonly calendar: { readonly municipality: string } | { readonly schedule: WorkSchedule };
	readonly ask: DueAsk;
}

const text = z.string(said('must be a text'));
const segments = z.array(z.string(said('must be a text such as "09:00-13:00"')), said('must be a list of segments'));

const schedule = z
	.object(
		{
			region: z.string(said('must be the code of a region, or null')).nullable().default(null),
			zone: text,
			week: z.record(z.string(), segments, said('must hold the segments of each weekday')),
			days: z.record(z.string(), segments, said('must hold the segments of each date')).default({}),
		},
		said('must be an object'),
	)
	.transform(({ region, zone, week, days }): WorkSchedule => {
		const own = Object.entries(days).map(([date, hours]) => ({ date, segments: hours, act: null }));
		return { region, zone, week, follows: followedByDefault, days: own };
	});

const line = z.object(
	{
		municipality: text.optional(),
		calendar: schedule.optional(),
		from: text.optional(),
		before: text.optional(),
		to: text.optional(),
		term: text.optional(),
	},
	said('must be a JSON object'),
);

/** Reads a question from plain data. Refuses, in a sentence, what is missing, what does not fit and what says too much. */
export function readQuestion(data: unknown): Result<DueQuestion, string> {
	const read = line.safeParse(data);
	if (!read.success) return refuse(read.error.issues.map(sayIssue).join('; '));
	const { municipality, calendar } = read.data;
	if ((municipality === undefined) === (calendar === undefined)) {
		return refuse('exactly one of municipality and calendar must be given');
	}
	const ask = readAsk(read.data);
	if (!ask.ok) return ask;
	if (calendar !== undefined) return done({ calendar: { schedule: calendar }, ask: ask.value });
	return done({ calendar: { municipality: municipality ?? '' }, ask: ask.value });
}

type AskTexts = Pick<z.infer<typeof line>, 'from' | 'before' | 'to' | 'term'>;

function readAsk({ from, before, to, term }: AskTexts): Result<DueAsk, string> {
	if (from !== undefined && term !== undefined && before === undefined && to === undefined) {
		return both(readInstant('from', from), readTerm(term), (at, length) => ({ ask: 'due', from: at, term: length }));
	}
	if (before !== undefined && term !== undefined && from === undefined && to === undefined) {
		return both(readInstant('before', before), readTerm(term), (at, length) => ({
			ask: 'before',
			before: at,
			term: length,
		}));
	}
	if (from !== undefined && to !== undefined && before === undefined && term === undefined) {
		return both(readInstant('from', from), readInstant('to', to), (start, end) => ({
			ask: 'between',
			from: start,
			to: end,
		}));
	}
	return refuse('give from and term, or before and term, or from and to, and nothing else of these');
}

function both<One, Other, Value>(
	one: Result<One, string>,
	other: Result<Other, string>,
	join: (one: One, other: Other) => Value,
): Result<Value, string> {
	if (one.ok && other.ok) return done(join(one.value, other.value));
	return refuse([one, other].flatMap((result) => (result.ok ? [] : [result.refusal])).join('; '));
}

function readTerm(given: string): Result<Term, string> {
	const term = parseTerm(given);
	return term.ok ? term : refuse(describeTermFault(term.refusal));
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)?$/;

/** Reads an ISO 8601 date-time with an offset; what is finer than a millisecond is cut off. */
function readInstant(name: string, given: string): Result<Instant, string> {
	const [, date, , , fraction = '', offset] = INSTANT.exec(given) ?? [];
	const quoted = JSON.stringify(given);
	if (date === undefined || dayNumber(date) === null) {
		return refuse(`${name} ${quoted} is no date-time: write 2025-04-28T17:30:00+03:00`);
	}
	if (offset === undefined) return refuse(`${name} ${quoted} has no offset from UTC: write 2025-04-28T17:30:00+03:00`);
	return done(Date.parse(given.replace(fraction, fraction.slice(0, 4))));
}

function said(wrong: string) {
	return { error: ({ input }: { readonly input?: unknown }) => (input === undefined ? 'is missing' : wrong) };
}

function sayIssue({ path, message }: z.core.$ZodIssue): string {
	return path.length === 0 ? `the question ${message}` : `${path.join('.')} ${message}`;
}
