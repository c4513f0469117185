import { beforeEach, describe, expect, it } from '@jest/globals';
import { DAY_MS } from '../../domain/instant.ts';
import { renewLink } from '../../functions/use-cases/renew-link.ts';
import { bytesOf, jpegBeginning, multipartOf } from '../support/files.ts';
import { type House, house } from '../support/house.ts';
import { hiddenIn, readable } from '../support/markup.ts';
import { formRequest, readJson } from '../support/requests.ts';

const [coordinator, roads, curator] = ['coordinator@anapa.example', 'roads@anapa.example', 'curator@krasnodar.example'];
const form = 'application/x-www-form-urlencoded';
const forged = `${'A'.repeat(22)}.${'A'.repeat(22)}`;
const text = 'Здравствуйте! Яму засыпали.';
let h: House;
let caseId: string;
let link: string;

beforeEach(async () => {
	h = await house();
	caseId = await h.incident();
	await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
	link = h.linkTo(roads);
});

const post = (to: string, body: string, type = form) =>
	h.act(h.request({ path: { link: to }, headers: { 'content-type': type }, body: new TextEncoder().encode(body) }));
const large = 'x'.repeat(256 * 1024 + 1);
const noted = async (page: string) => {
	const asked = { caseId, municipality: 'anapa', since: 0, until: h.time.now + 1 };
	return (await h.accesses.of(asked, h.time.now)).filter((one) => one.page === page);
};

describe('R-07, R-10: what cannot be read says nothing of its link', () => {
	it.each([
		['a good link', 'good', large, form, 413],
		['a forged one', 'forged', large, form, 413],
		['a dead one', 'dead', large, form, 413],
		['a good link', 'good', '{}', 'application/json', 415],
		['a forged one', 'forged', '{}', 'application/json', 403],
		['a dead one', 'dead', '{}', 'application/json', 410],
		['a dead one', 'dead', 'renew=yes', form, 200],
		['a dead one', 'dead', 'renew=&renew=yes', form, 200],
		['a dead one', 'dead', 'renew=', form, 410],
		['a forged one', 'forged', 'renew=yes', form, 403],
	])('posted to %s (%s, %#)', async (_, which, body, type, status) => {
		if (which === 'dead') h.time.now += 91 * DAY_MS;
		expect((await post(which === 'forged' ? forged : link, body, type)).status).toBe(status);
	});
});

describe('R-10: words that come too late are kept for whoever still holds the link, and for nobody else', () => {
	const typed = { decision: 'submit', kind: 'final', text };
	/** Posts it with the fields of a page that was opened before. */
	async function late(lateBy: number, between: () => Promise<unknown> = () => Promise.resolve()) {
		const page = hiddenIn((await h.open(link)).body);
		await between();
		h.time.now += lateBy;
		const answer = await h.act(formRequest(link, { ...page, ...typed }, h.time.now));
		const content = await h.store.cases.loadContent(caseId);
		return {
			status: answer.status,
			says: readable(answer.body).includes('сохранено'),
			whom: readable(answer.body).includes('(000) 000-00-01'),
			kept: Object.keys(content).filter((part) => part.startsWith('unsent#')).length,
		};
	}
	it('over for its age', async () => {
		expect(await late(91 * DAY_MS)).toMatchObject({ status: 410, says: true, kept: 1 });
	});
	it('over at this very instant', async () => {
		expect(await late(90 * DAY_MS)).toMatchObject({ status: 410, says: true, kept: 1 });
	});
	it('of a round that is over, by a link that is not too old', async () => {
		const again = async () => {
			await h.post(link, { decision: 'decline', reason: 'Дорога не наша' });
			await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
		};
		expect(await late(60_000, again)).toMatchObject({ status: 410, says: false, kept: 0 });
	});
	it('over, and revoked since', async () => {
		const revoke = () => h.place.tenants.revokeLinks('anapa', 'person#roads-1', h.time.now);
		expect(await late(91 * DAY_MS, revoke)).toEqual({ status: 410, says: false, whom: false, kept: 0 });
	});
	it('revoked, and not over', async () => {
		const revoke = () => h.place.tenants.revokeLinks('anapa', 'person#roads-1', h.time.now);
		expect(await late(60_000, revoke)).toEqual({ status: 410, says: false, whom: false, kept: 0 });
	});
	it('over, while another window has kept other words', async () => {
		const keep = async () => {
			const page = hiddenIn((await h.open(link)).body);
			await h.act(formRequest(link, { ...page, ...typed, text: 'Из другого окна', keep: 'typing' }, h.time.now));
		};
		expect(await late(91 * DAY_MS, keep)).toEqual({ status: 410, says: false, whom: true, kept: 1 });
	});
});

describe('R-10: a new link is asked for once in a clock hour of real time', () => {
	it.each([
		[0, 3_599_999, 1],
		[0, 3_600_000, 2],
		[3_599_999, 1, 2],
	])('%s ms into it, and once more %s ms later: %s mails', async (into, later, count) => {
		h.time.now = Math.ceil((h.time.now + 91 * DAY_MS) / 3_600_000) * 3_600_000 + into;
		const before = h.mails.length;
		await post(link, 'renew=yes');
		h.time.now += later;
		await post(link, 'renew=yes');
		await h.settle();
		expect(h.mails.length - before).toBe(count);
	});
});

describe('R-10: what a new link is sent for', () => {
	const approver = 'approver@anapa.example';
	it('a notice that waits for its word: that notice, to whoever must acknowledge it', async () => {
		h.time.now += 26 * 3_600_000;
		await h.sweep({ is: 'minute' });
		await h.settle();
		const memo = h.linkTo(approver);
		h.time.now += 91 * DAY_MS;
		const before = h.mails.length;
		await post(memo, 'renew=yes');
		await h.settle();
		expect(h.mails.slice(before).map(({ to }) => to.mail)).toEqual([approver]);
		expect((await h.open(h.linkTo(approver))).body).toContain('name="decision"');
	});
	it('nothing, where its town is no longer in the table; and the answer is the same', async () => {
		h.time.now += 91 * DAY_MS;
		const known = await renewLink(h.base, link, { realNow: h.time.now });
		const before = h.store.dump();
		const tenants = { ...h.base.tenants, municipalityInForce: () => Promise.resolve(null) };
		const gone = await renewLink({ ...h.base, tenants }, link, { realNow: h.time.now + 3_600_000 });
		expect([gone, h.store.dump()]).toEqual([known, before]);
	});
});

describe('R-26, R-28: files by a link', () => {
	const files = (fields: Readonly<Record<string, string>>) =>
		multipartOf(Object.entries(fields), [{ name: 'a.jpg', bytes: bytesOf(jpegBeginning, 'a pit') }]);
	const sendFile = async (to: string, fields: Readonly<Record<string, string>>) => {
		const { type, body } = files({ ...hiddenIn((await h.open(to)).body), ...fields });
		return h.act(h.request({ path: { link: to }, headers: { 'content-type': type }, body }));
	};
	it('a form that brings no answer takes none in', async () => {
		await h.post(link, { decision: 'submit', kind: 'final', text });
		await h.post(h.linkTo(coordinator), { decision: 'forward' });
		await sendFile(h.linkTo(curator), { decision: 'approve' });
		expect(h.files.quarantined.size).toBe(0);
	});
	it('whoever opens one is written down, and so is whoever asks for one that is not there', async () => {
		await sendFile(link, { decision: 'submit', kind: 'final', text });
		await h.settle();
		await h.checkFiles();
		const [id = ''] = [...h.files.shown.keys()].map((key) => key.split('/')[1] ?? '');
		const open = (file: string) => h.page(h.request({ path: { link: h.linkTo(coordinator), file } }));
		expect([(await open(id)).status, (await open('none')).status]).toEqual([303, 404]);
		expect(await noted('file')).toMatchObject([{ by: { role: 'coordinator', person: 'coordinator-1' } }]);
	});
});

describe('issue 14: a form with a fault', () => {
	const faulty = { decision: 'submit', kind: 'final', text: '' };
	const page = async () => hiddenIn((await h.open(link)).body);
	it('does not say that it was kept, though it was', async () => {
		const answer = await h.act(formRequest(link, { ...(await page()), ...faulty }, h.time.now));
		expect([answer.status, readable(answer.body).includes('Черновик сохранён')]).toEqual([422, false]);
	});
	it('shows what another window has kept since', async () => {
		const seen = await page();
		await h.act(formRequest(link, { ...seen, ...faulty, text: 'Из первого окна', keep: 'typing' }, h.time.now));
		const answer = await h.act(formRequest(link, { ...seen, ...faulty, receipt: '' }, h.time.now));
		expect([answer.status, readable(answer.body).includes('Из первого окна')]).toEqual([422, true]);
	});
	it('a box for a mail that is not ticked asks for none', async () => {
		const before = h.mails.length;
		await h.post(link, { decision: 'submit', kind: 'final', text, receipt: '' });
		expect(h.mails.slice(before).filter(({ to }) => to.mail === roads)).toEqual([]);
	});
});

describe('GET /cases/{caseId} by an integration', () => {
	it('R-28: is written down as its own', async () => {
		expect((await h.view(h.signed('', { path: { caseId } }))).status).toBe(200);
		expect(await noted('api')).toMatchObject([{ by: { role: 'integration', unit: null, person: 'krasnodar' } }]);
	});
	it.each(['0', '-1', '1x', 'x1', '01', '1234567890', ''])('refuses %j as no version', async (before) => {
		const answer = await h.view(h.signed('', { path: { caseId }, query: { before } }));
		expect([answer.status, readJson(answer)['errors']]).toEqual([
			422,
			[expect.objectContaining({ parameter: 'before' })],
		]);
	});
	it('names the next page where there is one, and only then', async () => {
		const whole = await h.view(h.signed('', { path: { caseId } }));
		const { eventsBefore } = readJson(whole);
		expect([eventsBefore, whole.headers?.['Link']]).toEqual([null, undefined]);
	});
});
