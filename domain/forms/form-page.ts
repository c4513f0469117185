import { html, raw } from 'hono/html';
import { awaiting } from '../case/turn/awaiting.ts';
import { asksAuthor } from '../case/turn/questions.ts';
import { clockFacts } from '../case-view/clock-facts.ts';
import { leadingClock, overdueClock, sayOverdue } from '../case-view/clocks.ts';
import { draftTitle } from '../case-view/draft-title.ts';
import { fact } from '../case-view/facts.ts';
import type { CaseContent } from '../case-view/model.ts';
import { questionAsked, withheld } from '../case-view/questions.ts';
import { isEndByReturn, sayProposed } from '../case-view/reasons.ts';
import { sayRefusalToPeople } from '../case-view/refusals.ts';
import { sayAwaited } from '../case-view/sayings.ts';
import { noticeRuleId } from '../regulation/notice-rule.ts';
import type { Act, StageKind } from '../regulation/regulation.ts';
import { unreachable } from '../result.ts';
import { type AskedAbout, sayAsked } from '../wording/asked.ts';
import { capital, sayRole } from '../wording/cases.ts';
import { sayAuthority, sayClause, sayRuleAuthority } from '../wording/citations.ts';
import { askedWords, sayBeside, sayFound, sayKept, unsentWords } from '../wording/forms.ts';
import { mailLabels, mailLines, mailWords } from '../wording/mails.ts';
import { actButtons, pageWords, sendButton, sendButtons } from '../wording/pages.ts';
import { sayTimeLeft } from '../wording/time-left.ts';
import { besideFields } from './beside-fields.ts';
import {
	adviceSection,
	bannerSection,
	draftSection,
	finalDatesSection,
	messageInBrief,
	messageSection,
	partsSection,
	preflightSection,
	quote,
	returnedSection,
	wordsSection,
} from './case-sections.ts';
import { asksCheck } from './check-page.ts';
import { clocksSection } from './clocks-section.ts';
import type { Field } from './field.ts';
import { filesSection } from './files-section.ts';
import { fieldsFor } from './form-fields.ts';
import { memoTo } from './memo.ts';
import type { FieldFault, FormPage } from './model.ts';
import { offeredActs, partsToReturn, turnsOn } from './offers.ts';
import { asksPreflight, bringsAnswer, preflightField } from './preflight.ts';
import { type Markup, renderField } from './render-field.ts';
import { formScript } from './script.ts';
import { renderShell } from './shell.ts';
import { waysOn, workSections } from './work-sections.ts';

/** One page, one form, one button. The faults stand first, so that a reader meets them first. */
export function renderForm(page: FormPage): string {
	const heading = headingOf(page);
	const subject = `${heading}: ${pageWords.case.toLowerCase()} ${page.caseId}`;
	return renderShell({
		title: page.faults.length === 0 ? subject : `${pageWords.error} ${subject}`,
		municipality: page.municipality.title,
		main: html`${waysOn(page)}${summary(page)}${preflightSection(page.advised ?? [])}<p class="caption">${pageWords.case} ${page.caseId}</p>
<h1>${heading}</h1>
${lead(page)}${mends(page) ? matter(page) : html`${messageSection(page)}${matter(page)}`}${listsFiles(page) ? '' : filesSection(page, page.filesAt)}${form(page)}${bannerSection()}${clocksSection(page, page.actor.role)}${workSections(page)}`,
	});
}

/** A unit that writes has its own files beside the field; whoever posts or checks its text opens them, also where he may write. */
function listsFiles(page: FormPage): boolean {
	return page.actor.unit !== null && bringsAnswer(offeredActs(page));
}

/** A memo was passed on by whoever confirms it (A-15); any other notice was told to him. */
function headingOf(page: FormPage): string {
	const { subject, case: state } = page;
	if (state.proposal !== null && offeredActs(page).includes('withdraw-proposal'))
		return pageWords.proposed[state.proposal.end];
	if (subject.is === 'case') return pageWords.atAnyTime;
	if (subject.is === 'stage')
		return asksAuthor(state, subject.question)
			? mailWords.authorReply
			: sayAsked(subject.stage, askedOn(page), page.regulation).heading;
	return subject.clock === null ? pageWords.noticed : pageWords.memoPassed;
}

/** A unit whose part came back mends it, though the stage is the one in which it wrote it. */
function askedOn(page: FormPage): AskedAbout {
	const { draft, phase } = page.case;
	return { because: isBack(page) ? 'returned' : 'new', answer: draft?.answer ?? null, final: phase === 'final' };
}

/** Whether the reader has a text before him that came back to be mended; why it did is the first that he reads. */
function mends(page: FormPage): boolean {
	const stage = page.subject.is === 'notice' ? null : stageOf(page);
	return stage === 'rework' || (stage === 'draft' && isBack(page));
}

/** Whether the reader's own part has come back: what was said of another unit's is none of his. */
function isBack({ case: { assignments }, actor }: FormPage): boolean {
	const mine = assignments.find(({ unit }) => unit === actor.unit);
	return mine?.part === 'awaited' && mine.handedIn !== null;
}

/** «Проверьте данные»: each fault in the words that stand beside its field, and the way to it. */
function summary(page: FormPage): Markup {
	if (page.faults.length === 0) return html``;
	const refused = page.refused === null ? null : sayRefusalToPeople(page.refused, page);
	return html`<div class="summary" role="alert" tabindex="-1" autofocus aria-labelledby="summary"><h2 id="summary">${pageWords.checkData}</h2>
${paragraphs(refused === null ? [] : [refused.what])}<ul>${page.faults.map((fault) => html`<li>${faultLine(page, fault)}</li>`)}</ul>
${paragraphs(refused === null ? [] : [refused.awaits, refused.can])}</div>
`;
}

function paragraphs(lines: readonly (string | null)[]): Markup {
	return html`${lines.map((line) =>
		line === null
			? ''
			: html`<p>${line}</p>
`,
	)}`;
}

function faultLine(page: FormPage, fault: FieldFault): Markup {
	const offered = offeredActs(page);
	const fields = fieldsFor(page, offered);
	const known = [...fields, ...besideFields(fields, offered)].some(({ name }) => name === fault.field);
	return known ? html`<a href="#${fault.field}">${fault.message}</a>` : html`${fault.message}`;
}

function lead(page: FormPage): Markup {
	const reader = { ...page.actor, stage: stageOf(page) };
	const asked = page.subject.is !== 'notice';
	const late = asked ? overdueClock(page, reader) : null;
	const clock = asked ? leadingClock(page, reader) : null;
	const left = clock === null ? null : page.left(clock);
	const awaited = isForReaderAlone(page) ? null : sayAwaited(page);
	return html`${
		late === null
			? ''
			: html`<p class="late"><strong>${sayOverdue(page, late)}.</strong> ${mailLines.stillNeeded}</p>
`
	}${
		clock?.awaitsCalendar === true
			? html`<p class="due">${capital(mailWords.awaitsCalendar)}, ${sayAuthority(page.regulation, clock.clause, clock.kind)}.</p>
`
			: ''
	}${
		clock === null || clock.dueAt === null
			? ''
			: html`<p class="due">${pageWords.deadline}: ${mailWords.until}&nbsp;${page.time.due(clock.dueAt)}, ${sayAuthority(page.regulation, clock.clause, clock.kind)}${left === null ? '' : html` <span class="left">(${sayTimeLeft(left)})</span>`}</p>
`
	}${finalDatesSection(page)}${
		awaited === null
			? ''
			: html`<p>${pageWords.awaits}: ${awaited}.</p>
`
	}${agreed(page)}`;
}

/** Whether the case waits for nobody but the reader: who looks at his own form needs no word of that. */
function isForReaderAlone({ case: state, regulation, actor, subject }: FormPage): boolean {
	const awaited = awaiting(state, regulation);
	return subject.is === 'stage' && awaited.every(({ role, unit }) => role === actor.role && unit === actor.unit);
}

/** What a unit's answer needs besides its text, and who posts it, where the regulation leaves that to be agreed. */
function agreed(page: FormPage): Markup {
	const { case: state, regulation, actor } = page;
	const mine = state.assignments.find(({ unit, part }) => unit === actor.unit && part === 'awaited');
	if (mine === undefined) return html``;
	const lines = [
		...(turnsOn(regulation, 'photo') ? [mine.photoRequired ? askedWords.photo : askedWords.noPhoto] : []),
		...(turnsOn(regulation, 'selfPosting') ? [mine.selfPosting ? askedWords.postsSelf : askedWords.postsOther] : []),
	];
	return lines.length === 0
		? html``
		: html`<p class="asked">${lines.join(' ')}</p>
`;
}

/** What must be read before this decision: the draft, the return, the question, the memo. */
function matter(page: FormPage): Markup {
	const { content, subject } = page;
	if (subject.is === 'notice') return subject.clock === null ? notice(page, subject.notice) : memo(page, subject.clock);
	switch (stageOf(page)) {
		case 'screening':
			return html`${wordsSection('declined', pageWords.declined, content.declined?.reason ?? null)}${asked(page, content.questions)}`;
		case 'clarification':
			return asked(page, questionAsked(content.questions, subject.is === 'case' ? null : subject.question));
		case 'confirmation':
			return html`${wordsSection('reason-given', pageWords.reason, sayProposed(page))}${page.case.proposal?.end === 'unpublishable' ? wordsSection('seen', pageWords.seen, content.proposed) : ''}${isEndByReturn(page) ? html`${wordsSection('comment-given', pageWords.comment, content.returned?.comment ?? null)}${draftSection(page, draftTitle(page.case))}` : ''}`;
		case 'draft':
			return html`${page.actor.unit === null || isBack(page) ? returnedSection(page) : ''}${asked(page, content.questions)}${mends(page) ? messageInBrief(page, null) : ''}`;
		case 'rework':
			// The field below holds the same text, to be mended there.
			return html`${returnedSection(page)}${messageInBrief(page, draftSection(page, draftTitle(page.case)))}`;
		case 'consolidation':
			return partsSection(page);
		case 'check':
			return html`${wordsSection('recalled', pageWords.recalled, content.recalled)}${draftSection(page, draftTitle(page.case))}${adviceSection(page)}`;
		case 'publication':
			return html`${partsToReturn(page.case).length > 0 ? partsSection(page) : draftSection(page, draftTitle(page.case))}${page.case.draft?.approved === true ? '' : adviceSection(page)}${account(page)}`;
		default:
			return page.case.draft === null ? html`` : draftSection(page, draftTitle(page.case));
	}
}

/** The stage that a form is for; of one for the whole case the stage in which it stands, null once it has ended. */
function stageOf({ subject, case: { status } }: FormPage): StageKind | null {
	if (subject.is === 'stage') return subject.stage;
	return status.is === 'open' ? status.stage : null;
}

/** From which account the answer goes out (Kislovodsk 4). */
function account({ regulation, municipality, case: { incident } }: FormPage): Markup {
	const address = municipality.accounts[incident.network];
	if (regulation.accounts == null || address === undefined) return html``;
	return html`<p>${pageWords.account} (${sayClause(regulation, regulation.accounts.clause)}): ${address}</p>
`;
}

function asked(page: FormPage, questions: CaseContent['questions']): Markup {
	return html`${withheld(page, questions).map(
		({ number, text, reply }) =>
			html`${wordsSection(`question-${number}`, pageWords.question, text)}${wordsSection(`reply-${number}`, pageWords.reply, reply)}`,
	)}`;
}

function notice(page: FormPage, id: string): Markup {
	const rule = page.regulation.notices.find((one) => one.id === noticeRuleId(id));
	return rule === undefined
		? html``
		: html`<p>${rule.title}, ${sayRuleAuthority(page.regulation, rule)}.</p>
`;
}

function memo(page: FormPage, clockId: string): Markup {
	const clock = page.case.clocks.find(({ id }) => id === clockId);
	const to = memoTo(page.subject, page.case, page.regulation);
	const rows =
		clock === undefined
			? []
			: [...fact(mailLabels.to, to === null ? null : sayRole(to, page.regulation)), ...clockFacts(page, clock)];
	if (rows.length === 0) return html``;
	return html`<section aria-labelledby="memo"><h2 id="memo">${mailWords.told}</h2>
<dl>${rows.map(({ label, value }) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl></section>
`;
}

function form(page: FormPage): Markup {
	const offered = offeredActs(page);
	const [single, ...others] = offered;
	if (single === undefined) return html`<p>${pageWords.nothingToDo}</p>`;
	const alone = others.length === 0 ? single : null;
	const fields = fieldsFor(page, offered);
	const withFiles = fields.some(({ is }) => is === 'files');
	return html`<form method="post" action="${page.action}"${withFiles ? html` enctype="multipart/form-data"` : ''} novalidate>
${page.work === undefined ? '' : hidden('token', page.work.formToken)}${hidden('caseId', page.caseId)}${page.case.draft === null ? '' : hidden('draft', String(page.case.draft.version))}${particulars(page, alone)}
${unsentNote(page, fields)}${fields.map((field) => renderField(field, page.entered, page.faults))}${beside(page, offered, fields)}${statusOfUnsent(fields)}<button type="submit"${asksPreflight(page) || asksCheck(page) ? html` name="${preflightField}" value="yes"` : ''}>${buttonOf(page, alone)}</button>
</form>
${fields.some(({ is }) => is === 'text') ? html`<script>${raw(formScript)}</script>` : ''}`;
}

/** What is asked for beside the act, behind one press: open where something of it was chosen or is wrong. */
function beside({ entered, faults }: FormPage, offered: readonly Act[], fields: readonly Field[]): Markup {
	const boxes = besideFields(fields, offered);
	const isOpen = boxes.some(({ name }) => entered?.[name] !== undefined || faults.some(({ field }) => field === name));
	const only = offered.length < 2 ? '' : ` only ${offered.map((act) => `on-${act}`).join(' ')}`;
	return html`<details class="field more${only}"${isOpen ? html` open` : ''}><summary>${sayBeside(boxes.length > 1)}</summary>
${boxes.map((box) => renderField(box, entered, faults))}</details>
`;
}

/** What became of text that was typed before: it is there again, it was kept, or another window has kept a newer one. */
function unsentNote({ unsent: { version, says }, time, entered }: FormPage, fields: readonly Field[]): Markup {
	const seen = fields.length > 0 ? hidden('unsent', String(version)) : '';
	switch (says.is) {
		case 'nothing':
			return html`${seen}`;
		case 'found':
			return html`${seen}<p class="banner">${sayFound(time.at(says.at))}</p>
`;
		case 'kept':
			return html`${seen}<p class="banner" role="status">${sayKept(time.at(says.at))}</p>
`;
		case 'too-long':
			return html`${seen}<p class="banner" role="alert">${unsentWords.tooLong}</p>
`;
		case 'newer':
			return html`${seen}<div class="summary" role="alert" aria-labelledby="newer"><h2 id="newer">${unsentWords.newerTitle}</h2>
<p>${unsentWords.newerLine} ${sayKept(time.at(says.at))}</p>${fields.map(({ name, label, is }) => {
				const [theirs = '', ours = ''] = [says.fields[name]?.[0], entered?.[name]?.[0]];
				return is !== 'text' || theirs === ours ? '' : html`<h3>${label}</h3>${quote(theirs)}`;
			})}</div>
`;
		default:
			return unreachable(says);
	}
}

/** Where the script says what it has kept. */
function statusOfUnsent(fields: readonly Field[]): Markup {
	if (!fields.some(({ is }) => is === 'text')) return html``;
	const { kept, failed, newer, over } = unsentWords;
	return html`<p class="hint" id="unsent-said" role="status" data-kept="${kept}" data-failed="${failed}" data-newer="${newer}" data-over="${over}"></p>
`;
}

function buttonOf(page: FormPage, alone: Act | null): string {
	if (alone === null) return sendButton;
	const to = memoTo(page.subject, page.case, page.regulation);
	return to === null ? (actButtons[alone] ?? sendButton) : (sendButtons[to] ?? sendButton);
}

function particulars(page: FormPage, alone: Act | null): Markup {
	const { subject } = page;
	return html`${alone === null ? '' : hidden('decision', alone)}${
		subject.is === 'notice' ? hidden('notice', subject.notice) : ''
	}${offeredActs(page).includes('correct') ? hidden('corrections', String(page.case.corrections)) : ''}${subject.is === 'stage' && subject.question !== null ? hidden('question', String(subject.question)) : ''}`;
}

function hidden(name: string, value: string): Markup {
	return html`<input type="hidden" name="${name}" value="${value}">
`;
}
