import { html, raw } from 'hono/html';
import { pageWords } from '../wording/pages.ts';
import type { Markup } from './render-field.ts';
import { pageStyle } from './style.ts';

/** A whole page: no script, no picture, nothing from elsewhere; one inline style that the policy knows by its hash. */
export function renderShell(page: {
	readonly title: string;
	readonly municipality: string | null;
	readonly main: Markup;
}): string {
	return String(html`<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<title>${page.title}</title>
<style>${raw(pageStyle)}</style>
</head>
<body>
<header><p>${pageWords.product}${page.municipality === null ? '' : ` · ${page.municipality}`}</p></header>
<main>
${page.main}</main>
</body>
</html>
`);
}
