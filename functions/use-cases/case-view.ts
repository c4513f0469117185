import type { Case } from '../../domain/case/model/case.ts';
import { awaiting } from '../../domain/case/turn/awaiting.ts';
import { clocksAndShadows, clocksView, eventsView, stateName } from '../../domain/case/why/view.ts';
import type { Instant } from '../../domain/instant.ts';
import type { StoredCase } from '../ports/case-store.ts';
import { textOf } from './present.ts';
import type { Tenant } from './tenant.ts';
import type { Why } from './why.ts';

/** The first answer to an incident: ids and due times, no word of the message. */
export function receipt(caseId: string, state: Case, { calendar }: Tenant) {
	const clocks = clocksView(state, calendar).map(({ clause, kind, stage, dueAt }) => ({ clause, kind, stage, dueAt }));
	return { caseId, state: stateName(state), clocks };
}

/** The answer to a decision that was done. */
export function outcome(state: Case, { calendar }: Tenant) {
	return { state: stateName(state), clocks: clocksView(state, calendar) };
}

/**
 * The whole case as an integration sees it. No text of anybody: those are reached by the links into the network. `whys`
 * stands beside the clocks of the case, in their order; a clock of another reading is explained by that reading.
 */
export function fullView(
	stored: StoredCase,
	content: Readonly<Record<string, unknown>>,
	tenant: Tenant,
	now: Instant,
	whys: readonly (Why | null)[],
) {
	const { caseId, state, municipality, log } = stored;
	const events = log.flatMap((decision) => decision.events);
	const published = events.findLast((event) => event.type === 'AnswerPublished');
	return {
		caseId,
		externalId: textOf(content['message'], 'externalId') ?? state.incident.externalId ?? null,
		municipality,
		regulation: state.regulation,
		kind: state.incident.kind,
		importance: state.incident.importance,
		marks: state.marks,
		state: stateName(state),
		awaiting: awaiting(state, tenant.regulation),
		draft: state.draft === null ? null : { version: state.draft.version, kind: state.draft.answer },
		clocks: clocksAndShadows(state, tenant.regulation, tenant.calendar, now).map((clock, index) => {
			const why = whys[index] ?? null;
			return why === null ? clock : { ...clock, why };
		}),
		events: eventsView(events, tenant.calendar),
		links: {
			message: textOf(content['message'], 'permalink'),
			answer:
				published?.type === 'AnswerPublished' ? textOf(content[`publication#${published.version}`], 'permalink') : null,
		},
	};
}
