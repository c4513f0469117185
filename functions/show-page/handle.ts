import type { HttpHandle } from '../ports/http.ts';
import { alreadyDonePage } from '../use-cases/already.ts';
import { standingOfLink } from '../use-cases/link.ts';
import { formPage, isAnswer, openLink, type PageDeps, page } from '../use-cases/page.ts';

/** GET /p/{link}: the form that a mail leads to. Reads and never writes, however often a scanner asks. */
export function showPage(deps: PageDeps): HttpHandle {
	return async ({ path, receivedAt }) => {
		const link = path['link'] ?? '';
		const opened = await openLink(deps, link, receivedAt);
		if (isAnswer(opened)) return opened;
		const { row, stored, tenant } = opened;
		const standing = standingOfLink(row, stored.state, tenant.regulation, receivedAt);
		if (standing === 'over') return page(alreadyDonePage(row, stored, tenant));
		return page(await formPage(deps, opened, link, receivedAt, null));
	};
}
