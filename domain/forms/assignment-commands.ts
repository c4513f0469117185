import type { Command } from '../case/model/commands.ts';
import { faultWords } from '../wording/faults.ts';
import type { PostedFields, PostedForm } from './model.ts';
import { type Complain, first, firstOrNull, limited, longestRemark, named, remarkField } from './posted.ts';
import { agreedIn } from './routing-command.ts';

/** Whose assignment goes to whom, and why (G-29). */
export function assignmentTaken(posted: PostedForm, complain: Complain): Command {
	const { fields, actor: by } = posted;
	const from = unitIn(fields, 'takenFrom');
	if (from.value === '') complain(from.name, faultWords.takenFrom);
	const reason = whyOf(posted, faultWords.reassignReason, complain);
	return { do: 'reassign', by, unit: from.value, to: firstOrNull(fields, 'to'), reason };
}

/** Who is asked besides, and what is agreed with each (G-31). */
export function unitsAdded(posted: PostedForm, complain: Complain): Command {
	const { fields, actor: by } = posted;
	const field = fields['addedUnits'] === undefined ? 'unit' : 'addedUnits';
	const units = [...new Set(named(fields, field))];
	if (units.length === 0) complain('addedUnits', faultWords.addedUnits);
	const said = whyOf(posted, null, complain);
	return { do: 'add-units', by, units, ...agreedIn(fields, units), reason: said === '' ? null : said };
}

/** Whether photographs belong to a unit's answer, and why (G-31). */
export function photoRequired(posted: PostedForm, complain: Complain): Command {
	const { fields, actor: by } = posted;
	const { name, value: unit } = unitIn(fields, 'photoUnit');
	if (unit === '') complain(name, faultWords.photoUnit);
	const said = first(fields, 'required');
	if (said !== 'yes' && said !== 'no') complain('required', faultWords.photoRequired);
	const reason = whyOf(posted, faultWords.photoReason, complain);
	return { do: 'require-photo', by, unit, required: said === 'yes', reason };
}

/** Who joins the parts of several (P-19). */
export function authorNamed(posted: PostedForm, complain: Complain): Command {
	const { name, value: unit } = unitIn(posted.fields, 'authorUnit');
	if (unit === '') complain(name, faultWords.jointAuthorUnit);
	const said = whyOf(posted, null, complain);
	return { do: 'name-author', by: posted.actor, unit, reason: said === '' ? null : said };
}

/** The unit in a field of its own, for another act of the form may ask for one too; `unit`, as the contract does, where there is none. */
function unitIn(fields: PostedFields, own: string): { readonly name: string; readonly value: string } {
	const name = fields[own] === undefined ? 'unit' : own;
	return { name, value: first(fields, name) };
}

/** Free words; `missing` complains of none. */
function whyOf(posted: PostedForm, missing: string | null, complain: Complain): string {
	return limited(posted.fields, remarkField(posted, 'no-answer'), longestRemark, missing, complain);
}
