import { describe, expect, it } from '@jest/globals';
import { type ClauseRow, clauses } from '../../cli/commands/clauses.ts';
import { keptIo } from '../support/memory-io.ts';

async function rowsOf(): Promise<readonly ClauseRow[]> {
	const io = keptIo();
	expect(await clauses.run(['--json'], io)).toBe(0);
	return JSON.parse(io.said.stdout()) as readonly ClauseRow[];
}

const rows = await rowsOf();
const named = (some: readonly ClauseRow[]) => some.map(({ regulation, clause }) => `${regulation} ${clause}`);

describe('the operative clauses of the five regulations', () => {
	it('are 129, none of them twice', () => {
		expect(rows).toHaveLength(129);
		expect(new Set(named(rows)).size).toBe(129);
	});

	it('have each a test or a worked case that names them, or a reason why no software can', () => {
		expect(named(rows.filter(({ tests, reason }) => tests.length === 0 && reason === null))).toEqual([]);
	});

	it('are each carried by a rule of the file, or say what else of the product does', () => {
		expect(named(rows.filter(({ where, reason }) => where === '' && reason === null))).toEqual([]);
	});

	it('have no test of their own only in the list of who is who where a rule of the file gives them a term', () => {
		const timed = rows.filter(({ where }) => where.includes('terms.'));
		const worked = (tests: readonly string[]) => tests.some((title) => !title.includes('who is who'));
		expect(named(timed.filter(({ tests }) => !worked(tests)))).toEqual([]);
	});
});
