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
			return lastWord(events, said.draft) === 'DraftApproved';
		case 'draft.recalled':
			return lastWord(events, said.draft) === 'DraftRecalled';
		case 'draft.returned':
			return events.some(
				(event) => event.type === 'DraftReturned' && event.version === said.draft && event.reason === said.reason,
			);
		case 'clarification.answered':
			return events.some(
				(event) =>
					event.type === 'ClarificationAnswered' && textOf(content[`reply#${event.question}`], 'text') === said.text,
			);
		case 'importance.raised':
			return lastImportance(events) === 'ImportanceRaised';
		case 'importance.lowered':
			return lastImportance(events) === 'ImportanceLowered';
		case 'incident.withdrawn':
			return events.some(({ type }) => type === 'IncidentWithdrawn');
		case 'deadline.set': {
			const last = events.findLast((event) => event.type === 'DeadlineSet');
			return last?.type === 'DeadlineSet' && last.due === Date.parse(said.due);
		}
		default:
			return unreachable(said);
	}
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
