import { html } from 'hono/html';
import type { Instant } from '../instant.ts';
import type { Regulation } from '../regulation/regulation.ts';
import { unreachable } from '../result.ts';
import { absencePageWords } from '../wording/absence-pages.ts';
import { sayRole, sayUnit } from '../wording/cases.ts';
import { sayAuthority } from '../wording/citations.ts';
import { pageWords } from '../wording/pages.ts';
import { sayAsked } from '../wording/subjects.ts';
import type { LocalTime } from '../wording/times.ts';
import { foundWords, sayCases, workWords as words } from '../wording/work.ts';
import type { ListedTown, WorkItem } from '../worklist/items.ts';
import { type AbsencesPart, absencesMain } from './absence-page.ts';
import { foundFields } from './found.ts';
import type { FieldFault, PostedFields } from './model.ts';
import { type Markup, renderField } from './render-field.ts';
import { renderShell } from './shell.ts';

/** What every page for somebody who is signed in shows. */
interface SignedInPage {
	readonly town: ListedTown;
	/** Who is signed in, as the file names him. */
	readonly name: string;
	/** That he is away and who acts for him, or for whom he acts; mostly none. */
	readonly notes: readonly string[];
	/** Stands in each form (ASVS 3.5). */
	readonly formToken: string;
	/** Whether he may see all cases of the municipality. */
	readonly seesAll: boolean;
	/** Whether he may register a message that he found. */
	readonly mayFind: boolean;
	/** Whether he is a person, who may be away, and not a mailbox of nobody in particular. */
	readonly mayBeAway: boolean;
	/** What stands before the pages of the municipality's place to work: `/v1/worklist/anapa`. */
	readonly base: string;
}

/** A list of work, read at `now`. */
interface ListPage extends SignedInPage {
	readonly items: readonly WorkItem[];
	readonly time: LocalTime;
	readonly now: Instant;
}

/** The form for a message that staff found. */
interface FoundPart {
	readonly is: 'found';
	readonly regulation: Regulation;
	readonly faults: readonly FieldFault[];
	readonly entered: PostedFields | null;
	/** The case that this address became before; null where it became none. */
	readonly known: string | null;
}

/** The pages on which somebody looks for his work. */
export type WorkPage =
	/** Whoever comes: asks for a mail address. `town` is null for a municipality that is not known. */
	| {
			readonly is: 'ask';
			readonly town: string;
			readonly base: string;
			readonly faults: readonly string[];
			readonly entered: string;
	  }
	| { readonly is: 'asked'; readonly town: string; readonly base: string }
	/** Behind the link of the mail; looking changes nothing. */
	| { readonly is: 'enter'; readonly town: string; readonly base: string; readonly action: string }
	| { readonly is: 'over'; readonly town: string; readonly base: string; readonly why: 'used' | 'expired' }
	| { readonly is: 'out'; readonly town: string; readonly base: string }
	| (SignedInPage & FoundPart)
	| (SignedInPage & AbsencesPart)
	| (ListPage & { readonly is: 'mine' })
	| (ListPage & { readonly is: 'all'; readonly more: string | null; readonly unknownCase: boolean });

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
			return shell(page.town.title, foundWords.title, foundForm(page), page.faults.length > 0);
		case 'absences':
			return shell(
				page.town.title,
				absencePageWords.title,
				html`<p><a href="${page.base}/list">${words.back}</a></p>
${summaryOf(page.faults)}${absencesMain(page, { post: `${page.base}/absences`, token: page.formToken })}`,
				page.faults.length > 0,
			);
		case 'mine':
			return shell(page.town.title, words.mine, html`${ways(page)}${list(page, words.nothing)}${leave(page)}`);
		case 'all':
			return shell(
				page.town.title,
				words.all,
				html`${ways(page)}${find(page)}${list(page, words.nothingOpen)}${
					page.more === null
						? ''
						: html`<p><a href="${page.base}/from/${page.more}">${words.more}</a></p>
`
				}${leave(page)}`,
			);
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
			return page.faults.length > 0 ? 422 : 200;
		case 'all':
			return page.unknownCase ? 422 : 200;
		default:
			return 200;
	}
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

function ways(page: ListPage & { readonly is: 'mine' | 'all' }): Markup {
	const ways = [
		{ is: 'mine', href: `${page.base}/list`, title: words.mine },
		...(page.seesAll ? [{ is: 'all', href: `${page.base}/all`, title: words.all }] : []),
		...(page.mayFind ? [{ is: 'found', href: `${page.base}/found`, title: words.found }] : []),
		...(page.mayBeAway ? [{ is: 'absences', href: `${page.base}/absences`, title: absencePageWords.title }] : []),
	].filter(({ is }) => is !== page.is);
	return html`<p class="caption">${page.name}</p>
${page.notes.map(
	(note) => html`<p class="note">${note}</p>
`,
)}${ways.map(
	({ href, title }) => html`<p><a href="${href}">${title}</a></p>
`,
)}`;
}

function find({ base, formToken, unknownCase }: Extract<WorkPage, { is: 'all' }>): Markup {
	const { label, hint } = words.number;
	return html`<form method="post" action="${base}/all" novalidate><input type="hidden" name="token" value="${formToken}">
<div class="field${unknownCase ? ' wrong' : ''}"><label for="number">${label}</label><p class="hint" id="number-hint">${hint}</p>
${unknownCase ? html`<p class="fault" id="number-fault"><span class="unseen">${pageWords.error}</span> ${words.noCase}</p>` : ''}<input type="text" id="number" name="number" autocomplete="off" aria-describedby="number-hint${unknownCase ? ' number-fault' : ''}"></div>
<button type="submit">${words.goTo}</button></form>
`;
}

function list(page: Extract<WorkPage, { is: 'mine' | 'all' }>, nothing: string): Markup {
	if (page.items.length === 0)
		return html`<p>${nothing}</p>
`;
	return html`<p class="caption">${page.is === 'mine' ? sayCases(page.items.length) : ''}</p>
<ul class="list">${page.items.map((item) => line(item, page))}</ul>
`;
}

function line(item: WorkItem, page: Extract<WorkPage, { is: 'mine' | 'all' }>): Markup {
	return html`<li><p><a href="${page.base}/case/${item.caseId}">${pageWords.case} ${item.caseId}</a></p>
${
	item.about === null
		? ''
		: html`<p class="about">${item.about}</p>
`
}${item.awaited.map(
	(awaited) => html`<p class="${awaited.isLate ? 'late' : 'due'}">${sayAwaitedLine(item, awaited, page)}</p>
`,
)}</li>
`;
}

/** «До 12:00 направьте, п. 2.3»; of somebody else: «Куратор: до 12:00 согласуйте ответ, п. 2.8». */
function sayAwaitedLine(
	{ case: state, regulation }: WorkItem,
	{ role, unit, stage, clock, isLate }: WorkItem['awaited'][number],
	page: Extract<WorkPage, { is: 'mine' | 'all' }>,
): string {
	const what = sayAsked(stage, {
		because: 'new',
		answer: state.draft?.answer ?? null,
		final: state.phase === 'final',
		alone: page.town.units.length === 0,
	});
	const due = clock?.dueAt ?? null;
	const until =
		due === null
			? words.noTerm
			: `${isLate ? `${words.late}: ` : ''}${words.until}\u00a0${page.time.brief(due, page.now)}`;
	const authority = clock === null ? '' : `, ${sayAuthority(regulation, clock.clause, clock.kind)}`;
	const who = unit === null ? sayRole(role, regulation) : sayUnit(unit, page.town.units);
	const said = `${until} ${what}${authority}`;
	return page.is === 'mine' ? `${said.slice(0, 1).toUpperCase()}${said.slice(1)}` : `${who}: ${said}`;
}

function leave({ base, formToken }: SignedInPage): Markup {
	return html`<form method="post" action="${base}/out"><input type="hidden" name="token" value="${formToken}"><button type="submit">${words.out}</button></form>
`;
}
