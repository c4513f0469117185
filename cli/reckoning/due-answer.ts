import { done, type Result, refuse, unreachable } from '../../domain/result.ts';
import type { WorkCalendar } from '../../domain/worktime/calendar.ts';
import { dueAt, latestStart, workingMsBetween } from '../../domain/worktime/compute.ts';
import { type Explanation, explainDue } from '../../domain/worktime/explain.ts';
import { type CalendarFault, describeFault } from '../../domain/worktime/fault.ts';
import { isoInZone } from '../../domain/worktime/local-time.ts';
import type { Calendars } from '../files/calendars.ts';
import { type DueAsk, readQuestion } from './due-question.ts';

/** The answer as it is written: a time in the calendar's zone, or seconds of working time. */
export type DueAnswer = { readonly due: string } | { readonly workingSeconds: number };

/** Answers a question given as plain data. Whatever keeps it from an answer is refused in a sentence. */
export function answer(data: unknown, calendars: Calendars): Result<DueAnswer, string> {
	const question = readQuestion(data);
	if (!question.ok) return question;
	const calendar = calendars.of(question.value.calendar);
	if (!calendar.ok) return calendar;
	return worded(reckon(calendar.value, question.value.ask));
}

/** The same for one question, with the reckoning behind the answer where it is a due time or a latest start. */
export function answerAndExplain(
	data: unknown,
	calendars: Calendars,
): Result<{ readonly answer: DueAnswer; readonly explanation: Explanation | null }, string> {
	const question = readQuestion(data);
	if (!question.ok) return question;
	const calendar = calendars.of(question.value.calendar);
	if (!calendar.ok) return calendar;
	const { ask } = question.value;
	const answered = worded(reckon(calendar.value, ask));
	if (!answered.ok) return answered;
	if (ask.ask === 'between') return done({ answer: answered.value, explanation: null });
	const explained = worded(explain(calendar.value, ask));
	return explained.ok ? done({ answer: answered.value, explanation: explained.value }) : explained;
}

function reckon(calendar: WorkCalendar, ask: DueAsk): Result<DueAnswer, CalendarFault> {
	switch (ask.ask) {
		case 'due':
			return mapped(dueAt(calendar, ask.from, ask.term), (due) => ({ due: isoInZone(calendar, due) }));
		case 'before':
			return mapped(latestStart(calendar, ask.before, ask.term), (due) => ({ due: isoInZone(calendar, due) }));
		case 'between':
			return mapped(workingMsBetween(calendar, ask.from, ask.to), (ms) => ({ workingSeconds: ms / 1000 }));
		default:
			return unreachable(ask);
	}
}

function explain(calendar: WorkCalendar, ask: Exclude<DueAsk, { ask: 'between' }>): Result<Explanation, CalendarFault> {
	if (ask.ask === 'due') {
		const due = dueAt(calendar, ask.from, ask.term);
		return due.ok ? explainDue(calendar, ask.from, ask.term, due.value) : due;
	}
	const start = latestStart(calendar, ask.before, ask.term);
	return start.ok ? explainDue(calendar, start.value, ask.term, ask.before) : start;
}

function mapped<From, To>(result: Result<From, CalendarFault>, to: (value: From) => To): Result<To, CalendarFault> {
	return result.ok ? done(to(result.value)) : result;
}

function worded<Value>(result: Result<Value, CalendarFault>): Result<Value, string> {
	return result.ok ? result : refuse(describeFault(result.refusal));
}
