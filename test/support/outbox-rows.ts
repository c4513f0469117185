import { outboxItem } from '../../functions/adapters/dynamo-commit.ts';

/** The order of a mail: screening has opened. */
export const order = {
	template: 'stage-opened',
	to: 'coordinator',
	unit: null,
	stage: 'screening',
	visit: 1,
	round: null,
	notice: null,
	clock: null,
	because: 'new',
} as const;

/** The row of a decision that orders this mail and a clock, as it stands in the outbox. */
export const item = outboxItem('AN-1', '000001', {
	orders: [{ is: 'mail', mail: order }, { is: 'start-clock' }],
	realNow: 1_000,
	municipality: 'anapa',
});

/** Where the mail stands in it. */
export const ref = { caseId: 'AN-1', row: '000001', place: 0, recipient: 0 };
