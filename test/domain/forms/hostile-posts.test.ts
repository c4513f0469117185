import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { refusalCodes } from '../../../domain/case/model/refusal.ts';
import { refusalFaults } from '../../../domain/forms/form.ts';
import { withNoun } from '../../../domain/wording/unit-noun.ts';
import { post } from '../../support/posting.ts';
import { actor } from '../../support/story.ts';

const coordinator = actor('coordinator');

describe('whatever is posted', () => {
	it('R-13: gives a command of the link’s own actor or faults, and never throws', () => {
		const name = fc.oneof(
			fc.constantFrom(
				'decision',
				'unit',
				'reason',
				'text',
				'kind',
				'promisedBy',
				'permalink',
				'comment',
				'draft',
				'caseId',
				'notice',
			),
			fc.string(),
		);
		const value = fc.oneof(
			fc.constantFrom(
				'route',
				'submit',
				'approve',
				'return',
				'publish',
				'interim',
				'05.12.2026',
				'https://vk.com/wall-1_3',
				'АН-1234',
			),
			fc.string({ unit: 'binary' }),
		);
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 6 }),
				fc.dictionary(name, fc.array(value, { maxLength: 3 })),
				(count, fields) => {
					const answer = post(count, coordinator, fields);
					if (Array.isArray(answer)) expect(answer.length).toBeGreaterThan(0);
					else expect(answer).toMatchObject({ by: coordinator });
				},
			),
		);
	});

	it('every refusal of the domain has words that say how to mend it', () => {
		for (const code of refusalCodes) {
			const [fault] = refusalFaults({ code, clause: null, allowed: [] });
			const said = withNoun(fault?.message ?? '', { roles: {} });
			expect(said).toMatch(/^[А-ЯЁ]/);
			expect(said).not.toMatch(/[Нн]екорректн|undefined|[{}]/);
		}
	});
});
