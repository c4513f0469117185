import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { expect, it } from '@jest/globals';
import { regulationIn } from '../../cli/files/data-files.ts';
import { commandAsked } from '../../cli/simulation/simulation.ts';
import type { Case } from '../../domain/case/model/case.ts';
import type { CaseEvent } from '../../domain/case/model/events.ts';
import type { World } from '../../domain/case/model/world.ts';
import { passTime } from '../../domain/case/pass-time.ts';
import { replayed } from '../../domain/case/replayed.ts';
import type { Regulation } from '../../domain/regulation/regulation.ts';
import { root } from '../support/checkout.ts';
import { mailsIn, take } from '../support/take.ts';
import { casesOf, groundOf, places, yamlAt } from '../support/worked/load.ts';
import type { Ground, Worked } from '../support/worked/run.ts';

interface Stored {
	readonly log: readonly (readonly CaseEvent[])[];
	readonly state: Case | null;
}

function roundOf(state: Case | null, unit: string | null): number | undefined {
	return state?.assignments.find((asked) => asked.unit === unit)?.round;
}

/** A worked case as the table would hold it: a decision for each command, in the order in which they came. */
function stored({ steps }: Worked, regulation: Regulation, ground: Ground): Stored {
	const log: (readonly CaseEvent[])[] = [];
	let state: Case | null = null;
	for (const { line, mailing } of steps) {
		const world: World = { ...ground, regulation, now: line.at, remindBefore: null };
		const keep = (events: readonly CaseEvent[], after: Case): void => {
			if (events.length > 0) log.push(events);
			state = after;
		};
		const handOver = (unit: string | null, round: number | null | undefined): void => {
			if (unit === null || round == null) return;
			const taken = take(state, { do: 'hand-over', unit, round, handedAt: line.at }, world);
			if (taken.ok) keep(taken.value.events, taken.value.after);
		};
		const before: Case | null = state;
		if (before !== null) {
			const passed = passTime(before, world);
			keep(passed.events, passed.after);
		}
		if (line.does === 'tick') {
			const { handed = null } = mailing;
			handOver(handed, roundOf(state, handed));
			continue;
		}
		const taken = take(state, commandAsked(line, state, world), world);
		if (!taken.ok) continue;
		keep(taken.value.events, taken.value.after);
		if (mailing.held === true) continue;
		for (const { template, unit, round } of mailsIn(taken.value.followUps)) {
			if (template === 'assignment') handOver(unit, round);
		}
	}
	return { log, state };
}

for (const [id, place] of Object.entries(await places())) {
	const read = regulationIn(await yamlAt(join(root, place.regulation)));
	if (!read.ok) throw new Error(read.refusal.join('\n'));
	const regulation = read.value;
	const ground = await groundOf(place);
	const cases = await casesOf(place, ground);

	it(`a stored case of ${id}, replayed under its own regulation and calendar, comes out as it is stored`, () => {
		const differing = cases.filter((one) => {
			const { log, state } = stored(one, regulation, ground);
			const until = one.steps.at(-1)?.line.at ?? 0;
			const made = replayed(log, { ...ground, regulation, remindBefore: null }, until);
			return !isDeepStrictEqual(made.at(-1)?.after ?? null, state);
		});
		expect(differing.map(({ title }) => title)).toEqual([]);
		expect(cases.length).toBeGreaterThan(0);
	});
}
