import { describe, expect, it } from '@jest/globals';
import type { NamedTime } from '../../../domain/case/model/named-time.ts';
import { textMended } from '../../../domain/case/turn/mending.ts';
import { adviceLines } from '../../../domain/case-view/draft-advice.ts';
import { finalDates } from '../../../domain/case-view/final-dates.ts';
import { renderPage } from '../../../domain/forms/render-page.ts';
import { renderMail } from '../../../domain/letters/render-mail.ts';
import { adviceWords } from '../../../domain/wording/advice.ts';
import { readable, tags } from '../../support/markup.ts';
import { actor, anapaTime, type Step, steps, tell } from '../../support/story.ts';
import { formOf, mailOf, viewOf } from '../../support/views.ts';

const [, interim] = steps.interim;
const promising = (promisedBy: NamedTime | null): Step => ['2025-03-12 12:00', { ...interim, promisedBy }];
const until = (time: string): NamedTime => ({ at: anapaTime(time), wholeDay: false });
const dayOf = (date: string): NamedTime => ({ at: anapaTime(`${date} 00:00`) + 86_400_000, wholeDay: true });
const handedIn = (promise: NamedTime | null) =>
	tell([steps.receive, steps.route, steps.handOver, promising(promise)]).case;
const published = (promise: NamedTime | null) =>
	tell([steps.receive, steps.route, steps.handOver, promising(promise), steps.forward, steps.approve, steps.publish])
		.case;

// Seven working days from Wednesday 12 March end on Friday the 21st at 18:00.
const lastInstant = until('2025-03-21 18:00');
const tooLate = until('2025-03-21 18:01');

describe('the promise of an interim answer (G-38)', () => {
	it('later than the clause allows it is advice at the check, and a mark once it is posted; never a refusal', () => {
		expect(adviceLines(viewOf(handedIn(tooLate)))).toContain(adviceWords.promise);
		expect(adviceLines(viewOf(handedIn(lastInstant)))).not.toContain(adviceWords.promise);
		expect(published(tooLate).marks).toEqual(['promise-too-late']);
		expect(published(lastInstant).marks).toEqual([]);
	});

	it('of a day is kept within the whole of the last day, and is too late a day after', () => {
		expect(published(dayOf('2025-03-21')).marks).toEqual([]);
		expect(published(dayOf('2025-03-22')).marks).toEqual(['promise-too-late']);
	});

	it("stands beside the clause's date, the earlier first; where nothing was promised, nothing does", () => {
		const labels = (promise: NamedTime | null) => finalDates(viewOf(published(promise))).map(({ label }) => label);
		const [promised, due] = ['Обещанный срок окончательного ответа', 'Срок окончательного ответа'];
		expect(labels(until('2025-03-18 18:00'))).toEqual([promised, due]);
		expect(labels(tooLate)).toEqual([due, promised]);
		expect(labels(null)).toEqual([]);
		expect(finalDates(viewOf(handedIn(tooLate)))).toEqual([]);
	});

	it('is on every mail and page of the second phase, with the date of the clause', () => {
		const view = viewOf(published(until('2025-03-18 18:00')));
		const mail = renderMail(mailOf(view, { template: 'assignment', to: 'executor', unit: 'roads' })).text;
		const page = readable(renderPage(formOf(view, actor('executor', 'roads'))));
		for (const text of [mail.replaceAll('\u00a0', ' ').replaceAll(/\s+/g, ' '), page.replaceAll('\u00a0', ' ')]) {
			expect(text).toMatch(/Обещанный срок окончательного ответа:? 18 марта 2025 г., 18:00/);
			expect(text).toMatch(/Срок окончательного ответа:? 21 марта 2025 г., 18:00 \(МСК\), п. 2.10/);
		}
	});

	it('is kept with the kind of the text while that is mended', () => {
		const back = tell([
			steps.receive,
			steps.route,
			steps.handOver,
			promising(lastInstant),
			steps.forward,
			steps.giveBack,
		]).case;
		expect(textMended(back, 'roads')).toMatchObject({ answer: 'interim', promisedBy: lastInstant.at });
		const mended = tell([
			steps.receive,
			steps.route,
			steps.handOver,
			promising(lastInstant),
			steps.forward,
			steps.giveBack,
			['2025-03-12 12:50', { ...interim, by: actor('coordinator'), promisedBy: null }],
		]).case;
		expect(mended.draft).toMatchObject({ answer: 'interim', promisedBy: lastInstant.at });
		expect(textMended(published(lastInstant), 'roads')).toBeNull();
		const radios = tags(renderPage(formOf(viewOf(back), actor('coordinator'))), 'input');
		expect(radios.find(({ value }) => value === 'interim')).toHaveProperty('checked');
	});
});
