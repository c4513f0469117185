import { createHash } from 'node:crypto';
import { kindFacts } from '../../domain/uploads/kinds.ts';
import { offerLastsMs } from '../../domain/uploads/limits.ts';
import type { ErasedList, FileEraser } from '../ports/erasure.ts';
import type { CheckedFiles, FileDoor, FileRef, Quarantine, ShownFiles } from '../ports/uploads.ts';
import { addressFor, type Bucket, callS3 } from './s3.ts';
import { signedForm } from './s3-form.ts';

/** Whoever opens a file on a page has a minute to begin. */
const openSeconds = 60;

/** What stands here has not been looked at. */
const quarantineKey = ({ caseId, id }: FileRef) => `quarantine/${caseId}/${id}`;
/** Copies that people see. */
const shownKey = ({ caseId, id }: FileRef) => `shown/${caseId}/${id}`;
/** Originals, under lock. */
const evidenceKey = ({ caseId, id }: FileRef) => `evidence/${caseId}/${id}`;

/** Where something of a file may stand in the uploads. */
export const placesOf = (ref: FileRef): readonly string[] => [quarantineKey(ref), shownKey(ref)];
/** Below this the uploads hold an object for each case that was erased. */
export const erasedPrefix = 'erased/';
/** Every original of a case stands below this. */
export const originalsOf = (caseId: string) => `evidence/${caseId}/`;

/** The file that a key of the quarantine names; null for any other key. */
export function quarantinedFile(key: string): FileRef | null {
	const [, caseId, id] = /^quarantine\/([\w-]+)\/([0-9a-f]{32})$/.exec(key) ?? [];
	return caseId === undefined || id === undefined ? null : { caseId, id };
}

export function s3Quarantine(bucket: Bucket): Quarantine {
	return {
		async put(ref, kind, bytes) {
			const headers = { 'content-type': kindFacts[kind].mime };
			await callS3(bucket, { action: 's3:PutObject', method: 'PUT', key: quarantineKey(ref), headers }, own(bytes));
		},
	};
}

/** Real time, as every signature. */
export function s3FileDoor(bucket: Bucket): FileDoor {
	return {
		open(ref, kind, most, realNow) {
			const until = new Date(realNow + offerLastsMs);
			const wish = {
				action: 's3:PutObject',
				key: quarantineKey(ref),
				type: kindFacts[kind].mime,
				most,
				until,
			} as const;
			return signedForm(bucket, wish, new Date(realNow));
		},
	};
}

export function s3ShownFiles(bucket: Bucket): ShownFiles {
	return {
		addressOf(ref, kind, fileName) {
			const query = {
				'response-content-type': kindFacts[kind].mime,
				'response-content-disposition': `attachment; filename="${fileName}.${kindFacts[kind].extension}"`,
				'response-cache-control': 'no-store',
			};
			return addressFor(bucket, { action: 's3:GetObject', method: 'GET', key: shownKey(ref), query }, openSeconds);
		},
	};
}

/** Files on their way from quarantine, in their two buckets. */
export function s3CheckedFiles(uploads: Bucket, evidence: Bucket): CheckedFiles {
	return {
		async read(ref) {
			const call = { action: 's3:GetObject', method: 'GET', key: quarantineKey(ref) } as const;
			const answer = await callS3(uploads, call);
			return answer === null ? null : new Uint8Array(await answer.arrayBuffer());
		},
		async keep(ref, kind, bytes) {
			// S3 takes nothing under lock of which it is not told what arrives.
			const headers = {
				'content-type': kindFacts[kind].mime,
				'x-amz-checksum-sha256': createHash('sha256').update(bytes).digest('base64'),
			};
			await callS3(evidence, { action: 's3:PutObject', method: 'PUT', key: evidenceKey(ref), headers }, own(bytes));
		},
		async show(ref, kind, bytes) {
			const headers = { 'content-type': kindFacts[kind].mime };
			await callS3(uploads, { action: 's3:PutObject', method: 'PUT', key: shownKey(ref), headers }, own(bytes));
		},
		async remove(ref) {
			await callS3(uploads, { action: 's3:DeleteObject', method: 'DELETE', key: quarantineKey(ref) });
		},
	};
}

/** Takes away what has come of a file and what is shown of it; S3 says the same of one that is gone already. */
export function s3FileEraser(uploads: Bucket): FileEraser {
	return {
		async erase(ref) {
			for (const key of placesOf(ref)) {
				await callS3(uploads, { action: 's3:DeleteObject', method: 'DELETE', key });
			}
		},
	};
}

/** Which cases were erased, as empty objects: beside the table, so that they outlast one that is restored. */
export function s3ErasedNotes(uploads: Bucket): Pick<ErasedList, 'note'> {
	return {
		async note(caseId) {
			await callS3(
				uploads,
				{ action: 's3:PutObject', method: 'PUT', key: `${erasedPrefix}${caseId}` },
				new Uint8Array(),
			);
		},
	};
}

/** Bytes in memory of their own: what is sent must not be a view of something larger that is shared. */
function own(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
	return new Uint8Array(bytes);
}
