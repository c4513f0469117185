import type { Term } from '../worktime/term.ts';
import { type BoundTerm, lengthOf } from './bound-term.ts';
import type { Frame } from './frames.ts';
import type { Walk } from './walk.ts';

/** A term on the longest way through a frame, with its length in the frame's minutes. */
export interface Link {
	readonly term: BoundTerm;
	readonly length: Term;
	readonly minutes: number;
	/** Counted at its most: hours on the wall can all be working hours. */
	readonly atMost: boolean;
}

/** The longest lawful way through a frame: the terms one after another, against the limit. */
export interface Chain {
	readonly frame: Frame;
	readonly links: readonly Link[];
	/** Happenings on the way that no term binds: they share what is left. */
	readonly open: readonly number[];
	/** In minutes of the limit's own kind, or in days where the limit is one of days. */
	readonly sum: number;
	readonly limit: number;
	readonly left: number;
	/** Lengths inside that cannot be compared with the limit without a schedule. */
	readonly uncompared: readonly BoundTerm[];
}

type Family = 'working' | 'clock' | 'skipping' | 'working-days' | 'days';

/** The longest lawful way through the frame, by these terms. */
export function longestChain(walk: Walk, frame: Frame, terms: readonly BoundTerm[]): Chain | null {
	const family = familyOf(frame.limit[0]);
	if (family === null || (frame.less !== null && measured(frame.less, family) === null)) return null;
	const limit = frame.limit.reduce((sum, term) => sum + (measured(term, family)?.minutes ?? 0), 0);
	const less = frame.less === null ? 0 : (measured(frame.less, family)?.minutes ?? 0);
	const latest = latestWays(walk, frame, termsInside(frame, terms), family);
	const { links, open, uncompared } = latest.at(-1) ?? { links: [], open: [], uncompared: [] };
	const sum = links.reduce((total, { minutes }) => total + minutes, 0);
	return { frame, links, open, sum, limit: limit - less, left: limit - less - sum, uncompared };
}

/**
 * Terms of the frame's own stretch set no limit to each other: the tighter one binds. What several units owe at the same
 * time passes beside each other: into a unit's term fall its own.
 */
function termsInside(frame: Frame, terms: readonly BoundTerm[]): readonly BoundTerm[] {
	return terms.filter(
		(term) =>
			term !== frame.of &&
			isOwn(frame, term.unit) &&
			term.from >= frame.from &&
			term.to <= frame.to &&
			term.to > term.from &&
			!(term.from === frame.from && term.to === frame.to),
	);
}

function isOwn({ of }: Frame, unit: string | null): boolean {
	return of.unit === null || unit === null || unit === of.unit;
}

interface Way {
	readonly links: readonly Link[];
	readonly open: readonly number[];
	readonly uncompared: readonly BoundTerm[];
	readonly sum: number;
}

/** For each happening of the frame the latest lawful way to it: the tightest of the terms that end there. */
function latestWays(walk: Walk, frame: Frame, inside: readonly BoundTerm[], family: Family): readonly Way[] {
	const ways: Way[] = [{ links: [], open: [], uncompared: [], sum: 0 }];
	for (let at = frame.from + 1; at <= frame.to && at < walk.happenings.length; at++) {
		const before = ways.at(-1) ?? { links: [], open: [], uncompared: [], sum: 0 };
		const here = inside.filter(({ to }) => to === at);
		const bounded = here.flatMap((term): readonly Way[] => {
			const length = lengthOf(term);
			const start = ways[term.from - frame.from];
			const measure = length === null ? null : measured(length, family);
			if (length === null || measure === null || start === undefined) return [];
			return [{ ...start, links: [...start.links, { term, length, ...measure }], sum: start.sum + measure.minutes }];
		});
		const tightest = [...bounded, ...(bounded.length === 0 ? [] : caps(frame, here, family))].toSorted(
			(one, other) => one.sum - other.sum,
		)[0];
		const uncompared = here.filter((term) => {
			const length = lengthOf(term);
			return length !== null && measured(length, family) === null;
		});
		const open = isOwn(frame, walk.happenings[at]?.unit ?? null) ? [...before.open, at] : before.open;
		ways.push(tightest ?? { ...before, open, uncompared: [...before.uncompared, ...uncompared] });
	}
	return ways;
}

/** A target counted backward keeps a longer term from being used up, as Perm's half hour before clause 3.3 ends. */
function caps(frame: Frame, here: readonly BoundTerm[], family: Family): readonly Way[] {
	return here.flatMap((term) => {
		if (!('before' in term.limit) || frame.base === null || !term.limit.before.includes(frame.base.rule.id)) return [];
		const base = lengthOf(frame.base);
		const length = base && measured(base, family);
		const ahead = measured(term.limit.term, family);
		if (base === null || length === null || ahead === null || frame.base.from !== frame.from) return [];
		const minutes = length.minutes - ahead.minutes;
		const link: Link = { term, length: base, minutes, atMost: false };
		return [{ links: [link], open: [], uncompared: [], sum: minutes }];
	});
}

function familyOf(term: Term | undefined): Family | null {
	switch (term?.unit) {
		case 'WM':
		case 'WH':
		case 'SH':
			return 'working';
		case 'CM':
		case 'CH':
			return 'clock';
		case 'CHX':
			return 'skipping';
		case 'WD':
			return 'working-days';
		case 'CD':
			return 'days';
		default:
			return null;
	}
}

/**
 * The length in minutes of the family, or in days. Time on the wall passes in working time at the worst, so in a limit
 * of working time it counts in full; the other way round a night or a holiday of unknown length may lie between, so
 * nothing can be said without a schedule.
 */
function measured(
	{ amount, unit }: Term,
	family: Family,
): { readonly minutes: number; readonly atMost: boolean } | null {
	const own = familyOf({ amount, unit });
	const minutes = unit === 'WM' || unit === 'CM' || unit === 'WD' || unit === 'CD' ? amount : amount * 60;
	if (own === family) return { minutes, atMost: false };
	const wall = own === 'clock' || own === 'skipping';
	if (wall && family === 'working') return { minutes, atMost: true };
	if (own === 'clock' && family === 'skipping') return { minutes, atMost: true };
	if (own === 'clock' && family === 'days') return { minutes: minutes / 1440, atMost: true };
	return null;
}
