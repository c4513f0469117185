import { beforeEach, describe, expect, it } from '@jest/globals';
import { DAY_MS } from '../../domain/instant.ts';
import { monthCases } from '../../functions/adapters/month-cases.ts';
import { type EraseDeps, eraseCase } from '../../functions/use-cases/erase.ts';
import { reckonMonth } from '../../functions/use-cases/month.ts';
import { findTenant } from '../../functions/use-cases/tenant.ts';
import { act, canary, kept, sent } from '../support/canaries.ts';
import { bytesOf, jpegBeginning, multipartOf } from '../support/files.ts';
import { type House, house } from '../support/house.ts';
import { hiddenIn, readable } from '../support/markup.ts';
import { memoryArchive } from '../support/reporting.ts';
import { formRequest, incidentBody, linkIn } from '../support/requests.ts';

const coordinator = 'coordinator@anapa.example';
const roads = 'roads@anapa.example';
const curator = 'curator@krasnodar.example';

/** Everything that is held or said anywhere, with the addresses in it made readable. */
function everything(h: House): string {
	const { content, rest } = kept(h);
	return [content, rest, h.files.dump()].join('\n');
}

/** A canary by every door: webhook, forms, files, text that was never sent, a decision of the curator’s system. */
async function wholeCase(h: House): Promise<string> {
	const caseId = await h.incident(sent);
	await act(h, coordinator, { decision: 'clarify', of: 'curator' });
	const decide = async (body: object) => {
		await h.decide(h.signed(JSON.stringify({ caseId, ...body }), { path: { caseId } }));
		await h.settle();
	};
	await decide({ type: 'clarification.answered', text: canary('ответ') });
	await act(h, coordinator, { decision: 'route', unit: 'roads' });
	const link = h.linkTo(roads);
	const photo = { name: `${canary('файл')}.jpg`, bytes: bytesOf(jpegBeginning, canary('снимок')) };
	const form = multipartOf(
		[
			...Object.entries(hiddenIn((await h.open(link)).body)),
			['decision', 'submit'],
			['kind', 'final'],
			['text', `Здравствуйте! ${canary('проект')}`],
		],
		[photo],
	);
	await h.act(h.request({ headers: { 'content-type': form.type }, path: { link }, body: form.body }));
	await h.settle();
	await h.checkFiles();
	await act(h, coordinator, { decision: 'forward' });
	const approval = h.linkTo(curator);
	const typed = { ...hiddenIn((await h.open(approval)).body), comment: canary('неотправленное'), keep: 'typing' };
	await h.act(formRequest(approval, typed, h.time.now));
	await decide({ type: 'draft.returned', draft: 2, reason: 'other', comment: canary('замечание') });
	await act(h, coordinator, { decision: 'submit', kind: 'final' });
	await act(h, coordinator, { decision: 'forward' });
	await act(h, curator, { decision: 'approve' });
	await act(h, coordinator, { decision: 'publish' });
	return caseId;
}

let h: House;
let caseId: string;
beforeEach(async () => {
	h = await house();
	caseId = await wholeCase(h);
});

const erase = (deps: Partial<EraseDeps> = {}, id = caseId, evenOpen = false) =>
	eraseCase({ ...h.erasing, ...deps }, { caseId: id, because: 'asked', evenOpen, at: h.time.now });

async function figures() {
	const tenant = await findTenant(h.place.tenants, 'anapa', null);
	if (tenant === null) throw new Error('no anapa');
	const months = monthCases(h.store.cases, h.store.index);
	return (
		await reckonMonth({ months, tenants: h.place.tenants, archive: memoryArchive() }, tenant, '2025-03', h.time.now)
	).report;
}

describe('R-28: a person is erased and the figures stay', () => {
	it('no canary is left in table, buckets, outbox, queues, logs or executions, and the month is as it was', async () => {
		const before = await figures();
		expect(before.total).toBe(1);
		for (const word of ['текст', 'имя', 'неотправленное', 'снимок', 'замечание'])
			expect({ word, isThere: everything(h).includes(canary(word)) }).toEqual({ word, isThere: true });
		expect(h.files.shown.size + h.files.evidence.size).toBe(2);
		expect(await erase()).toMatchObject({ is: 'erased', files: 1 });
		for (const original of await h.files.originals.list(caseId)) await h.files.originals.erase(original, true);
		expect(everything(h)).not.toContain('канарейка');
		expect(h.files.shown.size + h.files.evidence.size + h.files.quarantined.size).toBe(0);
		expect(await h.store.cases.loadContent(caseId)).toEqual({});
		expect(h.store.findRows().filter(({ mark }) => !mark.startsWith('did#'))).toEqual([]);
		expect(await figures()).toEqual(before);
	});

	it('the same message sent again is known still, and becomes no second case', async () => {
		await erase();
		const again = await h.receive(h.signed(JSON.stringify(incidentBody(sent, h.time.now))));
		expect({ status: again.status, body: again.body }).toMatchObject({
			status: 200,
			body: expect.stringContaining(caseId),
		});
		expect(await h.store.cases.loadContent(caseId)).toEqual({});
		expect(h.store.count().cases).toBe(1);
	});

	it.each(['fingerprints', 'foundBy', 'files', 'seen', 'words'] as const)(
		'where it broke at its %s, the same call finishes it, and says once that it was done',
		async (name) => {
			const die = () => Promise.reject(new Error('died'));
			const broken = {
				fingerprints: { forgetFingerprint: die },
				foundBy: { forgetFinds: die },
				files: { erase: die },
				seen: { forget: die },
				words: { ...h.erasing.words, erase: die },
			};
			await expect(erase({ [name]: broken[name] })).rejects.toThrow('died');
			expect(await erase()).toMatchObject({ is: 'erased' });
			expect(await erase()).toMatchObject({ is: 'erased', parts: 0, files: 0 });
			const stored = await h.store.cases.load(caseId);
			const events = stored?.log.flatMap((decision) => decision.events) ?? [];
			expect(events.filter(({ type }) => type === 'PersonalDataErased')).toHaveLength(1);
			for (const original of await h.files.originals.list(caseId)) await h.files.originals.erase(original, true);
			expect(everything(h)).not.toContain('канарейка');
		},
	);

	it('a case that is open is left alone, unless that is said', async () => {
		const open = await h.incident({ ...sent, externalId: canary('открытое') });
		expect(await erase({}, open)).toEqual({ is: 'open' });
		expect(Object.keys(await h.store.cases.loadContent(open))).toEqual(['message']);
		expect(await erase({}, open, true)).toMatchObject({ is: 'erased', parts: 1 });
		const page = readable((await h.open(h.linkTo(coordinator))).body).replaceAll('\u00a0', ' ');
		expect(page).toMatch(/Персональные данные по делу удалены \d+ марта 2025 г\., \d\d:\d\d/);
		expect(page).not.toContain('канарейка');
	});

	it('nobody adds a word to it any more: neither an act nor text that is kept', async () => {
		const link = linkIn(h.mails.findLast(({ to, text }) => to.mail === coordinator && text.includes('/p/')));
		await erase();
		const fields = {
			decision: 'correct',
			permalink: 'https://vk.com/wall-1_9',
			reason: canary('поздно'),
			corrections: '0',
		};
		await h.act(formRequest(link, { ...fields, caseId }, h.time.now));
		await h.act(formRequest(link, { ...fields, caseId, keep: 'typing' }, h.time.now));
		expect(await h.store.cases.loadContent(caseId)).toEqual({});
	});

	it('a case that is not there is said to be none, and nothing is noted of it', async () => {
		expect(await erase({}, 'AN-9999-9999')).toEqual({ is: 'unknown-case' });
		expect(h.files.dump()).not.toContain('AN-9999-9999');
	});
});

describe('R-28: words are kept for as long as the municipality’s file says', () => {
	const keepFor = async (retention: { words: number; accesses: number } | null) => {
		const municipality = await h.place.tenants.loadMunicipality('anapa');
		if (municipality === null) throw new Error('no anapa');
		await h.place.tenants.putMunicipality({ ...municipality, retention }, h.time.now);
	};
	const endedAt = async () => {
		const status = (await h.store.cases.load(caseId))?.state.status;
		return status?.is === 'ended' ? status.at : 0;
	};

	it('not on the last day, and on the next; once, and of nothing that is open', async () => {
		const open = await h.incident({ ...sent, externalId: canary('открытое') });
		await keepFor({ words: 30, accesses: 30 });
		h.time.now = (await endedAt()) + 30 * DAY_MS;
		expect(await h.eraseWords()).toEqual({ erased: 0 });
		h.time.now += 1;
		expect(await h.eraseWords()).toEqual({ erased: 1 });
		expect(await h.store.cases.loadContent(caseId)).toEqual({});
		expect(Object.keys(await h.store.cases.loadContent(open))).toEqual(['message']);
		expect(await h.eraseWords()).toEqual({ erased: 0 });
	});

	it('a municipality that says nothing keeps them', async () => {
		await keepFor(null);
		h.time.now += 5_000 * DAY_MS;
		expect(await h.eraseWords()).toEqual({ erased: 0 });
	});

	it('one that fails keeps no other waiting, is named, and is tried again', async () => {
		await h.incident({ ...sent, externalId: canary('второй') });
		await act(h, coordinator, { decision: 'return-to-curator' });
		await keepFor({ words: 30, accesses: 30 });
		h.time.now += 40 * DAY_MS;
		const { erase: real } = h.store.words;
		h.store.words.erase = (id, part) => (id === caseId ? Promise.reject(new Error('died')) : real(id, part));
		await expect(h.eraseWords()).rejects.toThrow(caseId);
		h.store.words.erase = real;
		expect(await h.eraseWords()).toEqual({ erased: 1 });
	});
});
