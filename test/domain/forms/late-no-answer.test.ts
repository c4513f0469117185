import { describe, expect, it } from '@jest/globals';
import { post } from '../../support/posting.ts';
import { actor } from '../../support/story.ts';

const coordinator = actor('coordinator');

describe('no answer at a late stage', () => {
	it('G-35: at a late stage no answer has a reason of its own beside that of a return', () => {
		const fields = { decision: ['no-answer'], draft: ['1'], reason: [''] };
		const command = { do: 'no-answer', by: coordinator, reason: 'threat' };
		expect(post(4, coordinator, { ...fields, noAnswerReason: ['threat'] })).toEqual(command);
		expect(post(4, coordinator, { ...fields, reason: ['threat'] })).toEqual(command);
		expect(post(4, coordinator, { ...fields, noAnswerReason: [''] })).toEqual(['noAnswerReason']);
	});
});
