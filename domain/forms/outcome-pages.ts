import { html } from 'hono/html';
import { ruledIn } from '../case/turn/allowed.ts';
import { onForms } from '../case-view/on-forms.ts';
import { sayAwaitedUntil, sayWhatOneCan, sayWhomToCall, standingFor } from '../case-view/standing.ts';
import { absenceWords, sayWhoActs } from '../wording/absences.ts';
import { type DoneAct, sayDone } from '../wording/acts-done.ts';
import { sayRole } from '../wording/cases.ts';
import type { ErrorWords } from '../wording/errors.ts';
import { renewWords, unsentWords } from '../wording/forms.ts';
import { mailWords } from '../wording/mails.ts';
import { outcomeWords } from '../wording/outcomes.ts';
import { pageWords } from '../wording/pages.ts';
import { standingWords } from '../wording/refusals.ts';
import { workWords } from '../wording/work.ts';
import { finalDatesSection, quote } from './case-sections.ts';
import type { AlreadyDonePage, DonePage, ErrorPage } from './model.ts';
import type { Markup } from './render-field.ts';
import { renderShell } from './shell.ts';

/** After an act: the case's number, what happened, when, and what comes next. No form. */
export function renderDone(page: DonePage): string {
	const title = whatWasDone(page.done, true, page);
	return renderShell({
		title: `${title}: ${pageWords.case.toLowerCase()} ${page.caseId}`,
		municipality: page.municipality.title,
		main: html`<div class="done" role="status"><h1>${title}</h1><p>${pageWords.case} ${page.caseId}</p></div>
<dl><dt>${pageWords.time}</dt><dd>${page.time.at(page.at)}</dd></dl>
<h2>${pageWords.next}</h2>
${whatNext(page)}<p>${pageWords.keep}</p>
${wayToList(page.back ?? null)}`,
	});
}

/** What was done; of a memo that it was sent, and to whom (A-15). */
function whatWasDone(
	done: DoneAct,
	isReader: boolean,
	{ memoTo, regulation }: Pick<DonePage, 'memoTo' | 'regulation'>,
): string {
	return memoTo === null || done.act !== 'acknowledge'
		? sayDone(done, isReader, regulation)
		: `${mailWords.memoSent}: ${sayRole(memoTo, regulation)}`;
}

function whatNext(page: DonePage): Markup {
	const { status } = page.case;
	if (status.is === 'ended') {
		return html`<p>${pageWords.nothingMore} ${outcomeWords[status.outcome].ru}.</p>
`;
	}
	return html`<p>${sayAwaitedUntil(standingFor(page.case, ruledIn(page), page.who), page) ?? ''}</p>
${finalDatesSection(page)}`;
}

/**
 * A second click, or a colleague was quicker: who did it and when; nothing to do (R-11). Whoever only looked at a case is
 * told how it stands.
 */
export function renderAlreadyDone(page: AlreadyDonePage): string {
	const who = page.by === null ? pageWords.system : page.by.title;
	const isReader = page.by?.isReader === true;
	const onlyLooked = page.onlyLooked === true;
	const heading = onlyLooked ? pageWords.howItStands : pageWords.alreadyDone;
	return renderShell({
		title: `${heading}: ${pageWords.case.toLowerCase()} ${page.caseId}`,
		municipality: page.municipality.title,
		main: html`<p class="caption">${pageWords.case} ${page.caseId}</p>
<h1>${heading}</h1>
${onlyLooked ? '' : html`<p>${pageWords.alreadyLine}</p>`}
<dl>${page.done === null ? '' : html`<dt>${onlyLooked ? pageWords.lastDone : pageWords.what}</dt><dd>${whatWasDone(page.done, isReader, page)}</dd>`}
${onlyLooked && page.done === null ? '' : html`<dt>${pageWords.who}</dt><dd>${who}</dd>`}
${page.at === null ? '' : html`<dt>${pageWords.when}</dt><dd>${page.time.at(page.at)}</dd>`}</dl>
<h2>${pageWords.next}</h2>
${standingLines(page)}${page.unused.length === 0 ? '' : html`<h2>${unsentWords.unused}</h2>${page.unused.map(quote)}`}${wayToList(page.back ?? null)}`,
	});
}

function wayToList(back: string | null): Markup {
	return back === null
		? html``
		: html`<p><a href="${back}">${workWords.back}</a></p>
`;
}

/** Whom the case awaits now, and what whoever came too late can still do (G-42). */
function standingLines(page: AlreadyDonePage): Markup {
	const standing = standingFor(page.case, ruledIn(page), page.who);
	const awaits = sayAwaitedUntil(standing, page);
	const { toCase } = page;
	const mayAct = onForms(standing.can).length > 0;
	const way = mayAct ? ` ${toCase === undefined ? standingWords.byLastMail : standingWords.onItsPage}` : '';
	return html`${
		awaits === null
			? ''
			: html`<p>${awaits}</p>
`
	}${finalDatesSection(page)}<p>${sayWhatOneCan(standing, page.who, page)}${way}</p>
${
	mayAct && toCase !== undefined
		? html`<p><a href="${toCase}">${workWords.toCase}</a></p>
`
		: ''
}`;
}

/** Says what to do and nothing about any case, not even whether there is one (R-10). */
export function renderError(
	{ title, lines }: ErrorWords,
	{
		town = null,
		renew,
		kept = false,
		away,
		list = null,
	}: Pick<ErrorPage, 'town' | 'renew' | 'kept' | 'away' | 'list'> = {},
): string {
	const said = away === undefined ? lines : sayWhoActs(away);
	return renderShell({
		title,
		municipality: town?.municipality.title ?? null,
		main: html`<h1>${title}</h1>
${[...said, ...(town === null ? [] : [sayWhomToCall(town)])].map(
	(line) => html`<p>${line}</p>
`,
)}${
	away?.until == null
		? ''
		: html`<p><a href="${away.work}">${absenceWords.backAlready}</a></p>
`
}${kept ? html`<p>${renewWords.kept}</p>` : ''}${renew === undefined ? '' : renewal(renew)}${wayToList(list)}`,
	});
}

/**
 * The way to a new link: a form of one button, for a page that is only opened sends nobody a mail. The button names what
 * it asks for, so whoever posts another form to a dead link is told that it is dead.
 */
function renewal(action: string): Markup {
	return html`<form method="post" action="${action}"><button type="submit" name="renew" value="yes">${renewWords.button}</button></form>
`;
}
