import { type StageKind, stageKinds } from '../regulation/regulation.ts';

/** By what somebody narrows the list of his municipality's cases; null for what he leaves open. */
export interface ListChoice {
	readonly unit: string | null;
	readonly stage: StageKind | null;
	/** Open cases whose term is over, or ends on this day. */
	readonly due: 'over' | 'today' | null;
	/** Cases that have ended, of those received in this month (`2025-04`); the rest is left open then. */
	readonly ended: string | null;
}

/** Every open case. */
export const anyOpen: ListChoice = { unit: null, stage: null, due: null, ended: null };

/** Where a page of a list begins: after this case. */
interface Place {
	readonly order: number;
	readonly caseId: string;
}

/** A list and a place in it, as they stand in an address: `unit.roads~stage.draft~at.1741762800000.AN-0000-0001`. */
export function sayList({ unit, stage, due, ended }: ListChoice, after: Place | null): string {
	const parts = [
		...(unit === null ? [] : [`unit.${unit}`]),
		...(stage === null ? [] : [`stage.${stage}`]),
		...(due === null ? [] : [`due.${due}`]),
		...(ended === null ? [] : [`ended.${ended}`]),
		...(after === null ? [] : [`at.${after.order}.${after.caseId}`]),
	];
	return parts.length === 0 ? 'all' : parts.join('~');
}

/** The same read again; null for what is none. */
export function readList(text: string): { readonly choice: ListChoice; readonly after: Place | null } | null {
	if (text === 'all') return { choice: anyOpen, after: null };
	let choice = anyOpen;
	let after: Place | null = null;
	for (const part of text.split('~')) {
		const [, what, value = ''] = /^(unit|stage|due|ended|at)\.(.{1,80})$/.exec(part) ?? [];
		const read = what === 'at' ? placeIn(value) : chosen(choice, what, value);
		if (read === null) return null;
		if ('order' in read) after = read;
		else choice = read;
	}
	return { choice, after };
}

/** A later page of somebody's own list, as it stands in an address: `mine~at.1741762800000.AN-0000-0001`. */
export function sayOwn({ order, caseId }: Place): string {
	return `mine~at.${order}.${caseId}`;
}

/** The same read again; null for what is none. */
export function readOwn(text: string): Place | null {
	const [, place] = /^mine~at\.(.+)$/.exec(text) ?? [];
	return place === undefined ? null : placeIn(place);
}

function chosen(choice: ListChoice, what: string | undefined, value: string): ListChoice | null {
	const stage = stageKinds.find((known) => known === value);
	switch (what) {
		case 'unit':
			return /^[a-z][\w-]*$/.test(value) ? { ...choice, unit: value } : null;
		case 'stage':
			return stage === undefined ? null : { ...choice, stage };
		case 'due':
			return value === 'over' || value === 'today' ? { ...choice, due: value } : null;
		case 'ended':
			return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(value) ? { ...choice, ended: value } : null;
		default:
			return null;
	}
}

function placeIn(text: string): Place | null {
	const [, order, caseId] = /^(\d{1,15})\.([A-Z]{2}-[\d-]{3,20})$/.exec(text) ?? [];
	return order === undefined || caseId === undefined ? null : { order: Number(order), caseId };
}
