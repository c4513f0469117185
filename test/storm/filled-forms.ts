import type { Field, Option } from '../../domain/forms/field.ts';
import { fieldsFor } from '../../domain/forms/form-fields.ts';
import type { FormPage } from '../../domain/forms/model.ts';
import { DAY_MS, MINUTE_MS } from '../../domain/instant.ts';
import type { Act } from '../../domain/regulation/regulation.ts';
import type { Chance } from './chance.ts';

/** Acts that end a case or throw it back are done seldom, or no case would go far. */
const seldom: readonly Act[] = [
	'appeal',
	'withdraw',
	'unpublishable',
	'no-answer',
	'return-to-curator',
	'not-ours',
	'decline',
	'recall',
	'refuse-consent',
	'withdraw-consent',
	'withdraw-proposal',
	'set-deadline',
	'reassign',
	'correct',
];

/** What somebody decides on a form that offers these. */
export function chooseAct(chance: Chance, offered: readonly Act[]): Act | undefined {
	const usual = offered.filter((act) => !seldom.includes(act));
	return chance.happens(0.9) && usual.length > 0 ? chance.one(usual) : chance.one(offered);
}

/** Fills in all that the chosen act asks for, as the form offers it, and what stands in it unseen. */
export function fill(
	chance: Chance,
	page: FormPage,
	offered: readonly Act[],
	decision: Act,
	offsetMinutes: number,
): URLSearchParams {
	const posted = new URLSearchParams({ caseId: page.caseId, decision });
	if (page.case.draft !== null) posted.set('draft', String(page.case.draft.version));
	const { subject } = page;
	if (subject.is === 'notice') posted.set('notice', subject.notice);
	if (subject.is === 'stage' && subject.question !== null) posted.set('question', String(subject.question));
	if (offered.includes('correct')) posted.set('corrections', String(page.case.corrections));
	posted.set('unsent', String(page.unsent.version));
	if (chance.happens(0.03)) posted.set('receipt', 'yes');
	if (chance.happens(0.03)) posted.set('keep', 'yes');
	if (chance.happens(0.05)) posted.set('preflight', 'yes');
	const kind = chance.happens(0.75) ? 'final' : 'interim';
	const day = new Date(page.case.lastAt + chance.between(1, 9) * DAY_MS + offsetMinutes * MINUTE_MS);
	const typed = `${pad(day.getUTCDate())}.${pad(day.getUTCMonth() + 1)}.${day.getUTCFullYear()} 15:00`;
	for (const field of fieldsFor(page, offered)) {
		if (field.name === 'decision' || (field.only !== null && !field.only.includes(decision))) continue;
		if (field.interimOnly && kind === 'final') continue;
		for (const value of valuesFor(chance, field, { kind, typed })) posted.append(field.name, value);
	}
	return posted;
}

function pad(number: number): string {
	return String(number).padStart(2, '0');
}

const dates: readonly string[] = ['promisedBy', 'due', 'repliedAt'];

function valuesFor(
	chance: Chance,
	field: Field,
	given: { readonly kind: string; readonly typed: string },
): readonly string[] {
	switch (field.is) {
		case 'radios':
			if (field.name === 'kind' && field.options.some(({ value }) => value === given.kind)) return [given.kind];
			return anyOf(chance, field.options);
		case 'checkboxes':
			if (field.name === 'unit' || field.name.endsWith('nit'))
				return chance.happens(0.3) ? field.options.slice(0, 2).map(({ value }) => value) : anyOf(chance, field.options);
			// A photograph that is demanded would have to be uploaded.
			if (field.name === 'photoRequired') return [];
			return chance.happens(0.4) ? anyOf(chance, field.options) : [];
		case 'select':
			if (field.name === 'system') return [''];
			return anyOf(
				chance,
				field.options.filter(({ value }) => value !== ''),
			);
		case 'line':
			if (dates.includes(field.name)) return [given.typed];
			return field.name === 'repeatOf' || field.name === 'reference' ? [''] : ['12-34'];
		case 'address':
			return [`https://vk.com/wall-1_${chance.between(3, 99)}`];
		case 'text':
			return ['Здравствуйте! Фонарь починят в среду.'];
		case 'tick':
		case 'files':
			return [];
		default:
			return field satisfies never;
	}
}

function anyOf(chance: Chance, options: readonly Option[]): readonly string[] {
	const chosen = chance.one(options);
	return chosen === undefined ? [] : [chosen.value];
}
