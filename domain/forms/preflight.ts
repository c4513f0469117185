import type { Written } from '../case/model/commands.ts';
import type { Act } from '../regulation/regulation.ts';
import type { FormPage, PostedFields } from './model.ts';
import { offeredActs } from './offers.ts';
import { type Complain, first, limited, longestRemark } from './posted.ts';

/** The acts whose text somebody else reads before a citizen does: before it goes, its writer is told what he would send back. */
export const lookedThrough = ['submit', 'consolidate', 'explain', 'not-ours'] as const satisfies readonly Act[];

/** The name of the button that sends a text: whoever presses it meets advice on a page between, once (ADR 0029). */
export const preflightField = 'preflight';

/** Whether the button of this form asks for advice first: not a second time on the page that gave it. */
export function asksPreflight(page: FormPage): boolean {
	return !wasAdvised(page) && offeredActs(page).some((act) => lookedThrough.some((one) => one === act));
}

/** Whether whoever fills in this form was told what could be better in his text. */
export function wasAdvised({ advised, entered }: Pick<FormPage, 'advised' | 'entered'>): boolean {
	return advised !== undefined || entered?.['note'] !== undefined;
}

/** Whether a post asks for advice before its text goes; a program that posts the fields alone is done at once. */
export function wantsPreflight(fields: PostedFields): boolean {
	return first(fields, preflightField) !== '';
}

/** Why the writer leaves his text as it is; nothing where he does not say. */
export function noteOf(fields: PostedFields, complain: Complain): Pick<Written, 'note'> {
	const note = limited(fields, 'note', longestRemark, null, complain);
	return note === '' ? {} : { note };
}
