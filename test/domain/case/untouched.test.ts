import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nextWake } from '../../../domain/case/clocks/next-wake.ts';
import type { MailOrder } from '../../../domain/case/follow-ups/follow-up.ts';
import { joined, partsOf } from '../../../domain/case/follow-ups/join.ts';
import { handedOverAtOnce } from '../../../domain/case/hand-over.ts';
import type { Case } from '../../../domain/case/model/case.ts';
import type { Command } from '../../../domain/case/model/commands.ts';
import type { World } from '../../../domain/case/model/world.ts';
import { HOUR_MS, type Instant, MINUTE_MS } from '../../../domain/instant.ts';
import type { Importance } from '../../../domain/regulation/regulation.ts';
import { workingMsBetween } from '../../../domain/worktime/compute.ts';
import { offsetMinutes } from '../../../domain/worktime/local-time.ts';
import { approve, forward, readNow, receive, route, submit } from '../../support/commands.ts';
import { shipped, time } from '../../support/play.ts';
import { mailsIn, take } from '../../support/take.ts';

type Town = Omit<World, 'now'>;
interface Told {
	readonly at: Instant;
	readonly mail: MailOrder;
}

const long = [route(), submit(), forward(), approve()];
const short = [route(), submit()];
const page = { kind: 'page-message', page: 'administration' } as const;
const towns = {
	anapa: { incident: {}, path: long },
	kislovodsk: { incident: {}, path: long },
	plastunovskaya: { incident: {}, path: long },
	perm: { incident: {}, path: short },
	okha: { incident: page, path: short },
} as const;

/** A case that is touched so many times, five minutes apart, and then left; what is mailed of it in the week after. */
function left(world: Town, commands: readonly Command[], from: Instant) {
	let now = from;
	let state: Case | null = null;
	for (const given of commands) {
		const command = readNow(given, state);
		const taken = take(state, command, { ...world, now });
		if (!taken.ok) throw new Error(JSON.stringify(taken.refusal));
		state = handedOverAtOnce(state, taken.value.events, taken.value.after, { ...world, now }).after;
		now += 5 * MINUTE_MS;
	}
	if (state === null) throw new Error('nothing was done');
	const mails: Told[] = [];
	const late = new Set<string>();
	for (let wake = nextWake(state); wake !== null && wake < now + 7 * 24 * HOUR_MS; wake = nextWake(state)) {
		for (const at of [wake, wake + 1]) {
			const taken = take(state, { do: 'tick', judgeBefore: at }, { ...world, now: at });
			if (!taken.ok) continue;
			state = taken.value.after;
			for (const event of taken.value.events) if (event.type === 'ClockBreached') late.add(event.id);
			for (const mail of mailsIn(joined(taken.value.followUps))) mails.push({ at, mail });
		}
		if (nextWake(state) === wake) break;
	}
	return { state, mails, late };
}

const readerOf = ({ to, unit }: MailOrder) => `${to} ${to === 'executor' || to === 'unit-head' ? unit : ''}`;

/** Days on which time alone wrote to one person more than three times. */
function busyDays({ calendar }: Town, mails: readonly Told[]): readonly string[] {
	const dayOf = (at: Instant) => new Date(at + offsetMinutes(calendar, at) * MINUTE_MS).toISOString().slice(0, 10);
	const days = Map.groupBy(mails, ({ at, mail }) => `${dayOf(at)} ${readerOf(mail)}`);
	return [...days].flatMap(([day, all]) =>
		all.length <= 3 ? [] : [`${day}: ${all.map(({ mail }) => `${mail.template} ${mail.clock}`).join(', ')}`],
	);
}

describe('a case that nobody touches', () => {
	it.each(Object.entries(towns))(
		'%s: makes at most three mails a day to one person, reminds nobody twice within half a day nor at night, and loses no breach',
		async (id, { incident, path }) => {
			const world = await shipped(id);
			const when = fc.record({
				minute: fc.integer({ min: 0, max: 8 * 60 }),
				day: fc.integer({ min: 10, max: 14 }),
				importance: fc.constantFrom<Importance>('normal', 'high'),
				touched: fc.integer({ min: 0, max: path.length }),
			});
			fc.assert(
				fc.property(when, ({ minute, day, importance, touched }) => {
					const from =
						time(`${day}.03 09:00`) + minute * MINUTE_MS - (id === 'okha' ? 8 : id === 'perm' ? 2 : 0) * HOUR_MS;
					const facts = { detectedAt: from, publishedAt: from, ...incident };
					const received = receive('kind' in incident ? facts : { ...facts, importance });
					const { state, mails, late } = left(world, [received, ...path.slice(0, touched)], from);
					expect(busyDays(world, mails)).toEqual([]);

					const reminders = mails.filter(({ mail }) => mail.template === 'reminder');
					for (const { at, mail } of reminders) {
						const others = reminders.filter((one) => readerOf(one.mail) === readerOf(mail) && one.at < at);
						expect(others.filter((one) => at - one.at < 12 * HOUR_MS)).toEqual([]);
						const { term } = state.clocks.find((clock) => clock.id === mail.clock) ?? {};
						const rule = world.regulation.terms.find((one) => one.id === term);
						const worked = workingMsBetween(world.calendar, at - MINUTE_MS, at + MINUTE_MS);
						expect((worked.ok && worked.value > 0) || /"unit":"C[HM]"/.test(JSON.stringify(rule))).toBe(true);
					}

					const told = new Set(
						mails.flatMap(({ mail }) =>
							partsOf(mail).flatMap(({ template, to, clock }) =>
								template === 'breach' && to === 'coordinator' ? [clock] : [],
							),
						),
					);
					const binding = state.clocks.filter(
						({ id: clock, kind }) => late.has(clock) && (kind === 'LEGAL' || kind === 'INTERP'),
					);
					// Of one lateness of several units and of the whole theirs says it.
					const isSaid = ({ clause, dueAt }: (typeof binding)[number]) =>
						binding.some((one) => told.has(one.id) && one.clause === clause && one.dueAt === dueAt);
					expect(binding.filter((clock) => !isSaid(clock)).map((clock) => clock.id)).toEqual([]);
				}),
				{ numRuns: 60 },
			);
		},
		60_000,
	);
});
