import { beforeEach, describe, expect, it } from '@jest/globals';
import type { FollowUp } from '../../domain/case/follow-ups/follow-up.ts';
import type { StoredCase } from '../../functions/ports/case-store.ts';
import type { StageToken } from '../../functions/ports/tokens.ts';
import { signalWorkflow } from '../../functions/signal-workflow/handle.ts';
import { type House, house } from '../support/house.ts';

let h: House;
let stored: StoredCase;

beforeEach(async () => {
	h = await house();
	const found = await h.store.cases.load(await h.incident());
	if (found === null) throw new Error('not received');
	stored = { ...found, watch: 3, generation: 2 };
});

const ended = (): StoredCase => ({
	...stored,
	state: { ...stored.state, status: { is: 'ended', outcome: 'no-answer', at: h.time.now } },
});
const tokenOf = (changes: Partial<StageToken> = {}): StageToken => ({
	token: 't-1',
	stage: 'screening',
	visit: 1,
	generation: 2,
	attempt: 1,
	storedAt: h.time.now,
	...changes,
});

/** What a row with these orders makes be asked of machines and outbox, in order; `null` for a row, case or token that is not there. */
async function signal(
	orders: readonly FollowUp['is'][] | null,
	{ found = stored, token = null }: { readonly found?: StoredCase | null; readonly token?: StageToken | null } = {},
): Promise<readonly string[]> {
	const ref = { caseId: stored.caseId, row: '000001' };
	const done: string[] = [];
	const say = (...words: readonly unknown[]) => {
		done.push(words.join(' '));
		return Promise.resolve();
	};
	const { outbox, workflow } = h.base;
	const all: Partial<Record<FollowUp['is'], FollowUp>> = {
		'start-case': { is: 'start-case', stage: 'screening' },
		'signal-stage': { is: 'signal-stage', stage: 'screening', visit: 1 },
		'start-clock': { is: 'start-clock' },
	};
	const row = orders && {
		...ref,
		municipality: 'anapa',
		orders: orders.flatMap((is) => all[is] ?? []),
		mails: [],
		awaited: new Map(),
		workflow: true,
		pendingSince: h.time.now,
	};
	await signalWorkflow(
		{
			...h.base,
			cases: { ...h.base.cases, load: () => Promise.resolve(found) },
			outbox: { ...outbox, read: () => Promise.resolve(row), settleRow: () => say('settle') },
			tokens: { get: () => Promise.resolve(token) },
			workflow: {
				...workflow,
				startCase: (_, generation, stage) => say('start case', generation, stage),
				startClock: (_, watch) => say('start clock', watch),
				answer: async (text, next) => {
					await say('answer', text, next);
					return 'answered';
				},
			},
		},
		ref,
	);
	return done;
}

describe('R-15: what a decision ordered of the machines', () => {
	it('is nothing where its row or its case is gone', async () => {
		expect(await signal(null)).toEqual([]);
		expect(await signal(['start-clock'], { found: null })).toEqual([]);
	});
	it('starts the clocks of the watch that stands now, after which nobody is awaited', async () => {
		expect(await signal(['start-clock'])).toEqual(['start clock 3', 'settle']);
	});
	it('starts the case where it stands now, and stays pending until the machine has come', async () => {
		expect(await signal(['start-case'])).toEqual(['start case 2 screening']);
	});
	it('does what each of its orders says', async () => {
		expect(await signal(['start-case', 'start-clock'])).toEqual(['start clock 3', 'start case 2 screening']);
	});
	it('starts nothing for a case that has ended meanwhile, and is settled', async () => {
		expect(await signal(['start-case', 'start-clock'], { found: ended() })).toEqual(['settle']);
	});
});

describe('R-16: the signal that a stage is over', () => {
	it('waits for nobody where no token is kept yet', async () => {
		expect(await signal(['signal-stage'])).toEqual([]);
	});
	it('is not sent to a machine that waits in the stage where the case stands', async () => {
		expect(await signal(['signal-stage'], { token: tokenOf() })).toEqual([]);
	});
	it('sends the machine of an earlier visit to where the case stands now', async () => {
		const token = tokenOf({ visit: 0 });
		expect(await signal(['signal-stage'], { token })).toEqual(['answer t-1 screening']);
		expect(await signal(['start-case'], { token })).toEqual(['start case 2 screening']);
	});
	it('that the case has ended reaches the machine in whatever stage it waits, and settles the row', async () => {
		expect(await signal(['signal-stage'], { found: ended(), token: tokenOf() })).toEqual([
			'answer t-1 ended',
			'settle',
		]);
	});
	it('of a case that has ended is settled also where nobody waits any more', async () => {
		expect(await signal(['signal-stage'], { found: ended() })).toEqual(['settle']);
	});
});
