import type { ClockExplanation } from '../case/why/explanation.ts';
import type { Instant } from '../instant.ts';
import type { Regulation } from '../regulation/regulation.ts';
import type { Cited } from './citations.ts';
import { explainInEnglish, explainInRussian } from './counted-days.ts';
import { type DueWords, inEnglish, inRussian, sayLimit } from './due-reasons-words.ts';
import type { LocalTime } from './times.ts';
import { withNoun } from './unit-noun.ts';

/** Why a clock falls due when it does, in Russian, a line each: what a lawyer needs to reckon it again by hand. */
export function sayDueReasons(
	explanation: ClockExplanation,
	regulation: Cited & Pick<Regulation, 'roles'>,
	time: LocalTime,
): readonly string[] {
	const moment = (name: string) => {
		const said = inRussian.moment(name);
		return said === null ? null : withNoun(said, regulation);
	};
	return say(explanation, regulation, { ...inRussian, moment }, time.at, time.due, explainInRussian);
}

/**
 * The same in English, for whoever runs the product; what regulations and acts say stays as they say it.
 *
 * @param at an instant in the municipality's zone, with its offset
 */
export function sayDueReasonsInEnglish(
	explanation: ClockExplanation,
	cited: Cited,
	at: (instant: Instant) => string,
): readonly string[] {
	return say(explanation, cited, inEnglish, at, at, explainInEnglish);
}

function say(
	explained: ClockExplanation,
	cited: Cited,
	words: DueWords,
	at: (instant: Instant) => string,
	dueAt: (instant: Instant) => string,
	days: typeof explainInRussian,
): readonly string[] {
	const { clause, kind, title, due, regulation, start, limit, shortened, reading, held, reckoned, calendar } =
		explained;
	const orNull = (instant: Instant | null) => (instant === null ? null : dueAt(instant));
	const base =
		explained.base === null
			? null
			: words.base(words.clause(cited, explained.base.clause), dueAt(explained.base.dueAt));
	const moment = start.moment === null ? null : words.moment(start.moment);
	return [
		words.head(words.authority(cited, clause, kind), title, orNull(due)),
		words.regulation(regulation.act, regulation.id, regulation.version),
		words.start(at(start.at), moment, words.sources[start.source]),
		words.limit(sayLimit(limit, base, words)),
		...(shortened === null
			? []
			: [
					words.shortened(
						words.clause(cited, shortened.clause),
						shortened.halved,
						sayLimit(shortened.from, base, words),
					),
				]),
		...(reading === null ? [] : [words.reading(reading.id, reading.question, reading.decision)]),
		...explained.pauses.map(({ from, until }) => words.pause(at(from), until === null ? null : at(until))),
		...explained.history.map((earlier) =>
			words.moved(at(earlier.at), orNull(earlier.dueAt), words.why(earlier.why), earlier.calendar),
		),
		...(explained.legs.length === 0 ? [] : [words.counted(calendar.zone, calendar.id)]),
		...explained.legs.flatMap((leg) =>
			days(leg)
				.slice(1)
				.map((line) => `  ${line}`),
		),
		...(held === null || reckoned === null ? [] : [words.held(held.why, dueAt(reckoned))]),
	];
}
