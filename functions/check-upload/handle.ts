import { createHash } from 'node:crypto';
import { kindOf, type UploadKind } from '../../domain/uploads/kinds.ts';
import { uploadLimits } from '../../domain/uploads/limits.ts';
import { lookOf } from '../../domain/uploads/look.ts';
import { stripVideo } from '../../domain/uploads/strip-video.ts';
import { type CheckRefusal, isUnsettled, type Upload } from '../../domain/uploads/upload.ts';
import type { Log } from '../ports/telemetry.ts';
import type { CheckedFiles, FileRef, Marks, Pictures, SeenFiles, UploadRows } from '../ports/uploads.ts';

export interface CheckDeps {
	readonly uploads: Pick<UploadRows, 'get' | 'settle'>;
	readonly files: CheckedFiles;
	readonly seen: SeenFiles;
	readonly pictures: Pictures;
	readonly log: Log;
}

/**
 * Looks at a file that stands in quarantine. The original goes under lock as it came, a copy without what cameras write
 * beside the picture becomes what people see, and where the municipality has seen the same before, that is noted: it is
 * told, and nothing is refused for it. A repeat, or a second file under the same name, changes nothing.
 */
export async function checkUpload(deps: CheckDeps, ref: FileRef): Promise<void> {
	const upload = await deps.uploads.get(ref);
	if (upload !== null && isUnsettled(upload)) {
		const bytes = await deps.files.read(ref);
		// An event that is told again, after the file has gone where it belongs.
		if (bytes === null) return;
		const state = await stateOf(deps, ref, upload, bytes);
		const settled = await deps.uploads.settle(ref.caseId, upload, { ...upload, bytes: bytes.length, state });
		const why = state.is === 'refused' ? state.why : null;
		deps.log.info('upload checked', { ...ref, is: state.is, why, kind: upload.kind, bytes: bytes.length, settled });
	}
	await deps.files.remove(ref);
}

async function stateOf(deps: CheckDeps, ref: FileRef, upload: Upload, bytes: Uint8Array): Promise<Upload['state']> {
	const why = faultOf(upload, bytes);
	if (why !== null) return { is: 'refused', why };
	const copy = await copyOf(deps.pictures, upload.kind, bytes);
	if (typeof copy === 'string') return { is: 'refused', why: copy };
	const marks: Marks = {
		hash: createHash('sha256').update(bytes).digest('hex'),
		look: copy.grey === null ? null : lookOf(copy.grey),
	};
	await deps.files.keep(ref, upload.kind, bytes);
	await deps.files.show(ref, copy.kind, copy.bytes);
	const resembles = await deps.seen.like(upload.municipality, marks, ref);
	await deps.seen.note(upload.municipality, marks, ref, upload.at);
	return { is: 'checked', hash: marks.hash, shown: { kind: copy.kind, bytes: copy.bytes.length }, resembles };
}

function faultOf(upload: Upload, bytes: Uint8Array): CheckRefusal | null {
	if (bytes.length === 0) return 'empty';
	if (bytes.length > uploadLimits.bytes) return 'too-large';
	return kindOf(bytes) === upload.kind ? null : 'other-kind';
}

interface Copy {
	readonly kind: 'jpeg' | 'mp4' | 'mov';
	readonly bytes: Uint8Array;
	readonly grey: Uint8Array | null;
}

async function copyOf(pictures: Pictures, kind: UploadKind, bytes: Uint8Array): Promise<Copy | CheckRefusal> {
	if (kind === 'mp4' || kind === 'mov') {
		const stripped = stripVideo(bytes);
		return stripped.ok ? { kind, bytes: stripped.value, grey: null } : stripped.refusal;
	}
	const drawn = await pictures.copyOf(kind, bytes);
	return typeof drawn === 'string' ? drawn : { kind: 'jpeg', bytes: drawn.jpeg, grey: drawn.grey };
}
