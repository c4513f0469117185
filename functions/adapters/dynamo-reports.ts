import { gunzipSync, gzipSync } from 'node:zlib';
import type { KeptReport, ReportArchive, ReportLedger, ReportWords } from '../ports/reports.ts';
import { fromJson, get, put, type Table, update } from './dynamo.ts';
import { reportKey, reportPartKey } from './keys.ts';

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

/** Reports as they were made, each packed into one item: a thousand cases are some twenty kilobytes so. */
export function dynamoReportReader(table: Table): Pick<ReportArchive, 'kept'> {
	return {
		async kept(municipality, month, as) {
			const fields = await get(table, reportPartKey(municipality, month, `kept-${as}`));
			const packed = fields?.bytesOrNull('packed') ?? null;
			return packed === null ? null : fromJson<KeptReport>(gunzipSync(packed).toString());
		},
	};
}

/** The same with the side that writes. */
export function dynamoReportArchive(table: Table): ReportArchive {
	const { kept } = dynamoReportReader(table);
	return {
		kept,
		async keep(municipality, month, as, report) {
			const key = reportPartKey(municipality, month, `kept-${as}`);
			const packed = gzipSync(JSON.stringify(report));
			const isFirst = await put(table, { ...key, packed }, { expression: 'attribute_not_exists(pk)' });
			return isFirst ? report : ((await kept(municipality, month, as)) ?? report);
		},
	};
}

/** What the coordinator says to a month's report: one row, closed by whoever sends the report. */
export function dynamoWordsReader(table: Table): Pick<ReportWords, 'read'> {
	return {
		async read(municipality, month) {
			const fields = await get(table, reportPartKey(municipality, month, 'words'));
			return {
				text: fields?.textOrNull('words') ?? '',
				version: fields?.numberOrNull('version') ?? 0,
				isClosed: fields?.numberOrNull('closed') === 1,
			};
		},
	};
}

/** The side of the coordinator. */
export function dynamoReportWords(table: Table): Pick<ReportWords, 'read' | 'write'> {
	return {
		...dynamoWordsReader(table),
		async write(municipality, month, { text, seen, by, at }) {
			const same = seen === 0 ? 'attribute_not_exists(version)' : 'version = :seen';
			const { held, item } = await update(table, reportPartKey(municipality, month, 'words'), {
				expression: 'SET words = :text, saidBy = :by, saidAt = :at, version = :next',
				condition: `attribute_not_exists(closed) AND ${same}`,
				values: { ':text': text, ':by': by, ':at': at, ':next': seen + 1, ...(seen === 0 ? {} : { ':seen': seen }) },
			});
			if (held) return 'written';
			return item?.numberOrNull('closed') === 1 ? 'closed' : 'changed';
		},
	};
}

/** The side of the report. */
export function dynamoWordsCloser(table: Table): Pick<ReportWords, 'close'> {
	return {
		async close(municipality, month) {
			const { item } = await update(table, reportPartKey(municipality, month, 'words'), {
				expression: 'SET closed = :yes',
				values: { ':yes': 1 },
			});
			return item?.textOrNull('words') ?? '';
		},
	};
}
