import { html } from 'hono/html';
import { readAddress } from '../case/acts/permalinks.ts';
import { type Advice, draftAdvice } from '../case-view/draft-advice.ts';
import { mediaFacts } from '../case-view/facts.ts';
import { finalDates } from '../case-view/final-dates.ts';
import type { CaseView } from '../case-view/model.ts';
import { whyNoWords } from '../case-view/no-words.ts';
import type { Regulation } from '../regulation/regulation.ts';
import { asLine, asWords, countCharacters, isBlank, partText } from '../text.ts';
import { preflightWords } from '../wording/advice.ts';
import { besideTitles, notAnAppeal, sayIncident, sayMark, sayUnit, titleOfReason } from '../wording/cases.ts';
import { askedWords, sayRest, sayWhere } from '../wording/forms.ts';
import { mailLabels, mailWords } from '../wording/mails.ts';
import { pageWords } from '../wording/pages.ts';
import type { Markup } from './render-field.ts';

/** The citizen's message, or the word that it is kept elsewhere (G-20), and the way to it in its network. */
export function messageSection(view: CaseView): Markup {
	const { content, municipality, regulation } = view;
	const message = municipality.reference ? null : content.message;
	const location = municipality.reference ? null : content.location;
	return html`<section aria-labelledby="message"><h2 id="message">${pageWords.message}</h2>
<p class="caption">${sayIncident(view.case, regulation)}</p>
${written(view)}${message === null ? html`<p>${whyNoWords(view)}</p>` : longQuote(message)}
${location === null ? '' : said(mailLabels.location, location)}
${whereItStands(view)}${markLines(view)}</section>
`;
}

/**
 * The same for whoever mends a text that came back: he has read the message, so its words stand there, and all that is
 * known of it lies behind one press with what he sent before.
 */
export function messageInBrief(view: CaseView, before: Markup | null): Markup {
	const { content, municipality, regulation } = view;
	const message = municipality.reference ? null : content.message;
	const location = municipality.reference ? null : content.location;
	return html`<section aria-labelledby="message"><h2 id="message">${pageWords.message}</h2>
${message === null ? html`<p>${whyNoWords(view)}</p>` : longQuote(message)}
${markLines(view)}<details><summary>${before === null ? askedWords.moreOfMessage : askedWords.moreOfBoth}</summary>
<p class="caption">${sayIncident(view.case, regulation)}</p>
${written(view)}${location === null ? '' : said(mailLabels.location, location)}
${linesOfPlace(view)}${before ?? ''}</details></section>
`;
}

/** Who wrote it, as far as that is kept here, and when: the greeting needs the one, the reader the other. */
function written({ content, municipality, case: { incident }, time }: CaseView): Markup {
	const author = municipality.reference || isBlank(content.author ?? '') ? null : content.author;
	const { publishedAt } = incident;
	return html`${author === null ? '' : said(askedWords.author, author)}${
		publishedAt === null ? '' : html`<p class="caption">${askedWords.written} ${time.at(publishedAt)}</p>`
	}
`;
}

/**
 * The way to the message and what came with it: open where the next step is to post beside it. Photos and videos are
 * opened at their source; nothing is fetched for the page.
 */
function whereItStands(view: CaseView): Markup {
	const { status } = view.case;
	const media = mediaOf(view);
	if (view.content.permalink === null && media.length === 0) return html``;
	const isPosted = status.is === 'open' && status.stage === 'publication';
	return html`<details${isPosted ? html` open` : ''}><summary>${sayWhere(media.length)}</summary>
${linesOfPlace(view)}</details>
`;
}

function linesOfPlace(view: CaseView): Markup {
	return html`${addressLine(mailLabels.messageLink, view.content.permalink, true)}${mediaOf(view).map(({ label, url, follow }) => addressLine(label, url, follow))}`;
}

function mediaOf({ municipality, content }: CaseView): ReturnType<typeof mediaFacts> {
	return municipality.reference ? [] : mediaFacts(content.media);
}

function markLines({ case: { marks } }: CaseView): Markup {
	return html`${marks.map((mark) => html`<p>${pageWords.attention}: ${sayMark(mark)}</p>`)}`;
}

/** The text on its way and what was said about it, as far as the stage at hand needs it. */
export function draftSection(view: CaseView, title: string): Markup {
	const promised = view.case.draft?.promisedBy ?? null;
	if (view.content.draft === null) return html``;
	return html`<section aria-labelledby="draft-text"><h2 id="draft-text">${title}</h2>
${quote(view.content.draft)}
${promised === null ? '' : html`<p>${pageWords.promised}: <strong>${view.time.due(promised)}</strong></p>`}${view.content.beside.map(
	({ is, text }) => html`<h3>${besideTitles[is]}</h3>${quote(text)}`,
)}</section>
`;
}

/** What was promised to the author, and by when the final answer is owed (G-38). */
export function finalDatesSection(view: Pick<CaseView, 'case' | 'time' | 'regulation'>): Markup {
	return html`${finalDates(view).map(
		({ label, value }) => html`<p class="due">${label}: ${value}</p>
`,
	)}`;
}

/** What could be better in the text before it goes on; a person decides (Plastunovskaya 20, P-11). */
export function adviceSection(view: CaseView): Markup {
	const advice = draftAdvice(view);
	if (advice.length === 0) return html``;
	return html`<section aria-labelledby="advice"><h2 id="advice">${pageWords.advice}</h2>
${adviceList(advice)}</section>
`;
}

/** The same to whoever wrote the text, before it goes: it is not sent yet, and may go as it is. */
export function preflightSection(advice: readonly Advice[]): Markup {
	if (advice.length === 0) return html``;
	return html`<div class="summary" role="alert" tabindex="-1" autofocus aria-labelledby="preflight"><h2 id="preflight">${preflightWords.heading}</h2>
<p>${preflightWords.lead}</p>
${adviceList(advice)}</div>
`;
}

/** Each line of ours, and under it the citizen's questions that it speaks of. */
function adviceList(advice: readonly Advice[]): Markup {
	return html`<ul>${advice.map(({ line, quotes }) => html`<li>${line}${quotes.map(quote)}</li>`)}</ul>`;
}

export function partsSection(view: CaseView): Markup {
	const { parts } = view.content;
	if (parts.length === 0) return html``;
	return html`<section aria-labelledby="parts"><h2 id="parts">${pageWords.parts}</h2>
${parts.map(
	({ unit, text, note = null }) =>
		html`<h3>${sayUnit(unit, view.municipality.units)}</h3>${quote(text)}${note === null ? '' : html`<p class="caption">${besideTitles.note}:</p>${quote(note)}`}`,
)}</section>
`;
}

/** Why the draft came back, with the words that were added. */
export function returnedSection(view: CaseView): Markup {
	const { returned } = view.content;
	if (returned === null) return html``;
	return html`<section aria-labelledby="returned"><h2 id="returned">${pageWords.returned}</h2>
${returned.reason === 'other' && returned.comment !== null ? '' : reason(returned.reason, view.regulation)}
${returned.comment === null ? '' : quote(returned.comment)}</section>
`;
}

/** The title of a reason from the list; what is somebody's own words stands in a quotation. */
function reason(given: string, regulation: Regulation): Markup {
	const title = titleOfReason('return', given, regulation);
	return title === null ? quote(given) : html`<p>${title}</p>`;
}

/** Words of somebody under a heading; nothing where there are none. */
export function wordsSection(id: string, title: string, text: string | null): Markup {
	if (text === null || text === '') return html``;
	return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${quote(text)}</section>
`;
}

/** Not an appeal under 59-ФЗ (G-23). */
export function bannerSection(): Markup {
	return html`<p class="banner">${notAnAppeal}</p>
`;
}

/** Somebody's own words in a quotation that they cannot leave: line breaks kept, direction apart from ours. */
export function quote(text: string): Markup {
	return html`<blockquote class="quote" dir="auto">${asWords(text)}</blockquote>`;
}

/** How much of a long message stands open: about six lines of a narrow page. */
const shown = 220;

/** The beginning of a long text, its rest behind one press; a short one whole. */
function longQuote(text: string): Markup {
	const [start, rest] = partText(asWords(text), shown);
	if (rest === '') return quote(text);
	return html`${quote(`${start.trimEnd()} …`)}<details><summary>${sayRest(countCharacters(rest))}</summary>${quote(rest)}</details>`;
}

/** A few words of somebody behind a label of ours, in one line and in a quotation of their own. */
function said(label: string, words: string): Markup {
	return html`<div class="caption">${label}: <blockquote class="said" dir="auto">${asLine(words)}</blockquote></div>
`;
}

/** An address in full with its host marked; a link where it reads as an address and may be followed (R-13). */
export function addressLine(label: string, url: string | null, follow: boolean): Markup {
	if (url === null) return html``;
	const read = readAddress(url);
	if (read === null)
		return html`<p class="caption">${label}:</p>${quote(url)}<p class="hint">${mailWords.noAddress}</p>`;
	const { scheme, host, rest, asked } = read;
	const shown = html`${scheme}<strong>${host}</strong>${rest}`;
	const link = follow ? html`<a href="${url}" rel="noopener noreferrer">${shown}</a>` : shown;
	const site = asked === host ? '' : html`<br>${mailWords.site} <strong>${asked}</strong>`;
	return html`<p class="caption">${label}:</p><blockquote class="quote" dir="ltr">${link}${site}</blockquote>`;
}
