import type { ReasonedAct, Regulation } from '../regulation/regulation.ts';
import { titleOfReason, titleOfUnit } from '../wording/cases.ts';
import { mailLabels, mailWords } from '../wording/mails.ts';
import type { CaseContent, MunicipalityFacts } from './model.ts';

/** A line of ours, or what somebody else has written under a label of ours. */
export type Fact =
	| OwnFact
	/** Somebody's own words, kept apart from ours. */
	| { readonly is: 'quoted'; readonly label: string; readonly words: string }
	/** An address from outside; one that may be followed becomes a link where it reads as an address. */
	| { readonly is: 'address'; readonly label: string; readonly url: string; readonly follow: boolean };

/** A fact in our own words. */
export interface OwnFact {
	readonly is: 'own';
	readonly label: string;
	readonly value: string;
}

/** A fact in our own words, or nothing where there is nothing to say. Never for a word that comes from outside. */
export function fact(label: string, value: string | null | undefined): readonly OwnFact[] {
	return value === null || value === undefined || value === '' ? [] : [{ is: 'own', label, value }];
}

/** Somebody else's words under a label, or nothing where there are none. */
export function quotedFact(label: string, words: string | null): readonly Fact[] {
	return words === null || words === '' ? [] : [{ is: 'quoted', label, words }];
}

/** An address that a reader may follow, or nothing where there is none. */
export function linkFact(label: string, url: string | null): readonly Fact[] {
	return url === null || url === '' ? [] : [{ is: 'address', label, url, follow: true }];
}

/** «Фото 1», «Видео 2»: what came with a message, by its type and in its order; not offered, for it may lead anywhere. */
export function mediaFacts(media: CaseContent['media']): readonly Extract<Fact, { readonly is: 'address' }>[] {
	return media.map(({ is, url }, index) => ({
		is: 'address',
		label: `${mailWords.media[is]}\u00a0${index + 1}`,
		url,
		follow: false,
	}));
}

/** The title of a reason from the regulation's list, or the words that somebody gave instead. */
export function reasonFact(act: ReasonedAct, reason: string | null, regulation: Regulation): readonly Fact[] {
	if (reason === null) return [];
	const title = titleOfReason(act, reason, regulation);
	return title === null ? quotedFact(mailLabels.reason, reason) : fact(mailLabels.reason, title);
}

/** The title of a unit that somebody has named, or his words where there is no such unit. */
export function unitFact(label: string, named: string | null, { units }: MunicipalityFacts): readonly Fact[] {
	if (named === null) return [];
	const title = titleOfUnit(named, units);
	return title === null ? quotedFact(label, named) : fact(label, title);
}
