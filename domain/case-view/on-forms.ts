import type { Act } from '../regulation/regulation.ts';

/** Acts that no form offers: the curator's software says them, or they are another form's. */
const elsewhere: readonly Act[] = ['raise', 'lower', 'acknowledge'];

/** Those of these acts that are done by forms. */
export function onForms<Named extends Act>(allowed: readonly Named[]): readonly Named[] {
	return allowed.filter((act) => !elsewhere.includes(act));
}
