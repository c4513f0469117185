import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readText, root } from '../support/checkout.ts';
import { house } from '../support/house.ts';
import { incidentBody } from '../support/requests.ts';

const coordinator = 'coordinator@anapa.example';
const roads = 'roads@anapa.example';
const curator = 'curator@krasnodar.example';
const canary = (what: string) => `ПДн-канарейка-${what}`;

describe('R-27: what names a person or was said by one stands in content items alone', () => {
	it('no log line, metric, event, outbox row, dedup row, link row or execution knows any of it after a whole case', async () => {
		const h = await house();
		const body = incidentBody({
			text: canary('текст'),
			location: canary('адрес'),
			author: { name: canary('имя'), profile: `https://vk.com/${canary('профиль')}` },
			media: [{ url: `https://vk.com/${encodeURI(canary('фото'))}`, type: 'image/jpeg' }],
		});
		await h.receive(h.signed(JSON.stringify(body)));
		await h.receive(h.signed(JSON.stringify({ ...body, incident: { ...body.incident, text: canary('другой') } })));
		await h.settle();
		await h.post(h.linkTo(coordinator), { decision: 'clarify', text: canary('вопрос') });
		await h.post(h.linkTo(curator), { decision: 'clarified', text: canary('ответ') });
		await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
		await h.post(h.linkTo(roads), { decision: 'submit', kind: 'final', text: canary('проект') });
		await h.post(h.linkTo(coordinator), { decision: 'forward' });
		await h.post(h.linkTo(curator), { decision: 'return', reason: 'other', comment: canary('замечание') });
		await h.sweep({ is: 'minute' });

		const dump = JSON.parse(h.store.dump()) as { cases: { content: [string, unknown][] }[] };
		const content = JSON.stringify(dump.cases.map((one) => one.content));
		expect(content).toContain(canary('текст'));
		expect(content).toContain(canary('замечание'));
		const rest = JSON.stringify({ ...dump, cases: dump.cases.map(({ content: _, ...one }) => one) });
		const everything = [rest, ...h.said, ...h.counted.keys(), JSON.stringify(h.machines.starts())].join('\n');
		expect(everything).not.toContain('канарейка');
		expect(h.said.length).toBeGreaterThan(10);
	});
	it('one adapter alone makes content items, so nothing else can write words beside a case', () => {
		const files = ['functions', 'cli'].flatMap((folder) =>
			readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
		);
		const making = files
			.filter((path) => path.endsWith('.ts'))
			.filter((path) => /caseKeys\.content|contentPrefix|CONTENT#/.test(readText(path)));
		expect(making.toSorted()).toEqual(['functions/adapters/dynamo-content.ts', 'functions/adapters/keys.ts']);
	});
	it('R-13: no log line holds a link or a callback token', async () => {
		const h = await house();
		await h.incident();
		const link = h.linkTo(coordinator);
		await h.open(link);
		await h.post(link, { decision: 'route', unit: 'roads' });
		const log = h.said.join('\n');
		for (const part of [link, ...link.split('.'), 'token-']) expect(log).not.toContain(part);
	});
	it('reference mode keeps the words and the name of a citizen out of the table (G-20)', async () => {
		const h = await house();
		const municipality = await h.place.tenants.loadMunicipality('anapa');
		if (municipality === null) throw new Error('no anapa');
		await h.place.tenants.putMunicipality({ ...municipality, referenceMode: true }, h.time.now);
		await h.incident({ text: canary('текст'), author: { name: canary('имя'), profile: null } });
		expect(h.store.dump()).not.toContain('канарейка');
		expect(h.mails[0]?.text).not.toContain('канарейка');
		expect(h.mails[0]?.text).toContain('https://vk.com/wall-1_2');
	});
});
