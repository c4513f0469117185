import { html, raw } from 'hono/html';
import type { Instant } from '../instant.ts';
import type { Month } from '../report/model.ts';
import { monthBefore } from '../report/owed.ts';
import type { Picture } from '../report/plots.ts';
import type { NarrowTable, SaidReport } from '../report/tables.ts';
import { done, type Result, refuse } from '../result.ts';
import { asWords, countCharacters, isBlank, isLongerThan, textLimit } from '../text.ts';
import { tooLong } from '../wording/faults.ts';
import { monthPageWords as words } from '../wording/month-page.ts';
import { workWords } from '../wording/work.ts';
import { quote } from './case-sections.ts';
import { field } from './field.ts';
import type { FieldFault, PostedFields } from './model.ts';
import { type Markup, renderField } from './render-field.ts';

/** The figures of a month as they were reported, or were shown before; and the form for what is said to them. */
export interface MonthPart {
	readonly is: 'month';
	readonly month: Month;
	/** null where none was made. */
	readonly made: MadeMonth | null;
	/** When it goes out by itself; null for a month of which it went out, or no report is owed now. */
	readonly sendAt: Instant | null;
	/** null for who may say nothing to it, or not any more. */
	readonly form: MonthForm | null;
	/** Whether a later month can be looked at. */
	readonly hasLater: boolean;
	readonly faults: readonly FieldFault[];
	/** What was posted and not taken; null where nothing was. */
	readonly entered: PostedFields | null;
}

/** A report as it was kept. */
interface MadeMonth {
	readonly said: SaidReport;
	readonly pictures: readonly Picture[];
	/** What the coordinator says to it; empty for nothing. */
	readonly words: string;
	readonly isSent: boolean;
}

export interface MonthForm {
	/** What stands there. */
	readonly noted: string;
	readonly version: number;
}

const name = 'words';

/** Reads what the coordinator says; empty takes back what stood there. Refuses what is too long. */
export function parseMonthWords(fields: PostedFields): Result<string, readonly FieldFault[]> {
	const said = asWords(fields[name]?.[0] ?? '').trim();
	if (isBlank(said)) return done('');
	return isLongerThan(said, textLimit.remark)
		? refuse([
				{ field: name, message: tooLong(textLimit.remark, Math.max(countCharacters(said), textLimit.remark + 1)) },
			])
		: done(said);
}

/** The page below its heading. `base`: what stands before the pages of the place to work; `token` stands in its form. */
export function monthMain(
	part: MonthPart,
	page: { readonly base: string; readonly token: string; readonly at: (instant: Instant) => string },
): Markup {
	const { month, made, sendAt, form } = part;
	const { base, at } = page;
	return html`<p><a href="${base}/list">${workWords.back}</a></p>
<p><a href="${base}/from/month.${monthBefore(month)}">${words.earlier}</a></p>
${
	part.hasLater
		? html`<p><a href="${base}/from/month.${monthBefore(month, -1)}">${words.later}</a></p>
`
		: ''
}${
	made === null
		? html`<p>${words.none}</p>
`
		: html`<p>${made.isSent ? words.asSent : words.asPreviewed}</p>
`
}${
	sendAt === null
		? ''
		: html`<p class="due">${words.sendAt}: ${at(sendAt)}</p>
`
}${form === null ? notTaken(part) : wordsForm(part, form, page)}${made === null ? '' : figures(made)}`;
}

/** What somebody typed when it was too late for it; he may want it elsewhere. */
function notTaken({ entered, faults }: MonthPart): Markup {
	const typed = entered?.[name]?.[0] ?? '';
	return typed === ''
		? html``
		: html`<div id="${name}">${faults.map(({ message }) => html`<p class="fault">${message}</p>`)}${quote(typed)}</div>
`;
}

function wordsForm(
	{ month, faults, entered }: MonthPart,
	{ noted, version }: MonthForm,
	{ base, token }: { readonly base: string; readonly token: string },
): Markup {
	const box = field(name, words.words, null, { is: 'text', initial: noted });
	return html`<h2>${words.form}</h2>
${entered === null || noted === '' ? '' : html`<p class="caption">${words.theirs}:</p>${quote(noted)}`}<form method="post" action="${base}/month" novalidate><input type="hidden" name="token" value="${token}"><input type="hidden" name="month" value="${month}"><input type="hidden" name="seen" value="${version}">
${renderField(box, entered, faults)}<button type="submit">${words.button}</button>
</form>
`;
}

/** Drawn when the report was made; what its library wrote is marked up already, its words escaped. */
function picture({ alt, svg }: Picture): Markup {
	const [whole = '', viewBox = ''] = /^<svg\b[^>]*\bviewBox="([\d .]+)"[^>]*>/.exec(svg) ?? [];
	return html`<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${alt}" viewBox="${viewBox}" width="100%">${raw(svg.slice(whole.length))}
`;
}

function figures({ said, pictures, words: noted }: MadeMonth): Markup {
	return html`${noted === '' ? '' : html`<p class="caption">${words.form}:</p>${quote(noted)}`}<h2>${words.figures}</h2>
<dl>${said.facts.map(({ label, value }) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>
${
	pictures.length === 0
		? ''
		: html`<div class="beside">${pictures.map(picture)}</div>
`
}${said.tables.map(table)}`;
}

/** The roles stand in the markup because a narrow page shows the rows as blocks, and would lose the table to a reader. */
function table({ title, head, rows }: NarrowTable, index: number): Markup {
	const id = `table-${index + 1}`;
	return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
<table role="table" aria-labelledby="${id}"><thead role="rowgroup"><tr role="row">${head.map((label) => html`<th role="columnheader" scope="col">${label}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows.map(
		(
			row,
		) => html`<tr role="row">${row.map((cell, at) => html`<td role="cell" data-label="${head[at] ?? ''}">${lines(cell)}</td>`)}</tr>
`,
	)}</tbody></table></section>
`;
}

function lines(text: string): readonly Markup[] {
	return text.split('\n').map((line, at) => html`${at === 0 ? '' : html`<br>`}${line}`);
}
