import { unreachable } from '../result.ts';
import { errorWords, errorWordsAtWork, unreadableWords } from '../wording/errors.ts';
import { renewWords } from '../wording/forms.ts';
import { renderCheck } from './check-page.ts';
import { renderForm } from './form-page.ts';
import type { PageModel } from './model.ts';
import { renderAlreadyDone, renderDone, renderError } from './outcome-pages.ts';

/**
 * A page as HTML: Russian, whole without script, escaped throughout. Pure: rendering changes nothing, so a GET
 * may be repeated at will.
 */
export function renderPage(page: PageModel): string {
	switch (page.is) {
		case 'form':
			return renderForm(page);
		case 'check':
			return renderCheck(page);
		case 'done':
			return renderDone(page);
		case 'already-done':
			return renderAlreadyDone(page);
		case 'error':
			return renderError((page.list === undefined ? errorWords : errorWordsAtWork)[page.status], page);
		case 'renewed':
			return renderError(renewWords.sent);
		case 'unreadable':
			return renderError(unreadableWords);
		default:
			return unreachable(page);
	}
}

/** The HTTP status that goes with a page: faults of a form are 422, a second click is no error. */
export function statusOf(page: PageModel): number {
	switch (page.is) {
		case 'form':
			return page.faults.length === 0 ? 200 : 422;
		case 'check':
		case 'done':
		case 'already-done':
		case 'renewed':
			return 200;
		case 'error':
			return page.status;
		case 'unreadable':
			return 503;
		default:
			return unreachable(page);
	}
}
