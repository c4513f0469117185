import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import { unreachable } from '../../domain/result.ts';
import type { Judged } from './judged.ts';
import { drawLines, mostLines } from './plot.ts';
import { type JudgedAlarm, type Series, type Shown, sayTime, type View } from './view.ts';

type Markup = ReturnType<typeof html>;

const style = `
:root{color-scheme:light;--ink:#0b0c0c;--soft:#505a5f;--line:#8a9095;--link:#1a5fa0;--bad:#b3130b;--good:#00703c}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:var(--ink);font:1rem/1.45 Arial,"Liberation Sans",Helvetica,sans-serif;overflow-wrap:anywhere}
header,main{max-width:80rem;margin:0 auto;padding:.75rem 1rem}
header{border-bottom:.25rem solid var(--good);font-weight:bold}
h1{font-size:1.5rem;margin:.5rem 0}
h2{font-size:1.25rem;margin:2rem 0 .5rem;border-top:1px solid var(--line);padding-top:1rem}
h3{font-size:1rem;margin:0 0 .25rem}
a{color:var(--link)}
label,select,button{font:inherit}
select,button{min-height:2.75rem;padding:.25rem .75rem;max-width:100%}
.soft{color:var(--soft)}
.rings{color:var(--bad);font-weight:bold}
.quiet{color:var(--good)}
.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(18rem,100%),1fr));gap:1rem 1.5rem;margin:1rem 0}
.grid section{min-width:0}
.numbers{display:grid;grid-template-columns:repeat(auto-fill,minmax(8rem,1fr));gap:.75rem;margin:1rem 0}
.numbers div{border-left:.25rem solid var(--line);padding-left:.75rem}
.numbers dd{margin:0;font-size:1.5rem;font-weight:bold}
svg{display:block;max-width:30rem}
table{border-collapse:collapse;width:100%;font-size:.875rem}
th,td{text-align:left;vertical-align:top;border-bottom:1px solid var(--line);padding:.25rem .5rem .25rem 0}
td.number,th.number{text-align:right}
.wide{overflow-x:auto}
summary{color:var(--link);cursor:pointer}
`;

/** Nothing is loaded and nothing runs: one style, forms to this page. */
export const operationsHeaders: Readonly<Record<string, string>> = {
	'Cache-Control': 'no-store',
	'Content-Security-Policy': [
		"default-src 'none'",
		`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
		"form-action 'self'",
		"frame-ancestors 'none'",
		"base-uri 'none'",
	].join('; '),
	'Content-Type': 'text/html; charset=utf-8',
	'Referrer-Policy': 'no-referrer',
	'X-Content-Type-Options': 'nosniff',
};

/** The page of the local cloud for whoever runs it. It needs no script. */
export function operationsPage(view: View): string {
	const { span, step, town, towns } = view;
	const minutes = step / 60_000;
	return `<!doctype html>\n${html`<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Operations of the local cloud</title><style>${raw(style)}</style></head>
<body><header>Otklik: the local cloud</header>
<main><h1>Operations</h1>
<p>What the dashboards <a href="#business">otklik-STAGE-business</a> and <a href="#machines">otklik-STAGE-machines</a> show on AWS, drawn as they were deployed here. Counted from ${sayTime(span.from)} to ${sayTime(span.to)} UTC of real time; a point is ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.</p>
<form method="get" action="/operations"><label for="town">Municipality</label> <select id="town" name="town"><option value="">none, only the whole</option>${towns.map((one) => html`<option value="${one}"${one === town ? raw(' selected') : ''}>${one}</option>`)}</select> <button>Show</button></form>
${alarms(view.alarms)}
<h2 id="business">What citizens and officials feel</h2>
${board(view.business, view)}
<h2 id="machines">What the machines do</h2>
${board(view.machines, view)}
</main></body></html>`}\n`;
}

/** Numbers stand in one row, graphs beside each other, as on the dashboard. */
function board(all: readonly Shown[], view: View): Markup {
	const numbers = all.flatMap((one) => (one.is === 'number' ? [one] : []));
	const graphs = all.flatMap((one) => (one.is === 'graph' ? [one] : []));
	const after = all.filter(({ is }) => is === 'errors' || is === 'text');
	return html`<dl class="numbers">${numbers.map(({ title, value }) => html`<div><dt>${title}</dt><dd>${value === null ? '–' : sayNumber(value)}</dd></div>`)}</dl>
<div class="grid">${graphs.map(({ title, series }) => graph(title, series, view))}</div>
${after.map((one) => other(one))}`;
}

function other(one: Shown): Markup {
	switch (one.is) {
		case 'errors':
			return html`<h3>${one.title}</h3>
${one.rows.length === 0 ? html`<p>None.</p>` : html`<div class="wide" tabindex="0" role="region" aria-label="${one.title}"><table><thead><tr>${one.head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${one.rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`}
`;
		case 'text':
			return html`<p class="soft">${one.text}</p>
`;
		case 'number':
		case 'graph':
			return html``;
		default:
			return unreachable(one);
	}
}

const judgedWords: Readonly<Record<Exclude<Judged, 'rings'>, string>> = {
	quiet: 'quiet',
	young: 'not judged yet: this cloud has not run for as long as they look back',
	unknown: 'not judged here: the emulator keeps no such metric',
};

function alarms(all: readonly JudgedAlarm[]): Markup {
	const of = (judged: Judged) => all.filter((one) => one.judged === judged);
	const ringing = of('rings');
	return html`<h2 id="alarms">Alarms</h2>
${ringing.length === 0 ? html`<p class="quiet">None rings.</p>` : html`<ul>${ringing.map(({ rule: { name, says } }) => html`<li><span class="rings">${name}</span>: ${says}</li>`)}</ul>`}
${(['quiet', 'young', 'unknown'] as const)
	.filter((judged) => of(judged).length > 0)
	.map(
		(judged) =>
			html`<details><summary>${of(judged).length} ${judgedWords[judged]}</summary><p>${of(judged)
				.map(({ rule: { name } }) => name)
				.join(', ')}</p></details>
`,
	)}`;
}

/** The lines with something to show, the highest first; then all of them as a table. */
function graph(title: string, all: readonly Series[], { span }: View): Markup {
	const kept = all.flatMap(({ points, ...one }) => (points === null ? [] : [{ ...one, points }]));
	const lines = kept
		.filter(({ points }) => points.some(({ value }) => value > 0))
		.toSorted((one, other) => highest(other) - highest(one))
		.slice(0, mostLines);
	const words =
		kept.length === 0
			? 'The emulator keeps none of these.'
			: kept.every(({ points }) => points.length === 0)
				? 'Nothing was counted.'
				: 'All are 0.';
	return html`<section><h3>${title}</h3>
${lines.length === 0 ? html`<p class="soft">${words}</p>` : picture(title, lines, drawLines(lines, span))}${kept.length === 0 ? '' : table(title, all)}</section>
`;
}

function highest({ points }: { readonly points: readonly { readonly value: number }[] }): number {
	return Math.max(0, ...points.map(({ value }) => value));
}

/** What its library wrote is marked up already, its words escaped. */
function picture(title: string, lines: readonly Series[], svg: string): Markup {
	const [whole = '', viewBox = ''] = /^<svg\b[^>]*\bviewBox="([\d .]+)"[^>]*>/.exec(svg) ?? [];
	const alt = `${title}. ${lines.map(sayLine).join('; ')}.`;
	return html`<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${alt}" viewBox="${viewBox}" width="100%">${raw(svg.slice(whole.length))}
`;
}

function sayLine({ label, points }: Series): string {
	return `${label}: at last ${sayLast(points)}, at most ${sayNumber(highest({ points: points ?? [] }))}`;
}

function table(title: string, all: readonly Series[]): Markup {
	return html`<details><summary>As a table<span class="soft"> (${title})</span></summary>
<table><thead><tr><th scope="col">Figure</th><th scope="col" class="number">last</th><th scope="col" class="number">most</th><th scope="col" class="number">sum</th></tr></thead><tbody>${all.map((one) => html`<tr><td>${one.label}</td><td class="number">${sayLast(one.points)}</td><td class="number">${one.points === null ? '–' : sayNumber(highest({ points: one.points }))}</td><td class="number">${sumOf(one)}</td></tr>`)}</tbody></table></details>`;
}

function sayLast(points: Series['points']): string {
	const last = points?.at(-1);
	return last === undefined ? '–' : sayNumber(last.value);
}

/** Only what was counted adds up. */
function sumOf({ points, statistic }: Series): string {
	if (points === null || statistic !== 'Sum') return '';
	return sayNumber(points.reduce((sum, { value }) => sum + value, 0));
}

function sayNumber(value: number): string {
	return String(Math.round(value * 10) / 10);
}
