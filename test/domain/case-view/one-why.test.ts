import { describe, expect, it } from '@jest/globals';
import { renderPage } from '../../../domain/forms/render-page.ts';
import { renderMail } from '../../../domain/letters/render-mail.ts';
import { sayDueReasons } from '../../../domain/wording/due-reasons.ts';
import { actor, type Step, steps, tell } from '../../support/story.ts';
import { formOf, mailOf, viewOf } from '../../support/views.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const raise: Step = ['2025-03-12 12:05', { do: 'raise', by: actor('curator') }];

/** What the mail, the page and the explanation say of the length of the clock of this term. */
function said(told: readonly Step[], term: string) {
	const { case: state } = tell(told);
	const view = viewOf(state);
	const clock = state.clocks.find((one) => one.term === term);
	const explained = clock === undefined ? null : view.why(clock);
	if (clock === undefined || explained === null) throw new Error(`no clock of ${term}`);
	const order = { template: 'breach', to: 'coordinator', clock: clock.id } as const;
	return {
		clock,
		// In a mail it stands behind a colon, and it adds where the reading can be read, the page holds it.
		mail:
			/^Как рассчитан срок: (.*?)(?: Толкование приведено .*)?$/m.exec(
				plain(renderMail(mailOf(view, order)).text),
			)?.[1] ?? '',
		page: plain(renderPage(formOf(view, actor('coordinator')))),
		explanation: plain(sayDueReasons(explained, view.regulation, view.time).join('\n')),
	};
}

describe('one why: mail, page and explanation say a due time from the same reckoning', () => {
	const path = [steps.receive, steps.route, steps.handOver, steps.submit];

	it('anapa 2.7, G-14: three hours of a draft that was in before the raising stay three hours in all of them', () => {
		const { clock, mail, page, explanation } = said([...path, raise], 'draft');
		expect(clock.state).toBe('met');
		expect(mail).toMatch(/^3 рабочих часа с момента передачи письма исполнителю: 12 марта 2025 г\., 10:11 \(МСК\)\./);
		expect(page).toContain(mail);
		expect(explanation).toContain('Длительность: 3 рабочих часа');
		for (const text of [mail, explanation]) expect(text).not.toMatch(/90 рабочих минут|сокращён/);
	});

	it('anapa 2.7, 2.13: a draft still awaited at the raising has an hour and a half in all of them', () => {
		const { clock, mail, page, explanation } = said([steps.receive, steps.route, steps.handOver, raise], 'draft');
		expect(clock.state).toBe('running');
		expect(mail).toMatch(/^90 рабочих минут .*Срок сокращён: важность повышенная \(п\. 2\.13\)/);
		expect(page).toContain(mail);
		expect(explanation).toContain('Длительность: 90 рабочих минут');
		expect(explanation).toContain('сокращён по п. 2.13; без этого 3 рабочих часа');
	});

	it('G-4: a clock whose calendar is gone is told without a why, and the mail goes out', () => {
		const { case: state } = tell(path);
		const view = { ...viewOf(state), why: () => null };
		const order = { template: 'breach', to: 'coordinator', clock: 'draft-1' } as const;
		expect(renderMail(mailOf(view, order)).text).not.toContain('Как рассчитан срок');
		expect(renderPage(formOf(view, actor('coordinator')))).not.toContain('рабочих часа с');
	});
});
