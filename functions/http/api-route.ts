import type { HttpHandle } from '../ports/http.ts';
import { problem } from './problem.ts';
import { route, type Wiring } from './route.ts';
import { commonHeaders } from './security-headers.ts';

const broken = problem({ status: 503, title: 'Not available; send it again' }, { 'Retry-After': '5' });

/** A release that reads the case may be minutes or hours away; senders come again for three days. */
const unreadable = problem(
	{ status: 503, title: 'This case cannot be read now; send it again later', code: 'case-unreadable' },
	{ 'Retry-After': '300' },
);

/** A route for programs: problems where something goes wrong, never a bare 500. */
export function apiRoute(handle: HttpHandle, wiring: Wiring) {
	return route(handle, wiring, commonHeaders, { broken, unreadable });
}
