import { html, raw } from 'hono/html';
import { readAddress } from '../case/acts/permalinks.ts';
import type { Fact } from '../case-view/facts.ts';
import { unreachable } from '../result.ts';
import { mailWords } from '../wording/mails.ts';
import type { Block, Letter } from './blocks.ts';
import type { RenderedMail } from './model.ts';
import { linesOf, quoteAddress, quoteText } from './quotation.ts';
import { darkStyle, palette, styles } from './style.ts';

type Markup = ReturnType<typeof html>;

/** The letter as a mail: one subject line, and the same words as text and as HTML (escaped throughout, R-13). */
export function layOut(letter: Letter): RenderedMail {
	return { subject: oneLine(letter.subject), text: textOf(letter), html: htmlOf(letter) };
}

/** No line break or other control character reaches a header (R-13); ordinary spaces let a mailbox's search find it. */
export function oneLine(text: string): string {
	return text
		.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
		.replace(/\p{Zs}+/gu, ' ')
		.trim();
}

function textOf(letter: Letter): string {
	const footer = letter.footer.join('\n');
	return `${letter.blocks.map(textBlock).join('\n\n')}\n\n-- \n${footer}\n`;
}

/** Below a heading, where there is no other way to make it one. */
const underline = 40;

function textBlock(block: Block): string {
	switch (block.is) {
		case 'paragraph':
			return block.text;
		case 'headline':
			return `${block.text}\n${'='.repeat(underline)}`;
		case 'heading':
			return `${block.text}\n${'-'.repeat(underline)}`;
		case 'quote':
			return `${block.title}:\n${quoteText(block.text)}`;
		case 'facts':
			return block.rows.map(textFact).join('\n');
		case 'button':
		case 'link':
			return `${block.label}:\n${block.url}`;
		case 'picture':
			return block.alt;
		case 'table':
			return block.rows.map((row) => `• ${row.join(': ').replaceAll('\n', ', ')}`).join('\n');
		default:
			return unreachable(block);
	}
}

function textFact(row: Fact): string {
	switch (row.is) {
		case 'own':
			return `${row.label}: ${row.value}`;
		case 'quoted':
			return `${row.label}:\n${quoteText(row.words)}`;
		case 'address':
			return `${row.label}:\n${quoteAddress(row.url)}`;
		default:
			return unreachable(row);
	}
}

function htmlOf(letter: Letter): string {
	return String(html`<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${oneLine(letter.subject)}</title>
<style>
${raw(darkStyle)}
</style>
</head>
<body class="page" style="${styles.page}">
<div style="${styles.preheader}">${oneLine(letter.preheader)}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="page" style="${styles.around}">
<tr><td align="center" style="padding:16px 8px;">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" class="card" style="${styles.card}">
<tr><td class="text" style="${styles.inside}">
${letter.blocks.map(htmlBlock)}
</td></tr>
<tr><td class="aside" style="${styles.foot}">
${letter.footer.map((line) => html`<p style="${styles.footLine}">${line}</p>`)}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`);
}

function htmlBlock(block: Block): Markup {
	switch (block.is) {
		case 'headline':
			return html`<h1 class="text" style="${styles.headline}">${block.text}</h1>
`;
		case 'paragraph':
			return html`<p class="text" style="${styles.paragraph}">${lines(block.text)}</p>
`;
		case 'heading':
			return html`<h2 class="text" style="${styles.heading}">${block.text}</h2>
`;
		case 'quote':
			return html`<p class="aside" style="${styles.title}">${block.title}</p>
${quoted(html`${lines(block.text)}`, 'auto')}`;
		case 'facts':
			return html`<div class="text" style="${styles.facts}">${block.rows.map(factRow)}</div>
`;
		case 'button':
			return html`<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 8px 0;"><tr>
<td class="button" bgcolor="${palette.light.button}" style="${styles.buttonCell}"><a class="onbutton" href="${block.url}" style="${styles.button}">${block.label}</a></td>
</tr></table>
<p class="aside" style="${styles.note}">${block.beside}<br><a class="link" href="${block.url}" style="${styles.link}">${block.url}</a></p>
`;
		case 'link':
			return html`<p class="aside" style="${styles.note}">${block.label}:<br><a class="link" href="${block.url}" style="${styles.link}">${block.url}</a></p>
`;
		case 'picture':
			return html`<p style="${styles.paragraph}"><img src="cid:${block.cid}" alt="${block.alt}" width="480" style="${styles.picture}"></p>
`;
		case 'table':
			return html`<table width="100%" cellpadding="0" cellspacing="0" border="0" style="${styles.table}">
<tr>${block.head.map((title) => html`<th scope="col" class="text" style="${styles.cell}font-weight:bold;">${title}</th>`)}</tr>
${block.rows.map((row) => html`<tr>${row.map((value, at) => html`<td class="text" style="${styles.cell}${cellStyle(at, row.length)}">${lines(value)}</td>`)}</tr>\n`)}</table>
`;
		default:
			return unreachable(block);
	}
}

/** Beside one long column a short one would be pressed until its words break. */
function cellStyle(at: number, columns: number): string {
	if (at === columns - 1) return styles.lastCell;
	return at === 0 && columns === 2 ? styles.firstOfTwo : '';
}

function factRow(row: Fact): Markup {
	switch (row.is) {
		case 'own':
			return html`<strong>${row.label}:</strong> ${row.value}<br>`;
		case 'quoted':
			return html`<strong>${row.label}:</strong>${quoted(html`${lines(row.words)}`, 'auto')}`;
		case 'address':
			return html`<strong>${row.label}:</strong>${quoted(addressOf(row), 'ltr')}`;
		default:
			return unreachable(row);
	}
}

/** Words that are not ours, set apart so that nothing of them is taken for ours. */
function quoted(words: Markup, dir: 'auto' | 'ltr'): Markup {
	return html`<blockquote dir="${dir}" class="text" style="${styles.quote}">${words}</blockquote>
`;
}

/** An address in full, its host marked; a link only where it reads as an address and may be followed. */
function addressOf({ url, follow }: Extract<Fact, { is: 'address' }>): Markup {
	const address = readAddress(url);
	if (address === null) return html`${lines(url)}<br>${mailWords.noAddress}`;
	const { scheme, host, rest, asked } = address;
	const shown = html`${scheme}<strong>${host}</strong>${rest}`;
	const site = asked === host ? '' : html`<br>${mailWords.site} <strong>${asked}</strong>`;
	return html`${follow ? html`<a class="link" href="${url}" style="${styles.link}">${shown}</a>` : shown}${site}`;
}

/** Line breaks of the text kept as line breaks of the page. */
function lines(text: string): readonly Markup[] {
	return linesOf(text).map((line, index) => html`${raw(index === 0 ? '' : '<br>')}${line}`);
}
