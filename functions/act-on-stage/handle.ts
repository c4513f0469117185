import { readPosted } from '../http/form-body.ts';
import type { HttpHandle } from '../ports/http.ts';
import { type ActDeps, actOnForm } from '../use-cases/act-on-form.ts';
import { isAnswer, openLink, type PageDeps, page } from '../use-cases/page.ts';
import { asksForLink, keepLate, type RenewDeps, renewLink } from '../use-cases/renew-link.ts';

/** POST /p/{link}: what a person decided on the page that a mail led to. Its time is when the gateway took it. */
export function actOnStage(
	deps: ActDeps & Pick<PageDeps, 'links' | 'linkKey'> & Pick<RenewDeps, 'mailOrders'>,
): HttpHandle {
	return async (request) => {
		const posted = readPosted(request);
		// Said before the link is looked at: what is too large to be read says nothing of it.
		if (posted === 413) return page({ is: 'error', status: 413 });
		const link = request.path['link'] ?? '';
		const opened = await openLink(deps, link, request.receivedAt);
		if (isAnswer(opened)) {
			if (opened.status !== 410 || posted === 415) return opened;
			if (asksForLink(posted.fields)) return renewLink(deps, link, request);
			const kept = await keepLate(deps, link, posted.fields, request.receivedAt);
			return kept ? page({ is: 'error', status: 410, renew: link, kept }) : opened;
		}
		if (posted === 415) return page({ is: 'error', status: 415 });
		return actOnForm(deps, { opened, link, ...posted, at: request.receivedAt });
	};
}
