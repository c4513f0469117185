import { describe, expect, it } from '@jest/globals';
import { act, canary, kept, sent } from '../support/canaries.ts';
import { Desk } from '../support/desk.ts';
import { hiddenIn, readable } from '../support/markup.ts';
import { formRequest } from '../support/requests.ts';
import { routeTo, town } from '../support/town.ts';

type Town = Awaited<ReturnType<typeof town>>;
const of = (municipality: string) => (person: string) => `${person}@${municipality}.example`;

/** The ways of each town on which people write in words of their own; Anapa's stand in personal-fields.test.ts. */
const ways: Readonly<Record<string, { readonly integration: string; readonly go: (place: Town) => Promise<void> }>> = {
	kislovodsk: {
		integration: 'stavropol',
		async go({ h, to, incident }) {
			const at = of('kislovodsk');
			await incident(sent);
			const screening = to('coordinator');
			await act(h, at('coordinator'), { decision: 'clarify', of: 'author' });
			await act(h, at('coordinator'), { decision: 'clarified', repliedAt: '12.03.2025 10:01' });
			await h.post(screening, { decision: 'route', unit: 'roads' });
			await act(h, at('roads'), { decision: 'submit', kind: 'final' });
			await act(h, at('coordinator'), { decision: 'return' });
			await act(h, at('roads'), { decision: 'submit', kind: 'final' });
			await act(h, at('coordinator'), { decision: 'forward' });
			await act(h, 'curator@stavropol.example', { decision: 'approve' });
			await act(h, at('coordinator'), { decision: 'publish' });
		},
	},
	plastunovskaya: {
		integration: 'krasnodar',
		async go({ h, to, incident }) {
			const at = of('plastunovskaya');
			await incident(sent);
			await routeTo(h, to('coordinator'), 'roads', 'housing', 'parks');
			await act(h, at('parks'), { decision: 'decline', suggested: canary('suggested') });
			await act(h, at('roads'), { decision: 'submit', kind: 'final' });
			await act(h, at('housing'), { decision: 'submit', kind: 'final' });
			await act(h, at('coordinator'), { decision: 'consolidate', unit: 'roads' });
			await act(h, at('coordinator'), { decision: 'forward' });
			await act(h, 'curator@krasnodar.example', { decision: 'return', reason: '14.2' });
			await act(h, at('roads'), { decision: 'submit', kind: 'final' });
			await act(h, at('coordinator'), { decision: 'forward' });
			await act(h, 'curator@krasnodar.example', { decision: 'approve' });
			await act(h, at('coordinator'), { decision: 'publish' });
		},
	},
	perm: {
		integration: 'perm',
		async go({ h, to, incident }) {
			const at = of('perm');
			await incident(sent);
			await routeTo(h, to('coordinator'), 'roads', 'housing');
			await act(h, at('roads'), { decision: 'submit', kind: 'final' });
			await act(h, at('housing'), { decision: 'submit', kind: 'final' });
			await act(h, at('coordinator'), { decision: 'return', reason: '3.7.1', part: 'roads' });
			await act(h, at('roads'), { decision: 'submit', kind: 'final' });
			await act(h, at('coordinator'), { decision: 'consolidate', kind: 'final' });
		},
	},
	okha: {
		integration: 'sakhalin',
		async go({ h, incident }) {
			const at = of('okha');
			await incident({ ...sent, kind: 'page-message', page: 'administration' });
			await act(h, at('coordinator'), { decision: 'explain', category: '3.7.1' });
			await incident({ ...sent, externalId: canary('второй') });
			await act(h, at('coordinator'), { decision: 'route', unit: 'roads' });
			await act(h, at('roads'), { decision: 'submit', kind: 'final' });
			await act(h, at('coordinator'), { decision: 'publish', generalInterest: 'yes' });
		},
	},
};

describe('R-27: in no town does a word of a person reach anything but content', () => {
	it.each(Object.entries(ways))('%s', async (municipality, { integration, go }) => {
		const place = await town(municipality, integration);
		await go(place);
		await place.h.sweep({ is: 'minute' });
		await place.h.settle();
		const { content, rest } = kept(place.h);
		expect(rest).not.toContain('канарейка');
		for (const word of ['номер', 'тема', 'имя', 'text']) {
			expect({ word, isKept: content.includes(canary(word)) }).toEqual({ word, isKept: true });
		}
	});
});

describe('G-20, R-27: in reference mode no word of an author is kept, whoever copied it here', () => {
	const referenceTown = async (municipality: string, integration: string) => {
		const place = await town(municipality, integration);
		const { tenants } = place.h.place;
		const file = await tenants.loadMunicipality(municipality);
		if (file === null) throw new Error(`no ${municipality}`);
		await tenants.putMunicipality({ ...file, referenceMode: true }, place.h.time.now);
		return place;
	};

	it('kislovodsk 10b: not his reply, half typed or sent; where it stands in the network is kept, and the term runs on', async () => {
		const { h, to, incident } = await referenceTown('kislovodsk', 'stavropol');
		const { text, author, media } = sent;
		const caseId = await incident({ text, author, media });
		await h.post(to('coordinator'), { decision: 'clarify', of: 'author', text: 'О каком доме речь?' }, 60);
		const link = to('coordinator');
		const page = await h.open(link);
		expect(readable(page.body)).toContain('Его слова здесь не хранят');
		expect(h.mails.at(-1)?.text).not.toContain('перенесите его слова');
		const typed = { ...hiddenIn(page.body), decision: 'clarified', text: canary('ответ автора') };
		expect((await h.act(formRequest(link, { ...typed, keep: 'typing' }, h.time.now))).status).toBe(200);
		expect((await h.post(link, { ...typed, repliedAt: 'не время' })).status).toBe(422);
		expect(kept(h).content).not.toContain('канарейка');
		const where = 'https://vk.com/wall-1_2?reply=5';
		expect((await h.post(link, { ...typed, repliedAt: '12.03.2025 12:00', permalink: where }, 120)).status).toBe(200);
		await h.sweep({ is: 'minute' });
		await h.settle();
		const { content, rest } = kept(h);
		expect(`${content}${rest}`).not.toContain('канарейка');
		expect(content).toContain(where);
		expect((await h.store.cases.load(caseId))?.state.questions).toMatchObject([{ of: 'author' }]);
		expect((await h.store.cases.load(caseId))?.state.questions[0]?.answeredAt).not.toBeNull();
	});

	it('nor his topic, his place or his pictures; the words of the file by which a unit is suggested stand for them', async () => {
		const { h, to, incident } = await referenceTown('anapa', 'krasnodar');
		const { externalId: _, permalink: __, ...words } = sent;
		await incident({ ...words, topic: `${canary('тема')}: яма`, text: `${canary('текст')}, и асфальт тоже` });
		const desk = new Desk(h);
		await desk.signIn('coordinator@anapa.example');
		const found = {
			network: 'vk',
			venue: 'feed',
			publishedAt: '12.03.2025 09:30',
			permalink: 'https://vk.com/wall-1_77',
		};
		const typed = { topic: canary('тема'), location: canary('адрес'), text: `${canary('текст')}: скамейка` };
		expect((await desk.send({ page: 'found' }, { ...found, ...typed })).status).toBe(303);
		const { content, rest } = kept(h);
		expect(`${content}${rest}`).not.toContain('канарейка');
		expect(content).toContain('яма, асфальт');
		const { body } = await h.open(to('coordinator'));
		expect(body).toMatch(/value="parks"[\s\S]*value="roads"/);
		const list = await desk.open({ page: 'all' });
		expect(list.body).toContain('яма, асфальт');
		expect(list.body).not.toContain('канарейка');
	});

	it('a list shows nothing either of what had come before reference mode began', async () => {
		const { h, incident } = await town('anapa', 'krasnodar');
		await incident(sent);
		const desk = new Desk(h);
		await desk.signIn('coordinator@anapa.example');
		expect((await desk.open({ page: 'all' })).body).toContain(canary('адрес'));
		const file = await h.place.tenants.loadMunicipality('anapa');
		if (file === null) throw new Error('no anapa');
		await h.place.tenants.putMunicipality({ ...file, referenceMode: true }, h.time.now);
		expect((await desk.open({ page: 'all' })).body).not.toContain('канарейка');
	});

	it('what the curator answers is the word of an official, and is kept', async () => {
		const { h, to, incident } = await referenceTown('anapa', 'krasnodar');
		await incident(sent);
		await h.post(to('coordinator'), { decision: 'clarify', text: 'О каком доме речь?' });
		await h.post(h.linkTo('curator@krasnodar.example'), { decision: 'clarified', text: 'О доме 5.' });
		expect(kept(h).content).toContain('О доме 5.');
	});
});
