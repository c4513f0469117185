import { HOUR_MS, MINUTE_MS } from '../instant.ts';
import { done, type Result, refuse, unreachable } from '../result.ts';

/**
 * What a term is counted in. Never "hours": the regulations know several.
 * WM and WH are working minutes and hours, SH hours of service time (the arithmetic of WH); CM and CH run on the clock,
 * day and night; CHX runs 24 hours on every working date and stands still on days off (Okha 3.2); WD are working days,
 * CD calendar days (G-10, G-11).
 */
export const units = ['WM', 'WH', 'SH', 'CM', 'CH', 'CHX', 'WD', 'CD'] as const;
export type TermUnit = (typeof units)[number];

/** A length of time as a regulation states it: "8 WH", "7 WD". The amount is above zero; only hours may be decimal. */
export interface Term {
	readonly amount: number;
	readonly unit: TermUnit;
}

/** Why a text is no term. */
export type TermFault =
	| { readonly fault: 'not-a-term'; readonly text: string }
	| { readonly fault: 'unknown-unit'; readonly text: string; readonly unit: string }
	| { readonly fault: 'not-positive'; readonly text: string }
	| { readonly fault: 'not-whole'; readonly text: string; readonly unit: TermUnit }
	| { readonly fault: 'too-long'; readonly text: string };

/** Beyond this no reckoning stays exact in milliseconds, and no regulation has ever meant it. */
const MOST = 1e9;

const SHAPE = /^\s*([+-]?\d+(?:\.\d+)?)\s*([\p{L}]+)\s*$/u;

/**
 * Reads "8 WH", "30 WM", "1.5 WH", "7 WD". Zero, negative and (but for hours) fractional amounts, and units that are
 * none of the eight, are refused by name.
 */
export function parseTerm(text: string): Result<Term, TermFault> {
	const [, digits, unitText] = SHAPE.exec(text) ?? [];
	if (digits === undefined || unitText === undefined) return refuse({ fault: 'not-a-term', text });
	const unit = units.find((known) => known === unitText);
	if (unit === undefined) return refuse({ fault: 'unknown-unit', text, unit: unitText });
	const amount = Number(digits);
	if (amount <= 0) return refuse({ fault: 'not-positive', text });
	if (!isHours(unit) && !Number.isInteger(amount)) return refuse({ fault: 'not-whole', text, unit });
	if (amount > MOST) return refuse({ fault: 'too-long', text });
	return done({ amount, unit });
}

/** The term as `parseTerm` reads it. */
export function formatTerm(term: Term): string {
	return `${term.amount} ${term.unit}`;
}

/**
 * Half of a term, for what a regulation halves at high importance (Anapa 2.13, Plastunovskaya 17). Minutes that do not
 * halve evenly become hours of the same kind, so the half stays exact; an odd number of days halves upwards, because a
 * fraction of a day has no meaning in any of the regulations.
 */
export function halveTerm(term: Term): Term {
	const half = term.amount / 2;
	if (Number.isInteger(half) || isHours(term.unit)) return { amount: half, unit: term.unit };
	switch (term.unit) {
		case 'WM':
			return { amount: half / 60, unit: 'WH' };
		case 'CM':
			return { amount: half / 60, unit: 'CH' };
		case 'WD':
		case 'CD':
			return { amount: Math.ceil(half), unit: term.unit };
		default:
			return unreachable(term.unit);
	}
}

/** The length of a term of minutes or hours, in whole milliseconds, at least one; of days it is not a length. */
export function termMs(amount: number, unit: Exclude<TermUnit, 'WD' | 'CD'>): number {
	const ms = amount * (unit === 'WM' || unit === 'CM' ? MINUTE_MS : HOUR_MS);
	return Math.max(1, Math.round(ms));
}

/** A sentence that says what is wrong and what would be right. */
export function describeTermFault(fault: TermFault): string {
	const quoted = JSON.stringify(fault.text);
	switch (fault.fault) {
		case 'not-a-term':
			return `${quoted} is no term: write an amount and a unit, as in "8 WH"`;
		case 'unknown-unit':
			return `${quoted} has the unknown unit ${fault.unit}: it must be one of ${units.join(' ')}`;
		case 'not-positive':
			return `${quoted} is no term: the amount must be above zero`;
		case 'not-whole':
			return `${quoted} has a fraction: ${fault.unit} are whole, only hours may be decimal`;
		case 'too-long':
			return `${quoted} is too long to be reckoned`;
		default:
			return unreachable(fault);
	}
}

function isHours(unit: TermUnit): unit is 'WH' | 'SH' | 'CH' | 'CHX' {
	return unit === 'WH' || unit === 'SH' || unit === 'CH' || unit === 'CHX';
}
