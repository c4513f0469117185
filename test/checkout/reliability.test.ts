import { describe, expect, it } from '@jest/globals';
import { readText } from '../support/checkout.ts';

interface Row {
	readonly code: string;
	readonly promise: string;
	readonly shown: readonly { readonly file: string; readonly title: string }[];
	readonly onlyAws: string;
}

const rows = [...readText('docs/reliability.md').matchAll(/^\| (R-\d\d) \| (.*?) \| (.*) \| (.*) \|$/gm)].map(
	([, code = '', promise = '', shown = '', onlyAws = '']): Row => ({
		code,
		promise,
		onlyAws: onlyAws.trim(),
		shown: [...shown.matchAll(/\]\(\.\.\/(test\/[^)]+)\): «(.*?)»(?:<br>|$)/g)].map(([, file = '', title = '']) => ({
			file,
			title,
		})),
	}),
);
const promises = new Map(
	[...readText('docs/decisions.md').matchAll(/^\| (R-\d\d) \| (.*) \|$/gm)].map(([, code = '', text = '']) => [
		code,
		text,
	]),
);

describe('R-33: docs/reliability.md', () => {
	it('has a row for each promise, in its own words, and none besides', () => {
		expect(rows.map(({ code, promise }) => [code, promise])).toEqual([...promises]);
		expect(rows).toHaveLength(33);
	});

	it.each(rows)('$code is shown by tests that stand there and name it', ({ code, shown }) => {
		expect(shown).not.toEqual([]);
		for (const { file, title } of shown) {
			expect(title).toContain(code);
			const text = readText(file);
			expect({ file, title, stands: text.includes(`'${title}'`) || text.includes(`"${title}"`) }).toMatchObject({
				stands: true,
			});
		}
	});

	it('says of what only AWS can show a whole sentence or nothing', () => {
		for (const { onlyAws } of rows) expect(onlyAws).toMatch(/^$|^.{15,}\.\)?$|\)\.$/);
	});
});
