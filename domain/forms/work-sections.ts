import { html } from 'hono/html';
import { isUnchanged, type Published } from '../case-view/published.ts';
import { pageWords } from '../wording/pages.ts';
import { publishedWords, sayPublished } from '../wording/published.ts';
import { sayVersion, workWords as words } from '../wording/work.ts';
import { addressLine, quote } from './case-sections.ts';
import { leaveForm } from './leave.ts';
import type { FormPage, WorkFrame } from './model.ts';
import type { Markup } from './render-field.ts';

/** The ways to the list and to the case's other pages; nothing on the page of a link. */
export function waysOn({ work }: FormPage): Markup {
	if (work === undefined) return html``;
	return html`<p><a href="${work.back}">${words.back}</a></p>
${work.ways.map(
	({ href, title }) => html`<p><a href="${href}">${title}</a></p>
`,
)}`;
}

/** What somebody who is signed in sees of a case besides: its texts side by side, what was done, who was told. */
export function workSections({ work, time }: FormPage): Markup {
	if (work === undefined) return html``;
	return html`${versionsSection(work, time)}${publishedSection(work, time)}<section aria-labelledby="history"><h2 id="history">${words.history}</h2>
<ol class="list">${work.history.map(
		({
			at,
			what,
			by,
			address,
			number,
			said,
		}) => html`<li><p class="caption">${time.at(at)}${by === null ? '' : `, ${by}`}</p><p>${what}${number === null ? '' : `: ${number}`}</p>${addressLine(words.address, address, true)}${said === null ? '' : quote(said)}</li>
`,
	)}</ol></section>
${toldSection(work, time)}${leaveForm(work.out, work.formToken)}`;
}

function versionsSection({ versions }: WorkFrame, time: FormPage['time']): Markup {
	if (versions.length === 0) return html``;
	return html`<section aria-labelledby="versions"><h2 id="versions">${words.versions}</h2>
<div class="beside">${versions.map(
		({
			title,
			at,
			by,
			text,
			said,
		}) => html`<div><h3>${title}</h3><p class="caption">${time.at(at)}${by === null ? '' : `, ${by}`}</p>
${quote(text)}${said === null ? '' : html`<p class="caption">${pageWords.returned}:</p>${quote(said)}`}</div>
`,
	)}</div></section>
`;
}

/** When the text was agreed to, whether it went online as it was, and what shows it. */
function publishedSection({ published }: WorkFrame, time: FormPage['time']): Markup {
	if (published.length === 0) return html``;
	return html`<section aria-labelledby="published"><h2 id="published">${publishedWords.title}</h2>
${published.map((one) => {
	const times = { approvedAt: one.approvedAt === null ? null : time.at(one.approvedAt), at: time.at(one.at) };
	return html`<h3>${sayVersion(one.version)}${one.where === 'answer' ? '' : `, ${publishedWords.also[one.where]}`}</h3><p>${sayPublished(times, isUnchanged(one))}</p>
${digests(one).map(
	({ label, digest }) => html`<p class="caption">${label}: <code>${digest}</code></p>
`,
)}${one.text === null ? '' : html`<p class="caption">${publishedWords.postedText}:</p>${quote(one.text)}`}`;
})}<p class="hint">${publishedWords.note}</p></section>
`;
}

/** Two texts have two; where one is as good as the other, or only one is known, it is named once. */
function digests(one: Published): readonly { readonly label: string; readonly digest: string }[] {
	const { approved, posted } = one.texts ?? { approved: null, posted: null };
	if (isUnchanged(one) === true && posted !== null) return [{ label: publishedWords.digest, digest: posted }];
	return [
		...(approved === null ? [] : [{ label: publishedWords.approvedDigest, digest: approved }]),
		...(posted === null ? [] : [{ label: publishedWords.postedDigest, digest: posted }]),
	];
}

function toldSection({ told }: WorkFrame, time: FormPage['time']): Markup {
	if (told.length === 0) return html``;
	return html`<section aria-labelledby="told"><h2 id="told">${words.told}</h2>
<ol class="list">${told.map(
		({
			at,
			to,
			what,
			failed,
		}) => html`<li><p class="caption">${at === null ? '' : `${time.at(at)}, `}${to}</p><p>${what}${failed === null ? '' : `: ${failed}`}</p></li>
`,
	)}</ol></section>
`;
}
