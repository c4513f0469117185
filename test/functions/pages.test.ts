import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { linkText } from '../../functions/use-cases/link.ts';
import { type House, house } from '../support/house.ts';
import { formRequest, linkIn } from '../support/requests.ts';

const coordinator = 'coordinator@anapa.example';
const roads = 'roads@anapa.example';
const curator = 'curator@krasnodar.example';
const day = 86_400_000;
let h: House;
let caseId: string;

beforeEach(async () => {
	h = await house();
	caseId = await h.incident();
});

const decisions = () => h.store.count().decisions;
const route = { decision: 'route', unit: 'roads' };

describe('R-09: looking changes nothing', () => {
	it('twenty looks leave everything that is stored as it was, and the link as good as before', async () => {
		const link = h.linkTo(coordinator);
		const before = h.store.dump();
		for (let look = 0; look < 20; look += 1) expect((await h.open(link)).status).toBe(200);
		expect(h.store.dump()).toBe(before);
		expect((await h.post(link, route)).status).toBe(200);
	});
	it('shows the message, the case number and a form that posts beside the page itself', async () => {
		const link = h.linkTo(coordinator);
		const { body, type } = await h.open(link);
		expect(type).toBe('text/html; charset=utf-8');
		expect(body).toContain('Яма на дороге');
		expect(body).toContain(caseId);
		expect(body).toContain(`action="${link}"`);
	});
});

describe('R-10: a link opens what it was given for, and nothing else', () => {
	it('a link of which anything was changed is 403 and says nothing of any case', async () => {
		const link = h.linkTo(coordinator);
		await fc.assert(
			fc.asyncProperty(fc.nat({ max: link.length - 1 }), fc.integer({ min: 0, max: 63 }), async (at, letter) => {
				const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
				const forged = link.slice(0, at) + letters[letter] + link.slice(at + 1);
				fc.pre(forged !== link);
				for (const answer of [await h.open(forged), await h.act(formRequest(forged, route, h.time.now))]) {
					expect(answer.status).toBe(403);
					expect(answer.body).not.toContain(caseId);
					expect(answer.body).not.toContain('Яма');
				}
			}),
			{ numRuns: 60 },
		);
		expect(decisions()).toBe(1);
	});
	it.each(['', 'x', 'AAAAAAAAAAAAAAAAAAAAAA', '../../incidents', 'AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA'])(
		'what is no link at all is 403: %j',
		async (link) => {
			expect((await h.open(link)).status).toBe(403);
		},
	);
	it('a link signed by our key whose row was never written is 403', async () => {
		const key = await h.base.linkKey.get();
		expect((await h.open(linkText(key, 'A'.repeat(22)))).status).toBe(403);
	});
	it('holds at least 128 bits that only the key can make, and names no case', () => {
		const [id = '', mac = ''] = h.linkTo(coordinator).split('.');
		expect(Buffer.from(id, 'base64url')).toHaveLength(16);
		expect(Buffer.from(mac, 'base64url')).toHaveLength(16);
		expect(Buffer.from(id, 'base64url').toString('latin1')).not.toContain(caseId);
	});
	it("does only what its own role may do: the executor's link approves nothing", async () => {
		await h.post(h.linkTo(coordinator), route);
		const link = h.linkTo(roads);
		const before = decisions();
		for (const decision of ['approve', 'publish', 'route', 'raise', 'confirm']) {
			expect((await h.post(link, { decision, draft: '1', permalink: 'https://vk.com/wall-1_3' })).status).toBe(422);
		}
		expect(decisions()).toBe(before);
	});
	it('expires by the clock of the product, and is then 410 for looking and acting', async () => {
		const link = h.linkTo(coordinator);
		h.time.now += 90 * day;
		expect((await h.open(link)).status).toBe(410);
		expect((await h.post(link, route)).status).toBe(410);
		expect(decisions()).toBe(1);
	});
	it('is dead once its unit was asked anew: only the link of the new mail works', async () => {
		await h.post(h.linkTo(coordinator), route);
		const old = h.linkTo(roads);
		await h.post(old, { decision: 'decline', reason: 'Дорога краевая' });
		await h.post(h.linkTo(coordinator), route);
		const fresh = h.linkTo(roads);
		expect(fresh).not.toBe(old);
		expect((await h.open(old)).status).toBe(410);
		expect((await h.open(fresh)).status).toBe(200);
	});
});

describe('R-11: the first decision holds, and whoever comes later hears who made it and when', () => {
	it('a second click is 200 without a form, and no second decision', async () => {
		const link = h.linkTo(coordinator);
		await h.post(link, route);
		const before = decisions();
		for (const answer of [await h.post(link, route), await h.open(link)]) {
			expect(answer.status).toBe(200);
			expect(answer.body).not.toContain('<form');
			expect(answer.body).toContain('10:01');
		}
		expect(decisions()).toBe(before);
	});
	it('ten posts at once make one decision, and every one gets a page', async () => {
		const request = formRequest(h.linkTo(coordinator), route, h.time.now);
		const answers = await Promise.all(Array.from({ length: 10 }, () => h.act(request)));
		expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
		expect(decisions()).toBe(2);
	});
	it('a slower colleague with another decision does not undo it', async () => {
		const link = h.linkTo(coordinator);
		h.store.beforeCommit = async () => {
			await h.act(formRequest(link, { decision: 'return-to-curator', comment: 'Не наше' }, h.time.now));
		};
		const slower = await h.act(formRequest(link, route, h.time.now));
		expect(slower.status).toBe(200);
		expect(slower.body).not.toContain('<form');
		expect((await h.store.cases.load(caseId))?.state.status).toMatchObject({ is: 'ended', outcome: 'returned' });
	});
	it("the coordinator's link works on while the curator is asked, and a second question by it is the first one again", async () => {
		const link = h.linkTo(coordinator);
		const ask = { decision: 'clarify', text: 'Какой дом?' };
		await h.post(link, ask);
		const before = decisions();
		expect((await h.post(link, ask)).body).not.toContain('<form');
		expect(decisions()).toBe(before);
		expect((await h.post(link, route)).status).toBe(200);
		expect((await h.store.cases.load(caseId))?.state.status).toMatchObject({ stage: 'draft' });
	});
});

describe('faults of a form', () => {
	it('answers 422 with the form and what was entered', async () => {
		await h.post(h.linkTo(coordinator), route);
		const answer = await h.post(h.linkTo(roads), {
			decision: 'submit',
			kind: 'interim',
			text: 'Ответ с «кавычками» & <знаками>',
		});
		expect(answer.status).toBe(422);
		expect(answer.body).toContain('Ответ с «кавычками» &amp; &lt;знаками&gt;');
		expect(answer.body).toContain('<form');
	});
	it('refuses an answer over 10,000 characters and keeps it; 10,000 are taken', async () => {
		await h.post(h.linkTo(coordinator), route);
		const long = await h.post(h.linkTo(roads), { decision: 'submit', kind: 'final', text: 'я'.repeat(10_001) });
		expect(long.status).toBe(422);
		expect(long.body).toContain('я'.repeat(10_001));
		const fits = await h.post(h.linkTo(roads), { decision: 'submit', kind: 'final', text: 'я'.repeat(10_000) });
		expect(fits.status).toBe(200);
	});
	it('refuses a permalink of another network', async () => {
		await h.post(h.linkTo(coordinator), route);
		await h.post(h.linkTo(roads), { decision: 'submit', kind: 'final', text: 'Здравствуйте!' });
		await h.post(h.linkTo(coordinator), { decision: 'forward' });
		await h.post(h.linkTo(curator), { decision: 'approve' });
		const answer = await h.post(h.linkTo(coordinator), { decision: 'publish', permalink: 'https://ok.ru/group/1' });
		expect(answer.status).toBe(422);
		expect(answer.body).toContain('https://ok.ru/group/1');
	});
	it('answers 415 to what is no form, and 413 to a body over 256 KB', async () => {
		const link = h.linkTo(coordinator);
		const json = { ...formRequest(link, route, h.time.now), headers: { 'content-type': 'application/json' } };
		expect((await h.act(json)).status).toBe(415);
		expect((await h.act(formRequest(link, { text: 'x'.repeat(300_000) }, h.time.now))).status).toBe(413);
	});
});

describe('R-12: the time of an act is when the gateway received it', () => {
	it('is kept through retries, however late the decision is written', async () => {
		const received = h.time.now + 60_000;
		h.time.now += 25_000 + 60_000;
		h.store.beforeCommit = async () => {
			await h.decide(h.signed(JSON.stringify({ type: 'importance.raised', caseId }), { path: { caseId } }));
		};
		expect((await h.act(formRequest(h.linkTo(coordinator), route, received))).status).toBe(200);
		const stored = await h.store.cases.load(caseId);
		const routed = stored?.log.flatMap(({ events }) => events).find(({ type }) => type === 'CaseRouted');
		expect(routed?.at).toBe(received);
	});
});

describe('R-17: no mail and no page holds a callback token', () => {
	it('neither the link nor the page knows it', async () => {
		await h.post(h.linkTo(coordinator), route);
		const token = (await h.store.tokens.get(caseId))?.token ?? 'none';
		expect(token).toMatch(/^token-/);
		const page = (await h.open(linkIn(h.mails.at(-1)))).body;
		for (const text of [page, ...h.mails.map(({ html, text }) => html + text)]) expect(text).not.toContain(token);
	});
});
