import type { Written } from '../case/model/commands.ts';
import type { Act } from '../regulation/regulation.ts';
import { uploadLimits } from '../uploads/limits.ts';
import { sayFileRefusal } from '../wording/uploads.ts';
import type { FormPage, PostedFields } from './model.ts';
import { offeredActs } from './offers.ts';
import { type Complain, first, limited, longestRemark, named } from './posted.ts';
import { filesName, takenName } from './render-files.ts';

/**
 * The acts that bring the text of an answer. Somebody else reads it before a citizen does: before it goes its writer is
 * told what he would send back. Photos and videos go along with it.
 */
export const answerActs = ['submit', 'consolidate', 'explain', 'not-ours'] as const satisfies readonly Act[];

/** Whether any of these acts brings the text of an answer. */
export function bringsAnswer(acts: readonly Act[]): boolean {
	return acts.some((act) => answerActs.some((one) => one === act));
}

/** Whether files may come with one of these acts: with a text, or with one of somebody else's that is sent on. */
export function takesFiles(acts: readonly Act[]): boolean {
	return bringsAnswer(acts) || acts.includes('forward');
}

/** The name of the button that sends a text: whoever presses it meets advice on a page between, once (ADR 0029). */
export const preflightField = 'preflight';

/** Whether the button of this form asks for advice first: not a second time on the page that gave it. */
export function asksPreflight(page: FormPage): boolean {
	return !wasAdvised(page) && bringsAnswer(offeredActs(page));
}

/** Whether whoever fills in this form was told what could be better in his text. */
export function wasAdvised({ advised, entered }: Pick<FormPage, 'advised' | 'entered'>): boolean {
	return advised !== undefined || entered?.['note'] !== undefined;
}

/** Whether a post asks for advice before its text goes; a program that posts the fields alone is done at once. */
export function wantsPreflight(fields: PostedFields): boolean {
	return first(fields, preflightField) !== '';
}

/** What goes along with a text: why its writer leaves it as it is, where he says so, and the files that were chosen. */
export function writtenOf(fields: PostedFields, complain: Complain): Pick<Written, 'note' | 'media'> {
	const note = limited(fields, 'note', longestRemark, null, complain);
	const media = [...new Set(named(fields, takenName))];
	if (media.length > uploadLimits.files) complain(filesName, sayFileRefusal('too-many', ''));
	return { ...(note !== '' && { note }), ...(fields[takenName] !== undefined && { media }) };
}
