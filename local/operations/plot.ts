import { LineChart, type LineSeriesOption } from 'echarts/charts';
import {
	GridComponent,
	type GridComponentOption,
	LegendComponent,
	type LegendComponentOption,
} from 'echarts/components';
import { type ComposeOption, use } from 'echarts/core';
import { fontFamily, ink, rule, svgOf } from '../../functions/adapters/echarts-svg.ts';
import type { Point, Span } from './kept.ts';

use([LineChart, GridComponent, LegendComponent]);

type Option = ComposeOption<LineSeriesOption | GridComponentOption | LegendComponentOption>;

export interface PlotLine {
	readonly label: string;
	/** As CloudWatch calls it. A sum has a value for each moment, any other only where something was counted. */
	readonly statistic: string;
	readonly points: readonly Point[];
}

/** As wide as a phone, as the pictures of a report. */
const width = 360;
const plotted = 190;
const legendRow = 20;

/** Told apart by colour, by the kind of line and by the kind of point: whoever sees no colours sees the other two. */
const looks = [
	{ color: '#12344d', type: 'solid', symbol: 'circle' },
	{ color: '#b35900', type: 'dashed', symbol: 'rect' },
	{ color: '#00703c', type: 'dotted', symbol: 'triangle' },
	{ color: '#8a1c6b', type: 'solid', symbol: 'diamond' },
	{ color: '#2b7bba', type: 'dashed', symbol: 'arrow' },
	{ color: '#505a5f', type: 'dotted', symbol: 'emptyCircle' },
] as const;

/** So many lines can be told apart in one picture. */
export const mostLines = looks.length;

/** A graph over time, drawn by the library of the report's pictures; times are UTC. */
export function drawLines(lines: readonly PlotLine[], span: Span): string {
	const rows = legendRows(lines.map(({ label }) => label));
	const top = rows * legendRow + 14;
	return svgOf(optionOf(lines, span, top), width, plotted + top);
}

/** How many rows of the legend these take: the library parts them itself, and does not tell. */
function legendRows(labels: readonly string[]): number {
	let rows = 1;
	let used = 0;
	for (const label of labels) {
		const wide = label.length * 7 + 34;
		if (used > 0 && used + wide > width - 10) {
			rows += 1;
			used = 0;
		}
		used += wide;
	}
	return rows;
}

function optionOf(lines: readonly PlotLine[], { from, to }: Span, top: number): Option {
	const axisLabel = { color: ink, fontSize: 12, fontFamily, hideOverlap: true };
	return {
		animation: false,
		useUTC: true,
		backgroundColor: '#ffffff',
		textStyle: { fontFamily, color: ink },
		legend: {
			left: 4,
			top: 4,
			itemWidth: 20,
			itemHeight: 10,
			selectedMode: false,
			textStyle: { fontFamily, fontSize: 12, color: ink },
		},
		grid: { left: 44, right: 18, top, bottom: 26 },
		xAxis: {
			type: 'time',
			min: from,
			max: to,
			splitNumber: 4,
			axisLine: { lineStyle: { color: ink } },
			axisLabel: { ...axisLabel, formatter: '{HH}:{mm}' },
		},
		yAxis: {
			type: 'value',
			min: 0,
			minInterval: lines.every(({ points }) => points.every(({ value }) => Number.isInteger(value))) ? 1 : 0,
			splitNumber: 4,
			axisLabel,
			splitLine: { lineStyle: { color: rule } },
		},
		series: lines.map(({ label, statistic, points }, at): LineSeriesOption => {
			const { color, type, symbol } = looks[at % looks.length] ?? looks[0];
			return {
				type: 'line',
				name: label,
				data: points.map((point) => [point.at, point.value]),
				showSymbol: statistic !== 'Sum',
				clip: false,
				symbol,
				symbolSize: 6,
				lineStyle: { color, type, width: 2 },
				itemStyle: { color },
				silent: true,
			};
		}),
	};
}
