import { mostBytes } from '../http/body.ts';
import { readForm } from '../http/form-body.ts';
import type { HttpHandle } from '../ports/http.ts';
import { type ActDeps, actOnForm } from '../use-cases/act-on-form.ts';
import { isAnswer, openLink, page } from '../use-cases/page.ts';

/** POST /p/{link}: what a person decided on the page that a mail led to. Its time is when the gateway took it. */
export function actOnStage(deps: ActDeps): HttpHandle {
	return async (request) => {
		if (request.body.byteLength > mostBytes) return page({ is: 'error', status: 413 });
		const link = request.path['link'] ?? '';
		const opened = await openLink(deps, link, request.receivedAt);
		if (isAnswer(opened)) return opened;
		const fields = readForm(request);
		if (fields === null) return page({ is: 'error', status: 415 });
		return actOnForm(deps, { opened, link, fields, at: request.receivedAt });
	};
}
