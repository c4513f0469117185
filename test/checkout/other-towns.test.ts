import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { check } from '../../cli/commands/check.ts';
import { clauseRows } from '../../cli/commands/clauses.ts';
import { testTitles } from '../../cli/files/test-titles.ts';
import { signedPage } from '../../domain/regulation-docs/signed-page.ts';
import { readText, root } from '../support/checkout.ts';
import { keptIo } from '../support/memory-io.ts';
import { regulationFrom } from '../support/planted.ts';
import { others, places } from '../support/worked/load.ts';

const titles = await testTitles(join(root, 'test'));
const known = await places();

describe.each(others)('what is known of the text of another town is said by files alone: %s', (id) => {
	const place = known[id];
	if (place === undefined) throw new Error(`${id} has no place among the worked cases`);
	const { regulation, municipality } = place;

	it('they pass check, together', async () => {
		const io = keptIo();
		const code = await check.run(
			[regulation, municipality].map((name) => join(root, name)),
			io,
		);
		expect({ code, refused: code === 0 ? '' : io.said.stdout() }).toEqual({ code: 0, refused: '' });
	}, 60_000);

	it('every clause is carried by something, or says why nothing can; what is carried is shown by a worked case', () => {
		const file = regulationFrom(readText(regulation));
		const byRules = new Set(
			file.clauses.flatMap(({ clause, where, reason }) =>
				where === undefined && reason === undefined ? [clause] : [],
			),
		);
		const rows = clauseRows(file, titles);
		expect(rows.filter(({ where, reason }) => where === '' && reason === null)).toEqual([]);
		expect(rows.filter(({ clause, tests }) => byRules.has(clause) && tests.length === 0)).toEqual([]);
	});

	it('the page that its lawyer signs has every word filled in', () => {
		expect(signedPage(regulationFrom(readText(regulation)))).not.toMatch(/[{}]/u);
	});
});
