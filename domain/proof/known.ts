import type { Case } from '../case/model/case.ts';
import { noticeRuleId } from '../regulation/notice-rule.ts';
import type { Regulation } from '../regulation/regulation.ts';
import type { Asked } from './asked.ts';
import { formOf, termOf } from './canonical.ts';
import type { Alike, Place, Reached } from './place.ts';

/**
 * The cases that an exploration has come to. What the path hangs on is seen together. Of the clocks each is seen to run and
 * not to run for itself: no condition of a file asks for a clock, and each starts and ends by its own rule, so that nothing
 * in the file tells all sets of them apart. Only the law that some clock runs looks at them together. It holds where one
 * runs in all cases alike: a case in which that one does not is new, so nothing it leads to is passed by. Where none is left
 * that all of them have, a case is new also where no other has fewer.
 */
export class Known {
	readonly #regulation: Regulation;
	readonly #asked: Asked;
	readonly #alike = new Map<string, Alike>();
	readonly #sights = new Set<string>();

	constructor(regulation: Regulation, asked: Asked) {
		this.#regulation = regulation;
		this.#asked = asked;
	}

	/** Where this case stands: in the place given if it is new, else in one that is known. What is not followed is not kept. */
	reach(place: Place, follow = true): Reached {
		const { core, questions, running } = formOf(place.state, this.#regulation, this.#asked);
		// Whether a reply is out tells nothing where nothing hangs on one.
		const key = this.#asked.hearsReplies ? [core, ...questions].join('|') : core;
		const alike = this.#alike.get(key) ?? empty(running);
		const sights = sightsOf(place.state);
		// A known case that shows a term or a notice for the first time is played once more, or its end would be missed.
		const together = running.join('|');
		const isNew =
			(!alike.sets.has(together) && isNewAmong(alike, running)) || sights.some((sight) => !this.#sights.has(sight));
		if (isNew && follow) {
			this.#alike.set(key, alike);
			keep(alike, place, running);
			alike.sets.add(together);
			for (const sight of sights) this.#sights.add(sight);
			return { alike, running, place };
		}
		const reached = alike.reached.get(together) ?? { alike, running, place: alike.places[0] ?? place };
		if (alike.places.length > 0) alike.reached.set(together, reached);
		return reached;
	}
}

/** The places that stand for what was reached as far as a term is concerned: those where it runs, or else does not. */
export function placesFor(term: string, { alike, running, place }: Reached): readonly Place[] {
	const clocks = running.filter((clock) => termOf(clock) === term);
	if (clocks.length > 0) return clocks.map((clock) => alike.seen.get(clock) ?? place);
	const without = [place, ...alike.places].find(
		(one) => !alike.running.get(one)?.some((clock) => termOf(clock) === term),
	);
	return [without ?? place];
}

function empty(running: readonly string[]): Alike {
	return { places: [], running: new Map(), sets: new Set(), seen: new Map(), common: running, reached: new Map() };
}

function isNewAmong({ places, running: known, seen, common }: Alike, running: readonly string[]): boolean {
	if (places.length === 0 || running.some((clock) => !seen.has(clock))) return true;
	if (common.length > 0) return common.some((clock) => !running.includes(clock));
	return !places.some((one) => known.get(one)?.every((clock) => running.includes(clock)));
}

function keep(alike: Alike, place: Place, running: readonly string[]): void {
	alike.places.push(place);
	alike.running.set(place, running);
	for (const clock of running) if (!alike.seen.has(clock)) alike.seen.set(clock, place);
	alike.common = alike.common.filter((clock) => running.includes(clock));
}

/** What is there to be ended, acknowledged or taken back in a case, beyond its form. */
function sightsOf({ status, clocks, notices, incident, proposal }: Case): readonly string[] {
	// What is set aside shows nothing that its stage has not shown.
	if (status.is === 'ended' || proposal !== null) return [];
	return [
		...clocks.flatMap(({ term, endedAt }) => (endedAt === null ? [`${term} in ${status.stage}`] : [])),
		...notices.flatMap(({ notice, acknowledgedAt }) => (acknowledgedAt === null ? [noticeRuleId(notice)] : [])),
		...(incident.importance === 'high' ? ['high'] : []),
	];
}
