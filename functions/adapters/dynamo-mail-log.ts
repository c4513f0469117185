import type { FollowUp } from '../../domain/case/follow-ups/follow-up.ts';
import type { MailLog, MailOutcome, ToldMail } from '../ports/outbox.ts';
import { type Fields, query, type Table } from './dynamo.ts';
import { caseKeys, outboxPrefix } from './keys.ts';
import { fixedRecipients, howOf, suffixOf } from './outbox-row.ts';

/** The mails of a case by its rows of the outbox, which stand beside it: one query of its own key. */
export function dynamoMailLog(table: Table): MailLog {
	return {
		async told(caseId) {
			const told: ToldMail[] = [];
			for await (const fields of query(table, {
				KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
				values: { ':pk': caseKeys.pk(caseId), ':prefix': outboxPrefix },
			})) {
				const orders = fields.json<readonly FollowUp[]>('orders');
				told.push(...orders.flatMap((order, place) => (order.is === 'mail' ? mailsOf(fields, order.mail, place) : [])));
			}
			return told;
		},
	};
}

function mailsOf(fields: Fields, order: ToldMail['order'], place: number): readonly ToldMail[] {
	const to = fixedRecipients(fields, place);
	if (to === null) return [{ order, to: null, at: null, how: 'waiting' }];
	return to.map((id, recipient): ToldMail => {
		const own = suffixOf({ place, recipient });
		const outcome = fields.textOrNull(`mail${own}`) === null ? null : fields.json<MailOutcome>(`mail${own}`);
		return { order, to: id, at: fields.numberOrNull(`handed${own}`), how: howOf(outcome) };
	});
}
