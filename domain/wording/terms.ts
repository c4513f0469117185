import type { Clock } from '../case/model/case.ts';
import { neverRan } from '../case/state/evolve-clocks.ts';
import { unreachable } from '../result.ts';
import type { Term } from '../worktime/term.ts';
import { counted } from './plurals.ts';

/** A term as people say it: «3 рабочих часа», «90 рабочих минут», «7 рабочих дней». */
export function sayTerm(given: Term): string {
	const { amount, unit } = inWholeNumbers(given);
	switch (unit) {
		case 'WM':
			return `${counted(Math.floor(amount), ['рабочая минута', 'рабочие минуты', 'рабочих минут'])}${secondsOf(amount)}`;
		case 'WH':
			return counted(amount, ['рабочий час', 'рабочих часа', 'рабочих часов'], 'рабочего часа');
		case 'SH':
			return `${counted(amount, hours, 'часа')} служебного времени`;
		case 'CM':
			return `${counted(Math.floor(amount), ['минута', 'минуты', 'минут'])}${secondsOf(amount)} подряд`;
		case 'CH':
			return `${counted(amount, hours, 'часа')} подряд`;
		case 'CHX':
			return `${counted(amount, hours, 'часа')}, не считая нерабочих дней`;
		case 'WD':
			return counted(amount, ['рабочий день', 'рабочих дня', 'рабочих дней']);
		case 'CD':
			return counted(amount, ['календарный день', 'календарных дня', 'календарных дней']);
		default:
			return unreachable(unit);
	}
}

const minutes = { WH: 'WM', CH: 'CM' } as const;

/** What is left of minutes that are not whole, as half of a quarter of an hour is: « 30 секунд». */
function secondsOf(minutes: number): string {
	const seconds = Math.round((minutes % 1) * 60);
	return seconds === 0 ? '' : ` ${counted(seconds, ['секунда', 'секунды', 'секунд'])}`;
}

/** An hour and a half is ninety minutes: nobody reads «1,5 часа» off a clock. */
function inWholeNumbers({ amount, unit }: Term): Term {
	const isHours = unit === 'WH' || unit === 'CH';
	const fits = !Number.isInteger(amount) && Number.isInteger(amount * 3_600);
	return isHours && fits ? { amount: amount * 60, unit: minutes[unit] } : { amount, unit };
}

const hours = ['час', 'часа', 'часов'] as const;

/** Where a clock stands, for the column of a table; `at` says the moment it ended. */
export function sayClockState(clock: Clock, at: (instant: number) => string): string {
	const ended = clock.endedAt === null ? '' : ` ${at(clock.endedAt)}`;
	switch (clock.state) {
		case 'running':
			return 'идёт';
		case 'paused':
			return 'приостановлен';
		case 'met':
			return `соблюдён${ended}`;
		case 'breached':
			return clock.endedAt === null ? 'нарушен' : `нарушен, исполнено${ended}`;
		case 'void':
			return neverRan(clock) ? 'не\u00a0начинался: письмо не\u00a0доставлено' : 'не\u00a0потребовался';
		default:
			return unreachable(clock.state);
	}
}
