import type { Act, Regulation, Role, StageRule } from '../../regulation/regulation.ts';
import type { Case } from '../model/case.ts';
import { awaitedAt } from './allowed.ts';

/**
 * Acts that stop, end, date or correct a case whatever it waits for (A-9, G-32 to G-37), change who is asked (G-29, G-31, P-19),
 * or go on beside it. They stand last in a
 * form, are never what a form means that names no act, and whoever may ever do one has a link to the case that outlives
 * every stage.
 */
const asides: readonly Act[] = [
	'no-answer',
	'withdraw-proposal',
	'recall',
	'unpublishable',
	'appeal',
	'withdraw',
	'correct',
	'not-ours',
	'refuse-consent',
	'withdraw-consent',
	'first-word',
	'set-deadline',
	'raise',
	'lower',
	'reassign',
	'add-units',
	'require-photo',
	'name-author',
];

export function isAside(act: Act): boolean {
	return asides.includes(act);
}

/** Whether the regulation gives this role something of the kind at all, now or at another stage of this case. */
export function everHasAsides(state: Case, regulation: Regulation, role: Role): boolean {
	const mine = (rules: StageRule['acts'], here: readonly Role[]) =>
		asides.some((act) => {
			const rule = rules[act];
			if (rule === undefined) return false;
			const also = rule.also === undefined ? [] : awaitedAt(state, regulation, rule.also);
			return [...(rule.by ?? here), ...also].includes(role);
		});
	const stages = Object.values(regulation.stages);
	return (
		mine(regulation.anytime, []) ||
		stages.some(({ acts, awaits }) =>
			mine(
				acts,
				awaits.map((one) => one.role),
			),
		)
	);
}
