import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Absence } from '../../domain/municipality/municipality.ts';
import { Desk } from '../support/desk.ts';
import { type House, house } from '../support/house.ts';

const coordinator = 'coordinator@anapa.example';
const deputy = 'coordinator-deputy@anapa.example';
const roads = 'roads@anapa.example';
const roadsDeputy = 'roads-deputy@anapa.example';
const [first, second] = [
	'Дежурный специалист отдела дорожного хозяйства',
	'Второй специалист отдела дорожного хозяйства',
];
const route = { decision: 'route', unit: 'roads' };
const draft = { decision: 'submit', kind: 'final', text: 'Здравствуйте! Яму засыпали. Администрация города' };
const day = 86_400_000;
let h: House;

/** Puts the file in force with these absences, as `tenant apply` does. */
async function apply(...absences: readonly Absence[]): Promise<void> {
	const file = await h.place.tenants.municipalityInForce('anapa');
	if (file === null) throw new Error('no anapa');
	await h.place.tenants.putMunicipality({ ...file, absences }, h.time.now);
}
const away = (person: string, from = -1, until = 5): Absence => ({
	person,
	deputy: null,
	from: h.time.now + from * day,
	until: h.time.now + until * day,
});
const told = () => h.mails.map(({ to }) => to.mail);

beforeEach(async () => {
	h = await house();
});

describe('Plastunovskaya 7.2: while somebody is away new steps go to his deputy', () => {
	it('the mail goes to the deputy alone, says for whom, and its link works', async () => {
		await apply(away('roads-1'));
		await h.incident();
		await h.post(h.linkTo(coordinator), route);
		expect(told()).toEqual([coordinator, roadsDeputy]);
		expect(h.mails.at(-1)?.text).toContain(`вы замещаете: ${first}`);
		expect((await h.open(h.linkTo(roadsDeputy))).status).toBe(200);
	});
	it("the unit's clocks start by the deputy's mail (G-8)", async () => {
		await apply(away('roads-1'));
		const caseId = await h.incident();
		await h.post(h.linkTo(coordinator), route);
		const stored = await h.store.cases.load(caseId);
		expect(stored?.state.clocks.find(({ term }) => term === 'draft')?.state).toBe('running');
	});
	it('the log holds both ids and no name (R-27), and the history names both', async () => {
		await apply(away('roads-1'));
		const caseId = await h.incident();
		await h.post(h.linkTo(coordinator), route);
		await h.post(h.linkTo(roadsDeputy), draft);
		const stored = await h.store.cases.load(caseId);
		const events = stored?.log.flatMap((decision) => decision.events) ?? [];
		const submitted = events.find(({ type }) => type === 'DraftSubmitted');
		expect(submitted?.by).toEqual({ role: 'executor', unit: 'roads', person: 'roads-2', insteadOf: ['roads-1'] });
		expect(JSON.stringify(events)).not.toContain(second);
		const desk = new Desk(h);
		await desk.signIn(coordinator);
		expect((await desk.open({ caseId })).body).toContain(`${second}, за: ${first}`);
	});
	it('whoever is there acts for himself alone, and so does a deputy while his principal is there', async () => {
		const caseId = await h.incident();
		const desk = new Desk(h);
		await desk.signIn(deputy);
		await desk.send({ caseId }, route);
		const stored = await h.store.cases.load(caseId);
		const routed = stored?.log.flatMap(({ events }) => events).find(({ type }) => type === 'CaseRouted');
		expect(routed?.by).toEqual({ role: 'coordinator', unit: null, person: 'coordinator-2' });
	});
});

describe('R-10: a link is good while its holder is the one who acts', () => {
	beforeEach(async () => {
		await h.incident();
		await h.post(h.linkTo(coordinator), route);
	});

	it('the link of somebody who is away says who has it, until when, and nothing of the case', async () => {
		const link = h.linkTo(roads);
		const caseId = /AN-\d{4}-\d{4}/.exec((await h.open(link)).body)?.[0] ?? 'none';
		await apply(away('roads-1'));
		const before = h.store.count().decisions;
		for (const page of [await h.open(link), await h.post(link, draft)]) {
			expect(page.status).toBe(410);
			expect(page.body).toContain(second);
			expect(page.body).toContain('последний день');
			expect(page.body).toContain('href="../worklist/anapa"');
			expect(page.body).not.toContain(caseId);
			expect(page.body).not.toContain('Яма');
			expect(page.body).not.toContain(first);
		}
		expect(h.store.count().decisions).toBe(before);
	});
	it("the deputy's link is dead once his principal is back, and says so; the principal's own works again", async () => {
		const own = h.linkTo(roads);
		await apply(away('roads-1'));
		await h.incident({ externalId: 'second' });
		await h.post(h.linkTo(coordinator), route);
		const lent = h.linkTo(roadsDeputy);
		expect((await h.open(lent)).status).toBe(200);
		await apply();
		const page = await h.open(lent);
		expect(page.status).toBe(410);
		expect(page.body).toContain(first);
		expect(page.body).toContain('вернулся');
		expect((await h.open(own)).status).toBe(200);
	});
	it('whoever is the last of his role keeps his links, for nobody else would act', async () => {
		const link = h.linkTo(roads);
		await apply(away('roads-1'), away('roads-2'));
		expect((await h.open(link)).status).toBe(200);
	});
});

describe('the place to work of somebody who is away', () => {
	it('lets him in, says who acts, and gives him nothing to act on', async () => {
		const caseId = await h.incident();
		const desk = new Desk(h);
		await desk.signIn(coordinator);
		expect((await desk.open({ page: 'list' })).body).toContain(caseId);
		await apply(away('coordinator-1'));
		const list = await desk.open({ page: 'list' });
		expect(list.status).toBe(200);
		expect(list.body).toContain('Вас замещает: Заместитель дежурного координатора');
		expect(list.body).not.toContain(caseId);
		expect((await desk.open({ caseId })).status).toBe(404);
		expect((await desk.open({ page: 'all' })).status).toBe(404);
		expect((await desk.post({ caseId }, route)).status).toBe(403);
	});
	it('tells a deputy for whom he acts, and what waits there', async () => {
		const caseId = await h.incident();
		await apply(away('coordinator-1'));
		const desk = new Desk(h);
		await desk.signIn(deputy);
		const list = (await desk.open({ page: 'list' })).body;
		expect(list).toContain('Вы замещаете: Дежурный координатор');
		expect(list).toContain(caseId);
	});
});

describe('Plastunovskaya 7.2: what is open is passed on when an absence begins, and back when it ends', () => {
	let caseId: string;
	/** The link of whoever was asked first. */
	let old: string;
	const minute = 60_000;
	const sweep = async (minutes = 1) => {
		h.time.now += minutes * minute;
		await h.sweep({ is: 'minute' });
		await h.settle();
	};
	const passed = async () => {
		const stored = await h.store.cases.load(caseId);
		return (stored?.log ?? [])
			.flatMap(({ events }) => events)
			.flatMap((event) => (event.type === 'StepPassedOn' ? [[event.from, event.persons]] : []));
	};

	beforeEach(async () => {
		caseId = await h.incident();
		await h.post(h.linkTo(coordinator), route);
		old = h.linkTo(roads);
		await sweep();
		h.mails.length = 0;
	});

	it('a draft is out: the deputy gets it once, with a link that works, and the old link says that he has it', async () => {
		await apply(away('roads-1'));
		await sweep(2);
		expect(told()).toEqual([roadsDeputy]);
		const [mail] = h.mails;
		expect(mail?.text).toContain('Дело передано вам, пока нет на месте сотрудника');
		expect(mail?.text).toContain(`вы замещаете: ${first}`);
		expect((await h.open(old)).body).toContain(second);
		const lent = h.linkTo(roadsDeputy);
		expect((await h.post(lent, draft)).body).toContain('Проект ответа отправлен на проверку');
		expect((await h.store.cases.load(caseId))?.state.draft?.version).toBe(1);
	});
	it('when it ends whoever is back gets a link of his own, and the lent one says so', async () => {
		await apply(away('roads-1'));
		await sweep(2);
		const lent = h.linkTo(roadsDeputy);
		await apply();
		await sweep(2);
		expect(told()).toEqual([roadsDeputy, roads]);
		expect(h.mails.at(-1)?.text).toContain('Теперь оно снова');
		expect((await h.open(lent)).body).toContain('вернулся');
		expect((await h.open(h.linkTo(roads))).status).toBe(200);
	});
	it('it begins by its date, without anybody doing anything', async () => {
		await apply({ ...away('roads-1', 1, 2), enteredAt: h.time.now });
		await sweep(5);
		expect(told()).toEqual([]);
		await sweep(24 * 60);
		expect(told().filter((mail) => mail === roadsDeputy)).toHaveLength(1);
		await sweep(24 * 60);
		expect(told().filter((mail) => mail === roads).length).toBeGreaterThan(0);
		expect(await passed()).toEqual([
			[['roads-1'], ['roads-2']],
			[['roads-2'], ['roads-1']],
		]);
	});
	it('nobody is told twice, however often and however broken the sweep runs', async () => {
		const { commit } = h.base.cases;
		await apply(away('roads-1'));
		let broken = 3;
		h.base.cases.commit = (one) => {
			broken -= 1;
			return broken >= 0 ? Promise.reject(new Error('throttled')) : commit(one);
		};
		for (let run = 0; run < 8; run += 1) await sweep();
		expect(await passed()).toEqual([[['roads-1'], ['roads-2']]]);
		expect(told()).toEqual([roadsDeputy]);
	});
	it('a run that ends between two cases tells the second later, and the first no second time', async () => {
		const other = await h.incident({ externalId: 'other' });
		await h.post(h.linkTo(coordinator), route);
		await sweep();
		h.mails.length = 0;
		const { commit } = h.base.cases;
		const tried: string[] = [];
		await apply(away('roads-1'));
		h.base.cases.commit = (one) => {
			tried.push(one.caseId);
			return new Set(tried).size > 1 && tried.length < 4 ? Promise.reject(new Error('throttled')) : commit(one);
		};
		for (let run = 0; run < 6; run += 1) await sweep();
		expect(new Set(tried)).toEqual(new Set([caseId, other]));
		expect(told()).toEqual([roadsDeputy, roadsDeputy]);
	});
	it('two sweeps beside each other pass it on once', async () => {
		await apply(away('roads-1'));
		h.time.now += 2 * minute;
		await Promise.all([h.sweep({ is: 'minute' }), h.sweep({ is: 'minute' })]);
		await sweep();
		expect(await passed()).toEqual([[['roads-1'], ['roads-2']]]);
		expect(told()).toEqual([roadsDeputy]);
	});
	it('what opened since the absence began has found the deputy, and is not passed on', async () => {
		await apply({ ...away('coordinator-1', 0), enteredAt: h.time.now - 5 * minute });
		h.time.now += minute;
		const later = await h.incident({ externalId: 'later' });
		expect(told()).toEqual([deputy]);
		await sweep(2);
		expect(told().filter((mail) => mail === deputy)).toHaveLength(1);
		const stored = await h.store.cases.load(later);
		expect(stored?.log.flatMap(({ events }) => events).some(({ type }) => type === 'StepPassedOn')).toBe(false);
	});
	it('A-15: a memo that waits is passed on as well, also of a case that has ended, with a link of his own', async () => {
		const approver = 'approver@anapa.example';
		const approverDeputy = 'approver-deputy@anapa.example';
		await sweep(5 * 60);
		const [memo] = (await h.store.cases.load(caseId))?.state.notices ?? [];
		expect(memo).toMatchObject({ memoOf: 'draft-1', acknowledgedAt: null });
		const was = h.mails.findLast(({ to, text }) => to.mail === approver && text.includes('/p/'));
		expect(was?.subject).toContain(caseId);
		const ended = new Desk(h);
		await ended.signIn(coordinator);
		const appeal = { decision: 'appeal', number: '17', preflight: '' };
		expect((await ended.send({ caseId, part: 'acts' }, appeal)).status).toBe(200);
		expect((await h.store.cases.load(caseId))?.state.status.is).toBe('ended');
		h.mails.length = 0;
		await apply(away('approver-1'));
		await sweep(2);
		expect(told()).toEqual([approverDeputy]);
		expect(h.mails[0]?.text).toContain('вы замещаете: ');
		expect(await passed()).toEqual([[['approver-1'], ['approver-2']]]);
		expect((await h.post(h.linkTo(approverDeputy), { decision: 'acknowledge' })).status).toBe(200);
		expect((await h.store.cases.load(caseId))?.state.notices[0]?.acknowledgedAt).not.toBeNull();
		await apply();
		await sweep(2);
		expect(told()).not.toContain(approver);
	});
	it('the history tells who passed to whom', async () => {
		await apply(away('roads-1'));
		await sweep(2);
		const desk = new Desk(h);
		await desk.signIn(coordinator);
		expect((await desk.open({ caseId })).body).toContain(`Дело передано: ${second}, за: ${first}`);
	});
	it('a case that waits for others hears nothing', async () => {
		await apply(away('coordinator-1'));
		await sweep(2);
		expect(await passed()).toEqual([]);
		expect(told()).toEqual([]);
	});
	it('roles with nobody left and chains are counted each minute, and over when somebody is back', async () => {
		await apply(away('head-1'), away('roads-1'), away('roads-2'), away('parks-1'));
		await sweep();
		await apply();
		await sweep();
		expect(h.emitted('RolesUnattended').slice(-2)).toEqual([2, 0]);
		expect(h.said.join('\n')).toContain('nobody is left in a role');
	});
});
