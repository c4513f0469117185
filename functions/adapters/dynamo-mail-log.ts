import type { FollowUp } from '../../domain/case/follow-ups/follow-up.ts';
import type { MailLog, MailOutcome, ToldMail } from '../ports/outbox.ts';
import { type Fields, get, query, type Table } from './dynamo.ts';
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
				for (const [place, order] of orders.entries()) {
					// A digest tells of many cases; each of its mails stands with its own.
					if (order.is !== 'mail' || order.mail.template === 'digest') continue;
					told.push(...(await mailsOf(table, fields, order.mail, place)));
				}
			}
			return told;
		},
	};
}

async function mailsOf(
	table: Table,
	fields: Fields,
	order: ToldMail['order'],
	place: number,
): Promise<readonly ToldMail[]> {
	const to = fixedRecipients(fields, place);
	if (to === null) return [{ order, to: null, at: null, how: 'waiting' }];
	const mails = to.map(async (id, recipient): Promise<ToldMail> => {
		const own = stateOf(fields, suffixOf({ place, recipient }));
		const digest = own.outcome !== null && 'digest' in own.outcome ? own.outcome.digest : undefined;
		const row = digest === undefined ? null : await get(table, caseKeys.outbox(digest.caseId, digest.row));
		const { at, outcome } = row === null ? own : stateOf(row, '0');
		return { order, to: id, at, how: howOf(outcome) };
	});
	return Promise.all(mails);
}

function stateOf(fields: Fields, mark: string) {
	const outcome = fields.jsonOrNull<MailOutcome>(`mail${mark}`);
	return { at: fields.numberOrNull(`handed${mark}`), outcome };
}
