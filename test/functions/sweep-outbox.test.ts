import { beforeEach, describe, expect, it } from '@jest/globals';
import type { FollowUp } from '../../domain/case/follow-ups/follow-up.ts';
import type { StoredCase } from '../../functions/ports/case-store.ts';
import type { MailRef, OutboxRow, RowRef } from '../../functions/ports/outbox.ts';
import type { StageToken } from '../../functions/ports/tokens.ts';
import type { Execution, NextStage } from '../../functions/ports/workflow.ts';
import { readAside } from '../../functions/sweep/aside.ts';
import { mostRepairs, newBudget } from '../../functions/sweep/budget.ts';
import { relayLost } from '../../functions/sweep/outbox.ts';
import { type House, house } from '../support/house.ts';

const minute = 60_000;
const startsClock: FollowUp = { is: 'start-clock' };
const signals: FollowUp = { is: 'signal-stage', stage: 'screening', visit: 1 };
let h: House;
let stored: StoredCase;

beforeEach(async () => {
	h = await house();
	const found = await h.store.cases.load(await h.incident());
	if (found === null) throw new Error('not received');
	stored = found;
	h.queue.mails.length = 0;
	h.time.now += 60 * minute;
});

const row = (name: string, ageMs: number, changes: Partial<OutboxRow> = {}): OutboxRow => ({
	caseId: stored.caseId,
	row: name,
	municipality: 'anapa',
	orders: [],
	mails: [0],
	awaited: new Map(),
	workflow: false,
	pendingSince: h.time.now - ageMs,
	...changes,
});

interface Around {
	readonly everything?: boolean;
	readonly budget?: ReturnType<typeof newBudget>;
	readonly read?: (ref: RowRef) => Promise<OutboxRow | null>;
	/** The case as it is found; null where it is gone. */
	readonly found?: StoredCase | null;
	readonly token?: StageToken | null;
	readonly answer?: 'answered' | 'closed';
	readonly execution?: Execution;
}

/** Looks at these rows as a run of the sweep does. */
async function relay(rows: readonly OutboxRow[], around: Around = {}) {
	const { everything = false, budget = newBudget(), found = stored, token = null } = around;
	const asked: { readonly before: number; readonly limit: number }[] = [];
	const sent: MailRef[] = [];
	const done: string[] = [];
	const say = (...words: readonly unknown[]) => {
		done.push(words.join(' '));
		return Promise.resolve();
	};
	const read = ({ row: name }: RowRef) => Promise.resolve(rows.find((one) => one.row === name) ?? null);
	const run = {
		...h.base,
		budget,
		aside: await readAside(h.store.notes.suspects),
		everythingLost: everything,
		cases: { ...h.base.cases, load: () => Promise.resolve(found) },
		tokens: { ...h.base.tokens, get: () => Promise.resolve(token) },
		outbox: {
			...h.base.outbox,
			pending: (before: number, limit: number) => {
				asked.push({ before, limit });
				return Promise.resolve(rows.map(({ caseId, row: name }) => ({ caseId, row: name })));
			},
			read: around.read ?? read,
			settleRow: (ref: RowRef) => say('settle', ref.row),
		},
		queues: {
			...h.base.queues,
			mails: (refs: readonly MailRef[]) => {
				sent.push(...refs);
				return say('mails', refs.length).then(() => []);
			},
		},
		workflow: {
			...h.base.workflow,
			answer: (text: string, next: NextStage) =>
				say('answer', text, next).then(() => around.answer ?? ('answered' as const)),
			startClock: (_: string, watch: number) => say('start clock', watch),
			startCase: (_: string, generation: number, stage: NextStage) => say('start case', generation, stage),
			caseExecution: () => Promise.resolve(around.execution ?? ('running' as const)),
		},
	};
	await relayLost(run, budget, everything);
	return { asked, sent, done, repaired: budget.repaired() };
}

describe('R-15: which rows of the outbox are sent again', () => {
	it('what waits for two minutes, and then after 4, 8, 16, 26, … minutes, each time by two runs', async () => {
		const ages = Array.from({ length: 60 }, (_, minutes) => minutes);
		const { sent, repaired } = await relay(ages.map((age) => row(String(age), age * minute)));
		const again = sent.map(({ row: name }) => Number(name));
		expect(again).toEqual([2, 3, 4, 5, 8, 9, 16, 17, 26, 27, 36, 37, 46, 47, 56, 57]);
		expect(repaired).toBe(again.length);
	});
	it('by a run that is five seconds late, too, and by no other', async () => {
		const late = 4 * minute + 65_000;
		const { sent } = await relay([row('in', late - 1), row('over', late)]);
		expect(sent.map(({ row: name }) => name)).toEqual(['in']);
	});
	it('asks for what waits since two minutes, and for all where everything was lost', async () => {
		expect((await relay([])).asked).toEqual([{ before: h.time.now - 2 * minute, limit: 5_000 }]);
		const { asked, sent, done } = await relay([row('new', 0), row('six', 6 * minute)], { everything: true });
		expect(asked).toEqual([{ before: h.time.now, limit: 5_000 }]);
		expect(sent.map(({ row: name }) => name)).toEqual(['new', 'six']);
		expect(done).toEqual(['mails 2']);
	});
	it('of a row with several mails those alone for which a worker was to come long ago', async () => {
		const now = h.time.now;
		const awaited = new Map([
			[1, now + 5 * minute],
			[2, now - 2 * minute],
			[3, now - 6 * minute],
		]);
		const { sent } = await relay([row('a', 4 * minute, { mails: [0, 1, 2, 3], awaited })]);
		expect(sent).toEqual([0, 2].map((place) => ({ caseId: stored.caseId, row: 'a', place, municipality: 'anapa' })));
	});
	it('asks no queue for nothing', async () => {
		expect((await relay([row('a', 6 * minute)])).done).toEqual([]);
	});
	it('one that cannot be read is told of and counted, one that is gone is nothing, and the others are sent', async () => {
		const sound = row('b', 2 * minute);
		const read = ({ row: name }: RowRef) => {
			if (name === 'a') return Promise.reject(new TypeError('Иванов'));
			return Promise.resolve(name === 'b' ? sound : null);
		};
		const { sent } = await relay([row('a', 2 * minute), sound, row('c', 2 * minute)], { read });
		expect(sent.map(({ row: name }) => name)).toEqual(['b']);
		expect(h.counted.get('CasesFailed')).toBe(1);
		expect(h.said.join()).toContain(
			`a row of the outbox cannot be read ${JSON.stringify({ caseId: stored.caseId, row: 'a', error: 'TypeError' })}`,
		);
		expect(h.said.join()).not.toContain('Иванов');
	});
	it('reads all of them, twenty-five side by side', async () => {
		const rows = Array.from({ length: 60 }, (_, at) => row(String(at), 2 * minute));
		let [open, most] = [0, 0];
		const read = async (ref: RowRef) => {
			open += 1;
			most = Math.max(most, open);
			await Promise.resolve();
			open -= 1;
			return rows.find((one) => one.row === ref.row) ?? null;
		};
		expect((await relay(rows, { read })).sent).toHaveLength(60);
		expect(most).toBe(25);
	});
});

describe('R-15, R-16: a machine that did not come to where the case stands', () => {
	const ended = (): StoredCase => ({
		...stored,
		state: { ...stored.state, status: { is: 'ended', outcome: 'answered', at: h.time.now } },
	});
	const token = (changes: Partial<StageToken> = {}): StageToken => ({
		token: 't-1',
		stage: 'screening',
		visit: 1,
		generation: 0,
		attempt: 1,
		storedAt: h.time.now,
		...changes,
	});
	const stranded = (orders: readonly FollowUp[], ageMs = 4 * minute) =>
		row('a', ageMs, { mails: [], workflow: true, orders });

	it('is looked at when its row has its turn', async () => {
		expect((await relay([stranded([signals], 6 * minute)])).done).toEqual([]);
		expect((await relay([stranded([startsClock], 2 * minute)])).repaired).toBe(1);
	});
	it('nothing is done for a case that is gone', async () => {
		expect(await relay([stranded([signals, startsClock])], { found: null })).toMatchObject({ done: [], repaired: 0 });
		expect(h.counted.get('CasesFailed')).toBeUndefined();
	});
	it('clocks that have no execution get that of the watch that stands now, and nobody is awaited for it', async () => {
		const found = { ...stored, watch: 4 };
		expect(await relay([stranded([startsClock])], { found })).toMatchObject({
			done: ['start clock 4', 'settle a'],
			repaired: 1,
		});
	});
	it('clocks of a case that has ended start nothing', async () => {
		expect((await relay([stranded([startsClock])], { found: ended() })).done).toEqual(['settle a']);
	});
	it('is there already by the token of this visit and generation: settled without a signal', async () => {
		const { done } = await relay([stranded([signals])], { token: token() });
		expect(done).toEqual(['settle a']);
	});
	it.each([
		['an earlier visit', { visit: 0 }],
		['an earlier execution', { generation: 0 }],
	])('waits with the token of %s: signalled, counted, and its row waits until it has come', async (_, changes) => {
		const found = { ...stored, generation: 'generation' in changes ? 1 : 0 };
		const { done, repaired } = await relay([stranded([signals])], { found, token: token(changes) });
		expect(done).toEqual(['answer t-1 screening']);
		expect(repaired).toBe(1);
	});
	it.each(['answered', 'closed'] as const)(
		'the signal that the case has ended was lost: sent again (%s), and nothing more is awaited of it',
		async (answer) => {
			const { done, repaired } = await relay([stranded([signals])], { found: ended(), token: token(), answer });
			expect(done).toEqual(['answer t-1 ended', 'settle a']);
			expect(repaired).toBe(1);
		},
	);
	it('the case has ended and nobody waits: nothing more is awaited', async () => {
		expect((await relay([stranded([signals])], { found: ended() })).done).toEqual(['settle a']);
	});
	it('a token that nobody waits on, and an execution that runs: left to come by itself for five minutes', async () => {
		const around = { token: token({ visit: 0 }), answer: 'closed' } as const;
		expect(await relay([stranded([signals], 5 * minute)], around)).toMatchObject({
			done: ['answer t-1 screening'],
			repaired: 0,
		});
		const { done, repaired } = await relay([stranded([signals], 5 * minute + 1)], around);
		expect(done).toEqual(['answer t-1 screening', 'settle a']);
		expect(repaired).toBe(1);
		expect((await h.store.cases.load(stored.caseId))?.generation).toBe(1);
	});
	it('an execution that never started is started under its name, and its row waits until it has come', async () => {
		const { done, repaired } = await relay([stranded([signals])], { execution: 'missing' });
		expect(done).toEqual(['start case 0 screening']);
		expect(repaired).toBe(1);
	});
	it('mails and machines of one row: mails alone do not show that the machine need not come', async () => {
		const withMail: FollowUp[] = [];
		for await (const { orders } of h.store.outbox.rowsOf(stored.caseId)) {
			withMail.push(...orders.filter(({ is }) => is === 'mail'));
		}
		expect((await relay([stranded([...withMail, startsClock])])).done).toEqual(['start clock 1', 'settle a']);
		expect((await relay([stranded([...withMail, signals])])).done).toEqual([]);
	});
	it('R-19: no more than a run may mend', async () => {
		const budget = newBudget();
		for (let at = 0; at < mostRepairs; at += 1) budget.repair();
		expect((await relay([stranded([startsClock])], { budget })).done).toEqual([]);
	});
});
