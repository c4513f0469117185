import { describe, expect, it } from '@jest/globals';
import { post } from '../../support/posting.ts';
import { actor } from '../../support/story.ts';

const coordinator = actor('coordinator');

describe('choosing units', () => {
	it('G-31: what is agreed is agreed with all that are chosen, or with the units that are named', () => {
		const fields = { decision: ['route'], unit: ['roads', 'parks'], photoRequired: ['parks'], selfPosting: ['yes'] };
		expect(post(1, coordinator, fields)).toMatchObject({
			photoRequired: false,
			selfPosting: true,
			agreed: {
				roads: { photoRequired: false, selfPosting: true },
				parks: { photoRequired: true, selfPosting: true },
			},
		});
	});
});
