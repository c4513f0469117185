/** The three forms that a Russian noun takes after a whole number: 1 день, 2 дня, 5 дней. */
export type Forms = readonly [one: string, few: string, many: string];

/** The form that goes with this number; a fraction takes the form of «полтора часа», given as `fraction`. */
export function plural(count: number, forms: Forms, fraction: string = forms[1]): string {
	if (!Number.isInteger(count)) return fraction;
	const tens = Math.abs(count) % 100;
	const ones = tens % 10;
	if (tens >= 11 && tens <= 14) return forms[2];
	if (ones === 1) return forms[0];
	return ones >= 2 && ones <= 4 ? forms[1] : forms[2];
}

/** `12 345`, `1,5`: thousands apart by a non-breaking space, the fraction behind a comma. */
export function figure(value: number): string {
	const [whole = '0', fraction] = String(value).split('.');
	const spaced = whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0');
	return fraction === undefined ? spaced : `${spaced},${fraction}`;
}

/** `3 рабочих часа`: the number and what it counts, kept together. */
export function counted(count: number, forms: Forms, fraction?: string): string {
	return `${figure(count)}\u00a0${plural(count, forms, fraction)}`;
}
