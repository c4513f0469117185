import { DAY_MS, MINUTE_MS } from '../../domain/instant.ts';
import type { Suspect, Suspects } from '../ports/suspects.ts';
import { put, query, type Table, update } from './dynamo.ts';
import { sweepKeys } from './keys.ts';

/** Cleared rows are kept a while for whoever looks into an incident; nothing depends on their deletion. */
const keptMs = 7 * DAY_MS;

/** The sweep's rows in the one table: all under one key, so that one query reads them, nearly always in vain. */
export function dynamoSuspects(table: Table): Suspects {
	return {
		async list() {
			const suspects: Suspect[] = [];
			for await (const fields of query(table, {
				KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
				FilterExpression: 'attribute_not_exists(clearedAt)',
				values: { ':pk': sweepKeys.pk, ':prefix': sweepKeys.suspects },
				ConsistentRead: true,
			})) {
				suspects.push(fields.json<Suspect>('suspect'));
			}
			return suspects;
		},
		async put(suspect) {
			const key = sweepKeys.suspect(suspect.job, suspect.caseId);
			await put(table, { ...key, suspect: JSON.stringify(suspect) });
		},
		async clear({ caseId, job }, realNow) {
			const ttl = Math.ceil((realNow + keptMs) / 1000);
			await put(table, { ...sweepKeys.suspect(job, caseId), clearedAt: realNow, ttl });
		},
		async takeRepair(realNow, most) {
			const minute = Math.floor(realNow / MINUTE_MS);
			for (;;) {
				const more = await update(table, sweepKeys.repairs, {
					expression: 'SET repairs = repairs + :one',
					condition: 'repairMinute >= :minute AND repairs < :most',
					values: { ':one': 1, ':minute': minute, ':most': most },
				});
				if (more.held) return true;
				const counted = more.item?.numberOrNull('repairMinute') ?? null;
				if (counted !== null && counted >= minute) return false;
				const first = await update(table, sweepKeys.repairs, {
					expression: 'SET repairs = :one, repairMinute = :minute',
					condition: 'attribute_not_exists(repairMinute) OR repairMinute < :minute',
					values: { ':one': 1, ':minute': minute },
				});
				if (first.held) return true;
			}
		},
	};
}
