import type { HeldBy, HeldShare } from '../case/why/held-by.ts';
import type { Regulation } from '../regulation/regulation.ts';
import { sayRole, sayUnit } from './cases.ts';
import { counted, type Forms } from './plurals.ts';
import { roleWords } from './roles.ts';
import { withNoun } from './unit-noun.ts';

type Units = readonly { readonly id: string; readonly title: string }[];

/**
 * «Куратор: 350 рабочих минут, исполнитель (Дороги): 110 рабочих минут»: whose minutes a missed term was, whoever held the
 * case when it ran out first (G-39); of a term on the wall «350 минут».
 */
export function sayHeldBy({ shares, onWall }: HeldBy, regulation: Regulation, units: Units): string {
	const forms: Forms = onWall ? ['минута', 'минуты', 'минут'] : ['рабочая минута', 'рабочие минуты', 'рабочих минут'];
	return shares
		.map((share) => {
			const { beforeReceipt, minutes } = share;
			const before =
				beforeReceipt > 0 ? `, из\u00a0них до\u00a0поступления к\u00a0нам ${counted(beforeReceipt, forms)}` : '';
			return `${whoHeld(share, regulation, units)}: ${counted(minutes, forms)}${before}`;
		})
		.join('; ');
}

/** Whoever held a case, of units with their titles: «исполнитель (Дороги)». */
export function whoHeld({ role, units: had, secondPerson }: HeldShare, regulation: Regulation, units: Units): string {
	if (role === 'nobody') return withNoun('ни\u00a0у\u00a0кого, письмо {дат} ещё не\u00a0дошло', regulation);
	const who = sayRole(role, regulation);
	if (secondPerson) return `${who} (подтверждение вторым лицом)`;
	const names = had.map((unit) => sayUnit(unit, units));
	const together = names.length > 1 ? 'одновременно ' : '';
	return names.length === 0 ? who : `${who} (${together}${names.join(', ')})`;
}

/** The same in English, for whoever runs the product; units by their ids. */
export function sayHeldByInEnglish({ shares, onWall }: HeldBy): string {
	const minutes = (count: number) => `${count} ${onWall ? '' : 'working '}${count === 1 ? 'minute' : 'minutes'}`;
	return shares
		.map(({ role, units, secondPerson, beforeReceipt, minutes: all }) => {
			const who = role === 'nobody' ? 'nobody, the mail had not reached the unit' : roleWords[role].en;
			const as = secondPerson ? ' (as the second person)' : units.length > 0 ? ` (${units.join(', ')})` : '';
			const before = beforeReceipt > 0 ? `, of which before our receipt ${minutes(beforeReceipt)}` : '';
			return `${who}${as}: ${minutes(all)}${before}`;
		})
		.join('; ');
}
