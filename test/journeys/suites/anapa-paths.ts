import { describe, expect, it } from '@jest/globals';
import { firstWords } from '../../support/first-words.ts';
import { type JourneyCloud, until } from '../support/cloud.ts';
import { answerAs, clocksOf, decide, minutesOf, morning, sendIncident, straight, viewOf } from '../support/incident.ts';

const { screening = {}, draft = {}, check = {}, approval = {}, publication = {} } = straight;

/** Anapa's path from a webhook to each of its ends. */
export function anapaPaths(cloud: () => JourneyCloud): void {
	describe('Anapa, from a signed webhook to an end', () => {
		it('2.2: the ordinary path ends in a published answer, every term met, each person written to once', async () => {
			const caseId = await sendIncident(cloud(), { detectedAt: morning, publishedAt: morning });
			await answerAs(cloud(), caseId, 'coordinator', screening);
			const { mail } = await answerAs(cloud(), caseId, 'roads', draft);
			expect(mail.subject).toContain(caseId);
			expect(mail.subject).toMatch(/^До \d\d:\d\d ответьте: дело /);
			expect(firstWords(mail)).toMatch(/^\S+ .*до 12 марта 2025 г\., \d\d:\d\d \(МСК\), п\. 2\.7/);
			await answerAs(cloud(), caseId, 'coordinator', check);
			await answerAs(cloud(), caseId, 'curator', approval);
			await answerAs(cloud(), caseId, 'coordinator', publication);
			const view = await viewOf(cloud(), caseId);
			expect(view.state).toBe('answered');
			expect(view.awaiting).toEqual([]);
			expect(clocksOf(view).toSorted()).toEqual([
				'2.12 LEGAL met',
				'2.2 LEGAL met',
				'2.3 LEGAL void',
				'2.4 LEGAL void',
				'2.5 INTERP met',
				'2.7 LEGAL met',
				'2.8 EXTERNAL met',
				'2.8 INTERP met',
			]);
			const overall = view.clocks.find(({ clause }) => clause === '2.2');
			expect(overall?.dueAt).toBe('2025-03-12T18:00:00+03:00');
			const executions = await until(
				'the end of the execution',
				() => cloud().backstage.executions('case', caseId),
				([first]) => first?.status === 'SUCCEEDED',
			);
			expect(executions).toHaveLength(1);
			const mails = (await cloud().client.mails()).filter(({ text }) => text.includes(caseId));
			expect(mails.filter(({ text }) => text.includes('/p/'))).toHaveLength(5);
		});

		it('2.13: high importance has four working hours, halves 2.4, 2.7 and 2.8, and leaves 2.3, 2.5 and 2.12 as they are', async () => {
			const facts = { importance: 'high', detectedAt: morning, publishedAt: morning };
			const caseId = await sendIncident(cloud(), facts);
			await answerAs(cloud(), caseId, 'coordinator', screening);
			const { mail } = await answerAs(cloud(), caseId, 'roads', draft);
			expect(mail.subject).toContain('повышенн');
			await answerAs(cloud(), caseId, 'coordinator', check);
			await answerAs(cloud(), caseId, 'curator', approval);
			const { clocks } = await viewOf(cloud(), caseId);
			const legal = clocks.filter(({ shadow, kind }) => shadow !== true && kind !== 'INTERNAL' && kind !== 'EXTERNAL');
			expect(clocks.some(({ clause }) => clause === '2.2')).toBe(false);
			expect(legal.find(({ clause }) => clause === '2.13')?.dueAt).toBe('2025-03-12T13:00:00+03:00');
			expect(legal.find(({ clause }) => clause === '2.8')?.dueAt).toBe('2025-03-12T11:30:00+03:00');
			const lasts = Object.fromEntries(legal.map((clock) => [clock.clause, minutesOf(clock)]));
			expect(lasts).toMatchObject({ '2.3': 30, '2.4': 30, '2.5': 60, '2.7': 90, '2.12': 30 });
			await answerAs(cloud(), caseId, 'coordinator', publication);
			expect((await viewOf(cloud(), caseId)).state).toBe('answered');
		});

		it('2.3: what is not ours goes back to the curator; the case is returned and nothing runs any more', async () => {
			const caseId = await sendIncident(cloud());
			const fields = { decision: 'return-to-curator', reason: 'Дорога краевая, ею занимается министерство.' };
			await answerAs(cloud(), caseId, 'coordinator', fields);
			const view = await viewOf(cloud(), caseId);
			expect(view.state).toBe('returned');
			expect(clocksOf(view)).toContain('2.3 LEGAL met');
			expect(clocksOf(view)).toContain('2.5 INTERP void');
			expect(view.clocks.filter(({ state }) => state === 'running')).toEqual([]);
		});

		it('2.15: no answer is given only when a second person has confirmed the reason (G-18)', async () => {
			const caseId = await sendIncident(cloud());
			await answerAs(cloud(), caseId, 'coordinator', { decision: 'no-answer', reason: 'obscene' });
			const between = await viewOf(cloud(), caseId);
			expect(between.awaiting).toMatchObject([{ role: 'approver', stage: 'confirmation' }]);
			await answerAs(cloud(), caseId, 'approver', { decision: 'reject' });
			expect((await viewOf(cloud(), caseId)).awaiting).toMatchObject([{ role: 'coordinator', stage: 'screening' }]);
			await answerAs(cloud(), caseId, 'coordinator', { decision: 'no-answer', reason: 'threat' });
			await answerAs(cloud(), caseId, 'approver', { decision: 'confirm' });
			const view = await viewOf(cloud(), caseId);
			expect(view.state).toBe('no-answer');
			expect(view.clocks.filter(({ state }) => state === 'running')).toEqual([]);
		});

		it('2.9, 2.10: after an interim answer the curator sets the date of the final one, within seven working days', async () => {
			const caseId = await sendIncident(cloud(), { detectedAt: morning, publishedAt: morning });
			await answerAs(cloud(), caseId, 'coordinator', screening);
			const interim = { kind: 'interim', reason: 'Ждём поставку смеси.', promisedBy: '17.03.2025' };
			await answerAs(cloud(), caseId, 'roads', { ...draft, ...interim });
			await answerAs(cloud(), caseId, 'coordinator', check);
			await answerAs(cloud(), caseId, 'curator', approval);
			await answerAs(cloud(), caseId, 'coordinator', publication);
			const open = await viewOf(cloud(), caseId);
			expect(clocksOf(open)).toContain('2.2 LEGAL met');
			expect(open.clocks.find(({ clause }) => clause === '2.10a')?.dueAt).toBe('2025-03-21T18:00:00+03:00');
			const due = '2025-03-18T15:00:00+03:00';
			const late = { type: 'deadline.set', due: '2025-03-24T12:00:00+03:00' };
			expect(await decide(cloud(), caseId, late)).toMatchObject({ status: 422, body: { clause: '2.10b' } });
			expect(await decide(cloud(), caseId, { type: 'deadline.set', due })).toMatchObject({ status: 200 });
			const set = await viewOf(cloud(), caseId);
			expect(set.clocks.find(({ clause }) => clause === '2.10b')).toMatchObject({ dueAt: due, state: 'running' });
			await answerAs(cloud(), caseId, 'roads', draft);
			await answerAs(cloud(), caseId, 'coordinator', check);
			await answerAs(cloud(), caseId, 'curator', approval);
			const permalink = 'https://vk.com/wall-1_2?reply=4';
			await answerAs(cloud(), caseId, 'coordinator', { ...publication, permalink });
			const view = await viewOf(cloud(), caseId);
			expect(view.state).toBe('answered');
			expect(clocksOf(view)).toEqual(expect.arrayContaining(['2.10a LEGAL met', '2.10b LEGAL met']));
		});
	});
}
