import { describe, expect, it } from '@jest/globals';
import { monthCases } from '../../functions/adapters/month-cases.ts';
import { UnreadableCase } from '../../functions/ports/unreadable.ts';
import { path } from '../support/forms.ts';
import { anapaTime, tell } from '../support/story.ts';

const ended = tell(path);
const open = tell(path.slice(0, 3));

function stored(
	caseId: string,
	municipality: string,
	{ case: state, events }: typeof ended,
	receivedAt = state.receivedAt,
) {
	const log = [{ version: 1, events }];
	return {
		caseId,
		municipality,
		version: 1,
		state: { ...state, receivedAt },
		log,
		generation: 0,
		watch: 0,
		placeRows: 0,
		indexedWake: null,
		revivals: { generation: null, watch: null },
	};
}

async function* each(ids: readonly string[]) {
	yield* ids;
}

describe('the cases of a month', () => {
	const all = [
		stored('ended', 'anapa', ended),
		stored('open', 'anapa', open, anapaTime('2025-03-31 23:59')),
		stored('earlier', 'anapa', open, anapaTime('2025-02-28 23:59')),
		stored('just-ended', 'anapa', ended, anapaTime('2025-03-01 00:00')),
	];
	const openCases: Readonly<Record<string, readonly string[]>> = {
		anapa: ['open', 'earlier', 'just-ended', 'erased'],
		okha: ['open', 'too-new'],
		kislovodsk: ['throttled'],
		perm: Array.from({ length: 1000 }, (_, number) => `perm-${number}`),
	};
	const loaded: string[] = [];
	const months = monthCases(
		{
			load: (id) => {
				loaded.push(id);
				if (id === 'too-new') return Promise.reject(new UnreadableCase(id, { is: 'too-new', event: 'New', schema: 2 }));
				if (id === 'throttled') return Promise.reject(new Error('slow down'));
				return Promise.resolve(all.find(({ caseId }) => caseId === id) ?? null);
			},
		},
		{
			openOf: (municipality) => each(openCases[municipality] ?? []),
			endedOfMonth: (municipality, month) =>
				each(municipality === 'anapa' && month === '2025-03' ? ['ended', 'just-ended'] : []),
		},
	);

	it('are the ended ones and the open ones of that month and municipality, each once, the earliest first', async () => {
		const { cases } = await months.received('anapa', '2025-03', () => 180);
		expect(cases.map(({ caseId }) => caseId)).toEqual(['just-ended', 'ended', 'open']);
		expect(cases[1]?.events).toEqual(ended.events);
	});

	it('those of earlier months that are open still are only counted', async () => {
		expect((await months.received('anapa', '2025-03', () => 180)).openEarlier).toBe(1);
	});

	it("of one town are read, and not one of the thousand that another's index holds", async () => {
		loaded.splice(0);
		await months.received('anapa', '2025-03', () => 180);
		expect(loaded.toSorted()).toEqual(['earlier', 'ended', 'erased', 'just-ended', 'just-ended', 'open']);
	});

	it('R-20: one that this code cannot read is named, and keeps no other from the figures; a throttle is thrown', async () => {
		const { cases, unreadable } = await months.received('okha', '2025-03', () => 180);
		expect(cases.map(({ caseId }) => caseId)).toEqual(['open']);
		expect(unreadable).toEqual(['too-new']);
		await expect(months.received('kislovodsk', '2025-03', () => 180)).rejects.toThrow('slow down');
	});
});
