import { describe, expect, it } from '@jest/globals';
import { begin } from '../../../domain/case/clocks/decision-context.ts';
import { nextWake } from '../../../domain/case/clocks/next-wake.ts';
import { settleRest } from '../../../domain/case/clocks/rest.ts';
import type { Case } from '../../../domain/case/model/case.ts';
import { renderMail } from '../../../domain/letters/render-mail.ts';
import { acknowledge, receive, route, submit, tick } from '../../support/commands.ts';
import { firstWords } from '../../support/first-words.ts';
import { received } from '../../support/made-rules.ts';
import { ended } from '../../support/made-stages.ts';
import { local, type Played, play, type Step, time, world } from '../../support/play.ts';
import { mailsIn } from '../../support/take.ts';
import { linkUrl, mailOf, viewOf } from '../../support/views.ts';

/** The unit is silent: the last term of Anapa, 2.2, is over on Thursday at ten. */
const silent: readonly Step[] = [
	['12.03 10:00', receive({ detectedAt: time('12.03 10:00') })],
	['10:10', route()],
	['13.03 10:00:01', tick],
];
const told = ({ last }: Played): readonly string[] =>
	mailsIn(last.consequences).flatMap(({ template, to }) => (template === 'rest' ? [to] : []));

describe('a case that lies still (G-27)', () => {
	it('wakes for the word to the coordinator once its clocks are over, and for nothing else before', () => {
		expect(local(nextWake(play(...silent.slice(0, 2)).case))).toBe('12.03 12:40');
		expect(local(nextWake(play(...silent).case))).toBe('14.03 09:00');
	});

	it('is told of once for each working day, however often it is looked at', () => {
		const first = play(...silent, ['14.03 09:00', tick]);
		expect(told(first)).toEqual(['coordinator']);
		expect(local(nextWake(first.case))).toBe('17.03 09:00');
		const again = play(...silent, ['14.03 09:00', tick], ['14.03 09:00', tick]);
		expect(again.last.events).toEqual([]);
		expect(told(play(...silent, ['14.03 09:00', tick], ['14.03 18:00', tick]))).toEqual([]);
	});

	it('waits until work begins where it is looked at too late in the day, or on a day off', () => {
		for (const late of ['14.03 18:30', '15.03 12:00', '17.03 13:30']) {
			const looked = play(...silent, [late, tick]);
			expect(told(looked)).toEqual([]);
			const next = late === '17.03 13:30' ? '17.03 14:00' : '17.03 09:00';
			expect(local(nextWake(looked.case))).toBe(next);
			expect(told(play(...silent, [late, tick], [next, tick]))).toEqual(['coordinator']);
		}
	});

	it('an act begins the working day anew; so does one at night, whose day is the next', () => {
		const written = play(...silent, ['14.03 09:00', tick], ['14.03 15:20', submit()]);
		expect(local(nextWake(written.case))).toBe('17.03 15:20');
		const atNight = play(...silent, ['14.03 09:00', tick], ['14.03 22:00', submit()]);
		expect(local(nextWake(atNight.case))).toBe('18.03 09:00');
	});

	it('a memo that is confirmed is an act, too', () => {
		const passed = play(...silent, ['13.03 16:00', acknowledge('memo-draft-1')]);
		expect(local(nextWake(passed.case))).toBe('14.03 16:00');
	});

	it('says since when, whom it awaits, that the regulation does not ask for it, and leads to what can be done', () => {
		const first = play(...silent, ['14.03 09:00', tick]);
		const [order] = mailsIn(first.last.consequences);
		if (order === undefined) throw new Error('no mail');
		const mail = renderMail({ ...mailOf(viewOf(first.case), order), link: null, caseLink: linkUrl });
		const text = mail.text.replaceAll('\u00a0', ' ');
		expect(mail.subject).toMatch(/^Без движения с 10:10: дело АН-1234/);
		expect(firstWords(mail)).toBe('Дело стоит без движения с 12 марта 2025 г., 10:10 (МСК): дело АН-1234');
		expect(text).toMatch(/Дело ждёт: исполнитель \([^)]+\)/i);
		expect(text).toContain('напомните о нём или передайте дело другому');
		expect(text).toContain('письмо приходит раз в рабочий день');
		expect(text).toContain('Регламент этого не требует: таков внутренний порядок.');
		expect(mail.text).toContain(linkUrl);
	});

	it('is told of by time alone, not beside an act of somebody else’s; and not once it has ended', () => {
		const rest = { since: time('12.03 10:00'), until: time('13.03 10:00') };
		const settled = (by: 'time' | 'act', change: Partial<Case> = {}) => {
			const state = { ...received, clocks: [], rest, ...change };
			const context = begin(state, { ...world, now: time('13.03 10:00') }, null);
			settleRest(context, by);
			return context.events.map(({ type }) => type);
		};
		expect(settled('time')).toEqual(['RestTold']);
		expect(settled('act')).toEqual([]);
		expect(settled('time', { status: ended.status })).toEqual([]);
		expect(settled('act', { status: ended.status, rest: null })).toEqual([]);
	});

	it('R-21: where the calendar’s data end nobody is kept waiting for what is not known, and nothing is guessed', () => {
		// The last working day that there is data for is Thursday 30.12.2027.
		const instant = (date: string) => Date.parse(`${date}:00+03:00`);
		const settled = (by: 'time' | 'act', actedAt: string, now: string, rest: Case['rest'] = null) => {
			const state = { ...received, clocks: [], actedAt: instant(actedAt), rest };
			const context = begin(state, { ...world, now: instant(now) }, null);
			settleRest(context, by);
			return context.events.map((event) => [event.type, 'until' in event ? event.until : null]);
		};
		const began = (until: string) => [['RestBegan', instant(until)]];
		expect(settled('act', '2027-12-28T15:20', '2027-12-28T15:20')).toEqual(began('2027-12-29T15:20'));
		expect(settled('act', '2027-12-29T18:00', '2027-12-29T18:30')).toEqual(began('2027-12-30T18:00'));
		expect(settled('act', '2027-12-30T12:00', '2027-12-30T13:30')).toEqual(began('2027-12-31T13:30'));
		const since = instant('2027-12-29T12:00');
		// On a day off behind it the next opening is not known, and whoever asked for it at once would ask each second.
		const dayOff = settled('time', '2027-12-30T12:00', '2027-12-31T13:00', { since, until: since });
		expect(dayOff).toEqual(began('2028-01-01T13:00'));
		expect(settled('time', '2027-12-29T12:00', '2028-01-10T12:00', { since, until: since })).toEqual([
			['RestTold', instant('2028-01-11T12:00')],
		]);
	});
});
