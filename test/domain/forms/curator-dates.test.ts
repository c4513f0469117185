import { describe, expect, it } from '@jest/globals';
import { allowedActs } from '../../../domain/case/turn/allowed.ts';
import { parseForm } from '../../../domain/forms/form.ts';
import type { FormSubject, PostedFields } from '../../../domain/forms/model.ts';
import { renderPage } from '../../../domain/forms/render-page.ts';
import { tags } from '../../support/markup.ts';
import { actor, anapaRegulation, steps, tell, units } from '../../support/story.ts';
import { formOf, viewOf } from '../../support/views.ts';

const curator = actor('curator');
const submitted = [steps.receive, steps.route, steps.handOver];
const interim = tell([...submitted, steps.interim, steps.forward]).case;
const final = tell([...submitted, steps.submit, steps.forward]).case;
const second = tell([...submitted, steps.interim, steps.forward, steps.approve, steps.publish]).case;

function fieldsOf(state: typeof interim, subject: FormSubject) {
	const html = renderPage(formOf(viewOf(state), curator, { subject }));
	return [...tags(html, 'input'), ...tags(html, 'select')].map(({ name }) => name);
}

function posted(state: typeof interim, fields: PostedFields) {
	const parsed = parseForm({
		fields,
		actor: curator,
		caseId: 'АН-1234',
		case: state,
		regulation: anapaRegulation,
		offsetAt: () => 180,
		subject: { is: 'case' },
		allowed: allowedActs(state, { regulation: anapaRegulation, units: units.map(({ id }) => id) }, 'curator'),
	});
	return parsed.ok ? parsed.value : parsed.refusal.map(({ field }) => field);
}

const approval: FormSubject = { is: 'stage', stage: 'approval', question: null };
const due = { at: Date.parse('2025-03-18T18:00:00+03:00'), wholeDay: false };

describe("the curator's dates by form", () => {
	it('A-9: the page for the consent asks for a date where the text is an interim one, and only there', () => {
		expect(fieldsOf(interim, approval)).toContain('due');
		expect(fieldsOf(final, approval)).not.toContain('due');
	});

	it('A-9: the date comes with the consent or is left out; one that is no date is told', () => {
		const approve = { decision: ['approve'], draft: ['1'] };
		expect(posted(interim, { ...approve, due: ['18.03.2025 18:00'] })).toMatchObject({ do: 'approve', due });
		expect(posted(interim, { ...approve, due: [''] })).toEqual({ do: 'approve', by: curator, draft: 1 });
		expect(posted(interim, { ...approve, due: ['скоро'] })).toEqual(['due']);
	});

	it('A-9, A-11: the page of the case sets the date alone, with one more interim answer after the first', () => {
		expect(fieldsOf(second, { is: 'case' })).toEqual(expect.arrayContaining(['due', 'interim']));
		expect(fieldsOf(interim, { is: 'case' })).not.toContain('interim');
		const set = { decision: ['set-deadline'], due: ['18.03.2025 18:00'] };
		expect(posted(second, { ...set, interim: ['yes'] })).toMatchObject({ do: 'set-deadline', due, interim: true });
		expect(posted(second, set)).toMatchObject({ interim: false, for: null });
		expect(posted(second, { ...set, due: [''] })).toEqual(['due']);
	});
});
