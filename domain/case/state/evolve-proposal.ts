import type { Case } from '../model/case.ts';
import type { CaseEvent } from '../model/events.ts';

/** The case with a no-answer that waits for the second person's word, and what it goes back to without one (G-35). */
export function proposed(state: Case, event: CaseEvent & { type: 'NoAnswerProposed' }): Case {
	return {
		...state,
		pendingReason: event.reason,
		proposedBy: event.by,
		proposal: {
			at: event.at,
			stage: state.status.is === 'open' ? state.status.stage : 'screening',
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
