import type { Case, Clock } from '../case/model/case.ts';
import type { MunicipalityFacts } from '../case-view/model.ts';
import { type AwaitedUntil, awaitedFor } from '../case-view/standing.ts';
import type { Instant } from '../instant.ts';
import type { Regulation } from '../regulation/regulation.ts';
import { type AskedBeside, asidesOf } from './asides.ts';
import type { Desk } from './desk.ts';
import { wholeOf } from './place.ts';

/** What a worklist is made of: a case, and what it is about where that is kept here. */
export interface Listed {
	readonly caseId: string;
	readonly case: Case;
	readonly regulation: Regulation;
	/** The place that the message names, or its first words; in reference mode words of the file that fit it, or null (G-20). */
	readonly about: string | null;
}

/** One line of a worklist. */
export interface WorkItem extends Listed {
	/** Of whoever reads what he is awaited for; of all else everybody that the case waits for. */
	readonly awaited: readonly AwaitedUntil[];
	/** What else is asked of whoever reads, of all else nothing. */
	readonly asides: readonly AskedBeside[];
	/** The term of the whole case, where it is over and nobody who is awaited is late by one of his own; else null. */
	readonly wholeLate: Clock | null;
	/** The first term among them, in which the list is ordered; null where none is told. */
	readonly dueAt: Instant | null;
	readonly isLate: boolean;
}

/** What is seen of a municipality in its worklists. */
export type ListedTown = Pick<MunicipalityFacts, 'title' | 'units' | 'telephone'>;

/** What one person is awaited for, of several desks, by time left: what is late first, what has no term last. */
export function itemsFor(cases: readonly Listed[], desks: readonly Desk[]): readonly WorkItem[] {
	const items = cases.flatMap((listed) => {
		const isOf = (desk: Desk) => (one: Desk) => one.role === desk.role && one.unit === desk.unit;
		const awaited = desks.flatMap((desk) => awaitedFor(listed.case, listed.regulation, desk).filter(isOf(desk)));
		const asked = asidesOf(listed.case, listed.regulation);
		const asides = desks.flatMap((desk) => asked.filter(isOf(desk)));
		return awaited.length + asides.length === 0 ? [] : [itemOf(listed, awaited, asides)];
	});
	return items.toSorted((one, other) => timeOf(one) - timeOf(other) || one.caseId.localeCompare(other.caseId));
}

/** The same of a page of a municipality's cases, in the order in which they were found. */
export function itemsOfAll(cases: readonly Listed[], reader: Desk): readonly WorkItem[] {
	return cases.map((listed) => itemOf(listed, awaitedFor(listed.case, listed.regulation, reader), []));
}

function itemOf(listed: Listed, awaited: readonly AwaitedUntil[], asides: readonly AskedBeside[]): WorkItem {
	const dues = awaited.flatMap(({ clock }) => clock?.dueAt ?? []);
	const isLate = awaited.some((one) => one.isLate);
	const whole = wholeOf(listed.case).find(({ state }) => state === 'breached') ?? null;
	return {
		...listed,
		awaited,
		asides,
		dueAt: dues.length === 0 ? null : Math.min(...dues),
		isLate: isLate || whole !== null,
		wholeLate: isLate ? null : whole,
	};
}

function timeOf({ dueAt }: WorkItem): number {
	return dueAt ?? Number.MAX_SAFE_INTEGER;
}
