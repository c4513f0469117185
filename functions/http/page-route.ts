import type { PageModel } from '../../domain/forms/model.ts';
import { renderPage, statusOf } from '../../domain/forms/render-page.ts';
import { formScript } from '../../domain/forms/script.ts';
import { pageStyle } from '../../domain/forms/style.ts';
import type { HttpAnswer, HttpHandle } from '../ports/http.ts';
import { route, type Wiring } from './route.ts';
import { pageHeaders } from './security-headers.ts';

function answer(page: PageModel): HttpAnswer {
	return { status: statusOf(page), type: 'text/html; charset=utf-8', body: renderPage(page) };
}

/** A route for people: pages, and a page where something goes wrong. `files`: the origin to which their script may send files. */
export function pageRoute(handle: HttpHandle, wiring: Wiring, files: string | null = null) {
	return route(handle, wiring, pageHeaders(pageStyle, formScript, files), {
		broken: answer({ is: 'error', status: 500 }),
		unreadable: { ...answer({ is: 'unreadable' }), headers: { 'Retry-After': '300' } },
	});
}
