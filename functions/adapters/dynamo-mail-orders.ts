import type { MailOrders } from '../ports/outbox.ts';
import { put, type Table } from './dynamo.ts';
import { outboxItem } from './dynamo-commit.ts';
import { rows } from './keys.ts';

/** Mails that follow from no decision, as rows of the outbox beside those of decisions. */
export function dynamoMailOrders(table: Table): MailOrders {
	return {
		order: ({ caseId, version, municipality }, name, mail, realNow) =>
			put(
				table,
				outboxItem(caseId, rows.asked(version, name), { orders: [{ is: 'mail', mail }], realNow, municipality }),
				{
					expression: 'attribute_not_exists(pk)',
				},
			),
	};
}
