import { isOwn, isUsable, type Upload, type UploadOwner } from './upload.ts';

/** A file that an answer took along, and for which unit; null for the coordinator's own text. */
export interface Attached {
	readonly id: string;
	readonly unit: string | null;
}

/** The files of a case, and which of them stand with the answer as it is now. */
export interface CaseFiles {
	readonly uploads: readonly Upload[];
	readonly attached: readonly Attached[];
}

/**
 * The files that whoever acts so may take along with a text: what came for him, and what the text that he mends has
 * already; the coordinator mends for everybody. None that was refused, for nobody could open it.
 */
export function takable({ uploads, attached }: CaseFiles, actor: UploadOwner): readonly Upload[] {
	const has = (id: string) => attached.some((one) => one.id === id && (actor.unit === null || one.unit === actor.unit));
	return uploads.filter((upload) => isUsable(upload) && (isOwn(upload, actor) || has(upload.id)));
}

/** The files of the answer, in the order in which they were attached. */
export function attachedUploads({
	uploads,
	attached,
}: CaseFiles): readonly (Upload & { readonly unit: string | null })[] {
	return attached.flatMap(({ id, unit }) => {
		const upload = uploads.find((one) => one.id === id);
		return upload === undefined ? [] : [{ ...upload, unit }];
	});
}
