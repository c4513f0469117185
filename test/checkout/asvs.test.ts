import { describe, expect, it } from '@jest/globals';
import { readText } from '../support/checkout.ts';

const rows = [
	...readText('docs/asvs.md').matchAll(/^\| ([\d., ]+) \| (.*?) \| \[.*?\]\(\.\.\/(test\/[^)]+)\): «(.*?)» \|$/gm),
].map(([, requirement = '', , file = '', title = '']) => ({ requirement, file, title }));

describe('docs/asvs.md (ASVS 5.0, chapters 3, 7 and 8, and 2.4.1)', () => {
	it('has lines of each of the chapters, and none without a test', () => {
		const lines = readText('docs/asvs.md')
			.split('\n')
			.filter((line) => /^\| \d/.test(line));
		expect(rows).toHaveLength(lines.length);
		expect(new Set(rows.map(({ requirement }) => requirement.slice(0, 1)))).toEqual(new Set(['2', '3', '7', '8']));
	});

	it.each(rows)('$requirement is shown by a test that stands there: $title', ({ file, title }) => {
		const text = readText(file);
		expect(text.includes(`'${title}'`) || text.includes(`"${title}"`)).toBe(true);
	});
});
