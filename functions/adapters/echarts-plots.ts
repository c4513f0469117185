import { BarChart, type BarSeriesOption, LineChart, type LineSeriesOption } from 'echarts/charts';
import {
	GridComponent,
	type GridComponentOption,
	LegendComponent,
	type LegendComponentOption,
	TitleComponent,
	type TitleComponentOption,
} from 'echarts/components';
import { type ComposeOption, use } from 'echarts/core';
import type { Plot, PlotSeries } from '../../domain/report/plots.ts';
import type { DrawPlot } from '../ports/reports.ts';
import { fontFamily, ink, rule, svgOf } from './echarts-svg.ts';

use([BarChart, LineChart, GridComponent, LegendComponent, TitleComponent]);

type Option = ComposeOption<
	BarSeriesOption | LineSeriesOption | GridComponentOption | LegendComponentOption | TitleComponentOption
>;

/** As wide as a phone, so that nothing shrinks there; whoever has more room sees it larger. */
const width = 360;
/** Apart in grey as well: each is much darker than the one before it. */
const tones: Readonly<Record<PlotSeries['tone'], { readonly fill: string; readonly on: string }>> = {
	light: { fill: '#b8d4ea', on: ink },
	middle: { fill: '#3d84bd', on: '#ffffff' },
	dark: { fill: '#12344d', on: '#ffffff' },
};

/** Draws by Apache ECharts, without a page: the same picture for the same plot. */
export const drawPlot: DrawPlot = (plot) => {
	const height = plot.as === 'rows' ? plot.places.reduce((sum, place) => sum + rowHeight(place), 100) : 270;
	return svgOf(optionOf(plot), width, height);
};

function isEmptyAt({ series }: Plot, at: number): boolean {
	return series.every(({ values }) => (values[at] ?? null) === null);
}

/** So many letters of a unit's title stand in one line. */
const mostLetters = 18;

/** A title in lines, parted where a reader would: at spaces and hyphens. */
function inLines(title: string): readonly string[] {
	const lines = [''];
	for (const piece of title.match(/[^\s-]+-?/g) ?? []) {
		const last = lines.at(-1) ?? '';
		const joint = last === '' || last.endsWith('-') ? '' : ' ';
		if (last !== '' && (last + joint + piece).length > mostLetters) lines.push(piece);
		else lines[lines.length - 1] = last + joint + piece;
	}
	return lines;
}

function rowHeight(place: string): number {
	return Math.max(40, inLines(place).length * 15 + 12);
}

function optionOf(plot: Plot): Option {
	const lying = plot.as === 'rows';
	const category = {
		type: 'category' as const,
		data: plot.places.map((place, at) =>
			lying ? inLines(place).join('\n') : isEmptyAt(plot, at) ? `${place}\n${plot.none}` : place,
		),
		inverse: lying,
		axisTick: { show: false },
		axisLine: { lineStyle: { color: ink } },
		axisLabel: { color: ink, fontSize: 12, fontFamily, interval: 0, lineHeight: 15 },
	};
	const value = {
		type: 'value' as const,
		min: 0,
		minInterval: plot.as === 'lines' ? 0 : 1,
		splitNumber: 4,
		axisLabel: { color: ink, fontSize: 12, fontFamily },
		splitLine: { lineStyle: { color: rule } },
	};
	return {
		animation: false,
		backgroundColor: '#ffffff',
		textStyle: { fontFamily, color: ink },
		title: {
			text: plot.title,
			left: 8,
			top: 6,
			textStyle: { fontFamily, fontSize: 15, fontWeight: 'bold', color: ink },
		},
		legend: {
			show: plot.series.length > 1,
			left: 4,
			top: 32,
			itemWidth: 14,
			itemHeight: 10,
			selectedMode: false,
			data: plot.series.map(({ name }) => name),
			textStyle: { fontFamily, fontSize: 12, color: ink },
		},
		grid: { left: lying ? 136 : 36, right: 16, top: plot.series.length > 1 ? 64 : 48, bottom: lying ? 28 : 58 },
		xAxis: lying ? value : category,
		yAxis: lying ? category : value,
		series:
			plot.as === 'lines' ? plot.series.map(lineOf) : plot.series.toReversed().map((one) => barOf(one, smallest(plot))),
	};
}

/** The least value that has room for its figure, of bars some 150 points long; the table and the words tell the others. */
function smallest({ series, places }: Plot): number {
	const sums = places.map((_, at) => series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
	return Math.max(1, ...sums) / 11;
}

/** What was broken stands at the base, where lengths are compared best. */
function barOf({ name, tone, values }: PlotSeries, leastWithFigure: number): BarSeriesOption {
	const { fill, on } = tones[tone];
	return {
		type: 'bar',
		name,
		stack: 'all',
		barMaxWidth: 34,
		data: values.map((value) => value ?? '-'),
		itemStyle: { color: fill, borderColor: '#ffffff', borderWidth: 1 },
		label: {
			show: true,
			color: on,
			fontFamily,
			fontSize: 12,
			formatter: ({ value }) => (typeof value === 'number' && value >= leastWithFigure ? String(value) : ''),
		},
		silent: true,
	};
}

function lineOf({ name, tone, values }: PlotSeries): LineSeriesOption {
	const { fill } = tones[tone];
	return {
		type: 'line',
		name,
		data: values.map((value) => value ?? '-'),
		lineStyle: { color: fill, width: 2.5, type: tone === 'dark' ? 'solid' : 'dashed' },
		itemStyle: { color: fill },
		symbol: tone === 'dark' ? 'circle' : 'rect',
		symbolSize: 8,
		label: {
			show: true,
			position: tone === 'dark' ? 'bottom' : 'top',
			color: ink,
			fontFamily,
			fontSize: 12,
			formatter: ({ value }) => (typeof value === 'number' ? String(value).replace('.', ',') : ''),
		},
		silent: true,
	};
}
