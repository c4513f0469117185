import { clockWake } from '../case/clocks/next-wake.ts';
import type { Case } from '../case/model/case.ts';
import type { Command } from '../case/model/commands.ts';
import { MINUTE_MS, SECOND_MS } from '../instant.ts';
import { acts, type Regulation } from '../regulation/regulation.ts';
import { type Asked, askedBy } from './asked.ts';
import type { Ground } from './ground.ts';
import { Known } from './known.ts';
import { offers } from './offers.ts';
import type { Place, Reached } from './place.ts';
import { receipts } from './receipts.ts';
import { type Done, step, type TimedCommand, type Undone } from './step.ts';

/** One thing that can be tried in a place, and what came of it. */
export type Trial = TimedCommand &
	({ readonly did: Done; readonly to: Reached } | { readonly did: null; readonly undone: Undone });

export interface Exploration {
	readonly places: readonly Place[];
	readonly transitions: number;
	/** Whether everything that can be reached was reached; false where the bound came first. */
	readonly whole: boolean;
}

/** What an exploration tells whoever looks on. `place` is null for the receipt of a message. */
export interface Onlooker {
	readonly visit: (place: Place | null, trials: readonly Trial[]) => void;
	/** Told now and then. */
	readonly progress?: (places: number, transitions: number) => void;
}

/**
 * Plays every case that can be reached, nearest first: in each every act that it allows, and time passing just beyond the
 * next due instant (the instant itself is in time, G-5). Ends after about `most` trials.
 */
export function explore(ground: Ground, { visit, progress }: Onlooker, most = Infinity): Exploration {
	const asked = askedBy(ground.basis.regulation);
	const known = new Known(ground.basis.regulation, asked);
	const places: Place[] = [];
	let transitions = 0;
	/** Trials of a bounded exploration that are looked at and not followed: they take nothing of its bound. */
	let aside = 0;
	const attempt = (from: Place | null, timed: TimedCommand): Trial => {
		transitions += 1;
		const did = step(ground, from?.state ?? null, timed);
		if (!did.ok) return { ...timed, did: null, undone: did.refusal };
		const isCut = ground.plain === true && passesUnits(timed.command);
		if (isCut) aside += 1;
		const place: Place = { ...timed, state: did.value.state, from, to: new Set() };
		const stays = from !== null && widens(from.state, timed.command);
		const to = stays ? known.reach(from, false) : known.reach(place, !isCut);
		if (to.place === place && !isCut) places.push(place);
		if (from !== null && !interrupts(from.state, timed.command, ground.basis.regulation)) from.to.add(to);
		return { ...timed, did: did.value, to };
	};
	const first = receipts({ ...ground.basis, now: ground.start }, asked);
	visit(
		null,
		first.map((command) => attempt(null, { at: ground.start, command })),
	);
	let next = 0;
	for (; next < places.length && transitions - aside < most; next += 1) {
		const place = places[next];
		if (place === undefined || place.state.status.is === 'ended') continue;
		visit(
			place,
			trialsOf(place, ground, asked).map((timed) => attempt(place, timed)),
		);
		if (next % 500 === 0) progress?.(places.length, transitions);
	}
	return { places, transitions, whole: next === places.length && aside === 0 };
}

/** Whether a command leads on from wherever a case stands, by no rule of its stage. */
function interrupts({ status }: Case, command: Command, { stages, anytime }: Regulation): boolean {
	const act = acts.find((known) => known === command.do);
	if (act === undefined || status.is !== 'open') return false;
	return stages[status.stage]?.acts[act] === undefined && (anytime[act]?.exits.length ?? 0) > 0;
}

/** Whether the coordinator goes on past whoever was asked, or changes who is (G-29, G-30, G-31, G-34). */
function passesUnits(command: Command): boolean {
	const changes: readonly Command['do'][] = ['not-ours', 'reassign', 'add-units'];
	return changes.includes(command.do) || (command.do === 'submit' && command.unit === null);
}

/** Whether a third unit comes to two at work: what several do show two (see `routes`), so the case is as it was. */
function widens({ assignments }: Case, command: Command): boolean {
	return command.do === 'add-units' && assignments.filter(({ part }) => part !== 'declined').length > 1;
}

function trialsOf(place: Place, { basis }: Ground, asked: Asked): readonly TimedCommand[] {
	// Each act a minute after the last, for the order of two acts can matter.
	const at = place.at + MINUTE_MS;
	const acts = offers(place.state, { ...basis, now: at }, asked).map((command) => ({ at, command }));
	const wake = clockWake(place.state);
	if (wake === null) return acts;
	const past = Math.max(wake + SECOND_MS, at);
	return [...acts, { at: past, command: { do: 'tick', judgeBefore: past } }];
}

/** The commands that lead to a place, oldest first. */
export function wayTo(place: Place): readonly TimedCommand[] {
	const way: TimedCommand[] = [];
	for (let one: Place | null = place; one !== null; one = one.from) way.unshift({ at: one.at, command: one.command });
	return way;
}
