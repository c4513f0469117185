import { replyPart } from '../../domain/case/model/content.ts';
import type { CaseEvent } from '../../domain/case/model/events.ts';
import { unreachable } from '../../domain/result.ts';
import { textOf } from '../use-cases/present.ts';
import type { CuratorDecision } from './decision.ts';

/**
 * Whether the case was told exactly this before, under another id or by a form: then it is a repeat and no refusal.
 * Only what still stands counts: importance that was lowered since must be raised anew.
 */
export function wasDone(
	said: CuratorDecision,
	events: readonly CaseEvent[],
	content: Readonly<Record<string, unknown>>,
): boolean {
	switch (said.type) {
		case 'draft.approved':
			return lastWord(events, said.draft) === 'DraftApproved' && (said.due == null || isSet(events, { due: said.due }));
		case 'draft.recalled':
			return lastWord(events, said.draft) === 'DraftRecalled';
		case 'draft.returned':
			return events.some(
				(event) => event.type === 'DraftReturned' && event.version === said.draft && event.reason === said.reason,
			);
		case 'clarification.answered':
			return events.some(
				(event) =>
					event.type === 'ClarificationAnswered' && textOf(content[replyPart(event.question)], 'text') === said.text,
			);
		case 'importance.raised':
			return lastImportance(events) === 'ImportanceRaised';
		case 'importance.lowered':
			return lastImportance(events) === 'ImportanceLowered';
		case 'incident.withdrawn':
			return events.some(({ type }) => type === 'IncidentWithdrawn');
		case 'deadline.set':
			return isSet(events, said);
		default:
			return unreachable(said);
	}
}

/** Whether this is the last date of its kind, and the consent to one more interim answer was said with it. */
function isSet(
	events: readonly CaseEvent[],
	said: {
		readonly due: string;
		readonly for?: string | null | undefined;
		readonly interim?: boolean | null | undefined;
	},
): boolean {
	const key = said.for ?? undefined;
	const last = events.findLast((event) => event.type === 'DeadlineSet' && event.for === key);
	if (last?.type !== 'DeadlineSet' || last.due !== Date.parse(said.due)) return false;
	return said.interim !== true || last.interim === true;
}

/** An approval that was recalled does not stand any more (G-32). */
function lastWord(events: readonly CaseEvent[], draft: number): CaseEvent['type'] | undefined {
	return events.findLast(
		(event) => (event.type === 'DraftApproved' || event.type === 'DraftRecalled') && event.version === draft,
	)?.type;
}

function lastImportance(events: readonly CaseEvent[]): CaseEvent['type'] | undefined {
	return events.findLast(({ type }) => type === 'ImportanceRaised' || type === 'ImportanceLowered')?.type;
}
