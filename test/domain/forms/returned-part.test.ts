import { describe, expect, it } from '@jest/globals';
import { allowedActs } from '../../../domain/case/turn/allowed.ts';
import { parseForm } from '../../../domain/forms/form.ts';
import { renderPage } from '../../../domain/forms/render-page.ts';
import { readable, tags } from '../../support/markup.ts';
import { actor, regulationFrom, type Step, steps, tell, units } from '../../support/story.ts';
import { formOf, viewOf } from '../../support/views.ts';

const regulation = await regulationFrom('regulations/plastunovskaya.yaml');
const [, routing] = steps.route;
const [, handing] = steps.submit;
const handsIn = (minute: number, unit: string): Step => [
	`2025-03-12 11:0${minute}`,
	{ ...handing, by: actor('executor', unit), unit },
];
const asked = units.slice(0, 2).map(({ id }) => id);
const state = tell(
	[steps.receive, ['2025-03-12 10:10', { ...routing, units: asked }], ...asked.map((unit, at) => handsIn(at, unit))],
	regulation,
).case;
const ruled = { regulation, units: units.map(({ id }) => id) };
const page = {
	...formOf(viewOf(state, {}, false, regulation), actor('coordinator')),
	allowed: allowedActs(state, ruled),
};
const posted = (part: readonly string[]) =>
	parseForm({
		subject: page.subject,
		actor: page.actor,
		caseId: 'АН-1234',
		case: state,
		regulation,
		offsetAt: () => 180,
		allowed: allowedActs(state, ruled, 'coordinator'),
		fields: { decision: ['return'], draft: [String(state.draft?.version)], part, comment: ['Нет даты'] },
	});

describe('plastunovskaya 19.3: of the parts that wait to be joined one goes back', () => {
	it('the form asks whose, and for words, not for a reason of clause 14, which is the approver’s', () => {
		const html = renderPage(page);
		expect(tags(html, 'select').map(({ name }) => name)).toEqual(expect.arrayContaining(['part']));
		expect(tags(html, 'select').map(({ name }) => name)).not.toContain('reason');
		expect(readable(html)).toContain('Чью часть вернуть');
	});

	it('what is posted names the unit; nothing chosen is a fault in its own words', () => {
		expect(posted([asked[0] ?? ''])).toMatchObject({
			ok: true,
			value: { do: 'return', unit: asked[0], reason: 'other', comment: 'Нет даты' },
		});
		expect(posted([])).toMatchObject({
			ok: false,
			refusal: [{ field: 'part', message: 'Выберите, чью часть вернуть' }],
		});
	});
});
