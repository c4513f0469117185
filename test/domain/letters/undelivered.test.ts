import { describe, expect, it } from '@jest/globals';
import { renderMail } from '../../../domain/letters/render-mail.ts';
import { firstWords } from '../../support/first-words.ts';
import { type Step, steps, tell } from '../../support/story.ts';
import { mailOf, viewOf } from '../../support/views.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const lost = tell([steps.receive, steps.route, steps.handOver, steps.late, steps.bounce]);

describe('G-8, R-23: what is told of a mail that did not arrive', () => {
	it('G-8: the coordinator reads whom a mail did not reach, why, what that means for the term, and what to do', () => {
		const [order] = lost.mails;
		if (order === undefined) throw new Error('the coordinator is told');
		const unreached = { name: 'Дежурный специалист', mail: 'roads@anapa.example' };
		const { subject, text } = renderMail({ ...mailOf(viewOf(lost.case), order), unreached });
		expect(subject).toBe('Письмо не доставлено: дело АН-1234, Отдел дорожного хозяйства («Анапа, ул. Школьная»)');
		expect(plain(text)).toContain('Почтовый сервер вернул письмо');
		expect(plain(text)).toContain('Кому: Дежурный специалист');
		expect(plain(text)).toContain('Адрес: roads@anapa.example');
		expect(plain(text)).toMatch(/Письмо отправлено: 12 марта 2025 г\., \d\d:\d\d \(МСК\)/);
		expect(plain(text)).toContain('поэтому срок, который мы считали начатым, не начинался');
		expect(plain(text)).toContain('Нарушение, которое успели записать, снято.');
		expect(plain(text)).toContain('письмо уйдёт само, и срок исполнителя начнётся с этой отправки');
	});

	it('G-8: who heard of the breach hears that it is none', () => {
		const order = lost.mails.find(({ template }) => template === 'breach-undone');
		if (order === undefined) throw new Error('the approver is told');
		const { subject, text } = renderMail(mailOf(viewOf(lost.case), order));
		expect(subject).toBe('Нарушение срока снято: дело АН-1234 («Анапа, ул. Школьная»)');
		expect(firstWords({ text })).toBe('Нарушение срока снято, п. 2.7: дело АН-1234');
		expect(plain(text)).toContain('Нарушения нет.');
	});

	it('where others of the unit were told, the coordinator reads that nothing changes', () => {
		const [at, bounce] = steps.bounce;
		const told: Step = [
			at,
			{ ...bounce, handedAt: bounce.handedAt + 1, others: [{ person: 'roads-2', handedAt: bounce.handedAt }] },
		];
		const partly = tell([steps.receive, steps.route, steps.handOver, told]);
		const [order] = partly.mails;
		if (order === undefined) throw new Error('the coordinator is told');
		const text = plain(renderMail(mailOf(viewOf(partly.case), order)).text);
		expect(text).toContain('Другим адресатам письмо отправлено: дело идёт, сроки не меняются.');
		expect(text).not.toContain('срок исполнителя начнётся');
	});
});
