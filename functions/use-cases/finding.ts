import type { Actor } from '../../domain/case/model/commands.ts';
import type { Instant } from '../../domain/instant.ts';
import { addressMark } from '../../domain/search/address-mark.ts';
import { stemsOf } from '../../domain/search/stems.ts';
import type { FindRow } from '../ports/finds.ts';
import { mac } from './mac.ts';
import { textOf } from './present.ts';

/** By which address a message is found; null for what is no address. Keyed: an address may name a person. */
export function markOfAddress(key: Uint8Array, municipality: string, address: string): string | null {
	const mark = addressMark(address);
	return mark === null ? null : `address#${mac(key, `address ${municipality} ${mark}`)}`;
}

/** By which rows a word is found, by its stem. Keyed, as people's words are nobody's to read in a key. */
export function markOfStem(key: Uint8Array, municipality: string, stem: string): string {
	return `word#${mac(key, `word ${municipality} ${stem}`)}`;
}

/** By which rows is found what somebody did: of a mailbox that is nobody's in particular, his role and unit. */
export function markOfDeeds({ role, unit, person }: Pick<Actor, 'role' | 'unit' | 'person'>): string {
	return `did#${[role, unit ?? '', person ?? ''].join('#')}`;
}

/** The texts of a message in which words are looked for, as it is stored: in reference mode none are (G-20). */
export function wordsOfMessage(message: unknown): string {
	return ['location', 'topic', 'text'].flatMap((field) => textOf(message, field) ?? []).join(' ');
}

/** The rows by which a new case is found: its address, and the words that are kept with it. */
export function findsOfMessage(
	key: Uint8Array,
	municipality: string,
	message: unknown,
	{ caseId, at }: { readonly caseId: string; readonly at: Instant },
): readonly FindRow[] {
	const address = markOfAddress(key, municipality, textOf(message, 'permalink') ?? '');
	const words = stemsOf(wordsOfMessage(message)).map((stem) => markOfStem(key, municipality, stem));
	return [...(address === null ? [] : [address]), ...words].map((mark) => ({ mark, at, caseId }));
}
