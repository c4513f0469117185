import type { Turned } from './turn-file.ts';

/** A mutant that no test need tell from the source, and why. */
export interface MayLive extends Pick<Turned, 'text' | 'what'> {
	/** What of the line is turned, where the line has more than one of the kind. */
	readonly part?: string;
	readonly why: string;
}

export type MayLiveByFile = Readonly<Record<string, readonly MayLive[]>>;

// Why a mutant may live, where it is so of several.

export const inside = 'the place is inside, or the text is there: TypeScript alone asks for another value';
export const outside = 'outside of its table a typed array keeps nothing';
export const refused = 'where it is none, its fault is told already and the whole is refused';
export const memory = 'what is remembered is reckoned again where it was forgotten';
export const noUnit = 'nobody is no name of a unit';
export const firstYear =
	'the first day is of a year that there is data for, so no year without begins before the second';
export const beforeTheEnd = 'asked for less than the day has, so the last stretch is reached at the latest';
export const search = 'the same day is found by another number of steps';
export const anyOrder = 'names of units differ, and a sort asks for no more than a sign';
export const slower = 'the same is reckoned more often';
export const emptyAlike = 'a stretch or day of no length counts as none';
export const pastTheEnd = 'one step past the end adds nothing';
export const eachDay = 'one hole for each of its days names the same year as one for all';
export const sameYear = '30 and 31 December are of one year';
export const named = 'without a region nothing is refused here';
export const instants = 'an instant is greater than nothing, and so than null';
export const atMostOne = 'there is one at most';
export const sameDate = 'dates of the same instant bind alike';
export const alreadyRefused = 'what cannot be counted is refused by the next count as well';
export const onlyReceipt =
	'a receipt alone brings an end that is no act together with its start, and then this clock is the newest and the only one';
export const unfit = 'of four numbers all are read or none, and then neither end fits a day';
export const neverSo = 'it is never otherwise where this is asked: TypeScript alone asks';
export const throwsAnyway = 'no file that was checked comes to it, and without the word it throws all the same';
export const isNothing = 'what is not there is taken for nothing either way: TypeScript alone asks';
export const objectAlone = 'an object is read of an object, and nothing else of nothing else: TypeScript alone asks';
export const errorsAlone = 'nothing else is ever thrown: TypeScript alone asks';
