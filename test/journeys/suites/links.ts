import { describe, expect, it } from '@jest/globals';
import { tenant } from '../../../cli/commands/tenant.ts';
import { deploymentAt } from '../../../cli/deployment/deployment.ts';
import { linkOf, openPage, postForm } from '../../../local/client.ts';
import { keptIo } from '../../support/memory-io.ts';
import { type JourneyCloud, until } from '../support/cloud.ts';
import { answerAs, productTime, sendIncident, straight, viewOf } from '../support/incident.ts';

const { screening = {}, draft = {} } = straight;

/** The links of mails, as scanners, strangers and hasty people meet them. */
export function links(cloud: () => JourneyCloud): void {
	const itemsOf = async (caseId: string) =>
		(await cloud().backstage.items()).filter(
			(item) => JSON.stringify(item).includes(caseId) && item['pk'] !== `ACCESS#${caseId}`,
		);

	/** A case whose unit is asked, and the link of that unit. */
	const asked = async () => {
		const caseId = await sendIncident(cloud());
		await answerAs(cloud(), caseId, 'coordinator', screening);
		const mail = await cloud().client.nextMail(caseId, ({ text }) => text.includes('/p/'));
		return { caseId, link: linkOf(mail) };
	};

	describe('the links of mails', () => {
		it('R-09: GET twenty times and HEAD as often change no item of the case', async () => {
			const { caseId, link } = await asked();
			// The mail is on record a moment after it has arrived, the stage's token too: neither is the scanner's doing.
			const before = await until(
				'the end of what the assignment caused',
				() => itemsOf(caseId),
				(items) =>
					items.every((item) => item['pending'] === undefined) &&
					items.some((item) => item['sk'] === 'TOKEN' && item['stage'] === 'draft'),
			);
			const gets = await Promise.all(Array.from({ length: 20 }, () => openPage(link)));
			expect(new Set(gets.map(({ status }) => status))).toEqual(new Set([200]));
			await Promise.all(Array.from({ length: 20 }, () => fetch(link, { method: 'HEAD' })));
			expect(await itemsOf(caseId)).toEqual(before);
			// By whose link it was is written down beside: the coordinator's, and once the unit's.
			const looks = (await cloud().backstage.items()).filter(({ pk }) => pk === `ACCESS#${caseId}`);
			expect(looks).toHaveLength(2);
			expect((await postForm(link, draft)).status).toBe(200);
		});

		it('R-10: a link that is forged, cut or without its signature is 403 and says nothing of any case', async () => {
			const { caseId, link } = await asked();
			const last = link.at(-2) === 'A' ? 'B' : 'A';
			const forged = [
				`${link.slice(0, -2)}${last}${link.at(-1)}`,
				link.slice(0, -5),
				link.split('.').slice(0, -1).join('.'),
			];
			for (const url of forged) {
				const page = await openPage(url);
				expect(page.status).toBe(403);
				expect(page.html).not.toContain(caseId);
				expect(page.html).not.toContain('обходим яму');
				const posted = await fetch(url, { method: 'POST', body: new URLSearchParams(draft) });
				expect(posted.status).toBe(403);
			}
			expect((await viewOf(cloud(), caseId)).awaiting).toMatchObject([{ stage: 'draft' }]);
		});

		it('R-10: a link is dead from the next request on once another holds the role, and once it was revoked by hand', async () => {
			const place = deploymentAt({ ...cloud().reach, now: Date.parse(productTime(cloud())) });
			const file = await place.tenants.municipalityInForce('anapa');
			if (file === null) throw new Error('no anapa');
			const { caseId, link } = await asked();
			const expectDead = async () => {
				const page = await openPage(link);
				expect(page.status).toBe(410);
				expect(page.html).not.toContain(caseId);
				expect((await fetch(link, { method: 'POST', body: new URLSearchParams(draft) })).status).toBe(410);
			};
			const people = file.people.filter(({ unit }) => unit !== 'roads');
			await place.tenants.putMunicipality({ ...file, people }, place.now);
			await expectDead();
			await place.tenants.putMunicipality(file, place.now);
			expect((await openPage(link)).status).toBe(200);
			const args = ['revoke-links', 'roads-1', '--municipality', 'anapa', '--yes'];
			expect(await tenant.run(args, keptIo(), { open: () => Promise.resolve(place), realNow: Date.now })).toBe(0);
			await expectDead();
			expect((await viewOf(cloud(), caseId)).awaiting).toMatchObject([{ stage: 'draft' }]);
		});

		it('plastunovskaya 7.2, R-10: an absence that begins while a draft is out passes it on, and back when it ends', async () => {
			const { caseId, link } = await asked();
			const say = async (...args: readonly string[]) => {
				const place = deploymentAt({ ...cloud().reach, now: Date.parse(productTime(cloud())) });
				return tenant.run([...args], keptIo(), { open: () => Promise.resolve(place), realNow: Date.now });
			};
			const today = productTime(cloud()).slice(0, 10);
			expect(await say('absent', 'anapa', 'roads-1', '--from', today, '--to', today)).toBe(0);
			const dead = await openPage(link);
			expect(dead.status).toBe(410);
			expect(dead.html).toContain('Второй специалист отдела дорожного хозяйства');
			expect(dead.html).not.toContain(caseId);
			await Promise.all([cloud().backstage.sweep(), cloud().backstage.sweep()]);
			const lent = await cloud().client.nextMail(caseId, ({ text }) => text.includes('вы замещаете'));
			expect(lent.to.map(({ address }) => address)).toEqual(['roads-deputy@anapa.example']);
			expect((await openPage(linkOf(lent))).status).toBe(200);
			expect(await say('back', 'anapa', 'roads-1')).toBe(0);
			await cloud().backstage.sweep();
			const own = await cloud().client.nextMail(caseId, ({ text }) => text.includes('Теперь оно снова'));
			expect(own.to.map(({ address }) => address)).toEqual(['roads@anapa.example']);
			expect((await openPage(linkOf(lent))).html).toContain('вернулся');
			expect((await postForm(linkOf(own), draft)).status).toBe(200);
			const { events } = await viewOf(cloud(), caseId);
			expect(events.filter(({ type }) => type === 'StepPassedOn')).toHaveLength(2);
		});

		it('R-11: ten posts at once are one decision; the others hear who did it, and so does a later click', async () => {
			const { caseId, link } = await asked();
			const pages = await Promise.all(Array.from({ length: 10 }, () => postForm(link, draft)));
			expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([200]));
			for (const { html } of pages) expect(html).not.toContain('<form');
			expect(pages.filter(({ heading }) => heading === 'Это уже сделано')).toHaveLength(9);
			const view = await viewOf(cloud(), caseId);
			expect(view.events.filter(({ type }) => type === 'DraftSubmitted')).toHaveLength(1);
			expect((await postForm(link, draft)).heading).toBe('Это уже сделано');
			expect(await viewOf(cloud(), caseId)).toEqual(view);
		});

		it('a form with faults comes back with what was entered: too long a draft, a permalink of another network', async () => {
			const { caseId, link } = await asked();
			const long = await postForm(link, { ...draft, text: `Здравствуйте! ${'а'.repeat(10_000)}` });
			expect(long.status).toBe(422);
			expect(long.html).toMatch(/<title>Ошибка:/);
			expect(long.html).toContain('а'.repeat(10_000));
			expect((await postForm(link, { ...draft, text: '' })).status).toBe(422);
			expect((await viewOf(cloud(), caseId)).awaiting).toMatchObject([{ stage: 'draft' }]);
			expect((await postForm(link, draft)).status).toBe(200);
			await answerAs(cloud(), caseId, 'coordinator', straight['check'] ?? {});
			await answerAs(cloud(), caseId, 'curator', straight['approval'] ?? {});
			const mail = await cloud().client.nextMail(caseId, ({ text }) => text.includes('/p/'));
			const elsewhere = await postForm(linkOf(mail), {
				decision: 'publish',
				permalink: 'https://ok.ru/group/1/topic/2',
			});
			expect(elsewhere.status).toBe(422);
			expect(elsewhere.html).toContain('https://ok.ru/group/1/topic/2');
			expect((await postForm(linkOf(mail), straight['publication'] ?? {})).status).toBe(200);
		});
	});
}
