import { ruledIn } from '../../domain/case/turn/allowed.ts';
import type { HttpHandle } from '../ports/http.ts';
import { alreadyDonePage } from '../use-cases/already.ts';
import { standingOfLink } from '../use-cases/link.ts';
import { type AccessDeps, noteAccess } from '../use-cases/note-access.ts';
import { formPage, isAnswer, openLink, type PageDeps, page } from '../use-cases/page.ts';
import { type FileDeps, fileOf } from '../use-cases/show-file.ts';

export type ShowDeps = PageDeps & FileDeps & AccessDeps;

/**
 * GET /p/{link}: the form that a mail leads to, and /p/{link}/files/{file}: a file of its case. Changes nothing of a
 * case, however often a scanner asks; by whose link it was asked is written down beside.
 */
export function showPage(deps: ShowDeps): HttpHandle {
	return async ({ path, receivedAt }) => {
		const link = path['link'] ?? '';
		const opened = await openLink(deps, link, receivedAt);
		if (isAnswer(opened)) return opened;
		const file = path['file'];
		if (file !== undefined) {
			await noteAccess(deps, opened, 'file', receivedAt);
			return fileOf(deps, opened, file);
		}
		const { row, stored, tenant } = opened;
		const standing = standingOfLink(row, stored.state, ruledIn(tenant), receivedAt);
		if (standing === 'over') {
			const onlyLooked = row.subject.is === 'case' && { onlyLooked: true as const };
			return page({ ...alreadyDonePage(row, stored, tenant), ...onlyLooked });
		}
		await noteAccess(deps, opened, 'link', receivedAt);
		return page(await formPage(deps, opened, link, receivedAt, null));
	};
}
