import { describe, expect, it } from '@jest/globals';
import { fieldsFor } from '../../../domain/forms/form-fields.ts';
import { offeredActs } from '../../../domain/forms/offers.ts';
import { formNamed } from '../../support/forms.ts';
import { post } from '../../support/posting.ts';
import { actor } from '../../support/story.ts';

const coordinator = actor('coordinator');
const text = 'Здравствуйте! Яму заделают до пятницы.';

function fieldsOf(name: string) {
	const page = formNamed(name);
	return fieldsFor(page, offeredActs(page));
}

describe('what the coordinator writes himself', () => {
	it('G-30: at the screening a text is one choice more, and routing stays what the form is for', () => {
		const [decision] = fieldsOf('screening');
		expect(decision).toMatchObject({ name: 'decision', initial: null });
		expect(decision?.is === 'radios' ? decision.options.map(({ value }) => value) : []).toContain('submit');
	});

	it('G-30: it is nobody’s unit’s, and an empty one is a fault of its field', () => {
		expect(post(1, coordinator, { decision: ['submit'], kind: ['final'], text: [text] })).toMatchObject({
			do: 'submit',
			unit: null,
			kind: 'final',
			text,
		});
		expect(post(1, coordinator, { decision: ['submit'], kind: ['final'], text: [' '] })).toEqual(['text']);
	});
});

describe('what he corrects before he sends it on', () => {
	it('G-30: the form holds the text, to be changed in a field of its own', () => {
		const mended = fieldsOf('check').find(({ name }) => name === 'mendedText');
		expect(mended).toMatchObject({ is: 'text', only: ['forward'] });
	});

	it('G-30: a text that is typed goes along, by either name; none is none', () => {
		const forward = { decision: ['forward'], draft: ['1'] };
		expect(post(4, coordinator, { ...forward, mendedText: [text] })).toMatchObject({ do: 'forward', draft: 1, text });
		expect(post(4, coordinator, { ...forward, text: [text] })).toMatchObject({ text });
		expect(post(4, coordinator, { ...forward, mendedText: [' '] })).toMatchObject({ text: null });
	});
});
