import type { Case } from '../model/case.ts';
import type { CaseEvent } from '../model/events.ts';

/** The case with an end that waits for the second person's word, and what it goes back to without one (G-33, G-35). */
export function proposed(
	state: Case,
	event: CaseEvent & { readonly type: 'NoAnswerProposed' | 'UnpublishableProposed' },
): Case {
	const { status } = state;
	const noAnswer = event.type === 'NoAnswerProposed';
	return {
		...state,
		pendingReason: noAnswer ? event.reason : event.kind,
		proposedBy: event.by,
		proposal: {
			at: event.at,
			end: noAnswer ? 'no-answer' : 'unpublishable',
			stage: status.is === 'open' ? status.stage : 'screening',
			since: status.is === 'open' ? status.since : event.at,
			formerReason: state.pendingReason,
			formerlyBy: state.proposedBy,
		},
	};
}

/** The case as it was before the proposal. */
export function notProposed(state: Case): Case {
	return {
		...state,
		pendingReason: state.proposal?.formerReason ?? null,
		proposedBy: state.proposal?.formerlyBy ?? null,
		proposal: null,
	};
}
