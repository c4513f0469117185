import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FormPage } from '../../../domain/forms/model.ts';
import { renderPage } from '../../../domain/forms/render-page.ts';
import { formNamed, returned, view } from '../../support/forms.ts';
import { skeleton, tags } from '../../support/markup.ts';
import { actor } from '../../support/story.ts';
import { formOf } from '../../support/views.ts';

describe('R-13: hostile text stays text', () => {
	const hostile = fc.oneof(
		fc.string({ unit: 'binary', minLength: 1 }),
		fc.constantFrom(
			'"><script>alert(1)</script>',
			"' onfocus='x",
			'</textarea><b>',
			'\u202eabc',
			'\0',
			'<!--',
			'</style><i>',
		),
	);

	it('no text of a case or of a form adds an element or an attribute to a page', () => {
		const faults = [{ field: 'text', message: 'x' }];
		const page = (text: string): FormPage => ({
			...formOf(
				view(3, { ...returned, message: text, location: text, returned: { reason: text, comment: text } }),
				actor('executor', 'roads'),
			),
			caseId: text,
			action: text,
			faults: faults.map(({ field }) => ({ field, message: text })),
			entered: { text: [text], promisedBy: [text], reason: [text], kind: ['interim'], decision: ['submit'] },
		});
		const calm = skeleton(renderPage(page('x')));
		fc.assert(fc.property(hostile, (text) => expect(skeleton(renderPage(page(text)))).toEqual(calm)));
	});

	it('what was entered comes back letter for letter, a first empty line included', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				const html = renderPage({ ...formNamed('draft'), entered: { text: [`\n${text}`] } });
				const [, raw = ''] = /<textarea id="text"[^>]*>\n([\s\S]*?)<\/textarea>/.exec(html) ?? [];
				const back = raw
					.replaceAll('&lt;', '<')
					.replaceAll('&gt;', '>')
					.replaceAll('&quot;', '"')
					.replaceAll('&#39;', "'")
					.replaceAll('&amp;', '&');
				expect(back).toBe(`\n${text}`);
			}),
		);
	});

	it('an address that no browser should follow is no link', () => {
		const html = renderPage(formOf(view(1, { permalink: 'javascript:alert(1)' }), actor('coordinator')));
		// The page's own ways lead to places of it.
		expect(tags(html, 'a').filter(({ href }) => href?.startsWith('#') !== true)).toEqual([]);
	});
});
