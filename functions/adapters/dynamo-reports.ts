import type { ReportLedger } from '../ports/reports.ts';
import { type Table, update } from './dynamo.ts';
import { reportKey } from './keys.ts';

/** The rows of reports in the one table: a lease while somebody sends, then for good what became of it. */
export function dynamoReportLedger(table: Table): ReportLedger {
	return {
		async claim(ref, { realNow, leaseUntil }) {
			const { held, item } = await update(table, reportKey(ref), {
				expression: 'SET lease = :until',
				condition: 'attribute_not_exists(outcome) AND (attribute_not_exists(lease) OR lease < :now)',
				values: { ':until': leaseUntil, ':now': realNow },
			});
			if (held) return 'claimed';
			return item?.textOrNull('outcome') == null ? 'leased' : 'settled';
		},
		async release(ref) {
			await update(table, reportKey(ref), {
				expression: 'REMOVE lease',
				condition: 'attribute_not_exists(outcome)',
			});
		},
		async settle(ref, outcome) {
			await update(table, reportKey(ref), {
				expression: 'SET outcome = :outcome REMOVE lease',
				condition: 'attribute_not_exists(outcome)',
				values: { ':outcome': JSON.stringify(outcome) },
			});
		},
	};
}
