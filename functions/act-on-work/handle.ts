import { parseFound } from '../../domain/forms/found.ts';
import type { FieldFault, PostedFields } from '../../domain/forms/model.ts';
import type { Instant } from '../../domain/instant.ts';
import { mailboxOf } from '../../domain/municipality/mailbox.ts';
import { unreachable } from '../../domain/result.ts';
import { asWords } from '../../domain/text.ts';
import { foundWords, workWords } from '../../domain/wording/work.ts';
import { anyOpen, readList, sayList } from '../../domain/worklist/choice.ts';
import { readPosted } from '../http/form-body.ts';
import type { Finds } from '../ports/finds.ts';
import type { HttpAnswer, HttpHandle, HttpRequest } from '../ports/http.ts';
import type { MailLog } from '../ports/outbox.ts';
import type { SendingCounter } from '../ports/sending.ts';
import type { Sessions, SignIns } from '../ports/sessions.ts';
import { type ActDeps, actOnForm } from '../use-cases/act-on-form.ts';
import { mailboxDigest } from '../use-cases/link.ts';
import { mac } from '../use-cases/mac.ts';
import { casesOn, noteListed } from '../use-cases/note-access.ts';
import { timeOf } from '../use-cases/present.ts';
import { searchWork } from '../use-cases/search-work.ts';
import {
	isOwnForm,
	readSignedBy,
	revocationsOfAll,
	type SessionDeps,
	type SignedIn,
	sessionCookie,
	sessionLifeMs,
	signed,
	signedIn,
	signInLifeMs,
	whoHas,
} from '../use-cases/session.ts';
import { type TakeFoundDeps, takeFound } from '../use-cases/take-found.ts';
import { findTenant } from '../use-cases/tenant.ts';
import {
	baseFrom,
	foundPage,
	mayFind,
	maySeeAll,
	ownList,
	townList,
	type WorkDeps,
	workError,
	workPage,
} from '../use-cases/work.ts';
import { absencesPage, changeAbsences, type WorkAbsenceDeps } from '../use-cases/work-absences.ts';
import { openWork } from '../use-cases/work-case.ts';
import { addWords, monthPage, type WorkMonthDeps } from '../use-cases/work-month.ts';

export interface ActOnWorkDeps
	extends Omit<ActDeps, 'cases' | 'tenants'>,
		Omit<WorkDeps, 'cases' | 'tenants'>,
		Omit<SessionDeps, 'tenants' | 'sessions'> {
	readonly cases: ActDeps['cases'];
	readonly tenants: WorkDeps['tenants'];
	readonly sessions: Sessions;
	readonly signIns: SignIns;
	readonly sending: SendingCounter;
	readonly mailLog: MailLog;
	readonly absences: WorkAbsenceDeps['absences'];
	readonly archive: WorkMonthDeps['archive'];
	readonly words: WorkMonthDeps['words'];
	readonly finds: Finds;
	readonly newCaseId: TakeFoundDeps['newCaseId'];
	/** 128 bits nobody can guess, as 22 letters. */
	readonly newId: () => string;
}

/** As much as anybody types into a line. */
const longestQuery = 2_000;

/** Links that one mailbox may ask for in ten minutes: enough for a typing slip, too few to fill a mailbox. */
const mostAsked = 3;
/** Of one address on the network: a whole administration comes in behind one in the morning, and sixty sit in it at most. */
const mostOfSender = 60;
const windowMs = 600_000;

/** POST below /worklist/{town}: asks for a link, comes in by it, leaves, opens a case by its number, acts on one. */
export function actOnWork(deps: ActOnWorkDeps): HttpHandle {
	return async (request) => {
		const posted = readPosted(request);
		const { town: id = '', page: wanted, signIn, caseId, part = null } = request.path;
		const town = await deps.tenants.loadMunicipality(id);
		if (town === null) return workError(null, 404);
		const base = baseFrom(request.path);
		if (posted === 413) return workError(base, 413);
		if (signIn !== undefined) return comeIn(deps, signIn, town.title, request);
		if (posted === 415) return workError(base, 415);
		const { fields } = posted;
		if (wanted === undefined && caseId === undefined)
			return ask(deps, { town: town.title, base }, fields['mail']?.[0] ?? '', request);
		const who = await signedIn(deps, request, id);
		if (who === null || !isOwnForm(who, fields['token']?.[0]))
			return workPage({ is: 'over', town: town.title, base, why: 'expired' });
		if (caseId !== undefined) {
			const opened = await openWork({ ...deps, sameMessage: deps }, who, { caseId, part, base });
			if (opened === null) return workError(base, 404);
			return actOnForm(deps, { opened, link: part ?? caseId, ...posted, at: request.receivedAt });
		}
		if (wanted === 'out') {
			await deps.sessions.end(who.id);
			return workPage({ is: 'out', town: town.title, base }, { 'Set-Cookie': sessionCookie(null) });
		}
		if (wanted === 'absences') return enterAbsences(deps, who, { base, fields, at: request.receivedAt });
		if (wanted === 'month') return addToMonth(deps, who, { base, fields, at: request.receivedAt });
		if (wanted === 'found') return register(deps, who, { base, fields, at: request.receivedAt });
		if (wanted === 'find') return search(deps, who, { base, fields, request });
		if (wanted !== 'all' || !maySeeAll(who)) return workError(base, 404);
		const asked = readList(choiceIn(fields));
		return asked === null ? workError(base, 404) : seeOther(`${base}/from/${sayList(asked.choice, null)}`);
	};
}

/** Enters or ends an absence and leads back to the page of all; faults: the form with what was entered. */
async function enterAbsences(
	deps: ActOnWorkDeps,
	who: SignedIn,
	{ base, fields, at }: { readonly base: string; readonly fields: PostedFields; readonly at: Instant },
): Promise<HttpAnswer> {
	const changed = await changeAbsences(deps, who, fields, at);
	if (changed === 'busy') return { ...workError(base, 503), headers: { 'Retry-After': '2' } };
	if (changed === 'not-yours') return workError(base, 404);
	if (changed !== 'done') {
		const again = await absencesPage(deps, who, { base, now: at }, { faults: changed.faults, entered: fields });
		return again === null ? workError(base, 404) : workPage(again);
	}
	deps.log.info('absences changed', { municipality: who.municipality.id, ended: fields['end'] !== undefined });
	return seeOther(`${base}/absences`);
}

/** Keeps what the coordinator says to the report, and leads back to it; faults: the form with what was entered. */
async function addToMonth(
	deps: ActOnWorkDeps,
	who: SignedIn,
	{ base, fields, at }: { readonly base: string; readonly fields: PostedFields; readonly at: Instant },
): Promise<HttpAnswer> {
	const added = await addWords(deps, who, fields, at);
	if (added === 'not-yours') return workError(base, 404);
	if (added !== 'done') {
		const again = await monthPage(deps, who, { base, now: at, month: null }, { faults: added.faults, entered: fields });
		return again === null ? workError(base, 404) : workPage(again);
	}
	deps.log.info('words added to a report', { municipality: who.municipality.id });
	return seeOther(`${base}/month`);
}

/** The list that a form chooses, as it stands in an address. */
function choiceIn(fields: PostedFields): string {
	const [unit = '', state = ''] = [fields['unit']?.[0], fields['state']?.[0]];
	const parts = [...(unit === '' ? [] : [`unit.${unit}`]), ...(state === '' ? [] : [state])];
	return parts.length === 0 ? 'all' : parts.join('~');
}

/** Leads to the one case that was meant, or shows what was found. */
async function search(
	deps: ActOnWorkDeps,
	who: SignedIn,
	{ base, fields, request }: { readonly base: string; readonly fields: PostedFields; readonly request: HttpRequest },
): Promise<HttpAnswer> {
	const now = request.receivedAt;
	const what = asWords(fields['what']?.[0] ?? '')
		.trim()
		.slice(0, longestQuery);
	const [, at, caseId] = /^(\d{1,15})\.([A-Z]{2}-[\d-]{3,20})$/.exec(fields['after']?.[0] ?? '') ?? [];
	const after = at === undefined || caseId === undefined ? null : { at: Number(at), caseId };
	const found = await searchWork(deps, who, { what, after, base, now, realNow: request.realNow });
	switch (found.is) {
		case 'case':
			return seeOther(`${base}/case/${found.caseId}`);
		case 'page':
			await noteListed(deps, who, 'search', casesOn(found.page), now);
			return workPage(found.page);
		case 'nothing': {
			const list = maySeeAll(who)
				? await townList(deps, who, { base, choice: anyOpen, after: null, now, missed: what })
				: await ownList(deps, who, { base, after: null, now, missed: what });
			if (list === null) return workError(base, 503);
			await noteListed(deps, who, 'list', casesOn(list), now);
			return workPage(list);
		}
		default:
			return unreachable(found);
	}
}

/** Makes a case of what somebody found, and leads to it; faults and what is known already: the form with what was entered. */
async function register(
	deps: ActOnWorkDeps,
	who: SignedIn,
	{ base, fields, at }: { readonly base: string; readonly fields: PostedFields; readonly at: Instant },
): Promise<HttpAnswer> {
	const again = async (faults: readonly FieldFault[], known: string | null = null) => {
		const form = await foundPage(deps, who, base, at, { faults, entered: fields, known });
		return form === null ? workError(base, 404) : workPage(form);
	};
	const tenant = await findTenant(deps.tenants, who.municipality.id, null);
	if (tenant === null || !mayFind(who, tenant.regulation)) return workError(base, 404);
	const parsed = parseFound(fields, tenant.regulation, { offsetAt: timeOf(tenant.calendar).offsetAt, now: at });
	if (!parsed.ok) return again(parsed.refusal);
	const taken = await takeFound(deps, { ...tenant, municipality: who.municipality }, parsed.value, at);
	switch (taken.is) {
		case 'taken':
			return seeOther(`${base}/case/${taken.caseId}`);
		case 'known':
			return again([{ field: 'permalink', message: foundWords.faults.known }], taken.caseId);
		case 'refused':
			return again(taken.faults);
		case 'busy':
			return { ...workError(base, 503), headers: { 'Retry-After': '2' } };
		default:
			return unreachable(taken);
	}
}

/**
 * The same answer whoever asks and however often, and the same work: whether anybody has that mailbox is looked at where the mail is
 * written, not here.
 */
async function ask(
	deps: ActOnWorkDeps,
	top: { readonly town: string; readonly base: string },
	entered: string,
	{ path, sender, receivedAt, realNow }: HttpRequest,
): Promise<HttpAnswer> {
	const isMail = /^[^\s@]{1,64}@[^\s@]{1,190}$/.test(entered.trim());
	if (!isMail) return workPage({ is: 'ask', ...top, faults: [workWords.mailMissing], entered: entered.slice(0, 300) });
	const municipality = path['town'] ?? '';
	const key = await deps.linkKey.get();
	const mailbox = mailboxDigest(key, mailboxOf(entered));
	const window = Math.floor(realNow / windowMs) * windowMs;
	const isCounted = (of: string, most: number) => deps.sending.count(`sign-in ${of}`, window, most);
	// Whoever asks for many mailboxes uses up his own share, and not theirs. By a digest: an address may name a person.
	const isPatient = await isCounted(`from ${mac(key, `sender ${sender}`)}`, mostOfSender);
	if (!isPatient) deps.log.warn('too many sign-ins of one sender', { municipality, most: mostOfSender });
	if (isPatient && (await isCounted(`${municipality} ${mailbox}`, mostAsked))) {
		const row = { municipality, mailbox, askedAt: receivedAt, expiresAt: receivedAt + signInLifeMs };
		await deps.signIns.ask(deps.newId(), row, realNow);
	}
	return workPage({ is: 'asked', ...top });
}

/** Whoever presses the button first is in, on his device; a link that was used or is over leads back to the entrance. */
async function comeIn(
	deps: ActOnWorkDeps,
	link: string,
	town: string,
	{ path, receivedAt, realNow }: HttpRequest,
): Promise<HttpAnswer> {
	const id = path['town'] ?? '';
	const base = `../../${id}`;
	const [key, keys] = await Promise.all([deps.linkKey.get(), deps.linkKey.signing()]);
	const signIn = readSignedBy(keys, 'sign-in', link);
	const row = signIn === null ? null : await deps.signIns.get(signIn);
	const municipality = await deps.tenants.municipalityInForce(id);
	const holders = row === null || municipality === null ? [] : whoHas(key, municipality, row.mailbox, receivedAt);
	const isGood = row !== null && row.municipality === id && row.expiresAt > receivedAt && holders.length > 0;
	if (!isGood || signIn === null || !(await deps.signIns.use(signIn)))
		return workPage({ is: 'over', town, base, why: 'used' });
	const session = deps.newId();
	const revocations = await revocationsOfAll(deps.tenants, id, holders);
	const { mailbox } = row;
	const expiresAt = receivedAt + sessionLifeMs;
	await deps.sessions.begin(session, { municipality: id, mailbox, revocations, expiresAt }, realNow);
	deps.log.info('signed in', { municipality: id, roles: holders.map(({ role }) => role).join(' ') });
	return seeOther(`${base}/list`, { 'Set-Cookie': sessionCookie(signed(keys[0], 'session', session)) });
}

function seeOther(to: string, headers: Readonly<Record<string, string>> = {}): HttpAnswer {
	return { status: 303, type: 'text/html; charset=utf-8', body: '', headers: { Location: to, ...headers } };
}
