import { describe, expect, it } from '@jest/globals';
import type { Regulation } from '../../../domain/regulation/regulation.ts';
import { readText } from '../../support/checkout.ts';
import { regulationFrom } from '../../support/planted.ts';

const read = (id: string) => regulationFrom(readText(`regulations/${id}.yaml`));
const term = ({ terms }: Regulation, id: string) => terms.find((one) => one.id === id);
const alternatives = ({ readings }: Regulation, id: string) =>
	readings.find((one) => one.id === id)?.alternatives.map(({ terms }) => terms);

// No course of a case tells these from a neighbouring word, because both moments come at one instant or only one of
// them can come at all. The text says one of them, and so does the file.
describe('what a file says where two words would do the same', () => {
	it('anapa 2.5: a publication is counted from its detection, which is its registration (A-3)', () => {
		expect(term(read('anapa'), 'routing-publication')?.starts).toEqual(['detected']);
	});

	it('anapa 2.8: in hours on the wall the final cut-off is reckoned from the same two dates (A-7)', () => {
		const limit = { before: ['final', 'final-by-curator'], term: { amount: 3, unit: 'CH' } };
		expect(alternatives(read('anapa'), 'A-7')?.[0]?.['approval-cutoff-final']).toEqual({ limit });
	});

	it('kislovodsk 10a, 10b: only questions to the author suspend, up to their own cut-off, and three terms stand still', () => {
		expect(read('kislovodsk').pause).toMatchObject({
			from: 'clarify:author',
			until: 'clarified:author',
			cutoff: 'question-cutoff',
			terms: ['overall', 'draft-cutoff', 'question-cutoff'],
		});
	});

	it('kislovodsk 13: the other reading counts from the posting of the interim answer (K-9)', () => {
		expect(alternatives(read('kislovodsk'), 'K-9')).toEqual([{ final: { starts: ['publish:interim'] } }]);
	});

	it('plastunovskaya 24: the deputy head is told on receipt, or when the importance is raised', () => {
		const notices = read('plastunovskaya').notices.filter(({ clause }) => clause === '24');
		expect(notices.map(({ on, to, acknowledge }) => [on, to, acknowledge])).toEqual([
			['received', 'deputy', true],
			['raise', 'deputy', true],
		]);
	});
});
