import type { FingerprintEraser } from '../ports/erasure.ts';
import { type Table, update } from './dynamo.ts';
import { dedupKey } from './keys.ts';

/** The rows that make a repeat impossible, without what they know of its words. */
export function dynamoFingerprintEraser(table: Table, erased: string): FingerprintEraser {
	return {
		async forgetFingerprint(key) {
			await update(table, dedupKey(key), {
				expression: 'SET fingerprint = :erased',
				condition: 'attribute_exists(pk)',
				values: { ':erased': erased },
			});
		},
	};
}
