import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CaseEvent } from '../../../domain/case/model/events.ts';
import { otherReadingsOf } from '../../../domain/case/why/other-readings.ts';
import type { Regulation } from '../../../domain/regulation/regulation.ts';
import { shipped } from '../../support/play.ts';
import { luck, walk } from '../../support/walk.ts';

/** Every alternative that is possible, shown. */
function possible(regulation: Regulation): Regulation {
	const readings = regulation.readings.map((reading) => ({
		...reading,
		alternatives: reading.alternatives
			.filter(({ impossible }) => impossible !== true)
			.map((alternative) => ({ ...alternative, shadow: true })),
	}));
	return { ...regulation, readings };
}

describe('whom a breach accuses (G-40)', () => {
	it('anapa 3.2: a memo names nobody whose term stood under some possible reading, or before it was raised', async () => {
		const world = await shipped('anapa');
		const read = possible(world.regulation);
		let memos = 0;
		fc.assert(
			fc.property(fc.array(luck, { minLength: 10, maxLength: 45 }), (lucks) => {
				for (const { events, before, now } of walk(lucks, world)) {
					for (const event of events) {
						if (event.type !== 'MemoPrepared' || before === null) continue;
						memos += 1;
						const clock = before.clocks.find(({ id }) => id === event.clock);
						const raised = clock?.history.findLast(({ why }) => why === 'raised' || why === 'lowered');
						if (raised?.why === 'raised') expect(event.at).toBeGreaterThanOrEqual(raised.dueAt ?? 0);
						for (const other of otherReadingsOf(before, read, world.calendar, now)) {
							if (other.clock.id === event.clock) expect(event.at).toBeGreaterThanOrEqual(other.clock.dueAt ?? 0);
						}
					}
				}
			}),
			{ numRuns: 150 },
		);
		expect(memos).toBeGreaterThan(5);
	}, 60_000);

	it('anapa 3.2: nor anybody whose term fell due while a second person thought about an end (G-35)', async () => {
		const world = await shipped('anapa');
		let thoughtAbout = 0;
		fc.assert(
			fc.property(fc.array(luck, { minLength: 20, maxLength: 60 }), (lucks) => {
				const events = [...walk(lucks, world)].flatMap((step) => step.events);
				const due = new Map(events.flatMap((event) => (event.type === 'ClockBreached' ? [[event.id, event]] : [])));
				for (const [from, until] of thoughts(events)) {
					for (const breach of due.values()) {
						if (!breach.id.startsWith('draft-') || breach.dueAt <= from || breach.dueAt > until) continue;
						// Of what a raising shortened the earlier due time counts.
						if (breach.attribution === 'RECLASSIFIED') continue;
						thoughtAbout += 1;
						expect(breach.attribution).toBe('approver');
						const memo = events.find((event) => event.type === 'MemoPrepared' && event.clock === breach.id);
						expect(memo).toBeUndefined();
					}
				}
			}),
			{ numRuns: 1_500 },
		);
		expect(thoughtAbout).toBeGreaterThan(0);
	}, 60_000);
});

/** From each proposal of an end to the word on it. */
function thoughts(events: readonly CaseEvent[]): readonly (readonly [from: number, until: number])[] {
	const over: readonly CaseEvent['type'][] = ['OutcomeRejected', 'OutcomeConfirmed', 'ProposalWithdrawn', 'CaseEnded'];
	return events.flatMap(({ type, at }, index) => {
		if (type !== 'NoAnswerProposed' && type !== 'UnpublishableProposed') return [];
		const end = events.slice(index).find((event) => over.includes(event.type));
		return [[at, end?.at ?? Number.POSITIVE_INFINITY]];
	});
}
