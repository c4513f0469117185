import { describe, expect, it } from '@jest/globals';
import type { TermRule } from '../../../domain/regulation/regulation.ts';
import { formatTerm } from '../../../domain/worktime/term.ts';
import { readText } from '../../support/checkout.ts';
import { regulationFrom } from '../../support/planted.ts';

const anapa = regulationFrom(readText('regulations/anapa.yaml'));

function term(id: string): TermRule {
	const found = anapa.terms.find((one) => one.id === id);
	if (found === undefined) throw new Error(`no term ${id}`);
	return found;
}

function length(id: string): string {
	const { limit } = term(id);
	return 'term' in limit ? formatTerm(limit.term) : 'none';
}

describe('the regulation of Anapa as data', () => {
	it('lists the 21 clauses of the text', () => {
		const text = '1.1 1.2 1.3 2.1 2.2 2.3 2.4 2.5 2.6 2.7 2.8 2.9 2.10a 2.10b 2.11 2.12 2.13 2.14 2.15 3.1 3.2';
		expect(anapa.clauses.map(({ clause }) => clause)).toEqual(text.split(' '));
	});

	it('lists the decisions where the text is silent', () => {
		const numbers = [...Array.from({ length: 16 }, (_, index) => index + 1), 18];
		expect(anapa.readings.map(({ id }) => id)).toEqual(numbers.map((number) => `A-${number}`));
	});

	it.each([
		['2.2', 'overall', '8 WH', 'LEGAL'],
		['2.3', 'return', '30 WM', 'LEGAL'],
		['2.4', 'clarification', '1 WH', 'LEGAL'],
		['2.5', 'routing', '1 WH', 'INTERP'],
		['2.7', 'draft', '3 WH', 'LEGAL'],
		['2.8', 'approval-cutoff', '3 WH', 'INTERP'],
		['2.10a', 'final', '7 WD', 'LEGAL'],
		['2.11', 'rework', '1 WH', 'LEGAL'],
		['2.12', 'publication', '30 WM', 'LEGAL'],
	])('anapa %s: the term "%s" is %s, %s', (clause, id, expected, kind) => {
		expect({ clause: term(id).clause, length: length(id), kind: term(id).kind }).toEqual({
			clause,
			length: expected,
			kind,
		});
	});

	it('anapa 2.13: at high importance four working hours bear its number; 2.4, 2.8 and, by A-13, 2.7 are halved', () => {
		const changed = anapa.terms.filter(({ high }) => high !== undefined).map(({ id }) => id);
		expect(changed).toEqual(['overall', 'clarification', 'approval-cutoff', 'draft', 'approval-cutoff-final']);
		expect(term('overall').high).toEqual({ limit: { term: { amount: 4, unit: 'WH' } }, clause: '2.13' });
		expect(term('draft').high).toEqual({
			limit: { term: { amount: 1.5, unit: 'WH' } },
			kind: 'INTERP',
			reading: 'A-13',
		});
	});

	it('anapa 2.3, 2.4: terms for what may not be needed break nothing by running out (G-26)', () => {
		expect(anapa.terms.filter(({ optional }) => optional).map(({ clause }) => clause)).toEqual(['2.3', '2.4']);
	});

	it('anapa 2.8: an incident is approved by the curator, a publication by the official in charge', () => {
		expect(anapa.stages.approval?.awaits).toEqual([
			{ when: { kind: ['incident'] }, role: 'curator' },
			{ role: 'approver' },
		]);
	});

	it('anapa 2.8: the time of the curator is measured, never enforced (G-15)', () => {
		const outside = anapa.terms.filter(({ holder }) => anapa.roles[holder]?.outside);
		expect(outside.map(({ kind }) => kind)).toEqual(['EXTERNAL']);
	});

	it('anapa 2.10b: the date of the curator is bounded by the seven working days', () => {
		expect(term('final-by-curator').limit).toEqual({ given: true, notAfter: 'final' });
	});

	it("anapa 2.11: the hour for a rework is ours, not the text's, where the message is a publication (A-10)", () => {
		expect(term('rework-publication').kind).toBe('INTERNAL');
	});

	it('anapa 2.15: no answer is a closed list of three reasons, and another person confirms', () => {
		expect(anapa.reasons['no-answer']?.closed).toBe(true);
		expect(anapa.reasons['no-answer']?.items.map(({ code }) => code)).toEqual(['harm-intent', 'obscene', 'threat']);
		expect(anapa.stages.confirmation?.awaits).toEqual([{ role: 'approver' }]);
	});

	it('anapa 2.5: after two refusals of one part the official in charge is asked as well (A-6)', () => {
		expect(anapa.stages.screening?.awaits[0]).toEqual({
			when: { declines: 2 },
			role: 'coordinator',
			and: 'approver',
		});
	});

	it('anapa 3.2: the breach of 2.7, and of nothing else, is told to the head by the official in charge', () => {
		expect(anapa.terms.filter(({ breach }) => breach !== null).map(({ clause }) => clause)).toEqual(['2.7']);
		expect(term('draft').breach).toEqual({ clause: '3.2', tell: 'head', by: 'approver' });
	});

	it('anapa 1.3: no term of 59-FZ runs: every term bears a clause of this text', () => {
		const listed = anapa.clauses.map(({ clause }) => clause);
		expect(anapa.terms.filter(({ clause }) => !listed.includes(clause))).toEqual([]);
	});
});
