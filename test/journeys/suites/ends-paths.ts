import { describe, expect, it } from '@jest/globals';
import { linkOf, postForm } from '../../../local/client.ts';
import { firstWords } from '../../support/first-words.ts';
import type { JourneyCloud } from '../support/cloud.ts';
import { answerAs, decide, sendIncident, straight, viewOf } from '../support/incident.ts';

const { screening = {}, draft = {}, check = {}, approval = {}, publication = {} } = straight;

/** Cases that end as what they are, and a link that is put right: each by mail and form (G-32 to G-37). */
export function endsPaths(cloud: () => JourneyCloud): void {
	/** The link to the case itself, which stands beside the one to the stage. */
	const caseLink = (text: string): string => {
		const links = [...text.matchAll(/https?:\/\/\S+\/p\/[\w.-]+/g)].map(([link]) => link);
		const last = links.at(-1);
		if (last === undefined || links.length < 2) throw new Error('the mail holds no link to the case');
		return last;
	};
	const state = async (caseId: string) => (await viewOf(cloud(), caseId)).state;
	const toCoordinator = (caseId: string, asks: string) =>
		cloud().client.nextMail(
			caseId,
			(mail) => firstWords(mail).startsWith(asks) && mail.to.some(({ address }) => address.startsWith('coordinator@')),
		);
	const approved = async (caseId: string) => {
		const first = await answerAs(cloud(), caseId, 'coordinator', screening);
		await answerAs(cloud(), caseId, 'roads', draft);
		await answerAs(cloud(), caseId, 'coordinator', check);
		const approving = await answerAs(cloud(), caseId, 'curator', approval);
		return { coordinator: caseLink(first.mail.text), curator: caseLink(approving.mail.text) };
	};

	describe('a case that ends as what it is', () => {
		it('G-33: the post is gone before the answer is posted; the second person reads why, and confirms', async () => {
			const caseId = await sendIncident(cloud());
			await approved(caseId);
			const gone = { decision: 'unpublishable', kind: 'deleted', comment: 'Запись удалена автором' };
			await answerAs(cloud(), caseId, 'coordinator', gone);
			const { mail } = await answerAs(cloud(), caseId, 'approver', { decision: 'confirm' });
			expect(mail.text).toContain('> Запись удалена автором');
			const { state: ended, clocks } = await viewOf(cloud(), caseId);
			expect(ended).toBe('unpublishable');
			for (const clause of ['2.2', '2.12']) {
				expect(clocks.find((clock) => clock.clause === clause && clock.shadow !== true)?.state).toBe('met');
			}
		});

		it('G-35: a threat seen while the unit writes; by the link to the case no answer is proposed, and confirmed', async () => {
			const caseId = await sendIncident(cloud());
			const { mail } = await answerAs(cloud(), caseId, 'coordinator', screening);
			const link = caseLink(mail.text);
			const page = await postForm(link, { decision: 'no-answer', reason: 'threat' });
			expect(page.status).toBe(200);
			await answerAs(cloud(), caseId, 'approver', { decision: 'confirm' });
			expect(await state(caseId)).toBe('no-answer');
			expect((await postForm(linkOf(mail), screening)).html).not.toContain('<form');
		});

		it('G-32: recalled by the curator who approved it, agreed anew and posted; G-36: its link put right after the end', async () => {
			const caseId = await sendIncident(cloud());
			const links = await approved(caseId);
			await toCoordinator(caseId, 'Опубликуйте');
			expect((await postForm(links.curator, { decision: 'recall', comment: 'Не та дата' })).status).toBe(200);
			expect(await state(caseId)).toBe('check');
			const again = await toCoordinator(caseId, 'Проверьте');
			expect(again.text).toContain('> Не та дата');
			expect((await postForm(linkOf(again), check)).status).toBe(200);
			await answerAs(cloud(), caseId, 'curator', approval);
			await answerAs(cloud(), caseId, 'coordinator', publication);
			expect(await state(caseId)).toBe('answered');
			const permalink = 'https://vk.com/wall-1_2?reply=7';
			const corrected = await postForm(links.coordinator, { decision: 'correct', permalink, comment: 'Чужая запись' });
			expect(corrected.status).toBe(200);
			expect((await viewOf(cloud(), caseId))['links']).toMatchObject({ answer: permalink });
		});

		it('G-29: a silent unit is passed over by the link to the case; it reads why, its link is dead, the next one answers', async () => {
			const caseId = await sendIncident(cloud());
			const { mail } = await answerAs(cloud(), caseId, 'coordinator', screening);
			const sentTo =
				(unit: string, about: string) =>
				({ text, to }: { readonly text: string; readonly to: readonly { readonly address: string }[] }) =>
					to.some(({ address }) => address.startsWith(`${unit}@`)) && text.includes(about);
			const asked = await cloud().client.nextMail(caseId, sentTo('roads', '/p/'));
			const taking = { decision: 'reassign', takenFrom: 'roads', to: 'parks', comment: 'Молчат второй день' };
			expect((await postForm(caseLink(mail.text), { ...taking, comment: '' })).status).toBe(422);
			expect((await postForm(caseLink(mail.text), taking)).status).toBe(200);
			await cloud().client.nextMail(caseId, sentTo('roads', 'Молчат второй день'));
			expect((await postForm(linkOf(asked), draft)).status).toBe(410);
			await answerAs(cloud(), caseId, 'parks', draft);
			await answerAs(cloud(), caseId, 'coordinator', check);
			await answerAs(cloud(), caseId, 'curator', approval);
			await answerAs(cloud(), caseId, 'coordinator', publication);
			const { state: ended, clocks } = await viewOf(cloud(), caseId);
			expect(ended).toBe('answered');
			const ofUnits = clocks.filter(({ clause, shadow }) => clause === '2.7' && shadow !== true);
			expect(ofUnits.map(({ unit, state: stands }) => [unit, stands])).toEqual([
				['roads', 'void'],
				['parks', 'met'],
			]);
		});

		it('G-37: the curator takes the incident back by machine, and the unit reads why', async () => {
			const caseId = await sendIncident(cloud());
			await answerAs(cloud(), caseId, 'coordinator', screening);
			const atRoads = ({ to }: { readonly to: readonly { readonly address: string }[] }) =>
				to.some(({ address }) => address.startsWith('roads@'));
			await cloud().client.nextMail(caseId, atRoads);
			const withdrawn = { type: 'incident.withdrawn', reason: 'Отправлено дважды' };
			expect((await decide(cloud(), caseId, withdrawn)).status).toBe(200);
			expect(await state(caseId)).toBe('withdrawn');
			const told = await cloud().client.nextMail(
				caseId,
				(mail) => mail.text.includes('Отправлено дважды') && atRoads(mail),
			);
			expect(told.text).not.toContain('/p/');
		});
	});
}
