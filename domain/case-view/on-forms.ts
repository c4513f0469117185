import { isAside } from '../case/turn/asides.ts';
import type { Act } from '../regulation/regulation.ts';

/** What is another form's: that of the notice itself. */
const elsewhere: readonly Act[] = ['acknowledge'];

/** Those of these acts that are done by forms, what most people came for first, exceptions last. */
export function onForms<Named extends Act>(allowed: readonly Named[]): readonly Named[] {
	const here = allowed.filter((act) => !elsewhere.includes(act));
	return here.toSorted((one, other) => place(one) - place(other));
}

/** What most people came for stands first. */
const firstChoices: readonly Act[] = [
	'clarified',
	'route',
	'submit',
	'consolidate',
	'forward',
	'approve',
	'publish',
	'confirm',
];

function place(act: Act): number {
	if (isAside(act)) return firstChoices.length + 1;
	const index = firstChoices.indexOf(act);
	return index === -1 ? firstChoices.length : index;
}
