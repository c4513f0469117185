import { describe, expect, it } from '@jest/globals';
import { monthCases } from '../../functions/adapters/month-cases.ts';
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
		indexedWake: null,
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
		stored('foreign', 'perm', open),
		stored('just-ended', 'anapa', ended, anapaTime('2025-03-01 00:00')),
	];
	const months = monthCases(
		{ load: (id) => Promise.resolve(all.find(({ caseId }) => caseId === id) ?? null) },
		{
			open: () => each(['open', 'earlier', 'foreign', 'just-ended', 'erased']),
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
});
