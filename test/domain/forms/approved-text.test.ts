import { describe, expect, it } from '@jest/globals';
import { post } from '../../support/posting.ts';
import { actor, anapaRegulation } from '../../support/story.ts';

const coordinator = actor('coordinator');

describe('the form of an approved text', () => {
	it('G-32: an approved text is recalled with a reason, from either field, in the version that was read', () => {
		const reason = 'Ошибка в дате';
		const command = { do: 'recall', by: coordinator, draft: 1, reason };
		const recall = { decision: ['recall'], draft: ['1'] };
		expect(post(6, coordinator, { ...recall, comment: [reason] })).toEqual(command);
		expect(post(6, coordinator, { ...recall, reason: [reason] })).toEqual(command);
		expect(post(6, coordinator, { ...recall, comment: [' '] })).toEqual(['comment']);
		expect(post(6, coordinator, { decision: ['recall'], comment: [reason] })).toEqual(['draft']);
	});

	it('a form with one act may leave the decision out', () => {
		const permalink = 'https://vk.com/wall-1_3';
		const { publication } = anapaRegulation.stages;
		if (publication?.acts.publish === undefined) throw new Error('anapa publishes');
		const stages = {
			...anapaRegulation.stages,
			publication: { ...publication, acts: { publish: publication.acts.publish } },
		};
		const regulation = { ...anapaRegulation, stages };
		expect(post(6, coordinator, { draft: ['1'], permalink: [permalink] }, regulation)).toMatchObject({
			do: 'publish',
			permalink,
			visibility: null,
		});
	});
});
