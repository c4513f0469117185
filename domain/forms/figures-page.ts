import { html } from 'hono/html';
import { sayUnit } from '../wording/cases.ts';
import { figureWords as words } from '../wording/figures.ts';
import { workWords } from '../wording/work.ts';
import { anyOpen, sayList } from '../worklist/choice.ts';
import { ages } from '../worklist/figures.ts';
import type { Markup } from './render-field.ts';
import type { FiguresPage } from './work-model.ts';

interface Bar {
	readonly title: string;
	readonly count: number;
	/** The list behind it; null where there is none. */
	readonly href: string | null;
}

/** What is open, as figures and bars: each bar stands beside its number and says nothing that the number does not. */
export function figuresMain({ counted, base, town, time }: FiguresPage): Markup {
	const back = html`<p><a href="${base}/list">${workWords.back}</a></p>
`;
	if (counted === null)
		return html`${back}<p>${words.notYet}</p>
`;
	const { open, late, today, byAge, byHour, byUnit } = counted.figures;
	const listOf = (choice: Partial<typeof anyOpen>) => `${base}/from/${sayList({ ...anyOpen, ...choice }, null)}`;
	const byState = [
		{ title: words.open, count: open, href: `${base}/all` },
		{ title: words.late, count: late, href: listOf({ due: 'over' }) },
		{ title: words.today, count: today, href: listOf({ due: 'today' }) },
	];
	return html`${back}<p class="caption">${words.counted(time.at(counted.at))}</p>
${bars('states', words.states, byState)}${bars(
	'hours',
	words.hours,
	byHour.map(({ hour, count }) => ({ title: words.hour(hour), count, href: null })),
)}${bars(
	'ages',
	words.ages,
	ages.map(({ from, to }, at) => ({ title: words.age(from, to), count: byAge[at] ?? 0, href: null })),
)}${bars(
	'units',
	words.units,
	byUnit.map(({ unit, count }) => ({ title: sayUnit(unit, town.units), count, href: listOf({ unit }) })),
)}`;
}

function bars(id: string, title: string, all: readonly Bar[]): Markup {
	const most = Math.max(1, ...all.map(({ count }) => count));
	return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${
	all.length === 0 ? html`<p>${words.none}</p>` : html`<ul class="list">${all.map((bar) => line(bar, most))}</ul>`
}</section>
`;
}

function line({ title, count, href }: Bar, most: number): Markup {
	const width = Math.round((count / most) * 100);
	return html`<li><p>${href === null ? title : html`<a href="${href}">${title}</a>`}: <strong>${count}</strong></p>
${count === 0 ? '' : html`<svg width="100%" height="12" aria-hidden="true" focusable="false"><rect width="${width}%" height="12" fill="currentColor"/></svg>`}</li>
`;
}
