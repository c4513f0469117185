import { html } from 'hono/html';
import { workWords } from '../wording/work.ts';
import type { Markup } from './render-field.ts';

/** The button that ends the session, on each page of somebody who is signed in (ASVS 7.4.4). */
export function leaveForm(out: string, token: string): Markup {
	return html`<form method="post" action="${out}"><input type="hidden" name="token" value="${token}"><button class="quiet" type="submit">${workWords.out}</button></form>
`;
}
