import { roles } from '../regulation/words.ts';
import { uploadKinds } from './kinds.ts';
import { checkRefusals, type Resemblance, type Upload, type UploadState } from './upload.ts';

/** Under which name a file is told of beside its case. */
export const uploadPrefix = 'upload#';

/** The files that came for a case, as they stand beside it, in the order in which they came. What cannot be read is passed over. */
export function uploadsIn(content: Readonly<Record<string, unknown>>): readonly Upload[] {
	return Object.entries(content)
		.flatMap(([part, body]) => (part.startsWith(uploadPrefix) ? readUpload(body) : []))
		.toSorted((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
}

function readUpload(body: unknown): readonly Upload[] {
	const kind = uploadKinds.find((known) => known === field(body, 'kind'));
	const by = field(body, 'by');
	const role = roles.find((known) => known === field(by, 'role'));
	const state = readState(field(body, 'state'));
	const [id, municipality, bytes, at] = ['id', 'municipality', 'bytes', 'at'].map((name) => field(body, name));
	if (kind === undefined || role === undefined || state === null) return [];
	if (typeof id !== 'string' || typeof municipality !== 'string') return [];
	if (typeof bytes !== 'number' || typeof at !== 'number') return [];
	return [{ id, municipality, kind, bytes, at, by: { role, unit: textIn(by, 'unit') }, state }];
}

function readState(state: unknown): UploadState | null {
	switch (field(state, 'is')) {
		case 'offered':
			return { is: 'offered' };
		case 'quarantined':
			return { is: 'quarantined' };
		case 'refused': {
			const why = checkRefusals.find((known) => known === field(state, 'why'));
			return why === undefined ? null : { is: 'refused', why };
		}
		case 'checked': {
			const shown = field(state, 'shown');
			const kind = (['jpeg', 'mp4', 'mov'] as const).find((known) => known === field(shown, 'kind'));
			const [bytes, resembles] = [field(shown, 'bytes'), field(state, 'resembles')];
			if (kind === undefined || typeof bytes !== 'number' || !Array.isArray(resembles)) return null;
			const hash = textIn(state, 'hash') ?? '';
			return { is: 'checked', hash, shown: { kind, bytes }, resembles: resembles.flatMap(readResemblance) };
		}
		default:
			return null;
	}
}

function readResemblance(one: unknown): readonly Resemblance[] {
	const [caseId, upload, at] = [textIn(one, 'caseId'), textIn(one, 'upload'), field(one, 'at')];
	return caseId === null || upload === null || typeof at !== 'number' ? [] : [{ caseId, upload, at }];
}

function field(body: unknown, name: string): unknown {
	return typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
}

function textIn(body: unknown, name: string): string | null {
	const value = field(body, name);
	return typeof value === 'string' ? value : null;
}
