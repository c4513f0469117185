import type { Instant } from '../../domain/instant.ts';
import type { UploadKind } from '../../domain/uploads/kinds.ts';
import type { CheckRefusal, Resemblance, Upload } from '../../domain/uploads/upload.ts';

/** A file of a case; its name in the store is made of these two and tells nobody anything. */
export interface FileRef {
	readonly caseId: string;
	readonly id: string;
}

/** What is known of files, beside their cases. */
export interface UploadRows {
	get(ref: FileRef): Promise<Upload | null>;
	/** Tells of a file that nobody knew. */
	put(caseId: string, upload: Upload): Promise<void>;
	/** Writes what has become of a file; false where somebody else was quicker, and then nothing is written. */
	settle(caseId: string, before: Upload, after: Upload): Promise<boolean>;
}

/** Where files stand until they have been checked; whoever may put one there can read none. */
export interface Quarantine {
	put(ref: FileRef, kind: UploadKind, bytes: Uint8Array): Promise<void>;
}

/** Where one file may be sent straight to quarantine. */
export interface FileDoor {
	/** An address, and the fields that must be sent before the file; good for this file, this kind, at most so many bytes, and a quarter of an hour of real time. */
	open(ref: FileRef, kind: UploadKind, bytes: number, realNow: Instant): OpenDoor;
}

export interface OpenDoor {
	readonly url: string;
	readonly fields: Readonly<Record<string, string>>;
}

/** Files that may be shown. */
export interface ShownFiles {
	/** An address that gives the copy of one file to whoever has it, as something to be kept and not opened, for a minute. */
	addressOf(ref: FileRef, kind: UploadKind, fileName: string): string;
}

/** Where files go from quarantine. */
export interface CheckedFiles {
	/** null where nothing stands there (any more). */
	read(ref: FileRef): Promise<Uint8Array | null>;
	/** The original, as it came, under lock. */
	keep(ref: FileRef, kind: UploadKind, bytes: Uint8Array): Promise<void>;
	/** The copy that people see. */
	show(ref: FileRef, kind: UploadKind, bytes: Uint8Array): Promise<void>;
	remove(ref: FileRef): Promise<void>;
}

/** What was seen in a municipality before, to be known again. */
export interface SeenFiles {
	/** Files of other places that bear one of these marks and are not this one. */
	like(municipality: string, marks: Marks, ref: FileRef): Promise<readonly Resemblance[]>;
	note(municipality: string, marks: Marks, ref: FileRef, at: Instant): Promise<void>;
}

/** By what a file is known again: its own bytes, and of a picture how it looks. */
export interface Marks {
	/** SHA-256 in hex. */
	readonly hash: string;
	readonly look: string | null;
}

/** A picture drawn anew: smaller, upright, without a word of where and with what it was taken. */
export interface Pictures {
	copyOf(kind: 'jpeg' | 'png' | 'heic', bytes: Uint8Array): Promise<DrawnCopy | CheckRefusal>;
}

export interface DrawnCopy {
	readonly jpeg: Uint8Array;
	/** The picture as 32 × 32 grey bytes. */
	readonly grey: Uint8Array;
}
