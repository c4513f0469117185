import { randomInt } from 'node:crypto';
import { letterPair } from '../../domain/search/case-number.ts';

/**
 * A new number for a case, such as `AN-4827-1936`: two letters of the municipality and eight digits, the last of which
 * checks the others, so that it can be read over the phone and a slip is noticed. The caller makes sure that it is free.
 */
export function newCaseId(municipality: string): string {
	const digits = String(randomInt(10_000_000)).padStart(7, '0');
	const number = `${digits}${checkDigit(digits)}`;
	return `${letterPair(municipality)}-${number.slice(0, 4)}-${number.slice(4)}`;
}

/** ISO 7064 MOD 11,10: finds every single wrong digit and nearly every swap of neighbours. */
export function checkDigit(digits: string): number {
	let product = 10;
	for (const digit of digits) {
		const sum = (product + Number(digit)) % 10 || 10;
		product = (sum * 2) % 11;
	}
	return (11 - product) % 10;
}
