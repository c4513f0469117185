import type { Case, Clock } from '../case/model/case.ts';
import type { CaseEvent } from '../case/model/events.ts';
import { evolve } from '../case/state/evolve.ts';
import type { Instant } from '../instant.ts';
import type { AnswerKind, Importance, MessageKind, Outcome, System } from '../regulation/regulation.ts';

/** What a partner may be told of a case. */
export const caseEventTypes = [
	'case.received',
	'case.routed',
	'draft.awaiting-approval',
	'draft.returned',
	'case.answered',
	'case.ended',
	'clock.breached',
] as const;
export type CaseEventType = (typeof caseEventTypes)[number];

/** All that a partner may be told: of its cases, and that the report of a month is there. */
export const partnerEventTypes = [...caseEventTypes, 'report.ready'] as const;
export type PartnerEventType = (typeof partnerEventTypes)[number];

/** One thing to tell, as far as the log knows it: ids and codes, no word of anybody. */
export type PartnerFact =
	| {
			readonly type: 'case.received';
			readonly kind: MessageKind;
			readonly importance: Importance;
			readonly found: boolean;
	  }
	/** Every unit that is asked from now on: at the first routing, and whenever units are added or another takes over. */
	| { readonly type: 'case.routed'; readonly units: readonly string[] }
	| {
			readonly type: 'draft.awaiting-approval';
			readonly draft: { readonly version: number; readonly kind: AnswerKind };
	  }
	| {
			readonly type: 'draft.returned';
			readonly draft: { readonly version: number; readonly kind: AnswerKind };
			readonly reason: string;
	  }
	/** Posted, or its link put right: the latest word of where it stands counts. */
	| {
			readonly type: 'case.answered';
			readonly draft: { readonly version: number; readonly kind: AnswerKind };
			readonly system: System | null;
	  }
	| { readonly type: 'case.ended'; readonly outcome: Outcome }
	| { readonly type: 'clock.breached'; readonly clock: Clock };

/** A fact with its place among all that can be told of its case. */
export interface PartnerEvent {
	/** Of the decision that brought it. */
	readonly version: number;
	/** 1, 2, … without a gap, whichever of them a partner has chosen. */
	readonly sequence: number;
	readonly at: Instant;
	readonly fact: PartnerFact;
	/** The case when it had happened, and all that had happened to it by then. */
	readonly after: Case;
	readonly happened: readonly CaseEvent[];
}

/**
 * Whether an event may be something to tell a partner. Cheap, so that the table can be told at once which decisions a
 * partner might hear of; what is told in the end says `partnerEventsOf`.
 */
export function mayTell(event: CaseEvent): boolean {
	switch (event.type) {
		case 'CaseReceived':
		case 'CaseRouted':
		case 'UnitsAdded':
		case 'CaseReassigned':
		case 'DraftReturned':
		case 'AnswerPublished':
		case 'PermalinkCorrected':
		case 'CaseEnded':
		case 'BreachConfirmed':
			return true;
		case 'StageOpened':
			return event.stage === 'approval';
		case 'ClockBreached':
			// It accuses nobody yet: a reading or a raising may excuse it still (G-40).
			return event.accusesAt === undefined;
		default:
			return false;
	}
}

/**
 * What a partner may be told of a case, in the order in which it happened, from the decisions of its log. A missed
 * target of the municipality's own (INTERNAL) is nobody else's business and is left out. Later decisions do not change what
 * earlier ones tell, so whoever asks again is told the same.
 */
export function partnerEventsOf(
	log: readonly { readonly version: number; readonly events: readonly CaseEvent[] }[],
): readonly PartnerEvent[] {
	const told: PartnerEvent[] = [];
	let after: Case | null = null;
	let happened: readonly CaseEvent[] = [];
	for (const { version, events } of log) {
		after = events.reduce<Case | null>(evolve, after);
		happened = [...happened, ...events];
		if (after === null) continue;
		for (const event of events.filter(mayTell)) {
			const fact = factOf(event, after, happened);
			if (fact !== null) told.push({ version, sequence: told.length + 1, at: event.at, fact, after, happened });
		}
	}
	return told;
}

function factOf(event: CaseEvent, after: Case, happened: readonly CaseEvent[]): PartnerFact | null {
	switch (event.type) {
		case 'CaseReceived': {
			const { kind, importance } = event.incident;
			return { type: 'case.received', kind, importance, found: event.found };
		}
		case 'CaseRouted':
		case 'UnitsAdded':
		case 'CaseReassigned':
			return { type: 'case.routed', units: after.assignments.map(({ unit }) => unit) };
		case 'StageOpened':
			if (after.draft === null) return null;
			return {
				type: 'draft.awaiting-approval',
				draft: { version: after.draft.version, kind: after.draft.answer },
			};
		case 'DraftReturned':
			return {
				type: 'draft.returned',
				draft: { version: event.version, kind: event.answer },
				reason: event.reason,
			};
		case 'AnswerPublished':
			return answered(event);
		case 'PermalinkCorrected': {
			const last = happened.findLast((one) => one.type === 'AnswerPublished');
			return last?.type === 'AnswerPublished' ? answered(last) : null;
		}
		case 'CaseEnded':
			return { type: 'case.ended', outcome: event.outcome };
		case 'ClockBreached':
		case 'BreachConfirmed': {
			const clock = after.clocks.find(({ id }) => id === event.id);
			return clock === undefined || clock.kind === 'INTERNAL' ? null : { type: 'clock.breached', clock };
		}
		default:
			return null;
	}
}

function answered({ version, answer, system }: Extract<CaseEvent, { readonly type: 'AnswerPublished' }>): PartnerFact {
	return { type: 'case.answered', draft: { version, kind: answer }, system: system ?? null };
}
