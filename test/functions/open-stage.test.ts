import { beforeEach, describe, expect, it } from '@jest/globals';
import { openStage, type StageEntered } from '../../functions/open-stage/handle.ts';
import type { StoredCase } from '../../functions/ports/case-store.ts';
import { type House, house } from '../support/house.ts';

let h: House;
let stored: StoredCase;

beforeEach(async () => {
	h = await house();
	const found = await h.store.cases.load(await h.incident());
	if (found === null) throw new Error('not received');
	stored = found;
});

interface Around {
	/** The case as it is found first, and when it is looked at again; null where it is gone. */
	readonly found?: StoredCase | null;
	readonly again?: StoredCase | null;
	/** How many stages this generation has opened with this one. */
	readonly attempt?: number | 'superseded';
	readonly raised?: 'raised' | 'raced' | 'busy';
}

/** The machine says that it has come to a stage; what is then done, in order. */
async function enter(entered: Partial<StageEntered> = {}, around: Around = {}): Promise<readonly string[]> {
	const { found = stored, again = found, attempt = 1, raised = 'raised' } = around;
	const done: string[] = [];
	let loads = 0;
	const say = (...words: readonly unknown[]) => {
		done.push(words.join(' '));
		return Promise.resolve();
	};
	await openStage(
		{
			...h.base,
			cases: {
				load: () => {
					loads += 1;
					return Promise.resolve(loads === 1 ? found : again);
				},
				raiseGeneration: (_, realNow, revival) =>
					say('raise', realNow - h.time.now, JSON.stringify(revival)).then(() => raised),
			},
			tokens: {
				get: () => Promise.resolve(null),
				put: async (_, { token, stage, visit, generation }) => {
					await say('keep', token, stage, visit, generation);
					return attempt;
				},
			},
			outbox: {
				...h.base.outbox,
				settleWorkflow: (_, upTo) => say('settle', upTo),
			},
			machine: {
				answer: (token, next) => say('answer', token, next).then(() => 'answered'),
			},
		},
		{ caseId: stored.caseId, generation: 0, stage: 'screening', token: 't-1', ...entered },
	);
	return done;
}
const moved = (status: Partial<Extract<StoredCase['state']['status'], { is: 'open' }>>): StoredCase => {
	const { status: before } = stored.state;
	if (before.is !== 'open') throw new Error('ended');
	return { ...stored, version: 2, state: { ...stored.state, status: { ...before, ...status } } };
};
const ended = (): StoredCase => ({
	...stored,
	state: { ...stored.state, status: { is: 'ended', outcome: 'answered', at: h.time.now } },
});

describe('R-16: a machine that comes to a stage', () => {
	it('waits there while the case awaits that stage: its token is kept, and no row awaits it any more', async () => {
		expect(await enter()).toEqual(['keep t-1 screening 1 0', 'settle 1']);
	});
	it('goes on at once to where the case stands, and keeps no token', async () => {
		expect(await enter({}, { found: moved({ stage: 'draft', visit: 2 }) })).toEqual(['answer t-1 draft']);
		expect(await enter({}, { found: ended() })).toEqual(['answer t-1 ended']);
	});
	it('ends where the case is gone', async () => {
		expect(await enter({}, { found: null })).toEqual(['answer t-1 superseded']);
	});
	it('R-19: ends where a later generation walks the case, and not where its own is the latest', async () => {
		const later = { ...stored, generation: 2 };
		expect(await enter({ generation: 1 }, { found: later })).toEqual(['answer t-1 superseded']);
		expect(await enter({ generation: 2 }, { found: later })).toEqual(['keep t-1 screening 1 2', 'settle 1']);
		expect(await enter({ generation: 3 }, { found: later })).toEqual(['keep t-1 screening 1 3', 'settle 1']);
	});
	it('R-19: ends where the token of a later generation is kept already', async () => {
		expect(await enter({}, { attempt: 'superseded' })).toEqual(['keep t-1 screening 1 0', 'answer t-1 superseded']);
	});
});

describe('R-30: a decision that comes while the token is kept found nobody to signal', () => {
	it('so the case is looked at again, and the machine sent on', async () => {
		const kept = ['keep t-1 screening 1 0', 'settle 1'];
		const goOn = async (again: StoredCase | null) => (await enter({}, { again })).slice(kept.length);
		expect(await goOn(moved({ stage: 'draft', visit: 2 }))).toEqual(['answer t-1 draft']);
		expect(await goOn(moved({ stage: 'screening', visit: 3 }))).toEqual(['answer t-1 screening']);
		expect(await goOn(ended())).toEqual(['answer t-1 ended']);
		expect(await goOn({ ...stored, generation: 1 })).toEqual(['answer t-1 superseded']);
		expect(await goOn(null)).toEqual([]);
	});
});

describe('R-19: a history that grows long', () => {
	const kept = 'keep t-1 screening 1 0';

	it('is ended after fifty stages: the next generation is ordered, which is no repair', async () => {
		expect(await enter({}, { attempt: 50 })).toEqual([kept, 'settle 1']);
		expect(await enter({}, { attempt: 51 })).toEqual([kept, 'raise 0 null', 'answer t-1 next-generation']);
	});
	it.each(['raced', 'busy'] as const)('goes on where it could not be ordered now (%s)', async (raised) => {
		expect(await enter({}, { attempt: 51, raised })).toEqual([kept, 'raise 0 null', 'settle 1']);
	});
});
