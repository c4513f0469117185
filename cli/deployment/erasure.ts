import type { Instant } from '../../domain/instant.ts';
import { asLine } from '../../domain/text.ts';
import { uploadPrefix } from '../../domain/uploads/read-upload.ts';
import type { CaseStore } from '../../functions/ports/case-store.ts';
import type { Original } from '../../functions/ports/erasure.ts';
import { UnreadableCase } from '../../functions/ports/unreadable.ts';
import { eraseCase } from '../../functions/use-cases/erase.ts';
import { textOf } from '../../functions/use-cases/present.ts';
import type { Deployment } from './deployment.ts';
import { judgingClock } from './judging.ts';
import { unlogged, unmetered } from './recalendar.ts';

/** Whose words are meant: one case, everything of an author in one town, or all that was erased before. */
export type Whose =
	| { readonly is: 'case'; readonly caseId: string }
	| {
			readonly is: 'author';
			readonly municipality: string;
			readonly name: string | null;
			readonly profile: string | null;
	  }
	| { readonly is: 'restored' };

/** What there is to erase of a case; nothing of what it says. */
export interface Erasable {
	readonly caseId: string;
	readonly open: boolean;
	readonly erasedAt: Instant | null;
	readonly texts: number;
	readonly files: number;
	readonly originals: readonly Original[];
}

/**
 * The cases that are meant. An author is looked for in the open cases of his town and in the ended ones whose words still
 * stand, by the name or the profile that the source gave; his name inside of texts is not looked for.
 */
export async function* casesOf(place: Deployment, whose: Whose): AsyncGenerator<string> {
	if (whose.is === 'case') yield whose.caseId;
	else if (whose.is === 'restored') yield* place.erasing.erased.all();
	else {
		const { municipality } = whose;
		for (const found of [
			place.index.openOf(municipality),
			place.index.keptSince(municipality, Number.MAX_SAFE_INTEGER),
		]) {
			for await (const caseId of found) if (await isHis(place.cases, caseId, whose)) yield caseId;
		}
	}
}

async function isHis(
	cases: Pick<CaseStore, 'loadContent'>,
	caseId: string,
	{ name, profile }: Extract<Whose, { is: 'author' }>,
): Promise<boolean> {
	const { message } = await cases.loadContent(caseId);
	const author: unknown = typeof message === 'object' && message !== null ? Reflect.get(message, 'author') : null;
	const [ownName, ownProfile] = [textOf(author, 'name'), textOf(author, 'profile')];
	return (
		(name !== null && ownName !== null && plainName(ownName) === plainName(name)) ||
		(profile !== null && ownProfile !== null && plainProfile(ownProfile) === plainProfile(profile))
	);
}

function plainName(name: string): string {
	return asLine(name).toLowerCase().replaceAll('ё', 'е').replaceAll(/\s+/g, ' ');
}

/** The same page of a network has many addresses: https and http, with www. or m. before it, with a question behind it. */
function plainProfile(profile: string): string {
	const bare = profile
		.trim()
		.toLowerCase()
		.replace(/[?#].*$/, '');
	return bare
		.replace(/^https?:\/\//, '')
		.replace(/^(www\.|m\.)/, '')
		.replace(/\/+$/, '');
}

/** What of a case can be erased; null where there is none of that number. Rejects where it cannot be read. */
export async function erasableOf({ cases, erasing }: Deployment, caseId: string): Promise<Erasable | null> {
	const stored = await cases.load(caseId);
	if (stored === null) return null;
	const parts = Object.keys(await erasing.words.loadContent(caseId));
	const files = parts.filter((part) => part.startsWith(uploadPrefix)).length;
	return {
		caseId,
		open: stored.state.status.is === 'open',
		erasedAt: stored.state.erasedAt,
		texts: parts.length - files,
		files,
		originals: await erasing.originals.list(caseId),
	};
}

export interface ErasedCase {
	readonly caseId: string;
	/** Originals that stay until their lock has ended. */
	readonly locked: readonly Original[];
	/** Why it was not erased; null where it was. */
	readonly why: string | null;
}

/** Erases one case, its originals too as far as no lock keeps them; those as well where `overLock` says so. */
export async function eraseWhole(
	place: Deployment,
	{ caseId, originals }: Erasable,
	how: { readonly evenOpen: boolean; readonly overLock: boolean; readonly realNow: Instant },
): Promise<ErasedCase> {
	const { cases, tenants, backoff, now, erasing } = place;
	const clock = judgingClock(place, () => how.realNow);
	const deps = { ...erasing, cases, tenants, backoff, clock, meter: unmetered, log: unlogged };
	try {
		const done = await eraseCase(deps, { caseId, because: 'asked', evenOpen: how.evenOpen, at: now });
		if (done.is !== 'erased') return { caseId, locked: [], why: done.is };
	} catch (error) {
		if (!(error instanceof UnreadableCase)) throw error;
		return { caseId, locked: [], why: error.why.is };
	}
	const isFree = ({ lockedUntil }: Original) => how.overLock || lockedUntil === null || lockedUntil <= how.realNow;
	for (const original of originals.filter(isFree)) await erasing.originals.erase(original, how.overLock);
	return { caseId, locked: originals.filter((one) => !isFree(one)), why: null };
}
