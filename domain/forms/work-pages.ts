import { html } from 'hono/html';
import { unreachable } from '../result.ts';
import { absencePageWords } from '../wording/absence-pages.ts';
import { figureWords } from '../wording/figures.ts';
import { monthPageWords } from '../wording/month-page.ts';
import { pageWords } from '../wording/pages.ts';
import { sayMonth } from '../wording/reports.ts';
import { foundWords, workWords as words } from '../wording/work.ts';
import { absencesMain } from './absence-page.ts';
import { figuresMain } from './figures-page.ts';
import { foundFields } from './found.ts';
import { leaveForm } from './leave.ts';
import type { FieldFault } from './model.ts';
import { monthMain } from './month-page.ts';
import { type Markup, renderField } from './render-field.ts';
import { renderShell } from './shell.ts';
import { foundCases, headingOfChoice, ownCases, townCases } from './work-lists.ts';
import type { FoundPart, SignedInPage, WorkPage } from './work-model.ts';

/** A page of the place to work as HTML; whole without script, escaped throughout (R-13). */
export function renderWorkPage(page: WorkPage): string {
	switch (page.is) {
		case 'ask':
			return shell(page.town, words.ask, askForm(page));
		case 'asked':
			return shell(page.town, words.asked, html`${paragraphs(words.askedLines)}${askAgain(page.base)}`);
		case 'enter':
			return shell(
				page.town,
				words.enter,
				html`<p>${words.enterLine}</p>
<form method="post" action="${page.action}"><button type="submit">${words.enterButton}</button></form>
`,
			);
		case 'over':
			return shell(page.town, words[page.why].title, html`${paragraphs(words[page.why].lines)}${askAgain(page.base)}`);
		case 'out':
			return shell(page.town, words.outDone, html`<p>${words.outLine}</p>${askAgain(page.base)}`);
		case 'found':
			return signed(page, foundWords.title, foundForm(page), page.faults.length > 0);
		case 'absences':
			return signed(
				page,
				absencePageWords.title,
				html`<p><a href="${page.base}/list">${words.back}</a></p>
${summaryOf(page.faults)}${absencesMain(page, { post: `${page.base}/absences`, token: page.formToken })}`,
				page.faults.length > 0,
			);
		case 'month':
			return signed(
				page,
				`${monthPageWords.title}: ${sayMonth(page.month)}`,
				html`${summaryOf(page.faults)}${monthMain(page, { base: page.base, token: page.formToken, at: page.time.at })}`,
				page.faults.length > 0,
			);
		case 'mine':
			return signed(page, words.mine, ownCases(page), page.missed !== null);
		case 'all':
			return signed(page, headingOfChoice(page.choice), townCases(page), page.missed !== null);
		case 'figures':
			return signed(page, figureWords.title, figuresMain(page));
		case 'search':
			return signed(page, words.searched, foundCases(page));
		default:
			return unreachable(page);
	}
}

/** Its HTTP status. */
export function statusOfWork(page: WorkPage): number {
	switch (page.is) {
		case 'ask':
			return page.faults.length === 0 ? 200 : 422;
		case 'over':
			return page.why === 'used' ? 410 : 403;
		case 'found':
		case 'absences':
		case 'month':
			return page.faults.length > 0 ? 422 : 200;
		case 'all':
		case 'mine':
			return page.missed === null ? 200 : 422;
		default:
			return 200;
	}
}

/** A page of somebody who is signed in. */
function signed(page: SignedInPage, heading: string, main: Markup, faulty = false): string {
	return shell(page.town.title, heading, html`${main}${leaveForm(`${page.base}/out`, page.formToken)}`, faulty);
}

function shell(town: string, heading: string, main: Markup, faulty = false): string {
	return renderShell({
		title: faulty ? `${pageWords.error} ${heading}` : heading,
		municipality: town,
		main: html`<h1>${heading}</h1>
${main}`,
	});
}

function paragraphs(lines: readonly string[]): Markup {
	return html`${lines.map(
		(line) => html`<p>${line}</p>
`,
	)}`;
}

function foundForm(page: SignedInPage & FoundPart): Markup {
	const fields = foundFields(page.regulation);
	return html`<p><a href="${page.base}/list">${words.back}</a></p>
${summaryOf(page.faults)}${
	page.known === null
		? ''
		: html`<p><a href="${page.base}/case/${page.known}">${foundWords.toKnown}: ${page.known}</a></p>
`
}<p>${foundWords.line}</p>
<form method="post" action="${page.base}/found" novalidate><input type="hidden" name="token" value="${page.formToken}">
${fields.map((one) => renderField(one, page.entered, page.faults))}<button type="submit">${foundWords.button}</button>
</form>
`;
}

function summaryOf(faults: readonly FieldFault[]): Markup {
	return faults.length === 0
		? html``
		: html`<div class="summary" role="alert" tabindex="-1" autofocus aria-labelledby="summary"><h2 id="summary">${pageWords.checkData}</h2>
<ul>${faults.map(({ field, message }) => html`<li><a href="#${field}">${message}</a></li>`)}</ul></div>
`;
}

function askAgain(base: string): Markup {
	return html`<p><a href="${base}">${words.askAgain}</a></p>
`;
}

function askForm({ base, faults, entered }: Extract<WorkPage, { is: 'ask' }>): Markup {
	const [fault] = faults;
	const { label, hint } = words.mail;
	return html`${summaryOf(faults.map((message) => ({ field: 'mail', message })))}<p>${words.askLine}</p>
<form method="post" action="${base}" novalidate>
<div class="field${fault === undefined ? '' : ' wrong'}"><label for="mail">${label}</label><p class="hint" id="mail-hint">${hint}</p>
${fault === undefined ? '' : html`<p class="fault" id="mail-fault"><span class="unseen">${pageWords.error}</span> ${fault}</p>`}<input type="text" inputmode="email" id="mail" name="mail" value="${entered}" autocomplete="email" spellcheck="false" aria-describedby="mail-hint${fault === undefined ? '' : ' mail-fault'}"${fault === undefined ? '' : html` aria-invalid="true"`}></div>
<button type="submit">${words.askButton}</button>
</form>
<h2>${words.openLine}</h2>
<p><a href="${base}/list">${words.open}</a></p>
`;
}
