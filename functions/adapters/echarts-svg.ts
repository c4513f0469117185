import { type EChartsCoreOption, init, setPlatformAPI, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([SVGRenderer]);

/** Of a letter of this font, on the average, as a part of its size. Without a page the library would take Cyrillic for square. */
const letterWidth = 0.57;
setPlatformAPI({
	measureText(text, font = '12px') {
		const size = Number(/([\d.]+)px/.exec(font)?.[1] ?? 12);
		return { width: text.length * size * letterWidth };
	},
});

/** First the one that lies beside the bundle, then what a browser has of the same measures. */
export const fontFamily = 'Arimo, Arial, Liberation Sans, Helvetica, sans-serif';
export const ink = '#0b0c0c';
export const rule = '#b1b4b6';

/** A chart as an SVG document without style sheets, drawn without a page: the same text for the same chart. In points. */
export function svgOf(option: EChartsCoreOption, width: number, height: number): string {
	const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
	chart.setOption(option);
	const svg = chart.renderToSVGString({ useViewBox: true });
	chart.dispose();
	return saidOnce(withoutStyles(svg));
}

/**
 * The styles of its elements as attributes: a page lets no style stand in its markup, and an attribute means the same. What
 * the library puts aside for moving pictures goes, and what it draws that nobody sees.
 */
function withoutStyles(svg: string): string {
	return (
		svg
			.replace(/<style\b[^>]*>[\s\S]*?<\/style>/g, '')
			// Numbered through the life of the process, and named by no rule.
			.replace(/ class="[^"]*"/g, '')
			.replace(/ style="([^"]*)"/g, (_, styles: string) =>
				styles
					.split(';')
					.map((one) => one.split(':').map((part) => part.trim()))
					.flatMap(([property = '', value = '']) =>
						property === '' || value === '' ? [] : [` ${property}="${value}"`],
					)
					.join(''),
			)
			// Nothing here answers a pointer or a script, and what has neither a filling nor a line was there to be pointed at.
			.replace(/ (?:pointer-events|ecmeta_\w+)="[^"]*"/g, '')
			.replace(/<path (?:(?!stroke=)[^>])*fill="none"(?:(?!stroke=)[^>])*><\/path>\n?/g, '')
	);
}

/** What nearly every text of a picture is written in, said once for all of them: a page bears several pictures. */
function saidOnce(svg: string): string {
	const common = [`font-family="${fontFamily}"`, 'font-size="12px"', `fill="${ink}"`];
	const texts = svg.replace(/<text [^>]*>/g, (tag) =>
		common.reduce((shorter, attribute) => shorter.replace(` ${attribute}`, ''), tag),
	);
	const [, head = '', drawn = ''] = /^(<svg[^>]*>)([\s\S]*)<\/svg>\s*$/.exec(texts) ?? [];
	return `${head}\n<g ${common.join(' ')}>${drawn}</g></svg>`;
}
