import { HOUR_MS, type Instant, MINUTE_MS } from '../../domain/instant.ts';
import { metricNames } from '../../functions/runtime/metric-names.ts';
import { chanceOf } from './chance.ts';
import type { FaultKind } from './faults.ts';
import { awaitsCalendar, brokenLaws } from './laws.ts';
import { peopleOf } from './people.ts';
import type { Planted } from './planted.ts';
import type { Towns } from './towns.ts';
import { type StormWorld, stormWorld } from './world.ts';

/** What became of one world of a storm. */
export interface Weathered {
	readonly seed: number;
	/** SHA-256 of all that happened, in order: the same for the same seed and the same code. */
	readonly digest: string;
	readonly messages: number;
	readonly cases: number;
	readonly ended: number;
	readonly decisions: number;
	readonly mails: number;
	readonly breaches: number;
	/** Cases of which a due time waited for the data of its calendar. */
	readonly awaited: number;
	readonly repairs: number;
	readonly aside: number;
	readonly faults: Readonly<Record<FaultKind, number>>;
	readonly tried: Readonly<Record<string, number>>;
	readonly answers: Readonly<Record<string, number>>;
	/** Every law that does not hold, in words. */
	readonly broken: readonly string[];
}

export interface StormOptions {
	readonly seed: number;
	readonly cases: number;
	readonly towns: Towns;
	readonly planted?: Planted;
	readonly listen?: (line: string) => void;
}

/** A Monday at which every shipped town's calendar is known for months. */
const firstDay = Date.parse('2025-02-03T05:00:00Z');
const days = 200;
/** Some days before the end of the last year of which a silent calendar knows. */
const yearEnd = Date.parse('2025-12-30T05:00:00Z');
/** Messages come in the first hours; people act for some days, and then all is calm. */
const arrivalMs = 30 * HOUR_MS;
const stormMs = 5 * 24 * HOUR_MS;
/** In a day of sweeps each case is looked at once, and what was repaired too often is tried again after 23 hours. */
const calmMs = 26 * HOUR_MS;
const longestCalmMs = 4 * calmMs;

/** Lives through one storm by its seed alone, lets the calm mend what it can, and holds everything to the laws. */
export async function weather({ seed, cases, towns, planted, listen }: StormOptions): Promise<Weathered> {
	const chance = chanceOf(seed);
	// In every fifth world a year ends of which alone the days are known, and an administrator brings the next some days later.
	const isSilent = seed % 5 === 0;
	const start = isSilent ? yearEnd + chance.below(48) * HOUR_MS : firstDay + chance.below(days * 24) * HOUR_MS;
	const calendarComesAt = isSilent ? start + chance.between(12 * HOUR_MS, 96 * HOUR_MS) : null;
	const world = stormWorld({
		chance,
		towns,
		start,
		calendarComesAt,
		...(planted && { planted }),
		...(listen && { listen }),
	});
	const people = peopleOf(world, start + stormMs);
	world.onMail = ({ text }) => people.read(text);
	for (let number = 1; number <= cases; number += 1) {
		world.timeline.at(start + chance.below(arrivalMs), () => people.arrive(`IM-${number}`));
	}
	callByTheMinute(world);
	troubleExecutions(world, start + stormMs);
	troubleTime(world, start + stormMs);
	for (let turn = 0; turn < cases * 3; turn += 1) {
		world.timeline.at(start + chance.below(stormMs), () => void people.decide());
	}
	if (calendarComesAt !== null) world.timeline.at(calendarComesAt, () => void bringCalendar(world));
	await world.timeline.until(start + stormMs);
	world.calm();
	await comeToRest(world);
	return report(seed, world, people, await brokenLaws(world, people.deeds));
}

/** The sweep each minute; in the storm late, twice, or not at all. */
function callByTheMinute(world: StormWorld): void {
	const { timeline, chance, mishap } = world;
	const next = (): void => {
		timeline.at(timeline.now() + MINUTE_MS, next);
		if (mishap(0.5)) return;
		void world.sweep({ is: 'minute' });
		if (mishap(0.02)) timeline.at(timeline.now() + chance.below(5_000), () => void world.sweep({ is: 'minute' }));
	};
	timeline.at(timeline.now(), next);
}

/** Again and again, until nothing of it has failed. */
async function bringCalendar({ timeline, applyCalendar }: StormWorld): Promise<void> {
	while (!(await applyCalendar())) await timeline.sleep(10 * MINUTE_MS);
}

/** Executions die, whatever they are doing. */
function troubleExecutions({ timeline, chance, machines, trace }: StormWorld, until: Instant): void {
	const next = (): void => {
		if (timeline.now() >= until) return;
		timeline.at(timeline.now() + chance.between(5 * MINUTE_MS, 2 * HOUR_MS), next);
		const name = chance.one(machines.running());
		if (name !== undefined && machines.abort(name)) trace(`aborted ${name}`);
	};
	timeline.at(timeline.now(), next);
}

/** Now and then time goes on and nothing runs: an outage, at the end of which everything comes at once. */
function troubleTime({ timeline, chance, trace }: StormWorld, until: Instant): void {
	const next = (): void => {
		if (timeline.now() >= until) return;
		const ms = chance.happens(0.5) ? chance.between(MINUTE_MS, HOUR_MS) : chance.between(HOUR_MS, 12 * HOUR_MS);
		if (timeline.now() + ms < until) {
			timeline.jump(ms);
			trace(`time jumped by ${ms}`);
		}
		timeline.at(timeline.now() + chance.between(3 * HOUR_MS, 14 * HOUR_MS), next);
	};
	timeline.at(timeline.now() + chance.between(HOUR_MS, 10 * HOUR_MS), next);
}

/** Sweeps on until nothing waits any more; what waits longer than that waits for ever. */
async function comeToRest({ timeline, store }: StormWorld): Promise<void> {
	const began = timeline.now();
	await timeline.until(began + calmMs);
	while (timeline.now() < began + longestCalmMs) {
		const [oldest, suspects] = await Promise.all([store.outbox.oldest(), store.notes.suspects.list()]);
		if (oldest === null && suspects.length === 0) return;
		await timeline.until(timeline.now() + MINUTE_MS);
	}
}

async function report(
	seed: number,
	{ store, chronicle, digest }: StormWorld,
	{ deeds }: ReturnType<typeof peopleOf>,
	broken: readonly string[],
): Promise<Weathered> {
	let ended = 0;
	const { cases, decisions } = store.count();
	for (const caseId of new Set(chronicle.decisions.map((decision) => decision.caseId))) {
		const stored = await store.cases.load(caseId);
		if (stored?.state.status.is === 'ended') ended += 1;
	}
	const breaches = chronicle.decisions.flatMap(({ events }) => events.filter(({ type }) => type === 'ClockBreached'));
	const awaited = new Set(chronicle.decisions.filter(awaitsCalendar).map(({ caseId }) => caseId));
	return {
		seed,
		digest: digest(),
		messages: deeds.messages.size,
		cases,
		ended,
		decisions,
		mails: [...chronicle.mails.values()].reduce((sum, copies) => sum + copies.length, 0),
		breaches: breaches.length,
		awaited: awaited.size,
		repairs: chronicle.counted.get(metricNames.driftRepaired) ?? 0,
		aside: await store.outbox.countAside(),
		faults: Object.fromEntries(chronicle.faults) as Record<FaultKind, number>,
		tried: Object.fromEntries(deeds.tried),
		answers: Object.fromEntries(deeds.answers),
		broken,
	};
}
