import type { Instant } from '../instant.ts';
import type { Role } from '../regulation/regulation.ts';
import { done, type Result, refuse } from '../result.ts';
import { kindOf, type UploadKind } from './kinds.ts';
import { uploadLimits } from './limits.ts';

/** Whose file it is: who acts for a unit may take along what came for that unit. */
export interface UploadOwner {
	readonly role: Role;
	readonly unit: string | null;
}

/** A file that belongs to an answer, as it stands beside its case. Its name is made by us; nothing here names a person. */
export interface Upload {
	readonly id: string;
	/** Whose case it came for: it is known again there, and nowhere else. */
	readonly municipality: string;
	readonly kind: UploadKind;
	readonly bytes: number;
	/** Product time at which it was taken in, or an address was given out for it. */
	readonly at: Instant;
	readonly by: UploadOwner;
	readonly state: UploadState;
}

export type UploadState =
	/** An address was given out for it; whether anything comes is for whoever has it. */
	| { readonly is: 'offered' }
	/** It is there, and nobody sees it before it has been checked. */
	| { readonly is: 'quarantined' }
	/** The original is locked away as evidence under this hash; a copy without what cameras write beside a picture is shown. */
	| {
			readonly is: 'checked';
			/** SHA-256 of the original, in hex. */
			readonly hash: string;
			readonly shown: { readonly kind: 'jpeg' | 'mp4' | 'mov'; readonly bytes: number };
			readonly resembles: readonly Resemblance[];
	  }
	| { readonly is: 'refused'; readonly why: CheckRefusal };

/** A picture of the same municipality that looks the same, or a file that is the same; it is pointed out and nothing more. */
export interface Resemblance {
	readonly caseId: string;
	readonly upload: string;
	/** When that one came. */
	readonly at: Instant;
}

/** Why a file is not taken, told by what arrives. */
export type FileRefusal = 'empty' | 'unknown-kind' | 'too-large' | 'too-many' | 'too-many-of-case';

/** Why one that was taken into quarantine is shown to nobody. */
export const checkRefusals = [
	'not-arrived',
	'empty',
	'too-large',
	'other-kind',
	'unreadable',
	'too-many-pixels',
] as const;
export type CheckRefusal = (typeof checkRefusals)[number];

/** A file as a form brings it. */
export interface IncomingFile {
	/** As its sender calls it: said back to him and kept nowhere. */
	readonly name: string;
	readonly bytes: Uint8Array;
}

export interface TakenFile {
	readonly kind: UploadKind;
	readonly bytes: Uint8Array;
}

/**
 * Whether a file is taken, by its own bytes: one of the kinds, not empty, not larger than a file may be. What its name or
 * its sender says of it is not asked.
 */
export function takeFile({ bytes }: IncomingFile): Result<TakenFile, FileRefusal> {
	if (bytes.length === 0) return refuse('empty');
	if (bytes.length > uploadLimits.bytes) return refuse('too-large');
	const kind = kindOf(bytes);
	return kind === null ? refuse('unknown-kind') : done({ kind, bytes });
}

/** Whether so many more files may come: `taken` belong to the answer already, the case has `ofCase` in all; null where they may. */
export function quotaRefusal(more: number, taken: number, ofCase: number): FileRefusal | null {
	if (taken + more > uploadLimits.files) return 'too-many';
	return ofCase + more > uploadLimits.filesOfCase ? 'too-many-of-case' : null;
}

/** Whether a file still waits for its check; a second word on one that was checked or refused changes nothing. */
export function isUnsettled({ state }: Upload): boolean {
	return state.is === 'offered' || state.is === 'quarantined';
}

/** Whether whoever acts so may take this file along with an answer. */
export function isOwn({ by }: Upload, actor: UploadOwner): boolean {
	return by.role === actor.role && by.unit === actor.unit;
}

/** What an answer may take along: whatever came for whoever writes it and was not refused. */
export function isUsable({ state }: Upload): boolean {
	return state.is !== 'refused';
}
