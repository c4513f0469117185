import { describe, expect, it } from '@jest/globals';
import { linkOf, postForm } from '../../../local/client.ts';
import type { JourneyCloud } from '../support/cloud.ts';
import { answerAs, clocksOf, decide, morning, sendIncident, straight, viewOf } from '../support/incident.ts';

const { screening = {}, draft = {}, check = {}, publication = {} } = straight;

/** Where Anapa's path turns back or is changed under way. */
export function anapaTurns(cloud: () => JourneyCloud): void {
	describe('Anapa, where the path turns', () => {
		it('2.11: two returns, one by form and one by machine; only the draft that was read can be approved', async () => {
			const caseId = await sendIncident(cloud());
			await answerAs(cloud(), caseId, 'coordinator', screening);
			await answerAs(cloud(), caseId, 'roads', draft);
			await answerAs(cloud(), caseId, 'coordinator', check);
			await answerAs(cloud(), caseId, 'curator', { decision: 'return', comment: 'Нет обращения к автору.' });
			await answerAs(cloud(), caseId, 'coordinator', { decision: 'submit', text: 'Здравствуйте! Яму заделают.' });
			await answerAs(cloud(), caseId, 'coordinator', check);
			const second = (await viewOf(cloud(), caseId)).draft?.version ?? 0;
			const returned = { type: 'draft.returned', draft: second, reason: 'other', comment: 'Назовите срок.' };
			expect(await decide(cloud(), caseId, returned)).toMatchObject({ status: 200 });
			await answerAs(cloud(), caseId, 'coordinator', {
				decision: 'submit',
				text: 'Здравствуйте! Яму заделают к пятнице.',
			});
			await answerAs(cloud(), caseId, 'coordinator', check);
			const before = await viewOf(cloud(), caseId);
			expect(before.draft?.version).toBeGreaterThan(second);
			const stale = await decide(cloud(), caseId, { type: 'draft.approved', draft: second });
			expect(stale).toMatchObject({ status: 409, body: { allowed: expect.any(Array) } });
			expect(await viewOf(cloud(), caseId)).toEqual(before);
			const approved = { type: 'draft.approved', draft: before.draft?.version };
			expect(await decide(cloud(), caseId, approved)).toMatchObject({ status: 200 });
			expect(await decide(cloud(), caseId, approved)).toMatchObject({ status: 200 });
			await answerAs(cloud(), caseId, 'coordinator', publication);
			const view = await viewOf(cloud(), caseId);
			expect(view.state).toBe('answered');
			expect(clocksOf(view).filter((clock) => clock === '2.11 LEGAL met')).toHaveLength(2);
			expect(view.events.filter(({ type }) => type === 'DraftApproved')).toHaveLength(1);
		});

		it('2.5: a unit declines; the next one is asked with a term of its own, the link of the first one is dead', async () => {
			const caseId = await sendIncident(cloud());
			await answerAs(cloud(), caseId, 'coordinator', screening);
			const decline = { decision: 'decline', reason: 'Двор ведёт отдел ЖКХ.', suggested: 'housing' };
			const declined = await answerAs(cloud(), caseId, 'roads', decline);
			await answerAs(cloud(), caseId, 'coordinator', { decision: 'route', unit: 'housing' });
			const late = await postForm(linkOf(declined.mail), draft);
			expect(late.html).not.toContain('<form');
			await answerAs(cloud(), caseId, 'housing', draft);
			const view = await viewOf(cloud(), caseId);
			expect(view.awaiting).toMatchObject([{ role: 'coordinator', stage: 'check' }]);
			const terms = view.clocks.filter(({ clause }) => clause === '2.7').map(({ unit, state }) => ({ unit, state }));
			expect(terms).toEqual([
				{ unit: 'roads', state: 'void' },
				{ unit: 'housing', state: 'met' },
			]);
		});

		it('2.4: the curator is asked and answers by machine; 2.5 begins again, 2.2 runs on (A-3, A-5)', async () => {
			const caseId = await sendIncident(cloud(), { detectedAt: morning, publishedAt: morning });
			await answerAs(cloud(), caseId, 'coordinator', { decision: 'clarify', text: 'О какой остановке речь?' });
			const asked = await viewOf(cloud(), caseId);
			expect(asked.awaiting).toContainEqual({ role: 'curator', unit: null, stage: 'clarification' });
			const reply = { type: 'clarification.answered', text: 'Остановка «Рынок».' };
			expect(await decide(cloud(), caseId, reply)).toMatchObject({ status: 200 });
			const { mail } = await answerAs(cloud(), caseId, 'coordinator', screening);
			expect(mail.text).toContain('Остановка «Рынок».');
			const view = await viewOf(cloud(), caseId);
			expect(clocksOf(view)).toEqual(
				expect.arrayContaining(['2.4 LEGAL met', '2.5 INTERP void', '2.5 INTERP met', '2.2 LEGAL running']),
			);
			expect(view.clocks.find(({ clause }) => clause === '2.2')?.dueAt).toBe('2025-03-12T18:00:00+03:00');
		});

		it('2.13: importance raised by machine in the middle shortens from the start on; lowered it is as before (G-14)', async () => {
			const caseId = await sendIncident(cloud(), { detectedAt: morning, publishedAt: morning });
			expect(await decide(cloud(), caseId, { type: 'importance.raised' })).toMatchObject({ status: 200 });
			const raised = await viewOf(cloud(), caseId);
			expect(raised.clocks.find(({ clause }) => clause === '2.13')?.dueAt).toBe('2025-03-12T13:00:00+03:00');
			expect(await decide(cloud(), caseId, { type: 'importance.lowered' })).toMatchObject({ status: 200 });
			const lowered = await viewOf(cloud(), caseId);
			const running = lowered.clocks.filter(
				({ stage, state, shadow }) => stage === 'overall' && state === 'running' && shadow !== true,
			);
			expect(running).toMatchObject([{ clause: '2.2', dueAt: '2025-03-12T18:00:00+03:00' }]);
		});
	});
}
