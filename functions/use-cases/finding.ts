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

/** Under what a municipality's messages stand with their words, one row each. */
export const markOfWords = 'words';

/** 48 bits: two words of one municipality look the same once in as many millions of words as it will never have. */
const letters = 8;

/** What a word is known by, by its stem. Keyed, as people's words are nobody's to read beside a case. */
export function keyedWord(key: Uint8Array, municipality: string, stem: string): string {
	return mac(key, `word ${municipality} ${stem}`).slice(0, letters);
}

/** By which rows is found what somebody did: of a mailbox that is nobody's in particular, his role and unit. */
export function markOfDeeds({ role, unit, person }: Pick<Actor, 'role' | 'unit' | 'person'>): string {
	return `did#${[role, unit ?? '', person ?? ''].join('#')}`;
}

/** The texts of a message in which words are looked for, as it is stored: in reference mode those of the municipality's own file alone (G-20). */
function wordsOfMessage(message: unknown): string {
	return ['location', 'topic', 'text'].flatMap((field) => textOf(message, field) ?? []).join(' ');
}

/** The rows by which a new case is found: one for its address, one for the words that are kept with it. */
export function findsOfMessage(
	key: Uint8Array,
	municipality: string,
	message: unknown,
	{ caseId, at }: { readonly caseId: string; readonly at: Instant },
): readonly FindRow[] {
	const address = markOfAddress(key, municipality, textOf(message, 'permalink') ?? '');
	const words = stemsOf(wordsOfMessage(message)).map((stem) => keyedWord(key, municipality, stem));
	return [
		...(address === null ? [] : [{ mark: address, at, caseId }]),
		...(words.length === 0 ? [] : [{ mark: markOfWords, at, caseId, words }]),
	];
}
