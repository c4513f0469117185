import {
	DeleteObjectCommand,
	HeadObjectCommand,
	ListObjectVersionsCommand,
	type ListObjectVersionsCommandOutput,
	PutObjectCommand,
	paginateListObjectsV2,
	type S3Client,
} from '@aws-sdk/client-s3';
import { erasedPrefix, originalsOf, placesOf } from '../../functions/adapters/s3-files.ts';
import type { ErasedList, FileEraser, Original, OriginalEraser } from '../../functions/ports/erasure.ts';
import type { OutputsOf } from './outputs.ts';

/** Where the stack of a place keeps files. */
type Told = Pick<OutputsOf, 'output'>;
const uploadsOf = ({ output }: Told) => output('UploadsBucket');
const evidenceOf = ({ output }: Told) => output('EvidenceBucket');

export function filesToErase(client: S3Client, told: Told): FileEraser {
	return {
		async erase(ref) {
			for (const key of placesOf(ref))
				await client.send(new DeleteObjectCommand({ Bucket: uploadsOf(told), Key: key }));
		},
	};
}

/** Asks for what only the person's own credentials may do: S3 refuses a locked version to everybody else. */
export function originalsToErase(client: S3Client, told: Told): OriginalEraser {
	const lockOf = async (Key: string, VersionId: string) => {
		const head = await client.send(new HeadObjectCommand({ Bucket: evidenceOf(told), Key, VersionId }));
		return head.ObjectLockRetainUntilDate?.getTime() ?? null;
	};
	return {
		async list(caseId) {
			const found: Original[] = [];
			let from: { KeyMarker?: string; VersionIdMarker?: string } | null = {};
			while (from !== null) {
				const page: ListObjectVersionsCommandOutput = await client.send(
					new ListObjectVersionsCommand({ Bucket: evidenceOf(told), Prefix: originalsOf(caseId), ...from }),
				);
				for (const { Key: key = '', VersionId: version = 'null' } of page.Versions ?? [])
					found.push({ key, version, lockedUntil: await lockOf(key, version) });
				for (const { Key: key = '', VersionId: version = 'null' } of page.DeleteMarkers ?? [])
					found.push({ key, version, lockedUntil: null });
				const { NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = page;
				from = page.IsTruncated === true && KeyMarker && VersionIdMarker ? { KeyMarker, VersionIdMarker } : null;
			}
			return found;
		},
		async erase({ key, version }, overLock) {
			await client.send(
				new DeleteObjectCommand({
					Bucket: evidenceOf(told),
					Key: key,
					VersionId: version,
					...(overLock && { BypassGovernanceRetention: true }),
				}),
			);
		},
	};
}

export function erasedList(client: S3Client, told: Told): ErasedList {
	return {
		async note(caseId) {
			await client.send(
				new PutObjectCommand({ Bucket: uploadsOf(told), Key: `${erasedPrefix}${caseId}`, Body: caseId }),
			);
		},
		async *all() {
			for await (const page of paginateListObjectsV2({ client }, { Bucket: uploadsOf(told), Prefix: erasedPrefix })) {
				for (const { Key: key = '' } of page.Contents ?? []) yield key.slice(erasedPrefix.length);
			}
		},
	};
}
