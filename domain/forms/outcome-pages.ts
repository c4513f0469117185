import { html } from 'hono/html';
import type { Clock } from '../case/model/case.ts';
import { type Awaited, awaiting } from '../case/turn/awaiting.ts';
import { isAskedOf, leadingClock } from '../case-view/clocks.ts';
import { sayAuthority } from '../wording/citations.ts';
import type { ErrorWords } from '../wording/errors.ts';
import { mailWords } from '../wording/mails.ts';
import { outcomeWords } from '../wording/outcomes.ts';
import { actsDone, pageWords } from '../wording/pages.ts';
import { finalDatesSection, sayAwaited } from './case-sections.ts';
import type { AlreadyDonePage, DonePage } from './model.ts';
import type { Markup } from './render-field.ts';
import { renderShell } from './shell.ts';

/** After an act: the case's number, what happened, when, and what comes next. No form. */
export function renderDone(page: DonePage): string {
	const title = actsDone[page.act];
	return renderShell({
		title: `${title}: ${pageWords.case.toLowerCase()} ${page.caseId}`,
		municipality: page.municipality.title,
		main: html`<div class="done" role="status"><h1>${title}</h1><p>${pageWords.case} ${page.caseId}</p></div>
<dl><dt>${pageWords.time}</dt><dd>${page.time.at(page.at)}</dd></dl>
<h2>${pageWords.next}</h2>
${whatNext(page)}<p>${pageWords.keep}</p>
`,
	});
}

function whatNext(page: DonePage): Markup {
	const { status } = page.case;
	if (status.is === 'ended') {
		return html`<p>${pageWords.nothingMore} ${outcomeWords[status.outcome].ru}.</p>
`;
	}
	// Whoever is awaited alone is told by when; of several each has a clock of his own.
	const [awaited, ...others] = awaiting(page.case, page.regulation);
	const alone = awaited === undefined || others.length > 0 ? null : awaited;
	const clock = alone === null ? null : dueTimeOfAwaited(page, alone);
	const until =
		clock === null || clock.dueAt === null
			? ''
			: `, ${mailWords.until}\u00a0${page.time.due(clock.dueAt)} (${sayAuthority(page.regulation, clock.clause, clock.kind)})`;
	return html`<p>${pageWords.now} ${sayAwaited(page)}${until}.</p>
${finalDatesSection(page)}`;
}

/** By when whoever is awaited is to act: a term that is his, or that his act ends. */
function dueTimeOfAwaited(page: DonePage, awaited: Awaited): Clock | null {
	const clock = leadingClock(page, awaited);
	const his = clock !== null && (clock.holder === awaited.role || isAskedOf(awaited, clock, page.regulation));
	return his ? clock : null;
}

/** A second click, or a colleague was quicker: who did it and when; nothing to do (R-11). */
export function renderAlreadyDone(page: AlreadyDonePage): string {
	const who =
		page.by === null ? pageWords.system : page.by.unit === null ? page.by.title : `${page.by.title} (${page.by.unit})`;
	return renderShell({
		title: `${pageWords.alreadyDone}: ${pageWords.case.toLowerCase()} ${page.caseId}`,
		municipality: page.municipality.title,
		main: html`<p class="caption">${pageWords.case} ${page.caseId}</p>
<h1>${pageWords.alreadyDone}</h1>
<p>${pageWords.alreadyLine}</p>
<dl>${page.act === null ? '' : html`<dt>${pageWords.what}</dt><dd>${actsDone[page.act]}</dd>`}
<dt>${pageWords.who}</dt><dd>${who}</dd>
${page.at === null ? '' : html`<dt>${pageWords.when}</dt><dd>${page.time.at(page.at)}</dd>`}</dl>
`,
	});
}

/** Says what to do and nothing about any case, not even whether there is one (R-10). */
export function renderError({ title, lines }: ErrorWords): string {
	return renderShell({
		title,
		municipality: null,
		main: html`<h1>${title}</h1>
${lines.map(
	(line) => html`<p>${line}</p>
`,
)}`,
	});
}
