import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { addIntegration, applyMunicipality } from '../../cli/deployment/tenancy.ts';
import { readCalendarData } from '../../cli/files/calendar-files.ts';
import { readMunicipality, readRegulation } from '../../cli/files/data-files.ts';
import { root } from '../support/checkout.ts';
import { house } from '../support/house.ts';
import { readable } from '../support/markup.ts';
import { filesWithoutUnits } from '../support/no-units.ts';
import { incidentBody, linksIn, readJson, signatureOf } from '../support/requests.ts';

/** The product, in which a town without units has been taken in beside the others. */
async function townWithoutUnits() {
	const h = await house();
	const files = await filesWithoutUnits();
	const regulation = await readRegulation(files.regulation);
	const read = await readMunicipality(files.municipality, await readCalendarData(join(root, 'calendars')));
	await rm(files.folder, { recursive: true });
	if (!regulation.ok || !read.ok) throw new Error('the files are not sound');
	await h.place.tenants.putRegulation(regulation.value, h.place.now);
	await applyMunicipality(h.place, read.value);
	const added = await addIntegration(h.place, 'klyuchi');
	if (!added.ok) throw new Error(added.refusal.why);
	const integration = { id: 'klyuchi', secret: added.value.secret };
	const body = new TextEncoder().encode(
		JSON.stringify(incidentBody({ network: 'max', permalink: 'https://max.ru/c/1', media: [] }, h.time.now, 'klyuchi')),
	);
	const headers = { 'content-type': 'application/json', ...signatureOf(body, integration, 'hook-k', h.time.now) };
	const answer = await h.receive(h.request({ body, headers }));
	await h.settle();
	const mailsTo = (name: string) => h.mails.filter(({ to: { mail } }) => mail === `${name}@klyuchi.example`);
	return {
		h,
		mailsTo,
		to: (name: string) => h.linkTo(`${name}@klyuchi.example`),
		caseId: String(readJson(answer)['caseId']),
	};
}

describe('a town without units (G-30)', () => {
	it('goes by its pages from the first mail to the answer, an interim one included; nothing speaks of units', async () => {
		const { h, mailsTo, to, caseId } = await townWithoutUnits();
		const pages: string[] = [];
		const open = async (link: string) => {
			const { status, body } = await h.open(link);
			expect(status).toBe(200);
			pages.push(body);
			return body;
		};
		const post = async (name: string, fields: Readonly<Record<string, string>>) => {
			const link = to(name);
			await open(link);
			const { status, body } = await h.post(link, fields);
			expect([fields, status]).toEqual([fields, 200]);
			pages.push(body);
		};
		const state = async () => (await h.store.cases.load(caseId))?.state.status;
		const screening = await open(to('duty'));
		for (const name of ['unit', 'addedUnits', 'takenFrom', 'to', 'photoUnit', 'authorUnit', 'suggested'])
			expect(screening).not.toContain(`name="${name}"`);
		expect(screening).not.toContain('value="route"');
		const text = 'Здравствуйте! Яму заделают.';
		const link = to('duty');
		const routed = await h.post(link, { decision: 'route', unit: 'roads' });
		expect(routed.status).toBe(422);
		await post('duty', {
			decision: 'submit',
			kind: 'interim',
			text,
			promisedBy: '14.03.2025 12:00',
			reason: 'Ждём деталь',
		});
		expect(await state()).toMatchObject({ stage: 'approval' });
		await post('manager', { decision: 'approve' });
		await post('duty', { decision: 'publish', permalink: 'https://max.ru/c/2', visibility: 'public' });
		expect(await state()).toMatchObject({ stage: 'draft', awaits: 'coordinator' });
		await post('duty', { decision: 'submit', kind: 'final', text });
		await post('manager', { decision: 'return', reason: 'other', comment: 'Поправьте дату' });
		expect(await state()).toMatchObject({ stage: 'draft', awaits: 'coordinator' });
		await post('duty', { decision: 'submit', kind: 'final', text: `${text} Завтра.` });
		await post('manager', { decision: 'approve' });
		await post('duty', { decision: 'publish', permalink: 'https://max.ru/c/3', visibility: 'public' });
		expect(await state()).toMatchObject({ is: 'ended', outcome: 'answered' });
		for (const { text: said } of [...mailsTo('duty'), ...mailsTo('manager')])
			expect(said).not.toMatch(/подразделени|участк|отдел/iu);
		for (const page of pages) expect(readable(page)).not.toMatch(/подразделени|участк|отдел/iu);
		expect(linksIn(mailsTo('duty')).length).toBeGreaterThan(0);
	});
});
