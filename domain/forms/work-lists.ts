import { html } from 'hono/html';
import type { Clock } from '../case/model/case.ts';
import { unreachable } from '../result.ts';
import { absencePageWords } from '../wording/absence-pages.ts';
import { sayAsked } from '../wording/asked.ts';
import { capital, sayRole, sayUnit } from '../wording/cases.ts';
import { sayAuthority } from '../wording/citations.ts';
import { figureWords } from '../wording/figures.ts';
import { monthPageWords } from '../wording/month-page.ts';
import { outcomeWords } from '../wording/outcomes.ts';
import { pageWords } from '../wording/pages.ts';
import { sayMonth } from '../wording/reports.ts';
import { sayCases, searchWords, workWords as words } from '../wording/work.ts';
import type { AskedBeside } from '../worklist/asides.ts';
import { anyOpen, type ListChoice, sayList } from '../worklist/choice.ts';
import type { Desk } from '../worklist/desk.ts';
import type { WorkItem } from '../worklist/items.ts';
import { field, option } from './field.ts';
import { noticeAsks } from './memo.ts';
import { type Markup, renderField } from './render-field.ts';
import type { MinePage, SearchPage, SignedInPage, TownPage } from './work-model.ts';

type AnyList = MinePage | TownPage | SearchPage;

/** What waits for the reader, what is late where he is told of that, and what he did of late. */
export function ownCases(page: MinePage): Markup {
	return html`${ways(page)}${page.missed === null ? '' : missedNote(page.missed)}<p class="caption">${page.items.length === 0 || page.more !== null ? '' : sayCases(page.items.length)}</p>
${list(page, page.items, words.nothing, page.own)}${moreLink(page)}${
	page.late.length === 0
		? ''
		: html`<section aria-labelledby="late"><h2 id="late">${words.lateInTown}</h2>
${list(page, page.late, '', [])}</section>
`
}${searchForm(page, page.missed ?? '')}${deeds(page)}`;
}

function moreLink({ more, base }: MinePage | TownPage): Markup {
	if (more === null) return html``;
	return html`<p><a href="${base}/from/${more}">${words.more}</a></p>
`;
}

function deeds({ deeds: done, time, base }: MinePage): Markup {
	if (done.length === 0) return html``;
	return html`<section aria-labelledby="deeds"><h2 id="deeds">${words.deeds}</h2>
<ul class="list">${done.map(
		({
			at,
			caseId,
			what,
		}) => html`<li><p class="caption">${time.at(at)}</p><p>${what}: <a href="${base}/case/${caseId}">${pageWords.case} ${caseId}</a></p></li>
`,
	)}</ul></section>
`;
}

/** A page of the municipality's cases, what it is narrowed by, and the way to the rest. */
export function townCases(page: TownPage): Markup {
	const { choice, missed } = page;
	return html`${ways(page)}${missed === null ? '' : missedNote(missed)}${narrowedBy(page)}${list(page, page.items, choice.ended === null ? words.nothingOpen : words.nothingEnded, [])}${moreLink(page)}${searchForm(page, missed ?? '')}${choiceForm(page)}`;
}

/** What a list shows, as its heading says it. */
export function headingOfChoice({ ended, due, unit, stage }: ListChoice): string {
	if (ended !== null) return `${words.endedIn} ${sayMonth(ended)}`;
	if (due !== null) return searchWords.due[due];
	return unit === null && stage === null ? words.all : searchWords.some;
}

/** What the heading does not say of what a list is narrowed by. */
function narrowedBy({ choice: { unit, stage }, town, stages }: TownPage): Markup {
	const title = stages.find(({ id }) => id === stage)?.title;
	const said = [
		...(unit === null ? [] : [`${searchWords.unit.label}: ${sayUnit(unit, town.units)}`]),
		...(title === undefined ? [] : [`${searchWords.state.label}: ${title}`]),
	];
	return html`${said.map(
		(line) => html`<p class="caption">${line}</p>
`,
	)}`;
}

/** What was found by an address or by words, and the way to the rest: a form, for words of people stand in no address. */
export function foundCases(page: SearchPage): Markup {
	const { next, base, formToken, what } = page;
	return html`${ways(page)}<p class="caption">«${what}»</p>
${list(page, page.items, words.nothingFoundHere, [])}${
	next === null
		? ''
		: html`<form method="post" action="${base}/find"><input type="hidden" name="token" value="${formToken}"><input type="hidden" name="what" value="${what}"><input type="hidden" name="after" value="${next.at}.${next.caseId}"><button type="submit">${words.more}</button></form>
`
}${searchForm(page, what)}`;
}

function missedNote(what: string): Markup {
	return html`<div class="summary" role="alert" tabindex="-1" autofocus aria-labelledby="summary"><h2 id="summary">${searchWords.missed}</h2>
<p>«${what}»</p><ul><li><a href="#what">${searchWords.missedHint}</a></li></ul></div>
`;
}

function searchForm({ base, formToken, seesAll }: SignedInPage, entered: string): Markup {
	const words = seesAll ? searchWords.what : searchWords.number;
	const what = field('what', words, null, { is: 'line', initial: entered });
	return html`<form method="post" action="${base}/find" novalidate><input type="hidden" name="token" value="${formToken}">
${renderField(what, null, [])}<button type="submit">${searchWords.button}</button></form>
`;
}

/** By unit and stage, or the ended cases of a month: another list, which has an address of its own. */
function choiceForm({ base, formToken, choice, town, stages, months }: TownPage): Markup {
	const any = option('', searchWords.any);
	const units = field('unit', searchWords.unit, null, {
		is: 'select',
		options: [any, ...town.units.map(({ id, title }) => option(id, { label: title }))],
	});
	const states = field('state', searchWords.state, null, {
		is: 'select',
		options: [
			any,
			option('due.over', { label: searchWords.due.over }),
			option('due.today', { label: searchWords.due.today }),
			...stages.map(({ id, title }) => option(`stage.${id}`, { label: title })),
			...months.map((month) => option(`ended.${month}`, { label: `${words.endedIn} ${sayMonth(month)}` })),
		],
	});
	const state =
		choice.ended === null
			? choice.stage === null
				? `due.${choice.due}`
				: `stage.${choice.stage}`
			: `ended.${choice.ended}`;
	const entered = { unit: [choice.unit ?? ''], state: [state] };
	return html`<h2 id="choice">${searchWords.choose}</h2>
<form method="post" action="${base}/all" novalidate><input type="hidden" name="token" value="${formToken}">
${town.units.length === 0 ? '' : renderField(units, entered, [])}${renderField(states, entered, [])}<button type="submit">${searchWords.show}</button></form>
`;
}

function ended({ case: { status } }: WorkItem): Markup {
	return status.is === 'ended'
		? html`<p>${outcomeWords[status.outcome].ru}</p>
`
		: html``;
}

function ways(page: AnyList): Markup {
	const ways = [
		{ is: 'mine', href: `${page.base}/list`, title: words.mine },
		...(page.seesAll
			? [
					{ is: 'all', href: `${page.base}/all`, title: words.all },
					{ is: 'figures', href: `${page.base}/figures`, title: figureWords.title },
				]
			: []),
		...(page.seesMonths ? [{ is: 'month', href: `${page.base}/month`, title: monthPageWords.title }] : []),
		...(page.mayFind ? [{ is: 'found', href: `${page.base}/found`, title: words.found }] : []),
		...(page.mayBeAway ? [{ is: 'absences', href: `${page.base}/absences`, title: absencePageWords.title }] : []),
	].filter(({ is }) => is !== page.is || (page.is === 'all' && isNarrowed(page.choice)));
	// Both forms stand below the list, which may be long.
	const below = [
		...(page.items.length > 0 && page.is !== 'search'
			? [{ href: '#what', title: (page.seesAll ? searchWords.what : searchWords.number).label }]
			: []),
		...(page.items.length > 0 && page.is === 'all' ? [{ href: '#choice', title: searchWords.choose }] : []),
	];
	return html`<p class="caption">${page.name}</p>
${page.notes.map(
	(note) => html`<p class="note">${note}</p>
`,
)}${[...ways, ...below].map(
	({ href, title }) => html`<p><a href="${href}">${title}</a></p>
`,
)}`;
}

function isNarrowed(choice: ListChoice): boolean {
	return sayList(choice, null) !== sayList(anyOpen, null);
}

/** `own`: whose turn is the reader's; that of anybody else is said to be his. */
function list(page: AnyList, items: readonly WorkItem[], nothing: string, own: readonly Desk[]): Markup {
	if (items.length === 0)
		return html`<p>${nothing}</p>
`;
	return html`<ul class="list">${items.map((item) => line(item, page, own))}</ul>
`;
}

function line(item: WorkItem, page: AnyList, own: readonly Desk[]): Markup {
	return html`<li><p><a href="${page.base}/case/${item.caseId}">${pageWords.case} ${item.caseId}</a></p>
${ended(item)}${
	item.about === null
		? ''
		: html`<p class="about">${item.about}</p>
`
}${
	item.wholeLate === null
		? ''
		: html`<p class="late">${sayWholeLate(item.wholeLate, item, page)}</p>
`
}${item.awaited.map(
	(awaited) => html`<p class="${awaited.isLate ? 'late' : 'due'}">${sayAwaitedLine(item, awaited, page, own)}</p>
`,
)}${item.asides.map(
	(aside) => html`<p class="due">${asideLine(aside, item, page)}</p>
`,
)}</li>
`;
}

/** «Срок всего дела истёк: до 12:00, п. 2.2». */
function sayWholeLate({ dueAt, clause, kind }: Clock, { regulation }: WorkItem, page: AnyList): string {
	const until = dueAt === null ? '' : `${words.until}\u00a0${page.time.brief(dueAt, page.now)}, `;
	return `${words.wholeLate}: ${until}${sayAuthority(regulation, clause, kind)}`;
}

/** What is asked beside the next step; a notice has a page of its own. */
function asideLine(aside: AskedBeside, { caseId, regulation }: WorkItem, { base }: AnyList): Markup {
	switch (aside.is) {
		case 'notice':
			return html`<a href="${base}/case/${caseId}/${aside.notice.notice}">${noticeAsks(aside.notice, regulation)}</a>`;
		case 'undelivered':
		case 'rest':
			return html`${words[aside.is]}`;
		default:
			return unreachable(aside);
	}
}

/** «До 12:00 направьте, п. 2.3»; of somebody else: «Куратор: до 12:00 согласуйте ответ, п. 2.8». */
function sayAwaitedLine(
	{ case: state, regulation }: WorkItem,
	{ role, unit, stage, clock, isLate }: WorkItem['awaited'][number],
	page: AnyList,
	own: readonly Desk[],
): string {
	const asked = { because: 'new', answer: state.draft?.answer ?? null, final: state.phase === 'final' } as const;
	const what = sayAsked(stage, asked, regulation).brief;
	const due = clock?.dueAt ?? null;
	const until =
		due === null
			? clock?.awaitsCalendar === true
				? words.awaitsCalendar
				: words.noTerm
			: `${isLate ? `${words.late}: ` : ''}${words.until}\u00a0${page.time.brief(due, page.now)}`;
	const authority = clock === null ? '' : `, ${sayAuthority(regulation, clock.clause, clock.kind)}`;
	const who = unit === null ? sayRole(role, regulation) : sayUnit(unit, page.town.units);
	const said = `${until} ${what}${authority}`;
	const isOwn = own.some((desk) => desk.role === role && desk.unit === unit);
	return isOwn ? capital(said) : `${who}: ${said}`;
}
