import { html } from 'hono/html';
import { draftTitle } from '../case-view/draft-title.ts';
import type { Act } from '../regulation/regulation.ts';
import { checkButtons, checkOutcomes, checkWords } from '../wording/forms.ts';
import { actChoices, pageWords } from '../wording/pages.ts';
import { withNoun } from '../wording/unit-noun.ts';
import { addressLine, draftSection, quote } from './case-sections.ts';
import type { Field } from './field.ts';
import { fieldsFor } from './form-fields.ts';
import type { CheckPage, FormPage } from './model.ts';
import { offeredActs } from './offers.ts';
import { pageFields } from './page-fields.ts';
import type { Markup } from './render-field.ts';
import { renderShell } from './shell.ts';

/**
 * What cannot be taken back: an answer that counts as posted, and what ends a case, by itself or with a second person's
 * word. A memo is not among them: its own page is what is checked, for it says everything that goes to whom.
 */
const checked: readonly Act[] = [
	'publish',
	'publish-site',
	'return-to-curator',
	'no-answer',
	'unpublishable',
	'appeal',
	'withdraw',
	'register',
	'confirm',
];

/** Whether this act is shown once more before it is done, to whoever does it by the form's button. */
export function isChecked(act: Act): boolean {
	return checked.includes(act);
}

/** Whether the button of this form asks for that page. */
export function asksCheck(page: FormPage): boolean {
	return offeredActs(page).some(isChecked);
}

/** What was chosen and typed, once more: one form that holds it, whose one button does it, and the way back to mend it. */
export function renderCheck({ form, act }: CheckPage): string {
	const told = fieldsFor(form, offeredActs(form)).filter((field) => field.name !== 'decision' && isOf(field, act));
	return renderShell({
		title: `${checkWords.title}: ${pageWords.case.toLowerCase()} ${form.caseId}`,
		municipality: form.municipality.title,
		main: html`<p class="caption">${pageWords.case} ${form.caseId}</p>
<h1>${checkWords.title}</h1>
<h2>${checkWords.act}</h2>
<p>${withNoun(actChoices[act]?.label ?? act, form.regulation)}</p>
${told.map((field) => answered(field, form))}${act === 'publish' ? draftSection(form, draftTitle(form.case)) : ''}<p>${checkOutcomes[act] ?? checkWords.ends}</p>
<form method="post" action="${form.action}">
${hiddenFields(form)}<button type="submit">${checkButtons[act] ?? checkWords.button}</button>
</form>
<p><a href="${form.action}">${checkWords.mend}</a></p>
`,
	});
}

function isOf({ only, interimOnly }: Field, act: Act): boolean {
	return !interimOnly && (only === null || only.includes(act));
}

/** A question of the form with what was answered to it; nothing where nothing was. */
function answered(field: Field, { entered }: FormPage): Markup {
	const values = (entered?.[field.name] ?? []).filter((value) => value.trim() !== '');
	if (values.length === 0) return html``;
	return html`<h2>${field.label}</h2>
${values.map((value) => said(field, value))}
`;
}

function said(field: Field, value: string): Markup {
	switch (field.is) {
		case 'radios':
		case 'checkboxes':
		case 'select':
			return html`<p>${field.options.find((option) => option.value === value)?.label ?? value}</p>`;
		case 'address':
			return addressLine(checkWords.open, value, true);
		case 'tick':
			return html``;
		default:
			return quote(value);
	}
}

/** All that was posted but what asks for this page or for the keeping of a text. */
function hiddenFields({ entered }: FormPage): Markup {
	const asking: readonly string[] = pageFields.filter((name) => name === 'keep' || name === 'preflight');
	const pairs = Object.entries(entered ?? {}).flatMap(([name, values]) =>
		asking.includes(name) ? [] : values.map((value) => ({ name, value })),
	);
	return html`${pairs.map(
		({ name, value }) => html`<input type="hidden" name="${name}" value="${value}">
`,
	)}`;
}
