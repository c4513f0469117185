import { uploadsIn } from '../../domain/uploads/read-upload.ts';
import type { CaseReader } from '../ports/case-store.ts';
import type { HttpAnswer } from '../ports/http.ts';
import type { ShownFiles } from '../ports/uploads.ts';
import { errorPage, type Opened } from './page.ts';

export interface FileDeps {
	readonly cases: CaseReader;
	readonly shown: ShownFiles;
}

/**
 * The way to the copy of a file, good for a minute, under another host than that of the pages: as something to be
 * kept, not opened. 404 for what is not there, not checked yet, refused, or of another case.
 */
export async function fileOf(deps: FileDeps, opened: Opened, id: string): Promise<HttpAnswer> {
	const { caseId } = opened.stored;
	const uploads = uploadsIn(await deps.cases.loadContent(caseId));
	const at = uploads.findIndex((upload) => upload.id === id);
	const state = uploads[at]?.state;
	if (state?.is !== 'checked') return errorPage(opened, 404);
	const address = deps.shown.addressOf({ caseId, id }, state.shown.kind, `${caseId}-${at + 1}`);
	return { status: 303, type: 'text/html; charset=utf-8', body: '', headers: { Location: address } };
}
