import { clockView, type HeldView, stateName } from '../../domain/case/why/view.ts';
import type { CaseEventType, PartnerEvent } from '../../domain/hooks/partner-events.ts';
import type { AnswerKind, Importance, MessageKind, TermKind } from '../../domain/regulation/regulation.ts';
import { unreachable } from '../../domain/result.ts';
import type { WorkCalendar } from '../../domain/worktime/calendar.ts';
import { isoInZone } from '../../domain/worktime/local-time.ts';
import type { StoredCase } from '../ports/case-store.ts';
import { answerLink, textOf } from '../use-cases/present.ts';
import type { Tenant } from '../use-cases/tenant.ts';

/** What stands in every message about a case. */
interface OfCase<Type extends CaseEventType> {
	readonly type: Type;
	/** When it happened: ISO 8601 with the offset of the municipality's zone. */
	readonly timestamp: string;
	/** 1, 2, … of all that can be told of this case; types that were not chosen leave gaps. */
	readonly sequence: number;
	readonly municipality: string;
	readonly caseId: string;
	/** The partner's own id; null for a message that staff found, and once it was erased. */
	readonly externalId: string | null;
	/** Where the case stood when it had happened. */
	readonly state: string;
}

/** A version of an answer's text. */
interface DraftVersion {
	readonly version: number;
	readonly kind: AnswerKind;
}

/** What a partner is sent, in the envelope of what it sends itself. */
export type PartnerPayload =
	| (OfCase<'case.received'> & {
			readonly kind: MessageKind;
			readonly importance: Importance;
			/** Whether the municipality's own staff found it. */
			readonly found: boolean;
	  })
	| (OfCase<'case.routed'> & { readonly units: readonly string[] })
	/** `text` only for an integration that may have words; null once it was erased. */
	| (OfCase<'draft.awaiting-approval'> & { readonly draft: DraftVersion; readonly text?: string | null })
	/** The same for `comment`. */
	| (OfCase<'draft.returned'> & {
			readonly draft: DraftVersion;
			/** A code of the regulation's list, or `other`. */
			readonly reason: string;
			readonly comment?: string | null;
	  })
	| (OfCase<'case.answered'> & {
			readonly draft: DraftVersion;
			/** Where the answer stands; null where it stands in a system in place of the network. */
			readonly permalink: string | null;
			readonly system?: string;
	  })
	| (OfCase<'case.ended'> & { readonly outcome: string })
	| (OfCase<'clock.breached'> & {
			readonly clause: string;
			/** The citation in Russian. */
			readonly cite: string;
			readonly kind: TermKind;
			readonly stage: string;
			readonly unit?: string;
			readonly dueAt: string | null;
			/** Whose minutes it was, of an overall or backward term (G-39). */
			readonly heldBy?: readonly HeldView[];
	  })
	| {
			readonly type: 'report.ready';
			/** When this was put together. */
			readonly timestamp: string;
			/** Grows from month to month. */
			readonly sequence: number;
			readonly municipality: string;
			/** `2025-04`. */
			readonly month: string;
	  };

interface Telling {
	readonly stored: StoredCase;
	readonly content: Readonly<Record<string, unknown>>;
	readonly tenant: Tenant;
	readonly calendars: ReadonlyMap<string, WorkCalendar>;
	/** Whether this integration may have the words of drafts and comments. */
	readonly words: boolean;
}

/** One event of a case as its partner is told of it. */
export function payloadOf(event: PartnerEvent, telling: Telling): PartnerPayload {
	const { fact, after } = event;
	const { content, tenant, words } = telling;
	const common = commonOf(event, telling);
	switch (fact.type) {
		case 'case.received':
		case 'case.routed':
		case 'case.ended':
			return { ...common, ...fact };
		case 'draft.awaiting-approval':
			return { ...common, ...fact, ...(words && { text: textOf(content[`draft#${fact.draft.version}`], 'text') }) };
		case 'draft.returned':
			return {
				...common,
				...fact,
				...(words && { comment: textOf(content[`return#${fact.draft.version}`], 'comment') }),
			};
		case 'case.answered': {
			const { system, ...answered } = fact;
			const permalink = answerLink(event.happened, content);
			return { ...common, ...answered, permalink, ...(system !== null && { system }) };
		}
		case 'clock.breached': {
			const view = clockView(after, fact.clock, tenant.regulation, tenant.calendar, telling.calendars);
			const { clause, cite, kind, stage, dueAt, unit, heldBy } = view;
			return {
				...common,
				type: fact.type,
				clause,
				cite,
				kind,
				stage,
				dueAt,
				...(unit !== undefined && { unit }),
				...(heldBy !== undefined && { heldBy }),
			};
		}
		default:
			return unreachable(fact);
	}
}

function commonOf({ at, sequence, after }: PartnerEvent, { stored, content, tenant }: Telling) {
	return {
		timestamp: isoInZone(tenant.calendar, at),
		sequence,
		municipality: stored.municipality,
		caseId: stored.caseId,
		externalId: textOf(content['message'], 'externalId') ?? after.incident.externalId ?? null,
		state: stateName(after),
	};
}
