import { renderPage } from '../../domain/forms/render-page.ts';
import { pageStyle } from '../../domain/forms/style.ts';
import type { HttpHandle } from '../ports/http.ts';
import { route, type Wiring } from './http.ts';
import { pageHeaders } from './security-headers.ts';

/** A route for people: pages, and a page where something goes wrong. */
export function pageRoute(handle: HttpHandle, wiring: Wiring) {
	return route(handle, wiring, pageHeaders(pageStyle), {
		status: 500,
		type: 'text/html; charset=utf-8',
		body: renderPage({ is: 'error', status: 500 }),
	});
}
