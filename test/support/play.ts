import { join } from 'node:path';
import { readMunicipality, readRegulation } from '../../cli/files/data-files.ts';
import type { FollowUp } from '../../domain/case/follow-ups/follow-up.ts';
import { handedOverAtOnce } from '../../domain/case/hand-over.ts';
import type { Case, Clock } from '../../domain/case/model/case.ts';
import type { Command } from '../../domain/case/model/commands.ts';
import type { CaseEvent } from '../../domain/case/model/events.ts';
import type { Refusal } from '../../domain/case/model/refusal.ts';
import type { World } from '../../domain/case/model/world.ts';
import type { Instant } from '../../domain/instant.ts';
import { networks } from '../../domain/regulation/regulation.ts';
import { isoInZone } from '../../domain/worktime/local-time.ts';
import { data } from './calendars.ts';
import { root } from './checkout.ts';
import { readNow, tick } from './commands.ts';
import { type Taken, take } from './take.ts';

/** Anapa as it is shipped. */
export const world: Omit<World, 'now'> = await shipped('anapa');

/** A municipality as it is shipped: its regulation, units, networks and calendar; the last over all years or these. */
export async function shipped(id: string, years = data): Promise<Omit<World, 'now'>> {
	const regulation = await readRegulation(join(root, 'regulations', `${id}.yaml`));
	const file = await readMunicipality(join(root, 'municipalities', `${id}.yaml`), years);
	if (!regulation.ok || !file.ok) throw new Error(`${id} cannot be read`);
	const { municipality, calendar } = file.value;
	return {
		regulation: regulation.value,
		calendar,
		units: municipality.units.map((unit) => unit.id),
		networks: networks.filter((network) => municipality.networks[network]?.enabled === true),
		remindBefore: municipality.remindBefore,
	};
}

/** A time of a play, in Moscow: "10:30" or "13.03 10:30"; without a day it is the day of the step before. */
export type Local = string;
export type Step = readonly [at: Local, command: Command | typeof tick];

/** How a play went. Only its last step may be refused. */
export interface Played {
	readonly case: Case;
	readonly events: readonly CaseEvent[];
	/** Of the last step, hand-overs of its mails left out. */
	readonly last: { readonly events: readonly CaseEvent[]; readonly consequences: readonly FollowUp[] };
	readonly refusal: Refusal | null;
}

/** The first day of a play that names none: Wednesday 12.03.2025, with no holiday near. */
const FIRST_DAY = '12.03';

/** "13.03 10:30" of 2025 in Moscow as an instant; seconds may follow. */
export function time(local: Local): Instant {
	const [, day, month, clock = ''] = /^(\d\d)\.(\d\d) (\d\d:\d\d(?::\d\d(?:\.\d+)?)?)$/.exec(local) ?? [];
	const instant = Date.parse(`2025-${month}-${day}T${clock}${clock.length === 5 ? ':00' : ''}+03:00`);
	if (Number.isNaN(instant)) throw new Error(`${local} is no time of a play`);
	return instant;
}

/** An instant as plays write it. */
export function local(instant: Instant | null): Local | null {
	if (instant === null) return null;
	const [, month, day, clock] = /^\d+-(\d\d)-(\d\d)T(.*)\+/.exec(isoInZone(world.calendar, instant)) ?? [];
	return `${day}.${month} ${clock?.replace(/:00$/, '')}`;
}

/** Plays the steps in Anapa. */
export function play(...steps: readonly Step[]): Played {
	return playIn(world, ...steps);
}

/**
 * Plays the steps through the real domain; each mail to a unit is handed over at the instant of the step that causes it.
 * A refusal before the last step is a fault of the test and throws.
 */
export function playIn(there: Omit<World, 'now'>, ...steps: readonly Step[]): Played {
	let state: Case | null = null;
	let events: readonly CaseEvent[] = [];
	let last: Played['last'] = { events: [], consequences: [] };
	let day = FIRST_DAY;
	for (const [index, [at, command]] of steps.entries()) {
		const [, named, clock] = /^(?:(\d\d\.\d\d) )?(.*)$/.exec(at) ?? [];
		day = named ?? day;
		const now = time(`${day} ${clock}`);
		const asked: Command = command === tick ? { do: 'tick', judgeBefore: now } : readNow(command, state);
		const taken = take(state, asked, { ...there, now });
		if (!taken.ok) {
			if (state === null || index < steps.length - 1) throw new Error(`${at}: ${JSON.stringify(taken.refusal)}`);
			return { case: state, events, last: { events: [], consequences: [] }, refusal: taken.refusal };
		}
		const { after }: Taken = taken.value;
		last = { events: taken.value.events, consequences: taken.value.followUps };
		const handed = handedOverAtOnce(state, last.events, after, { ...there, now });
		state = handed.after;
		events = [...events, ...last.events, ...handed.events];
	}
	return { case: whole(state), events, last, refusal: null };
}

function whole(state: Case | null): Case {
	if (state === null) throw new Error('a play begins with a receipt');
	return state;
}

/** A clock in a line: "2.2 LEGAL due 13.03 10:00 running", and when it ended, and who held a breach. */
export function line({ clause, kind, unit, dueAt, state, endedAt, attribution }: Clock): string {
	return [
		`${clause} ${kind}`,
		...(unit === null ? [] : [`of ${unit}`]),
		dueAt === null ? 'due never' : `due ${local(dueAt)}`,
		state,
		...(endedAt === null ? [] : [local(endedAt)]),
		...(attribution === null ? [] : [`by ${attribution}`]),
	].join(' ');
}

/** The clocks of a clause, in the order in which they were opened. */
export function clocks(played: Played, ...clauses: readonly string[]): readonly string[] {
	return played.case.clocks.filter(({ clause }) => clauses.includes(clause)).map(line);
}

/** Where the case stands: its stage and whom it awaits, or how it ended. */
export function standing({ case: { status } }: Played): string {
	return status.is === 'ended' ? status.outcome : `${status.stage} awaits ${status.awaits}`;
}
