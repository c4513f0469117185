import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type PreflightContext, preflight } from '../../../domain/preflight/preflight.ts';
import { wordsToLookUp } from '../../../domain/preflight/spelling.ts';

const context: PreflightContext = {
	answer: 'final',
	network: 'vk',
	message: null,
	photoRequired: true,
	promised: null,
	promisedTooLate: false,
	misspelt: [],
};

describe('any text at all', () => {
	const hostile = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 2_000 }),
		fc.string({
			unit: fc.constantFrom(
				'а',
				'Б',
				'№',
				'1',
				' ',
				'\n',
				'?',
				'.',
				'-',
				'(',
				'\u0000',
				'\u202e',
				'👨‍👩‍👧',
				'кодекс',
				'добрый ',
			),
			maxLength: 2_000,
		}),
	);

	it('is looked through without a fault, and named in few words', () => {
		fc.assert(
			fc.property(
				hostile,
				hostile,
				fc.constantFrom('final', 'interim', 'question', 'explanation'),
				(text, message, answer) => {
					const findings = preflight(text, { ...context, message, answer });
					expect(new Set(findings.map(({ is }) => is)).size).toBe(findings.length);
					for (const word of wordsToLookUp(text)) expect(text.toLowerCase()).toContain(word);
					expect(JSON.stringify(findings).length).toBeLessThan(5_000);
				},
			),
			{ numRuns: 300 },
		);
	});

	// 100,000 characters are ten times what a form takes: what grows by the square would need minutes.
	it.each([
		'а',
		'А',
		'1',
		' ',
		'№',
		'№ 1/',
		'131-',
		'аб ',
		'МКД ',
		'УК(',
		'?',
		'а?',
		'\n',
		'👨‍👩‍👧',
		'\u202e\u0000',
		'кодекс ',
		'жилищный ',
		'1 рабочих ',
		'осуществляется ',
		'5.',
		'5 ма',
		'а.',
		'«',
		'добрый ',
	])(
		'a long run of %j ends',
		(piece) => {
			const text = piece.repeat(Math.ceil(100_000 / piece.length));
			expect(preflight(text, { ...context, message: text }).length).toBeGreaterThan(0);
			expect(wordsToLookUp(text).length).toBeLessThanOrEqual(2_000);
		},
		5_000,
	);
});
