import { ruledIn } from '../../domain/case/turn/allowed.ts';
import { uploadsIn } from '../../domain/uploads/read-upload.ts';
import type { HttpAnswer, HttpHandle } from '../ports/http.ts';
import type { ShownFiles } from '../ports/uploads.ts';
import { alreadyDonePage } from '../use-cases/already.ts';
import { standingOfLink } from '../use-cases/link.ts';
import { formPage, isAnswer, type Opened, openLink, type PageDeps, page } from '../use-cases/page.ts';

export interface ShowDeps extends PageDeps {
	readonly shown: ShownFiles;
}

/**
 * GET /p/{link}: the form that a mail leads to, and /p/{link}/files/{file}: a file of its case. Reads and never writes,
 * however often a scanner asks.
 */
export function showPage(deps: ShowDeps): HttpHandle {
	return async ({ path, receivedAt }) => {
		const link = path['link'] ?? '';
		const opened = await openLink(deps, link, receivedAt);
		if (isAnswer(opened)) return opened;
		const file = path['file'];
		if (file !== undefined) return fileOf(deps, opened, file);
		const { row, stored, tenant } = opened;
		const standing = standingOfLink(row, stored.state, ruledIn(tenant), receivedAt);
		if (standing === 'over') return page(alreadyDonePage(row, stored, tenant));
		return page(await formPage(deps, opened, link, receivedAt, null));
	};
}

/**
 * The way to the copy of a file, good for a minute, under another host than that of the pages: as something to be
 * kept, not opened. 404 for what is not there, not checked yet, refused, or of another case.
 */
async function fileOf(deps: ShowDeps, { stored: { caseId } }: Opened, id: string): Promise<HttpAnswer> {
	const uploads = uploadsIn(await deps.cases.loadContent(caseId));
	const at = uploads.findIndex((upload) => upload.id === id);
	const state = uploads[at]?.state;
	if (state?.is !== 'checked') return page({ is: 'error', status: 404 });
	const address = deps.shown.addressOf({ caseId, id }, state.shown.kind, `${caseId}-${at + 1}`);
	return { status: 303, type: 'text/html; charset=utf-8', body: '', headers: { Location: address } };
}
