import type { Case } from '../../domain/case/model/case.ts';
import { allowedActs, type Ruled } from '../../domain/case/turn/allowed.ts';
import { awaiting } from '../../domain/case/turn/awaiting.ts';
import { isQuestionOnItsWay, openQuestions } from '../../domain/case/turn/questions.ts';
import { onForms } from '../../domain/case-view/on-forms.ts';
import type { Instant } from '../../domain/instant.ts';
import { addressOf } from '../../domain/municipality/address.ts';
import { type Held, holderId, mailboxesIn, mailboxOf } from '../../domain/municipality/mailbox.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import { type StandIn, standInOf, standsForAt } from '../../domain/municipality/standing-in.ts';
import type { Regulation, Role } from '../../domain/regulation/regulation.ts';
import type { LinkRow } from '../ports/links.ts';
import type { SigningKeys } from '../ports/secrets.ts';
import type { TenantReader } from '../ports/tenants.ts';
import { mac, readSignedId, readSignedIdBy, signedId } from './mac.ts';

/**
 * The id of the link in this mail: derived, so that a mail sent again carries the same one, but for a link that was
 * revoked since, and for a mailbox that is another one now. By the key that signs, for whoever had an older one could
 * derive it, too.
 */
export function linkIdFor(
	key: Uint8Array,
	mail: { caseId: string; row: string; place: number; person: string },
	bound: Pick<LinkRow, 'mailbox' | 'revocations'>,
): string {
	const { caseId, row, place, person } = mail;
	return mac(key, `id ${caseId} ${row} ${place} ${person} ${bound.mailbox} ${bound.revocations}`);
}

/** What a link to this holder is bound to: the mailbox, by a digest that names nobody, and what was revoked before it. */
export async function linkBindingOf(
	key: Uint8Array,
	tenants: Pick<TenantReader, 'linkRevocations'>,
	{ municipality, holder, mail }: { readonly municipality: string; readonly holder: Held; readonly mail: string },
): Promise<Pick<LinkRow, 'mailbox' | 'revocations'>> {
	return {
		mailbox: mailboxDigest(key, mailboxOf(mail)),
		revocations: await revocationsOf(tenants, municipality, holder),
	};
}

/** Whether whoever a link went to may use it now, and if not whether others act in his place. */
export type Holding =
	/** `standsFor`: ids of those who are away and for whom he acts, besides himself or in their place alone. */
	| { readonly is: 'held'; readonly standsFor: readonly string[] }
	/** He is away, and others act for him. */
	| { readonly is: 'away'; readonly standIn: StandIn; readonly municipality: Municipality }
	/** He acted for somebody who is back. */
	| { readonly is: 'returned'; readonly municipality: Municipality }
	/** The file does not name him for this role under that mailbox any more, or his links were revoked. */
	| { readonly is: 'lost' };

/**
 * Whether whoever a link went to may still use it at `at` (product time): the municipality's file in force names him for
 * this role (of this unit) under that mailbox, nobody has revoked his links since, and he is not away while another acts
 * for him (Plastunovskaya 7.2). All of it is read anew, so an official who was replaced is out with the next request; one
 * that is under way then may still be served.
 */
export async function holdOf(
	key: Uint8Array,
	tenants: Pick<TenantReader, 'municipalityInForce' | 'linkRevocations'>,
	row: LinkRow,
	municipality: string,
	at: Instant,
): Promise<Holding> {
	const [inForce, revocations] = await Promise.all([
		tenants.municipalityInForce(municipality),
		revocationsOf(tenants, municipality, row),
	]);
	if (inForce === null || revocations !== row.revocations || !isNamed(key, row, inForce)) return { is: 'lost' };
	const person = inForce.people.find(({ id }) => id === row.person);
	const standIn = person === undefined ? null : standInOf(inForce, person, at);
	if (standIn !== null && standIn.by.length > 0) return { is: 'away', standIn, municipality: inForce };
	const standsFor = standsForAt(inForce, row.person, at);
	const { standsFor: lent } = row;
	return lent === undefined || lent.some((id) => standsFor.includes(id))
		? { is: 'held', standsFor }
		: { is: 'returned', municipality: inForce };
}

/** In whose place alone a link goes to somebody, as its row holds it; nothing for whoever holds the role himself. */
export function lentTo(
	municipality: Municipality,
	{ role, unit, person }: Held & { readonly role: Role },
	at: Instant,
): Pick<LinkRow, 'standsFor'> {
	const standsFor = standsForAt(municipality, person, at);
	const isOwn = addressOf(municipality, role, unit).some((one) => one.person === person);
	return isOwn || standsFor.length === 0 ? {} : { standsFor };
}

function isNamed(key: Uint8Array, row: LinkRow, municipality: Municipality): boolean {
	const mailboxes = mailboxesIn(municipality, row.role, row);
	return row.mailbox === null
		? mailboxes.length > 0
		: mailboxes.some((mailbox) => mailboxDigest(key, mailbox) === row.mailbox);
}

async function revocationsOf(
	tenants: Pick<TenantReader, 'linkRevocations'>,
	municipality: string,
	held: Held,
): Promise<number> {
	const holder = holderId(held);
	return holder === null ? 0 : tenants.linkRevocations(municipality, holder);
}

/** What a mailbox is known by in a row: the same for each who has it, and no address for who reads the table. */
export function mailboxDigest(key: Uint8Array, mailbox: string): string {
	return mac(key, `mailbox ${mailbox}`);
}

/**
 * What the holder of a link's row is led to: what the row says, or all that he may do with its case. One row serves both,
 * each by a signature of its own, so that neither can be made of the other.
 */
export type LinkUse = 'link' | 'case';

/** What stands behind /p/ in a mail. It names no case and holds no callback token. */
export function linkText(key: Uint8Array, linkId: string, use: LinkUse = 'link'): string {
	return signedId(key, use, linkId);
}

/** The id of a link that this key has signed for this use; null for anything else. */
export function readLink(key: Uint8Array, text: string, use: LinkUse = 'link'): string | null {
	return readSignedId(key, use, text);
}

/** The same of whichever of these keys has signed it. */
export function readLinkBy(keys: SigningKeys, text: string, use: LinkUse = 'link'): string | null {
	return readSignedIdBy(keys, use, text);
}

/**
 * What a link is good for now, by its case. 'live': what it asks is still asked. 'over': somebody has done it, or the
 * case went another way. 'dead': expired, or its unit was asked anew with another link.
 */
export function standingOfLink(row: LinkRow, state: Case, ruled: Ruled, now: Instant): 'live' | 'over' | 'dead' {
	if (row.expiresAt <= now) return 'dead';
	if (row.subject.is === 'notice') {
		const { notice } = row.subject;
		const found = state.notices.find((one) => one.notice === notice);
		return found === undefined ? 'dead' : found.acknowledgedAt === null ? 'live' : 'over';
	}
	if (row.subject.is === 'case')
		return onForms(allowedActs(state, ruled, row.role, row.unit)).length > 0 ? 'live' : 'over';
	if (isReassigned(row, row.subject.round, state)) return 'dead';
	return isAwaited(row, row.subject, state, ruled.regulation) ? 'live' : 'over';
}

function isReassigned({ unit }: LinkRow, round: number | null, state: Case): boolean {
	if (unit === null || round === null) return false;
	const assignment = state.assignments.find((one) => one.unit === unit);
	return assignment === undefined || assignment.round !== round;
}

type StageSubject = Extract<LinkRow['subject'], { readonly is: 'stage' }>;

function isAwaited(row: LinkRow, subject: StageSubject, state: Case, regulation: Regulation): boolean {
	if (state.status.is !== 'open') return false;
	if (subject.question !== null) {
		return openQuestions(state).some(({ number }) => number === subject.question);
	}
	const isMine = awaiting(state, regulation).some(
		({ role, unit, stage }) => role === row.role && unit === row.unit && stage === subject.stage,
	);
	const { stage, visit } = state.status;
	// Whoever proposed that no answer is given may take it back by the link that he proposed it with (G-35).
	if (state.proposal !== null && state.proposedBy?.role === row.role && row.unit === state.proposedBy.unit)
		return subject.stage === state.proposal.stage && visit === subject.visit + 1;
	if (!isMine) return false;
	if (visit === subject.visit) return true;
	// Beside a question on its way parts come in and units are chosen by the links of the stage that it was asked in.
	const asked = openQuestions(state).at(-1);
	if (isQuestionOnItsWay(state) && subject.stage !== stage && asked !== undefined && subject.visit >= asked.visit)
		return true;
	// While a question is out, the coordinator may go on by the link that he has (Anapa 2.4, 2.5).
	return stage === 'clarification' && visit === subject.visit + 1;
}
