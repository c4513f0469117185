import { kindFacts, type UploadKind } from '../../domain/uploads/kinds.ts';
import { looksLike } from '../../domain/uploads/look.ts';
import type { Resemblance, Upload } from '../../domain/uploads/upload.ts';
import type { ErasedList, FileEraser, OriginalEraser, SeenEraser } from '../../functions/ports/erasure.ts';
import type {
	CheckedFiles,
	FileDoor,
	FileRef,
	Marks,
	Pictures,
	Quarantine,
	SeenFiles,
	ShownFiles,
	UploadRows,
} from '../../functions/ports/uploads.ts';

export interface StoredFile {
	readonly kind: UploadKind;
	readonly bytes: Uint8Array;
}

const name = ({ caseId, id }: FileRef) => `${caseId}/${id}`;

/** The buckets of a test, and what was seen in them before. */
export function memoryFiles() {
	const quarantined = new Map<string, StoredFile>();
	const shown = new Map<string, StoredFile>();
	const evidence = new Map<string, StoredFile>();
	const arrivals: FileRef[] = [];
	const notes: (Marks & FileRef & { municipality: string; at: number })[] = [];
	/** Whether the quarantine takes nothing at present. */
	const faults = { down: false };
	const quarantine: Quarantine = {
		put(ref, kind, bytes) {
			if (faults.down) return Promise.reject(new Error('s3:PutObject answered 503'));
			quarantined.set(name(ref), { kind, bytes });
			arrivals.push(ref);
			return Promise.resolve();
		},
	};
	const files: CheckedFiles = {
		read: (ref) => Promise.resolve(quarantined.get(name(ref))?.bytes ?? null),
		keep(ref, kind, bytes) {
			evidence.set(name(ref), { kind, bytes });
			return Promise.resolve();
		},
		show(ref, kind, bytes) {
			shown.set(name(ref), { kind, bytes });
			return Promise.resolve();
		},
		remove(ref) {
			quarantined.delete(name(ref));
			return Promise.resolve();
		},
	};
	const door: FileDoor = {
		open: (ref, kind, bytes) => ({
			url: 'https://files.example/',
			fields: { key: `quarantine/${name(ref)}`, kind, most: String(bytes) },
		}),
	};
	const shownFiles: ShownFiles = {
		addressOf: (ref, kind, fileName) =>
			`https://files.example/${name(ref)}?as=${encodeURIComponent(`${fileName}.${kindFacts[kind].extension}`)}`,
	};
	const seen: SeenFiles = {
		like: (municipality, { hash, look }, ref) =>
			Promise.resolve(
				notes
					.filter((note) => note.municipality === municipality && name(note) !== name(ref))
					.filter((note) => note.hash === hash || (look !== null && note.look !== null && looksLike(look, note.look)))
					.map(({ caseId, id, at }): Resemblance => ({ caseId, upload: id, at })),
			),
		note(municipality, marks, ref, at) {
			if (!notes.some((note) => name(note) === name(ref))) notes.push({ municipality, ...marks, ...ref, at });
			return Promise.resolve();
		},
	};
	const eraser: FileEraser = {
		erase(ref) {
			for (const bucket of [quarantined, shown]) bucket.delete(name(ref));
			return Promise.resolve();
		},
	};
	/** By the end of its lock, for those that have one. */
	const locks = new Map<string, number>();
	const originals: OriginalEraser = {
		list: (caseId) =>
			Promise.resolve(
				[...evidence.keys()]
					.filter((key) => key.startsWith(`${caseId}/`))
					.map((key) => ({ key, version: '1', lockedUntil: locks.get(key) ?? null })),
			),
		erase({ key }, overLock) {
			if (locks.has(key) && !overLock) return Promise.reject(new Error('locked'));
			evidence.delete(key);
			return Promise.resolve();
		},
	};
	const seenEraser: SeenEraser = {
		forget(municipality, hash, ref) {
			const at = notes.findIndex(
				(note) => note.municipality === municipality && note.hash === hash && name(note) === name(ref),
			);
			if (at >= 0) notes.splice(at, 1);
			return Promise.resolve();
		},
	};
	const list = new Set<string>();
	const erased: ErasedList = {
		note(caseId) {
			list.add(caseId);
			return Promise.resolve();
		},
		async *all() {
			yield* [...list];
		},
	};
	const readable = (bucket: ReadonlyMap<string, StoredFile>) =>
		[...bucket].map(([key, { bytes }]) => `${key} ${new TextDecoder().decode(bytes)}`);
	const dump = () =>
		[quarantined, shown, evidence]
			.flatMap(readable)
			.concat(JSON.stringify(notes), [...list])
			.join('\n');
	return {
		quarantined,
		shown,
		evidence,
		arrivals,
		faults,
		quarantine,
		files,
		door,
		shownFiles,
		seen,
		eraser,
		locks,
		originals,
		seenEraser,
		erased,
		/** Everything that lies in the buckets or is known of files. */
		dump,
	};
}

/** Draws nothing: the copy is the word for it, and the look is made of the file's own bytes. */
export const wordPictures: Pictures = {
	copyOf(kind, bytes) {
		const grey = Uint8Array.from({ length: 1024 }, (_, at) => bytes[at % bytes.length] ?? 0);
		return Promise.resolve({ jpeg: new TextEncoder().encode(`a copy of a ${kind}`), grey });
	},
};

/** What is known of files, over the content of a test's cases. */
export function memoryUploads(contentOf: (caseId: string) => Map<string, unknown> | undefined): UploadRows {
	const part = (id: string) => `upload#${id}`;
	return {
		get: ({ caseId, id }) => Promise.resolve((contentOf(caseId)?.get(part(id)) as Upload | undefined) ?? null),
		put(caseId, upload) {
			contentOf(caseId)?.set(part(upload.id), structuredClone(upload));
			return Promise.resolve();
		},
		settle(caseId, before, after) {
			const content = contentOf(caseId);
			if (JSON.stringify(content?.get(part(before.id))) !== JSON.stringify(before)) return Promise.resolve(false);
			content?.set(part(before.id), structuredClone(after));
			return Promise.resolve(true);
		},
	};
}
