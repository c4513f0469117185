import type { FieldFault } from '../../domain/forms/model.ts';
import type { Instant } from '../../domain/instant.ts';
import { uploadLimits } from '../../domain/uploads/limits.ts';
import { uploadsIn } from '../../domain/uploads/read-upload.ts';
import { type IncomingFile, quotaRefusal, takeFile, type Upload } from '../../domain/uploads/upload.ts';
import { sayFileRefusal, sayTogether, uploadWords } from '../../domain/wording/uploads.ts';
import type { CaseReader, StoredCase } from '../ports/case-store.ts';
import type { LinkRow } from '../ports/links.ts';
import type { Log } from '../ports/telemetry.ts';
import type { Quarantine, UploadRows } from '../ports/uploads.ts';

/** What takes files in. */
export interface FileTaking {
	readonly uploads: Pick<UploadRows, 'put' | 'settle'>;
	readonly quarantine: Quarantine;
	readonly newUploadId: () => string;
}

interface TakeDeps extends FileTaking {
	readonly cases: CaseReader;
	readonly log: Log;
}

/** A file, and the field of a form in which it came. */
export interface PostedFile extends IncomingFile {
	readonly field: string;
}

export interface Taken {
	/** The files that were kept, in order: they wait for their check whatever becomes of the form. */
	readonly ids: readonly string[];
	/** What is wrong with the others, one by one. */
	readonly faults: readonly FieldFault[];
}

/**
 * Takes the files of a form into quarantine, each by its own bytes; `chosen` is what the form took along already. A file
 * is told of before it is stored, so that whoever checks it finds it known; one that could not be stored is told of as
 * lost, and its sender hears of it.
 */
export async function takeFiles(
	deps: TakeDeps,
	{ row, stored }: { readonly row: LinkRow; readonly stored: StoredCase },
	files: readonly IncomingFile[],
	{ chosen, at }: { readonly chosen: number; readonly at: Instant },
): Promise<Taken> {
	if (files.length === 0) return { ids: [], faults: [] };
	const together = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
	if (together > uploadLimits.plainBytes) return refused(sayTogether(together));
	const known = uploadsIn(await deps.cases.loadContent(stored.caseId)).length;
	const overQuota = quotaRefusal(files.length, chosen, known);
	if (overQuota !== null) return refused(sayFileRefusal(overQuota, ''));
	const ids: string[] = [];
	const faults: FieldFault[] = [];
	for (const file of files) {
		const taken = takeFile(file);
		if (!taken.ok) {
			faults.push({ field: 'media', message: sayFileRefusal(taken.refusal, file.name) });
			continue;
		}
		const upload: Upload = {
			id: deps.newUploadId(),
			municipality: stored.municipality,
			kind: taken.value.kind,
			bytes: taken.value.bytes.length,
			at,
			by: { role: row.role, unit: row.unit },
			state: { is: 'quarantined' },
		};
		if (await keep(deps, stored.caseId, upload, taken.value.bytes)) ids.push(upload.id);
		else faults.push({ field: 'media', message: uploadWords.notKept });
	}
	return { ids, faults };
}

function refused(message: string): Taken {
	return { ids: [], faults: [{ field: 'media', message }] };
}

async function keep(deps: TakeDeps, caseId: string, upload: Upload, bytes: Uint8Array): Promise<boolean> {
	await deps.uploads.put(caseId, upload);
	try {
		await deps.quarantine.put({ caseId, id: upload.id }, upload.kind, bytes);
		return true;
	} catch (error) {
		deps.log.warn('a file was not kept', { caseId, error: error instanceof Error ? error.message : 'unknown' });
		await deps.uploads.settle(caseId, upload, { ...upload, state: { is: 'refused', why: 'not-arrived' } });
		return false;
	}
}
