import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Clock } from '../../../domain/case/model/case.ts';
import type { CaseEvent } from '../../../domain/case/model/events.ts';
import { neverRan } from '../../../domain/case/state/evolve-clocks.ts';
import type { Outcome, TermRule } from '../../../domain/regulation/regulation.ts';
import { shipped } from '../../support/play.ts';
import { luck, type Walked, walk } from '../../support/walk.ts';

const worlds = await Promise.all(['anapa', 'kislovodsk', 'plastunovskaya', 'perm', 'okha'].map((id) => shipped(id)));

/** Every step of many walks of each town; `seen` says how often the law had something to hold of, so that it cannot hold of nothing. */
function law(
	title: string,
	towns: readonly string[],
	check: (step: Walked, rule: (clock: Clock) => TermRule | undefined) => number,
	numRuns = 200,
): void {
	for (const world of worlds.filter(({ regulation }) => towns.includes(regulation.id))) {
		it(`${title} (${world.regulation.id})`, () => {
			let seen = 0;
			const rule = ({ term }: Clock) => world.regulation.terms.find(({ id }) => id === term);
			const walks = fc.array(luck, { minLength: 10, maxLength: 45 });
			const property = fc.property(walks, (lucks) => {
				for (const step of walk(lucks, world)) seen += check(step, rule);
			});
			fc.assert(property, { numRuns });
			expect(seen).toBeGreaterThan(0);
		}, 60_000);
	}
}

const all = worlds.map(({ regulation }) => regulation.id);

/** The regulation's own terms that a step has voided, as they were and as they are; not those that bound nobody from their start on. */
function voided({ before, after }: Walked): readonly (readonly [was: Clock, is: Clock])[] {
	return (before?.clocks ?? []).flatMap((was) => {
		const is = after?.clocks.find(({ id }) => id === was.id);
		const binds = was.kind === 'LEGAL' || was.kind === 'INTERP';
		return binds && is?.state === 'void' && was.state === 'running' && !neverRan(is) ? [[was, is] as const] : [];
	});
}

describe('no lost breach, on random walks', () => {
	law('G-26: what ends void after its due time was set aside for a word on an end, and the end came', all, (step) => {
		const { before, after } = step;
		const late = voided(step).filter(([was, { endedAt }]) => (was.dueAt ?? Infinity) < (endedAt ?? 0));
		for (const [was] of late) {
			expect(before?.status).toMatchObject({ stage: 'confirmation' });
			expect(after?.status.is).toBe('ended');
			// What fell due before anybody proposed anything was broken, unless only a later raising says that it did (G-14).
			const raised = was.history.findLast(({ why }) => why === 'raised')?.at ?? -Infinity;
			const since = before?.proposal?.at ?? (was.stage === 'rework' ? -Infinity : Infinity);
			expect(Math.max(was.dueAt ?? 0, raised)).toBeGreaterThanOrEqual(since);
		}
		return voided(step).length;
	});

	law('G-26: what time alone ends void is a term whose act may not be needed', all, (step, rule) => {
		const expired = voided(step).filter(([was, { endedAt }]) => was.dueAt === endedAt && endedAt !== step.now);
		for (const [was] of expired) {
			const { optional, passesOn, lapse } = rule(was) ?? { optional: false, passesOn: false };
			expect([optional, passesOn, lapse !== undefined]).toContain(true);
		}
		return voided(step).length;
	});

	law('G-26′: of the alternatives of one duty not all end void by time alone', ['plastunovskaya'], (step, rule) => {
		const { after, now } = step;
		const groups = new Set((after?.clocks ?? []).flatMap((clock) => rule(clock)?.oneOf ?? []));
		for (const group of groups) {
			const clocks = (after?.clocks ?? []).filter((clock) => rule(clock)?.oneOf === group);
			expect(clocks.filter(({ state }) => state === 'breached').length).toBeLessThanOrEqual(1);
			const gone = voided(step).filter(([was]) => rule(was)?.oneOf === group);
			const byTime = gone.length > 0 && gone.every(([, { endedAt }]) => endedAt !== now);
			if (byTime) expect(clocks.every(({ state }) => state === 'void')).toBe(false);
		}
		return groups.size;
	});
});

/** What ends a promised answer besides the answer itself; where the author is told whose question it is, that is one. */
const endsPromise: readonly Outcome[] = ['answered', 'redirected', 'unpublishable', 'withdrawn', 'no-answer'];

/** In Anapa what was promised is owed whatever the message was; elsewhere an appeal goes on as one at any time (G-34). */
function endsOf(regulation: string): readonly Outcome[] {
	return regulation === 'anapa' ? endsPromise : [...endsPromise, 'formal-appeal'];
}

describe('the promise to the author, on random walks', () => {
	law(
		'A-16: once it is out the final term ends with the final answer, or with an end that names why, and with nothing else',
		['anapa', 'kislovodsk', 'plastunovskaya', 'perm'],
		(step, rule) => {
			const { before, after, events } = step;
			if (before === null || after === null || before.phase !== 'final') return 0;
			if (after.status.is === 'ended') expect(endsOf(after.regulation.id)).toContain(after.status.outcome);
			const ended = before.clocks.filter((was) => {
				const is = after.clocks.find(({ id }) => id === was.id);
				return rule(was)?.stage === 'final' && was.endedAt === null && is?.endedAt !== null && was.unit === null;
			});
			for (const was of ended) {
				if (neverRan(after.clocks.find(({ id }) => id === was.id) ?? was)) continue;
				expect(events.some(isFinalAnswer) || after.status.is === 'ended').toBe(true);
			}
			return 1;
		},
		// Few walks come to an interim answer that is posted.
		1_500,
	);
});

/** Posted, or in Kislovodsk sent to whoever posts it (K-9). */
function isFinalAnswer(event: CaseEvent): boolean {
	return (event.type === 'AnswerPublished' || event.type === 'DraftForwarded') && event.answer === 'final';
}
