import type { MailOrder, MailTemplate } from '../../domain/case/follow-ups/follow-up.ts';
import type { Case } from '../../domain/case/model/case.ts';
import type { StoredCase } from '../../functions/ports/case-store.ts';

const none = { stage: null, visit: null, round: null, notice: null, clock: null, because: 'new' } as const;

/** The order of a mail to the coordinator about nothing in particular, but for what a test says of it. */
export function mailOrder(template: MailTemplate, changes: Partial<MailOrder> = {}): MailOrder {
	return { ...none, template, to: 'coordinator', unit: null, ...changes };
}

/** A case of Anapa as a table would hold it, with nothing else in the table. */
export function storedAs(state: Case): StoredCase {
	return {
		caseId: 'AN-1',
		version: 1,
		state,
		log: [],
		municipality: 'anapa',
		generation: 0,
		watch: 0,
		placeRows: 0,
		indexedWake: null,
		revivals: { generation: null, watch: null },
	};
}
