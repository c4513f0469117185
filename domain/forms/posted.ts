import { readAddress } from '../case/acts/permalinks.ts';
import type { VersionRead } from '../case/model/commands.ts';
import { type ReasonedAct, type System, systems } from '../regulation/regulation.ts';
import { asLine, asWords, countCharacters, isBlank, isLongerThan, textLimit } from '../text.ts';
import { faultWords, tooLong } from '../wording/faults.ts';
import type { PostedFields, PostedForm } from './model.ts';

/** Says a fault of a field. */
export type Complain = (field: string, message: string) => void;

/** The longest text to a citizen, and the longest remark between colleagues, in characters. */
export const longestText = textLimit.draft;
export const longestRemark = textLimit.remark;

/** The first value of a field as one line (see `asLine`); empty where it was not posted. */
export function first(fields: PostedFields, name: string): string {
	return asLine(filled(fields, name));
}

/** A form may hold a field twice, for one act and for another: what was typed is meant, not what was left empty. */
function filled(fields: PostedFields, name: string): string {
	const values = fields[name] ?? [];
	return values.find((value) => !isBlank(value)) ?? values[0] ?? '';
}

/** The same, null where nothing was typed. */
export function firstOrNull(fields: PostedFields, name: string): string | null {
	const said = first(fields, name);
	return said === '' ? null : said;
}

/** Every value of a field that names something. */
export function named(fields: PostedFields, name: string): readonly string[] {
	return (fields[name] ?? []).map((value) => value.trim()).filter((value) => value !== '');
}

/** An address (see `readAddress`): whether it is of a page that will do, and whether it is of the message's network is for `decide`. */
export function address(
	fields: PostedFields,
	complain: Complain,
	missing: string = faultWords.permalinkMissing,
	name: 'permalink' | 'correctedLink' | 'consentLink' = 'permalink',
): string {
	const said = filled(fields, name).trim();
	if (isBlank(said)) complain(name, missing);
	else if (readAddress(said) === null) complain(name, faultWords.permalink);
	return said;
}

/**
 * The system in which the answer was posted in place of the network, and its number there (Perm 2.1.4); null where none is
 * named.
 */
export function systemOf(fields: PostedFields, complain: Complain): { system: System; reference: string } | null {
	const said = first(fields, 'system');
	if (said === '') return null;
	const system = systems.find((known) => known === said);
	const reference = first(fields, 'reference');
	if (system === undefined) complain('system', faultWords.system);
	else if (reference === '') complain('reference', faultWords.reference);
	return system === undefined ? null : { system, reference };
}

/** What was declared of the answer's place; null where nothing was. */
export function visibilityOf(fields: PostedFields, complain: Complain): 'public' | 'private' | null {
	const said = first(fields, 'visibility');
	if (said === 'public' || said === 'private') return said;
	if (said !== '') complain('visibility', faultWords.visibility);
	return null;
}

/** Words of several lines (see `asWords`) without the spaces around them; empty where there is nothing to be seen. */
export function limited(
	fields: PostedFields,
	name: string,
	most: number,
	missing: string | null,
	complain: Complain,
): string {
	const said = asWords(filled(fields, name)).trim();
	const text = isBlank(said) ? '' : said;
	if (text === '' && missing !== null) complain(name, missing);
	if (isLongerThan(text, most)) complain(name, tooLong(most, Math.max(countCharacters(text), most + 1)));
	return text;
}

/** The version that was read. A form that names none, or none that can be read, decides on nothing. */
export function draftOf(fields: PostedFields, complain: Complain): VersionRead {
	const version = numberIn(fields, 'draft');
	if (version === null) complain('draft', faultWords.draftUnknown);
	return version ?? 0;
}

/** How often the link had been corrected that somebody saw; a form that does not say corrects nothing (G-36). */
export function correctionsSeen(fields: PostedFields, complain: Complain): number {
	const said = first(fields, 'corrections');
	const number = /^\d{1,9}$/.test(said) ? Number(said) : null;
	if (number === null) complain('corrections', faultWords.correctionUnseen);
	return number ?? 0;
}

/** The field of these that was posted: the form's own name for it, or the one that the contract knows. */
export function oneOf<Name extends string>(
	fields: PostedFields,
	own: Name,
	known: Name,
): { readonly name: Name; readonly value: string } {
	const name = first(fields, own) === '' && fields[known] !== undefined ? known : own;
	const unsaid = fields[own] === undefined && fields[known] === undefined;
	return { name: unsaid ? known : name, value: first(fields, name) };
}

/** Which question is answered; null where none is named, because only one can be meant. */
export function postedQuestion(fields: PostedFields, complain: Complain): number | null {
	const question = numberIn(fields, 'question');
	if (question === null && fields['question'] !== undefined) complain('question', faultWords.questionUnknown);
	return question;
}

/** A number from 1 up, as the form itself writes it, and said once. */
function numberIn(fields: PostedFields, name: string): number | null {
	const [said = '', ...others] = fields[name] ?? [];
	return others.length === 0 && /^[1-9]\d{0,8}$/.test(said) ? Number(said) : null;
}

/** Whether a checkbox was ticked. */
export function ticked(fields: PostedFields, name: string): boolean {
	return named(fields, name).some((value) => ['yes', 'on', 'true', '1'].includes(value));
}

/** Free words stand in `comment` on the page; whoever posts by hand may name them `reason`, as the contract does. */
export function remarkField(posted: PostedForm, other: ReasonedAct): 'comment' | 'reason' {
	const { fields, regulation } = posted;
	const said = first(fields, 'reason');
	const code = regulation.reasons[other]?.items.some((item) => item.code === said) === true;
	return first(fields, 'comment') === '' && said !== '' && !code ? 'reason' : 'comment';
}
