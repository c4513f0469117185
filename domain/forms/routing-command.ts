import type { AskedUnits, Command } from '../case/model/commands.ts';
import { faultWords } from '../wording/faults.ts';
import type { PostedFields, PostedForm } from './model.ts';
import { linksRepeats } from './offers.ts';
import { type Complain, firstOrNull, named, ticked } from './posted.ts';

/** The units that a form chooses, and what is agreed with each. */
export function routed(posted: PostedForm, complain: Complain): Command {
	const { fields, actor: by } = posted;
	const units = [...new Set(named(fields, 'unit'))];
	if (units.length === 0) complain('unit', faultWords.unit);
	const repeatOf = linksRepeats(posted.regulation) ? firstOrNull(fields, 'repeatOf') : null;
	const track = posted.regulation.explanations.length > 0 ? { explanation: firstOrNull(fields, 'explanation') } : {};
	return { do: 'route', by, units, ...agreedIn(fields, units), repeatOf, ...track };
}

/** What a form agrees with these units: with all of them, or with those alone that it names. */
export function agreedIn(fields: PostedFields, units: readonly string[]): Omit<AskedUnits, 'units'> {
	const all = { photoRequired: ticked(fields, 'photoRequired'), selfPosting: ticked(fields, 'selfPosting') };
	const has = (name: 'photoRequired' | 'selfPosting', unit: string) => all[name] || named(fields, name).includes(unit);
	const agreed = Object.fromEntries(
		units.map((unit) => [unit, { photoRequired: has('photoRequired', unit), selfPosting: has('selfPosting', unit) }]),
	);
	return { ...all, agreed };
}
