import { describe, expect, it } from '@jest/globals';
import { at, simulate } from '../../support/simulating.ts';

/** Each of these ways was found by playing every case of the regulation; the day is Wednesday 12.03.2025. */
async function play(regulation: string, ...lines: readonly object[]) {
	const timed = lines.map((line, index) => ({ at: at(`10:${String(index).padStart(2, '0')}`), ...line }));
	const { steps } = await simulate(timed, [regulation]);
	const last = steps.at(-1);
	if (last === undefined) throw new Error('nothing came out');
	return { ...last, refusals: steps.map(({ refused }) => refused?.code ?? null).filter((code) => code !== null) };
}

const message = { do: 'receive', incident: { kind: 'incident' } };
const text = 'Здравствуйте! Починим.';
const permalink = 'https://vk.com/wall-1_2';
const promised = { kind: 'interim', promisedBy: '2025-03-12', reason: 'Нужна закупка' };

describe('what is listed as allowed can be done, and nobody waits for ever', () => {
	it('perm 1.1a: raising is not offered for a message that knows no importance', async () => {
		const { refused } = await play(
			'perm',
			{ do: 'receive', incident: { kind: 'page-message' } },
			{ do: 'approve', by: 'coordinator' },
		);
		expect(refused?.allowed).not.toContain('raise');
	});

	it('perm 2.1.2b: once one unit has declined and the other answered, neither is offered to hand in or decline', async () => {
		const { refused } = await play(
			'perm',
			message,
			{ do: 'route', units: ['roads', 'housing'] },
			{ do: 'decline', unit: 'roads', reason: 'Не наша дорога' },
			{ do: 'submit', unit: 'housing', text },
			{ do: 'approve', by: 'coordinator' },
		);
		expect(refused?.allowed).toEqual(expect.arrayContaining(['route', 'consolidate']));
		// What the coordinator may hand in is a text of his own (G-30).
		const { refused: housing } = await play(
			'perm',
			message,
			{ do: 'route', units: ['roads', 'housing'] },
			{ do: 'decline', unit: 'roads', reason: 'Не наша дорога' },
			{ do: 'submit', unit: 'housing', text },
			{ do: 'submit', unit: 'housing', text },
		);
		expect(housing?.code).toBe('part-already-in');
		expect(refused?.allowed).not.toEqual(expect.arrayContaining(['decline']));
	});

	it('perm 3.6a: no joint interim answer where nobody would owe the final one', async () => {
		const { refused } = await play(
			'perm',
			message,
			{ do: 'route', units: ['roads', 'housing'], selfPosting: true },
			{ do: 'decline', unit: 'roads', reason: 'Не наша дорога' },
			{ do: 'publish', by: 'executor', unit: 'housing', permalink },
			{ do: 'consolidate', text, ...promised },
		);
		expect(refused?.code).toBe('interim-not-allowed');
	});

	it('perm 2.1.4: what others handed in can still be returned once a unit has posted its own', async () => {
		const { state, refusals } = await play(
			'perm',
			message,
			{ do: 'route', units: ['roads', 'housing'], selfPosting: true },
			{ do: 'submit', unit: 'roads', text },
			{ do: 'submit', unit: 'housing', text, ...promised },
			{ do: 'publish', by: 'coordinator', permalink },
			{ do: 'publish', by: 'executor', unit: 'housing', permalink },
			{ do: 'return', reason: '3.7.1', comment: 'Назовите дату' },
		);
		expect([refusals, state]).toEqual([[], 'rework']);
	});

	it('plastunovskaya 13, 19.3: a unit without which the case went on asks the author nothing', async () => {
		const { refused } = await play(
			'plastunovskaya',
			message,
			{ do: 'route', units: ['housing', 'parks'] },
			{ do: 'consolidate', text, unit: 'housing' },
			{ do: 'return', reason: 'other', comment: 'Назовите дату' },
			{ do: 'clarify', by: 'executor', unit: 'parks', of: 'author', text },
		);
		expect(refused?.code).toBe('unit-not-asked');
	});

	it('plastunovskaya 11a, 13: whoever rewords a question does not decline while it is on its way', async () => {
		const { refused } = await play(
			'plastunovskaya',
			message,
			{ do: 'route', units: ['housing', 'parks'] },
			{ do: 'clarify', by: 'coordinator', of: 'author', text },
			{ do: 'forward' },
			{ do: 'return', reason: '14.1', comment: 'Назовите место' },
			{ do: 'submit', unit: 'housing', text },
			{ do: 'decline', unit: 'housing', reason: 'Не наша дорога' },
		);
		expect(refused?.code).toBe('not-now');
	});
});
