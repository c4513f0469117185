import { postsOwnWords } from '../case/acts/draft-read.ts';
import type { Command } from '../case/model/commands.ts';
import type { NamedTime } from '../case/model/named-time.ts';
import { textMended } from '../case/turn/mending.ts';
import { faultWords } from '../wording/faults.ts';
import { readTypedDate, readTypedTime } from '../wording/typed-dates.ts';
import type { PostedForm } from './model.ts';
import {
	address,
	type Complain,
	draftOf,
	first,
	limited,
	longestRemark,
	longestText,
	systemOf,
	ticked,
	visibilityOf,
} from './posted.ts';
import { writtenOf } from './preflight.ts';

/** What is posted: a text of the case, or words of a unit's own, which may be an interim answer (Perm 2.1.4). */
export function publicationOf(posted: PostedForm, complain: Complain): Command {
	const { fields, actor: by } = posted;
	const own = postsOwnWords(posted.case);
	const inSystem = systemOf(fields, complain);
	const isLinked = inSystem === null || first(fields, 'permalink') !== '';
	const postedText = limited(fields, 'postedText', longestText, null, complain);
	return {
		do: 'publish',
		by,
		draft: own ? 'own' : draftOf(fields, complain),
		permalink: isLinked ? address(fields, complain) : '',
		visibility: visibilityOf(fields, complain),
		generalInterest: ticked(fields, 'generalInterest'),
		...(inSystem !== null && { inSystem }),
		...(own && by.unit !== null && { interim: interimOf(posted, complain), ...mediaOf(fields, complain) }),
		...(postedText !== '' && { postedText }),
	};
}

/** The files that were chosen, where the form has a place for them. */
export function mediaOf(fields: PostedForm['fields'], complain: Complain): { readonly media?: readonly string[] } {
	const { media } = writtenOf(fields, complain);
	return media === undefined ? {} : { media };
}

/** What an interim answer promises, and why it is none yet; null where the answer is to be final. */
export function interimOf(posted: PostedForm, complain: Complain) {
	const { fields } = posted;
	const said = first(fields, 'kind');
	if (said !== '' && said !== 'final' && said !== 'interim') complain('kind', faultWords.kind);
	if (said !== 'interim') return null;
	const typed = first(fields, 'promisedBy');
	const promisedBy = typed === '' ? null : namedTime(typed, posted);
	// What is mended keeps its promise and its reason (G-38).
	const mends = textMended(posted.case, posted.actor.unit)?.answer === 'interim';
	if (typed === '' && posted.regulation.interim?.promisedBy === true && !mends)
		complain('promisedBy', faultWords.promisedByMissing);
	if (typed !== '' && promisedBy === null) complain('promisedBy', faultWords.promisedBy);
	const reason = limited(fields, 'reason', longestRemark, mends ? null : faultWords.interimReason, complain);
	return { promisedBy, reason };
}

/** The curator's date; `missing` complains of none. */
export function dueOf(posted: PostedForm, missing: string | null, complain: Complain): NamedTime | null {
	const typed = first(posted.fields, 'due');
	const due = typed === '' ? null : namedTime(typed, posted);
	const fault = typed === '' ? missing : due === null ? faultWords.promisedBy : null;
	if (fault !== null) complain('due', fault);
	return due;
}

/** A date without an hour is its whole day. */
function namedTime(typed: string, { offsetAt }: PostedForm): NamedTime | null {
	const at = readTypedDate(typed, offsetAt);
	return at === null ? null : { at, wholeDay: readTypedTime(typed, offsetAt) === null };
}
