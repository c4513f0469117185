import { sayUnit } from '../wording/cases.ts';
import { sayAgeBriefly, sayMonthBriefly, sayPlace, plotWords as words } from '../wording/plots.ts';
import { withNoun } from '../wording/unit-noun.ts';
import type { Keeping, MonthReport } from './model.ts';
import { monthsCompared } from './month-report.ts';
import type { ReportNames } from './tables.ts';

/** What a picture shows, before any library draws it. */
export interface Plot {
	/** Names its file and its place in a mail. */
	readonly name: 'keeping' | 'time' | 'units' | 'ageing';
	readonly title: string;
	/** `bars` stand upon each other, `rows` lie so, `lines` go from place to place. */
	readonly as: 'bars' | 'rows' | 'lines';
	/** Along its axis; a line break is one. */
	readonly places: readonly string[];
	readonly series: readonly PlotSeries[];
	/** What stands at a place of which there are no data. */
	readonly none: string;
}

/** A plot as it was drawn, and what it says for whoever does not see it. */
export interface Picture {
	readonly name: Plot['name'];
	readonly alt: string;
	/** An SVG document without style sheets. */
	readonly svg: string;
}

export interface PlotSeries {
	readonly name: string;
	/** From the lightest to the darkest, so that grey tells them apart as colours do. */
	readonly tone: 'light' | 'middle' | 'dark';
	/** One for each place; null where there are no data. */
	readonly values: readonly (number | null)[];
}

/** More would be too small to be read; the table has them all. */
const mostUnits = 8;

/** The pictures of a month (Plastunovskaya 23). One that has nothing to show is left out. */
export function plotsOf(report: MonthReport, names: ReportNames): readonly Plot[] {
	return [keepingPlot(report), timePlot(report), unitsPlot(report, names), ageingPlot(report)].filter(({ series }) =>
		series.some(({ values }) => values.some((value) => value !== null && value > 0)),
	);
}

/** What a picture says, in words, for whoever does not see it. */
export function altOf({ title, places, series }: Plot): string {
	const said = places.map((place, at) =>
		sayPlace(
			place,
			series.map(({ name, values }) => ({ name: series.length === 1 ? '' : name, value: values[at] ?? null })),
		),
	);
	return `${title}. ${said.join('; ')}.`;
}

function keepingPlot(report: MonthReport): Plot {
	const months = monthsCompared(report);
	return {
		name: 'keeping',
		title: words.keeping,
		as: 'bars',
		none: words.noData,
		places: months.map(({ month }) => sayMonthBriefly(month)),
		series: seriesOf(months.map(({ figures }) => figures?.keeping ?? null)),
	};
}

function seriesOf(all: readonly (Keeping | null)[]): readonly PlotSeries[] {
	return [
		{ name: words.met, tone: 'light', values: all.map((one) => one?.met ?? null) },
		{ name: words.late, tone: 'middle', values: all.map((one) => one?.late ?? null) },
		{ name: words.missed, tone: 'dark', values: all.map((one) => one?.missed ?? null) },
	];
}

function timePlot(report: MonthReport): Plot {
	const months = monthsCompared(report);
	const hours = (minutes: number | null | undefined) => (minutes == null ? null : Math.round(minutes / 6) / 10);
	return {
		name: 'time',
		title: words.time,
		as: 'lines',
		none: words.noData,
		places: months.map(({ month }) => sayMonthBriefly(month)),
		series: [
			{ name: words.median, tone: 'dark', values: months.map(({ figures }) => hours(figures?.median)) },
			{ name: words.ninetieth, tone: 'middle', values: months.map(({ figures }) => hours(figures?.ninetieth)) },
		],
	};
}

/** Those with the most broken terms first. */
function unitsPlot({ units }: MonthReport, names: ReportNames): Plot {
	const shown = units
		.toSorted((one, other) => other.late + other.missed - (one.late + one.missed) || other.met - one.met)
		.slice(0, mostUnits);
	return {
		name: 'units',
		title: withNoun(words.units, names.regulation),
		as: 'rows',
		none: words.noData,
		places: shown.map(({ unit }) => sayUnit(unit, names.units)),
		series: seriesOf(shown),
	};
}

function ageingPlot({ ageing, open }: MonthReport): Plot {
	return {
		name: 'ageing',
		title: words.ageing,
		as: 'bars',
		none: words.noData,
		places: ageing.map(({ days }, index) => sayAgeBriefly(ageing[index - 1]?.days ?? 0, days)),
		series: [{ name: words.open, tone: 'dark', values: open === 0 ? [] : ageing.map(({ count }) => count) }],
	};
}
