import { HOUR_MS, type Instant, MINUTE_MS } from '../../domain/instant.ts';
import { holderId, mailboxOf } from '../../domain/municipality/mailbox.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import { type StandIn, standInOf, standsForAt } from '../../domain/municipality/standing-in.ts';
import type { Desk } from '../../domain/worklist/desk.ts';
import type { HttpRequest } from '../ports/http.ts';
import type { LinkKey, SigningKeys } from '../ports/secrets.ts';
import type { SessionReader, SessionRow } from '../ports/sessions.ts';
import type { TenantReader } from '../ports/tenants.ts';
import { mailboxDigest } from './link.ts';
import { isSame, mac, readSignedIdBy, signedId } from './mac.ts';

/** How long a link to the place to work may be used, in product time: long enough to find the mail on a phone. */
export const signInLifeMs = 30 * MINUTE_MS;
/** A working day with its lunch and some overtime, in product time. */
export const sessionLifeMs = 12 * HOUR_MS;

/** `__Host-` lets no other host set it, `Strict` lets no other site use it (ASVS 3.3). */
const cookieName = '__Host-otklik';
/** Whom a mailbox stands for: a person in a role, or a unit whose mailbox is nobody's in particular. */
export interface HeldDesk extends Desk {
	readonly person: string | null;
	readonly name: string;
	readonly mail: string;
	/** Ids of those who are away and for whom he acts (Plastunovskaya 7.2). */
	readonly standsFor: readonly string[];
}

/** Somebody who is signed in, and for whom the file in force still names him. */
export interface SignedIn {
	readonly id: string;
	readonly row: SessionRow;
	readonly municipality: Municipality;
	/** In the order of the file; none while he is away and others act for him. */
	readonly holders: readonly HeldDesk[];
	/** Whom the mailbox stands for besides, and who is away: seen by himself, and nothing can be done as him. */
	readonly away: readonly Away[];
	/** Stands in every form of his, and in nobody else's. */
	readonly formToken: string;
}

/** Somebody who is away, at his own place to work. */
export interface Away {
	readonly desk: HeldDesk;
	readonly standIn: StandIn;
}

export interface SessionDeps {
	readonly sessions: SessionReader;
	readonly tenants: Pick<TenantReader, 'municipalityInForce' | 'linkRevocations'>;
	readonly linkKey: LinkKey;
}

/** A mailbox of nobody in particular. */
const nobody = { person: null, standsFor: [] } as const;

/**
 * Everybody for whom this mailbox stands under the municipality's file, by the digest that a row holds, and whom they act
 * for at this instant; those who are away among them.
 */
export function whoHas(key: Uint8Array, municipality: Municipality, mailbox: string, at: Instant): readonly HeldDesk[] {
	const { people, units } = municipality;
	const all: readonly HeldDesk[] = [
		...people.map(({ id, role, unit, name, mail }) => {
			const standsFor = standsForAt(municipality, id, at);
			return { person: id, role, unit, name, mail, standsFor };
		}),
		...units.map(({ id, title, mail }) => ({ ...nobody, role: 'executor' as const, unit: id, name: title, mail })),
		...units.flatMap(({ id, head }) =>
			head === null ? [] : [{ ...nobody, role: 'unit-head' as const, unit: id, ...head }],
		),
	];
	const own = all.filter(({ mail }) => mailboxDigest(key, mailboxOf(mail)) === mailbox);
	// A unit's mailbox is often that of its person on duty: then he is named, and the unit not once more.
	return own.filter(
		(one) =>
			one.person !== null ||
			!own.some(({ person, role, unit }) => person !== null && role === one.role && unit === one.unit),
	);
}

/** How often the links of each of them were revoked so far. */
export async function revocationsOfAll(
	tenants: Pick<TenantReader, 'linkRevocations'>,
	municipality: string,
	holders: readonly HeldDesk[],
): Promise<Readonly<Record<string, number>>> {
	const ids = [...new Set(holders.flatMap((one) => holderId(one) ?? []))];
	const counts = await Promise.all(ids.map((id) => tenants.linkRevocations(municipality, id)));
	return Object.fromEntries(ids.map((id, at) => [id, counts[at] ?? 0]));
}

/**
 * Who sent this request to this town's place to work; null for nobody: no cookie of ours, a session that is over or of
 * another town, a mailbox that the file in force names for nothing, links that were revoked since. Whoever is away while
 * others act for him may come in, and is nobody's holder meanwhile. All of it is read anew with every request.
 */
export async function signedIn(deps: SessionDeps, request: HttpRequest, town: string): Promise<SignedIn | null> {
	const [key, keys] = await Promise.all([deps.linkKey.get(), deps.linkKey.signing()]);
	const id = readSignedBy(keys, 'session', cookieOf(request) ?? '');
	const row = id === null ? null : await deps.sessions.get(id);
	if (id === null || row === null || row.municipality !== town || row.expiresAt <= request.receivedAt) return null;
	const municipality = await deps.tenants.municipalityInForce(town);
	if (municipality === null) return null;
	const all = whoHas(key, municipality, row.mailbox, request.receivedAt);
	if (all.length === 0) return null;
	const revoked = await revocationsOfAll(deps.tenants, town, all);
	if (Object.entries(revoked).some(([holder, count]) => count > (row.revocations[holder] ?? 0))) return null;
	const away = all.flatMap((desk) => awayAs(municipality, desk, request.receivedAt) ?? []);
	const holders = all.filter((desk) => !away.some((one) => one.desk === desk));
	return { id, row, municipality, holders, away, formToken: mac(key, `form ${id}`) };
}

function awayAs(municipality: Municipality, desk: HeldDesk, at: Instant): Away | null {
	const person = municipality.people.find(({ id }) => id === desk.person);
	const standIn = person === undefined ? null : standInOf(municipality, person, at);
	return standIn === null || standIn.by.length === 0 ? null : { desk, standIn };
}

/** Whether a form was made for this session: without its token nothing that is posted counts (ASVS 3.5). */
export function isOwnForm({ formToken }: Pick<SignedIn, 'formToken'>, token: string | undefined): boolean {
	return isSame(formToken, token ?? '');
}

/** A name with the signature of this house over it, for one use and no other. */
export function signed(key: Uint8Array, use: 'session' | 'sign-in', id: string): string {
	return signedId(key, use, id);
}

/** The name that one of these keys has signed so; null for anything else. */
export function readSignedBy(keys: SigningKeys, use: 'session' | 'sign-in', text: string): string | null {
	return readSignedIdBy(keys, use, text);
}

/** The header that makes a browser remember a session, for as long as it lasts; with null that it forgets it. */
export function sessionCookie(value: string | null): string {
	const life = value === null ? 0 : sessionLifeMs / 1000;
	return `${cookieName}=${value ?? ''}; Max-Age=${life}; Path=/; Secure; HttpOnly; SameSite=Strict`;
}

function cookieOf({ headers }: HttpRequest): string | null {
	const all = (headers['cookie'] ?? '').split(';').map((one) => one.trim());
	return all.find((one) => one.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1) ?? null;
}
