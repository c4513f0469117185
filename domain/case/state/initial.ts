import type { Case } from '../model/case.ts';
import type { CaseEvent } from '../model/events.ts';
import type { Happened } from './moments.ts';

/** A case as its receipt makes it: nothing routed, drafted, asked or running yet. */
export function initialCase(event: CaseEvent & { type: 'CaseReceived' }, happened: readonly Happened[]): Case {
	const moments = Object.fromEntries(happened.map(({ name, at }) => [name, at]));
	return {
		regulation: event.regulation,
		incident: event.incident,
		found: event.found,
		marks: event.marks,
		receivedAt: event.at,
		status: { is: 'open', stage: 'screening', visit: 0, since: event.at, awaits: 'coordinator' },
		phase: 'first',
		promised: null,
		generalInterest: false,
		repeatOf: null,
		track: null,
		assignments: [],
		takenAway: [],
		jointAuthor: null,
		routings: 0,
		declines: 0,
		toReassign: false,
		returns: 0,
		draft: null,
		drafts: 0,
		pendingReason: null,
		proposedBy: null,
		proposal: null,
		authors: [],
		deadline: null,
		dates: [],
		interimAgreed: false,
		questions: [],
		clocks: [],
		notices: [],
		told: {},
		undelivered: [],
		passedOn: {},
		moments,
		held: [],
		consentAt: null,
		consentIn: null,
		posted: 0,
		corrections: 0,
		erasedAt: null,
		lastAt: event.at,
		actedAt: event.at,
		rest: null,
	};
}
