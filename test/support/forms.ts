import type { FormPage } from '../../domain/forms/model.ts';
import { actor, steps, tell } from './story.ts';
import { formOf, viewOf } from './views.ts';

/** The ordinary path, step by step. */
export const path = [
	steps.receive,
	steps.route,
	steps.handOver,
	steps.submit,
	steps.forward,
	steps.approve,
	steps.publish,
];
/** The case after so many steps of it. */
export const view = (count: number, given = {}) => viewOf(tell(path.slice(0, count)).case, given);
export const returned = { returned: { reason: 'other', comment: 'Назовите дату' } };
const late = tell([...path.slice(0, 3), steps.late]);
const memo = late.case.notices[0]?.notice ?? '';

/** One form of every kind there is. */
export const forms: Readonly<Record<string, FormPage>> = {
	screening: formOf(view(1), actor('coordinator')),
	draft: formOf(view(3), actor('executor', 'roads')),
	check: formOf(view(4), actor('coordinator')),
	approval: formOf(view(5), actor('curator')),
	publication: formOf(view(6), actor('coordinator')),
	rework: formOf(viewOf(tell([...path.slice(0, 5), steps.giveBack]).case, returned), actor('coordinator')),
	confirmation: formOf(viewOf(tell([steps.receive, steps.noAnswer]).case), actor('approver')),
	clarification: formOf(
		viewOf(tell([steps.receive, steps.clarify]).case, {
			questions: [{ number: 1, text: 'Какая школа?', reply: null }],
		}),
		actor('curator'),
	),
	memo: formOf(viewOf(late.case), actor('approver'), {
		subject: {
			is: 'notice',
			notice: memo,
			clock: late.case.clocks.find(({ state }) => state === 'breached')?.id ?? null,
		},
	}),
	consolidation: formOf(view(3), actor('coordinator'), { allowed: ['consolidate'] }),
	'site-publication': formOf(view(6), actor('coordinator'), { allowed: ['publish-site'] }),
	consent: formOf(view(3), actor('coordinator'), { allowed: ['consent'] }),
	registration: formOf(view(3), actor('coordinator'), { allowed: ['register'] }),
};

/** The form of this name; a name without one is a fault of the test. */
export function formNamed(name: string): FormPage {
	const form = forms[name];
	if (form === undefined) throw new Error(`no form ${name}`);
	return form;
}
