import { beforeEach, describe, expect, it } from '@jest/globals';
import { deliverMail } from '../../functions/deliver-mail/handle.ts';
import { type House, house } from '../support/house.ts';
import { formRequest } from '../support/requests.ts';

const coordinator = 'coordinator@anapa.example';
const roads = 'roads@anapa.example';
const second = 1_000;
/** When the draft of `roads` falls due (2.7: 3 WH from 10:01, lunch between). */
const due = Date.parse('2025-03-12T14:01:00+03:00');
let h: House;
let caseId: string;
/** Of the unit's form. */
let link: string;

beforeEach(async () => {
	h = await house();
	caseId = await h.incident();
	await h.post(h.linkTo(coordinator), { decision: 'route', unit: 'roads' });
	link = h.linkTo(roads);
	h.time.holdMs = 60 * second;
	h.mails.splice(0);
});

const toCoordinator = () => h.mails.filter(({ to }) => to.mail === coordinator);
const tellsOfBreach = ({ text }: { readonly text: string }) => text.includes('2.7') && text.includes('14:01');

async function passes(seconds: number): Promise<void> {
	h.time.now += seconds * second;
	await h.settle();
}

/** The clock judges the due time, and the mail of the breach is ordered. */
async function breach(): Promise<void> {
	h.time.now = due + 36 * second;
	await h.planClock(caseId, (await h.store.cases.load(caseId))?.watch ?? 0);
	await h.settle();
}

async function act(fields: Readonly<Record<string, string>>): Promise<void> {
	expect((await h.act(formRequest(link, fields, h.time.now))).status).toBeLessThan(400);
	await h.settle();
}
const submit = () => act({ decision: 'submit', kind: 'final', text: 'Здравствуйте! Яму заделали.' });

/** Another worker, for whom the minute is over, delivers what waits. */
async function deliverAll(): Promise<void> {
	const [clock] = [{ ...h.base.clock, holdMs: 0, realNow: () => h.time.now, now: () => h.time.now }];
	for (const row of await h.store.outbox.pending(Number.MAX_SAFE_INTEGER, 9)) {
		for (const place of (await h.store.outbox.read(row))?.mails ?? [])
			await deliverMail({ ...h.base, clock }, { ...row, place });
	}
}

describe('13: two mails of one minute to one person about one case become one', () => {
	it('a lateness goes out with what an act of the same minute asks for, at once', async () => {
		await breach();
		await passes(20);
		expect(toCoordinator()).toHaveLength(0);
		await submit();
		expect(toCoordinator()).toHaveLength(1);
		expect(toCoordinator().filter(tellsOfBreach)).toHaveLength(1);
		await passes(600);
		expect(toCoordinator()).toHaveLength(1);
		expect(await h.store.outbox.oldest()).toBeNull();
	});

	it('R-24: where no act follows it goes out by itself a minute after it was ordered', async () => {
		await breach();
		await passes(59);
		expect(toCoordinator()).toHaveLength(0);
		await passes(1);
		expect(toCoordinator().filter(tellsOfBreach)).toHaveLength(1);
	});

	it('an act after that minute makes a mail of its own', async () => {
		await breach();
		await passes(61);
		await submit();
		expect(toCoordinator().map(tellsOfBreach)).toEqual([true, false]);
	});

	it('R-24: what a worker comes for while somebody decides is told once, by that worker', async () => {
		await breach();
		await passes(30);
		h.store.beforeCommit = deliverAll;
		await submit();
		await passes(600);
		expect(toCoordinator().map(tellsOfBreach)).toEqual([true, false]);
	});

	it('G-8: what starts a unit’s clocks goes out at once, whatever waits beside it', async () => {
		await breach();
		await act({ decision: 'decline', reason: 'not-ours', comment: 'Не наша улица.' });
		link = h.linkTo(coordinator);
		h.mails.splice(0);
		await act({ decision: 'route', unit: 'parks' });
		const [asked] = h.mails.filter(({ to }) => to.mail === 'parks@anapa.example');
		expect(asked).toBeDefined();
	});
});
