import { HOUR_MS } from '../../domain/instant.ts';
import { addTo, type Compared, type Tally } from './compared.ts';

/** What another file makes of many cases, added up as they come. */
export interface Summary {
	readonly add: (one: Compared) => void;
	readonly lines: () => readonly string[];
	readonly data: () => Readonly<Record<string, unknown>>;
}

interface OfTerm {
	clause: string;
	earlier: number;
	later: number;
	appears: number;
	disappears: number;
	come: number;
	gone: number;
	/** In hours, for the plot. */
	readonly shifts: number[];
}

/** Upper ends of the bars of the plot, in hours on the clock. */
const bars = [-72, -24, -8, -1, 0, 1, 8, 24, 72, Number.POSITIVE_INFINITY] as const;

export function replaySummary(): Summary {
	let cases = 0;
	let otherwise = 0;
	const mails = new Map<string, readonly [number, number]>();
	const minutes = new Map<string, readonly [number, number]>();
	const terms = new Map<string, OfTerm>();
	const of = (term: string): OfTerm => {
		const known = terms.get(term) ?? {
			clause: '',
			earlier: 0,
			later: 0,
			appears: 0,
			disappears: 0,
			come: 0,
			gone: 0,
			shifts: [],
		};
		terms.set(term, known);
		return known;
	};
	return {
		add: (one) => {
			cases++;
			const { moved, breaches } = one;
			const changed = (sums: Tally): boolean => [...sums.values()].some(([before, after]) => before !== after);
			if (moved.length + breaches.come.length + breaches.gone.length > 0 || changed(one.mails)) otherwise++;
			for (const { term, clause, before, after } of moved) {
				const row = of(term);
				row.clause = clause;
				if (before === null) row.appears++;
				else if (after === null) row.disappears++;
				else {
					if (after < before) row.earlier++;
					else row.later++;
					row.shifts.push((after - before) / HOUR_MS);
				}
			}
			for (const term of breaches.come) of(term).come++;
			for (const term of breaches.gone) of(term).gone++;
			for (const [name, sums] of one.mails) addTo(mails, name, sums);
			for (const [name, sums] of one.minutes) addTo(minutes, name, sums);
		},
		data: () => ({
			cases,
			otherwise,
			terms: Object.fromEntries(
				[...terms].map(([term, { shifts, ...row }]) => [term, { ...row, medianHours: median(shifts) }]),
			),
			mails: changedOf(mails),
			minutes: Object.fromEntries(minutes),
		}),
		lines: () => [
			`${cases} cases, ${otherwise} of them come out otherwise`,
			...section(
				'due times and breaches',
				['term', 'clause', 'earlier', 'later', 'median h', 'appears', 'disappears', 'breaches come', 'go'],
				[...terms].map(([term, { clause, earlier, later, shifts, appears, disappears, come, gone }]) => [
					term,
					clause,
					earlier,
					later,
					median(shifts) ?? '',
					appears,
					disappears,
					come,
					gone,
				]),
			),
			...section(
				'mails',
				['mail', 'before', 'after'],
				Object.entries(changedOf(mails)).map(([name, [before, after]]) => [name, before, after]),
			),
			...section(
				'minutes of broken terms',
				['holder', 'before', 'after'],
				[...minutes].map(([name, [before, after]]) => [name, before, after]),
			),
			...plot([...terms.values()].flatMap(({ shifts }) => shifts)),
		],
	};
}

function changedOf(sums: Tally): Readonly<Record<string, readonly [number, number]>> {
	return Object.fromEntries([...sums].filter(([, [before, after]]) => before !== after));
}

function median(numbers: readonly number[]): number | null {
	const middle = numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
	return middle === undefined ? null : Math.round(middle * 100) / 100;
}

/** A table in columns; nothing where it has no rows. */
function section(
	title: string,
	head: readonly string[],
	rows: readonly (readonly (string | number)[])[],
): readonly string[] {
	if (rows.length === 0) return [];
	const all = [head, ...rows.map((row) => row.map(String))];
	const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
	const line = (row: readonly string[]): string =>
		`  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')}`;
	return ['', title, ...all.map(line)];
}

/** How far due times moved: a bar for each reach of hours. */
function plot(shifts: readonly number[]): readonly string[] {
	if (shifts.length === 0) return [];
	const counts = bars.map((end, index) => {
		const start = bars[index - 1] ?? Number.NEGATIVE_INFINITY;
		return { end, start, count: shifts.filter((hours) => hours > start && hours <= end).length };
	});
	const most = Math.max(...counts.map(({ count }) => count));
	const shown = counts.filter(({ count }) => count > 0);
	const name = (hours: number): string => (Number.isFinite(hours) ? `${hours > 0 ? '+' : ''}${hours}` : '…');
	return [
		'',
		'how far due times move, in hours on the clock',
		...shown.map(
			({ start, end, count }) =>
				`  ${`${name(start)} to ${name(end)}`.padStart(12)}  ${'█'.repeat(Math.ceil((count / most) * 40))} ${count}`,
		),
	];
}
