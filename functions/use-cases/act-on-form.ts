import { type FollowUp, receiptMail } from '../../domain/case/follow-ups/follow-up.ts';
import type { Command } from '../../domain/case/model/commands.ts';
import type { CaseEvent } from '../../domain/case/model/events.ts';
import { allowedActs, ruledIn } from '../../domain/case/turn/allowed.ts';
import type { Advice } from '../../domain/case-view/draft-advice.ts';
import { type RefusalFacts, refusalFacts } from '../../domain/case-view/refusals.ts';
import { isChecked } from '../../domain/forms/check-page.ts';
import { parseForm, refusalFaults } from '../../domain/forms/form.ts';
import { memoTo } from '../../domain/forms/memo.ts';
import type { DonePage, FieldFault, PostedFields, UnsentNote } from '../../domain/forms/model.ts';
import { named } from '../../domain/forms/posted.ts';
import { takesFiles, wantsPreflight } from '../../domain/forms/preflight.ts';
import { filesName, takenName } from '../../domain/forms/render-files.ts';
import type { Instant } from '../../domain/instant.ts';
import { type Act, acts } from '../../domain/regulation/regulation.ts';
import { asWords } from '../../domain/text.ts';
import { takable } from '../../domain/uploads/takable.ts';
import type { DoneAct } from '../../domain/wording/acts-done.ts';
import { faultWords } from '../../domain/wording/faults.ts';
import { uploadWords } from '../../domain/wording/uploads.ts';
import type { StoredCase } from '../ports/case-store.ts';
import type { HttpAnswer } from '../ports/http.ts';
import type { LinkRow } from '../ports/links.ts';
import type { Spelling } from '../ports/spelling.ts';
import type { Log } from '../ports/telemetry.ts';
import { adviceBefore } from './advise.ts';
import { alreadyDonePage, deedBehind, deedsOf } from './already.ts';
import { markOfDeeds } from './finding.ts';
import { answerToScript, type KeepDeps, keepPosted, keepsFor, nothingToKeep } from './keep-unsent.ts';
import { standingOfLink } from './link.ts';
import { withMisspelt } from './look-up.ts';
import { type AccessDeps, noteAccess } from './note-access.ts';
import { actorOf, errorPage, formPage, type Opened, type PageDeps, page, subjectOf } from './page.ts';
import { foresee, type PerformDeps, type Performed, perform } from './perform.ts';
import { answerLink, caseFilesIn, caseViewOf, textOf, timeOf } from './present.ts';
import { withTexts } from './published-texts.ts';
import { type FileTaking, type PostedFile, takeFiles } from './take-files.ts';
import { unsentPart, versionKept } from './unsent.ts';
import { calendarsOf } from './why.ts';

export interface ActDeps
	extends PerformDeps,
		Pick<PageDeps, 'tenants' | 'servesFiles'>,
		Pick<KeepDeps, 'unsent'>,
		Pick<AccessDeps, 'accesses'> {
	readonly log: Log;
	/** Where files go that come with a form; left out where none can come. */
	readonly taking?: FileTaking;
	/** Absent where nobody holds a dictionary. */
	readonly spelling?: Spelling;
}

/** A form that came back, and what it was opened by. */
export interface FilledForm {
	readonly opened: Opened;
	/** Where the form posts to, beside its own page. */
	readonly link: string;
	readonly fields: PostedFields;
	/** Of any field: only those of the file chooser are looked at. */
	readonly files?: readonly PostedFile[];
	/** Product time at which the gateway received it. */
	readonly at: Instant;
}

/**
 * Does what a person decided on a page. Done: a page without a form. Faults: 422 with the form and what was entered. A
 * second click, or the slower of two: who did it and when. A text of which whoever pressed the button should know
 * something first: the form with advice, once, and nothing done (ADR 0029).
 */
export async function actOnForm(deps: ActDeps, filled: FilledForm): Promise<HttpAnswer> {
	const { opened, at } = filled;
	const { row, stored, tenant } = opened;
	const keeps = keepsFor(filled.fields);
	if (standingOfLink(row, stored.state, ruledIn(tenant), at) === 'over')
		return keeps === 'script' ? nothingToKeep : already(opened, filled.fields);
	const allowed = allowedActs(stored.state, ruledIn(tenant), row.role, row.unit);
	const taken = takesFiles(allowed) ? await withFiles(deps, filled) : { fields: filled.fields, faults: [] };
	const { fields } = taken;
	const posted = { ...filled, fields };
	if (keeps !== null) {
		const unsent = await keepPosted(deps, opened, fields, at);
		if (keeps === 'script') return answerToScript(unsent);
		return page(await formAgain(deps, filled, { faults: taken.faults, entered: fields, unsent }));
	}
	const parsed = parseForm({
		fields,
		subject: subjectOf(row),
		actor: actorOf(row),
		caseId: stored.caseId,
		case: stored.state,
		regulation: tenant.regulation,
		allowed,
		offsetAt: timeOf(tenant.calendar).offsetAt,
	});
	const wrong = [...(parsed.ok ? [] : parsed.refusal), ...taken.faults];
	if (!parsed.ok || wrong.length > 0) return toMend(deps, posted, wrong);
	const asked = await withWhatStands(deps, withQuestion(parsed.value, opened), opened);
	if (!(await namesKnownCase(deps, asked, stored)))
		return toMend(deps, posted, [{ field: 'repeatOf', message: faultWords.repeatOf }]);
	if (!(await takesOwnFiles(deps, asked, opened)))
		return toMend(deps, posted, [{ field: filesName, message: uploadWords.unknown }]);
	const command = await withMisspelt(deps, asked, stored.caseId);
	const advised = wantsPreflight(fields) ? await adviceBefore(deps, opened, command, at) : [];
	if (advised.length > 0) {
		const advice = advised.map(({ is }) => is).join(' ');
		deps.log.info('text advised on', { caseId: stored.caseId, act: command.do, advice });
		return toMend(deps, posted, [], { advised });
	}
	if (wantsPreflight(fields) && isChecked(actOf(command))) {
		const foreseen = foresee(deps, { command, at }, stored, tenant);
		if (!foreseen.ok)
			return answer(deps, { ...posted, command }, { is: 'refused', refusal: foreseen.refusal, before: stored, tenant });
		return toCheck(deps, posted, actOf(command));
	}
	const performed = await perform(deps, {
		caseId: stored.caseId,
		command,
		at,
		stillAsked: ({ state }, now) => standingOfLink(row, state, ruledIn(now), at) === 'live',
		orders: receiptFor(posted, command),
		finds: [{ mark: markOfDeeds(actorOf(row)), at, caseId: stored.caseId, act: actOf(command) }],
	});
	return answer(deps, { ...posted, command }, performed);
}

/** The form with what must be mended, or may be; what was posted is kept, so that a page that never arrives loses no word. */
async function toMend(
	deps: ActDeps,
	{ opened, link, fields, at }: FilledForm,
	faults: readonly FieldFault[],
	more: { readonly refused?: RefusalFacts; readonly advised?: readonly Advice[] } = {},
): Promise<HttpAnswer> {
	const { version, says } = await keepPosted(deps, opened, fields, at);
	const unsent: UnsentNote = { version, says: says.is === 'newer' ? says : { is: 'nothing' } };
	return page(await formAgain(deps, { opened, link, at }, { faults, entered: fields, unsent, ...more }));
}

/** The mail that confirms the act, where whoever does it has asked for one; it goes to him alone, and once. */
function receiptFor({ opened, fields, at }: FilledForm, command: Command): readonly FollowUp[] {
	const isAsked = fields['receipt']?.some((value) => value !== '') === true;
	return isAsked ? [{ is: 'mail', mail: receiptMail(actorOf(opened.row), actOf(command), at) }] : [];
}

/** The page that shows what cannot be taken back; what was typed is kept, so that the way back to it loses no word. */
async function toCheck(deps: ActDeps, { opened, link, fields, at }: FilledForm, act: Act): Promise<HttpAnswer> {
	const unsent = await keepPosted(deps, opened, fields, at);
	const entered = { ...fields, unsent: [String(unsent.version)] };
	const form = await formAgain(deps, { opened, link, at }, { faults: [], entered, unsent });
	return page({ is: 'check', act, form });
}

/** The form that is shown once more, with the words of its case: whom, is written down. */
async function formAgain(
	deps: ActDeps,
	{ opened, link, at }: Pick<FilledForm, 'opened' | 'link' | 'at'>,
	posted: Parameters<typeof formPage>[4],
) {
	await noteAccess(deps, opened, opened.work === undefined ? 'link' : 'work', at);
	return formPage(deps, opened, link, at, posted);
}

interface Posted extends FilledForm {
	readonly command: Command;
}

async function answer(deps: ActDeps, posted: Posted, performed: Performed): Promise<HttpAnswer> {
	const { row } = posted.opened;
	switch (performed.is) {
		case 'done': {
			const { before, after, version, events, tenant } = performed;
			const stored = { ...before, log: [...before.log, { version, events }] };
			const [content, calendars] = await Promise.all([
				deps.cases.loadContent(before.caseId),
				calendarsOf(deps.tenants, after, tenant),
			]);
			await forgetUnsent(deps, row, before.caseId, content);
			const view = caseViewOf(stored, after, content, tenant, calendars);
			const done: DonePage = {
				...view,
				is: 'done',
				done: doneBy(actOf(posted.command), events),
				who: actorOf(row),
				at: posted.at,
				memoTo: memoTo(subjectOf(row), after, tenant.regulation),
				...(posted.opened.work && { back: posted.opened.work.back }),
			};
			return page(done);
		}
		case 'refused': {
			const opened = { ...posted.opened, stored: performed.before, tenant: performed.tenant };
			deps.log.info('act refused', {
				caseId: opened.stored.caseId,
				act: posted.command.do,
				code: performed.refusal.code,
			});
			const isDone = performed.refusal.code === 'importance-unchanged' || performed.refusal.code === 'not-now';
			if (isDone && deedBehind(row, opened.stored) !== null) return already(opened, posted.fields);
			const tried = { did: posted.command.do, who: actorOf(row) };
			const refused = refusalFacts(opened.stored.state, performed.refusal, tried, ruledIn(opened.tenant));
			return toMend(deps, { ...posted, opened }, refusalFaults(performed.refusal), { refused });
		}
		case 'over':
		case 'nothing':
			return already({ ...posted.opened, stored: performed.before, tenant: performed.tenant }, posted.fields);
		case 'unknown-case':
			return errorPage(posted.opened, 410);
		default:
			await keepPosted(deps, posted.opened, posted.fields, posted.at);
			return { ...errorPage(posted.opened, 503), headers: { 'Retry-After': '2' } };
	}
}

/** The fields as if the files that came with them had been there before, and what is wrong with the others. */
async function withFiles(
	deps: ActDeps,
	{ opened, fields, files = [], at }: FilledForm,
): Promise<{ readonly fields: PostedFields; readonly faults: readonly FieldFault[] }> {
	const chosen = named(fields, takenName);
	const sent = files.filter(({ field }) => field === filesName);
	if (deps.taking === undefined || sent.length === 0) return { fields, faults: [] };
	const taken = await takeFiles({ ...deps, ...deps.taking }, opened, sent, { chosen: chosen.length, at });
	return { fields: { ...fields, [takenName]: [...chosen, ...taken.ids] }, faults: taken.faults };
}

/** Whether a text takes along only files that came for whoever sends it: an id that somebody typed opens nothing. */
async function takesOwnFiles(deps: ActDeps, command: Command, { row, stored }: Opened): Promise<boolean> {
	const media = 'media' in command ? (command.media ?? []) : [];
	if (media.length === 0) return true;
	const content = await deps.cases.loadContent(stored.caseId);
	const own = takable(caseFilesIn(stored.log, content), row);
	return media.every((id) => own.some((upload) => upload.id === id));
}

/** Whether the earlier case that a routing names is one of the same municipality; no name is no fault (Kislovodsk 14). */
async function namesKnownCase(deps: ActDeps, command: Command, { caseId, municipality }: StoredCase): Promise<boolean> {
	const earlier = command.do === 'route' ? (command.repeatOf ?? null) : null;
	if (earlier === null) return true;
	if (earlier === caseId) return false;
	return (await deps.cases.load(earlier))?.municipality === municipality;
}

function already({ row, stored, tenant, work }: Opened, posted: PostedFields): HttpAnswer {
	return page({
		...alreadyDonePage(row, stored, tenant, posted),
		...(work && { back: work.back, toCase: work.toCase }),
	});
}

/** What was typed for this act has been said: no word of it is kept. The act stands, whatever becomes of this. */
async function forgetUnsent(
	deps: ActDeps,
	row: LinkRow,
	caseId: string,
	content: Readonly<Record<string, unknown>>,
): Promise<void> {
	const part = unsentPart(row);
	if (part === null || versionKept(content, row) === 0) return;
	try {
		await deps.unsent.forget(caseId, part);
	} catch (error) {
		deps.log.warn('unsent text was not forgotten', { caseId, error: error instanceof Error ? error.name : 'unknown' });
	}
}

/**
 * A text that is sent on as it was read is no correction of it (G-30), a link is corrected to another one (G-36), and what
 * is published is held against what was agreed to.
 */
async function withWhatStands(deps: ActDeps, command: Command, { stored }: Opened): Promise<Command> {
	const sendsText = command.do === 'forward' && command.text != null;
	const isPosted = command.do === 'publish' || command.do === 'publish-site';
	if (command.do !== 'correct' && !isPosted && !sendsText) return command;
	const content = await deps.cases.loadContent(stored.caseId);
	if (command.do === 'publish') return withTexts(command, command.draft === 'own' ? null : command.draft, content);
	if (command.do === 'publish-site') return withTexts(command, stored.state.draft?.version ?? null, content);
	if (command.do === 'correct') {
		const events = stored.log.flatMap((decision) => decision.events);
		return { ...command, stands: answerLink(events, content) };
	}
	if (command.do !== 'forward') return command;
	const read = textOf(content[`draft#${command.draft}`], 'text');
	return read !== null && asWords(read).trim() === command.text ? { ...command, text: null } : command;
}

/** A link that asks one question answers that one, whatever else is open. */
function withQuestion(command: Command, { row: { subject } }: Opened): Command {
	if (command.do !== 'clarified' || subject.is !== 'stage' || subject.question === null) return command;
	return { ...command, question: subject.question };
}

/** What was done and to what: in the words of the act that was asked for, by what its decision holds. */
function doneBy(act: Act, events: readonly CaseEvent[]): DoneAct {
	const [first] = deedsOf(events);
	return { act, answer: first?.answer ?? null, opened: first?.opened ?? null };
}

function actOf(command: Command) {
	const act = acts.find((known) => known === command.do);
	if (act === undefined) throw new Error(`no form does ${command.do}`);
	return act;
}
