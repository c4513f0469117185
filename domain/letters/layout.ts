import { html, raw } from 'hono/html';
import { readAddress } from '../case/acts/permalinks.ts';
import type { Fact } from '../case-view/facts.ts';
import { unreachable } from '../result.ts';
import { mailWords } from '../wording/mails.ts';
import type { Block, Letter } from './blocks.ts';
import type { RenderedMail } from './model.ts';
import { linesOf, quoteAddress, quoteText } from './quotation.ts';

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

function textBlock(block: Block): string {
	switch (block.is) {
		case 'headline':
		case 'paragraph':
			return block.text;
		case 'heading':
			return `${block.text}:`;
		case 'quote':
			return `${block.title}:\n${quoteText(block.text)}`;
		case 'facts':
			return block.rows.map(textFact).join('\n');
		case 'button':
		case 'link':
			return `${block.label}:\n${block.url}`;
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

const font = 'font-family:Arial,Helvetica,sans-serif;';
const body = `${font}font-size:16px;line-height:24px;color:#0b0c0c;`;
const cell = `${font}font-size:14px;line-height:20px;color:#0b0c0c;text-align:left;vertical-align:top;padding:6px 8px 6px 0;border-bottom:1px solid #b1b4b6;`;

function htmlOf(letter: Letter): string {
	const preheader = letter.blocks.find((block) => block.is === 'headline')?.text ?? letter.subject;
	return String(html`<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${oneLine(letter.subject)}</title>
</head>
<body style="margin:0;padding:0;background-color:#f3f2f1;">
<div style="display:none;max-height:0;overflow:hidden;">${preheader}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#f3f2f1;">
<tr><td align="center" style="padding:16px 8px;">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px;background-color:#ffffff;">
<tr><td style="padding:24px;${body}">
${letter.blocks.map(htmlBlock)}
</td></tr>
<tr><td style="padding:16px 24px;border-top:1px solid #b1b4b6;${font}font-size:13px;line-height:20px;color:#505a5f;">
${letter.footer.map((line) => html`<p style="margin:0 0 6px 0;">${line}</p>`)}
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
			return html`<h1 style="margin:0 0 16px 0;${font}font-size:22px;line-height:28px;color:#0b0c0c;">${block.text}</h1>
`;
		case 'paragraph':
			return html`<p style="margin:0 0 16px 0;${body}">${lines(block.text)}</p>
`;
		case 'heading':
			return html`<h2 style="margin:24px 0 8px 0;${font}font-size:18px;line-height:24px;color:#0b0c0c;">${block.text}</h2>
`;
		case 'quote':
			return html`<p style="margin:16px 0 4px 0;${font}font-size:14px;line-height:20px;color:#505a5f;">${block.title}</p>
${quoted(html`${lines(block.text)}`, 'auto')}`;
		case 'facts':
			return html`<div style="margin:0 0 16px 0;${body}overflow-wrap:anywhere;">${block.rows.map(factRow)}</div>
`;
		case 'button':
			return html`<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 8px 0;"><tr>
<td style="background-color:#00703c;border-radius:4px;"><a href="${block.url}" style="display:inline-block;padding:12px 24px;${font}font-size:18px;line-height:24px;font-weight:bold;color:#ffffff;text-decoration:none;">${block.label}</a></td>
</tr></table>
<p style="margin:0 0 16px 0;${font}font-size:13px;line-height:20px;color:#505a5f;overflow-wrap:anywhere;">${block.beside}<br><a href="${block.url}" style="color:#1d70b8;">${block.url}</a></p>
`;
		case 'link':
			return html`<p style="margin:0 0 16px 0;${font}font-size:13px;line-height:20px;color:#505a5f;overflow-wrap:anywhere;">${block.label}:<br><a href="${block.url}" style="color:#1d70b8;">${block.url}</a></p>
`;
		case 'table':
			return html`<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px 0;border-collapse:collapse;">
<tr>${block.head.map((title) => html`<th scope="col" style="${cell}font-weight:bold;">${title}</th>`)}</tr>
${block.rows.map((row) => html`<tr>${row.map((value) => html`<td style="${cell}">${lines(value)}</td>`)}</tr>\n`)}</table>
`;
		default:
			return unreachable(block);
	}
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
	return html`<blockquote dir="${dir}" style="margin:4px 0 16px 0;padding:8px 0 8px 16px;border-left:4px solid #b1b4b6;unicode-bidi:isolate;overflow-wrap:anywhere;${body}">${words}</blockquote>
`;
}

/** An address in full, its host marked; a link only where it reads as an address and may be followed. */
function addressOf({ url, follow }: Extract<Fact, { is: 'address' }>): Markup {
	const address = readAddress(url);
	if (address === null) return html`${lines(url)}<br>${mailWords.noAddress}`;
	const { scheme, host, rest, asked } = address;
	const shown = html`${scheme}<strong>${host}</strong>${rest}`;
	const site = asked === host ? '' : html`<br>${mailWords.site} <strong>${asked}</strong>`;
	return html`${follow ? html`<a href="${url}" style="color:#1d70b8;">${shown}</a>` : shown}${site}`;
}

/** Line breaks of the text kept as line breaks of the page. */
function lines(text: string): readonly Markup[] {
	return linesOf(text).map((line, index) => html`${raw(index === 0 ? '' : '<br>')}${line}`);
}
