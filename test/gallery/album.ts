import { html } from 'hono/html';
import { looks, type Taken } from './shoot.ts';

/** One HTML page with every picture, by municipality and day. */
export function album(taken: readonly Taken[]): string {
	const towns = [...Map.groupBy(taken, ({ picture }) => picture.town)];
	return String(html`<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><title>Отклик: страницы и письма</title>
<style>body{font:16px/1.4 sans-serif;margin:1rem;background:#e8e8e8;color:#111}nav a{margin-right:1rem}
figure{margin:1rem 0;padding:1rem;background:#fff}figcaption{font-weight:bold;margin-bottom:.5rem}
.looks{display:flex;gap:.5rem;align-items:flex-start;overflow-x:auto}img{border:1px solid #999;max-height:70vh}
img[src*=wide]{width:480px;max-height:none}img[src*=narrow]{width:240px;max-height:none}.bad{color:#b3130b}pre{white-space:pre-wrap;background:#f6f6f6;padding:.5rem}</style></head>
<body><h1>Страницы и письма</h1><nav>${towns.map(([town]) => html`<a href="#${town}">${town}</a>`)}</nav>
${towns.map(
	([town, ofTown]) => html`<h2 id="${town}">${town}</h2>
${ofTown.map(figure)}`,
)}</body></html>
`);
}

function figure({ picture, files, overflows, buttonAt }: Taken) {
	const words = [
		picture.day,
		picture.title,
		picture.under,
		...(buttonAt === null ? [] : [`кнопка на 320 px кончается на ${buttonAt} px`]),
	].join(' · ');
	return html`<figure><figcaption>${words}${overflows.length === 0 ? '' : html` <span class="bad">не помещается: ${overflows.join(', ')}</span>`}</figcaption>
<div class="looks">${looks.map(({ name }) => html`<a href="${files[name]}"><img src="${files[name]}" alt="${words}, ${name}" loading="lazy"></a>`)}</div>
${picture.text === null ? '' : html`<details><summary>Текстом</summary><pre>${picture.text}</pre></details>`}</figure>
`;
}
