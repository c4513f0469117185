import { html } from 'hono/html';
import { unreachable } from '../result.ts';
import { isBlank } from '../text.ts';
import { askedWords } from '../wording/forms.ts';
import { pageWords } from '../wording/pages.ts';
import type { Field, Option, SingleControl } from './field.ts';
import type { FieldFault, PostedFields } from './model.ts';
import { renderFiles } from './render-files.ts';

export type Markup = ReturnType<typeof html>;

/**
 * A field with its visible label, hint, fault and what was entered. The fault stands beside the field in the same words
 * as in the summary, and the control names hint and fault as its description.
 */
export function renderField(field: Field, entered: PostedFields | null, faults: readonly FieldFault[]): Markup {
	const fault = faults.find(({ field: name }) => name === field.name) ?? null;
	const described = [
		...(field.hint === null ? [] : [`${field.name}-hint`]),
		...(fault === null ? [] : [`${field.name}-fault`]),
	].join(' ');
	const attributes = html`${described === '' ? '' : html` aria-describedby="${described}"`}${fault === null ? '' : html` aria-invalid="true"`}`;
	const notes = html`${field.hint === null ? '' : html`<p class="hint" id="${field.name}-hint">${field.hint}</p>`}${
		fault === null
			? ''
			: html`<p class="fault" id="${field.name}-fault"><span class="unseen">${pageWords.error}</span> ${fault.message}</p>`
	}`;
	const classes = classesOf(field, fault !== null);
	if (field.is === 'radios' || field.is === 'checkboxes') {
		const type = field.is === 'radios' ? 'radio' : 'checkbox';
		const chosen = entered?.[field.name] ?? (entered !== null || field.initial === null ? [] : [field.initial]);
		const group =
			field.is === 'radios'
				? html` role="radiogroup"${attributes}`
				: described === ''
					? ''
					: html` aria-describedby="${described}"`;
		const choices = field.options.map((option, index) => ({
			isRare: option.rare === true,
			isOpen: chosen.includes(option.value),
			markup: renderChoice(field.name, type, option, index, chosen),
		}));
		const rare = choices.filter(({ isRare }) => isRare);
		return html`<fieldset class="${classes}"${group}><legend>${field.label}</legend>${notes}
${choices.filter(({ isRare }) => !isRare).map(({ markup }) => markup)}${
	rare.length === 0
		? ''
		: html`<details${rare.some(({ isOpen }) => isOpen) ? html` open` : ''}><summary>${askedWords.otherActs} (${rare.length})</summary>
${rare.map(({ markup }) => markup)}</details>
`
}</fieldset>
`;
	}
	if (field.is === 'tick') {
		return html`<div class="${classes}">${notes}<div class="choice"><input type="checkbox" id="${field.name}" name="${field.name}" value="yes"${attributes}><label for="${field.name}">${field.label}</label></div></div>
`;
	}
	// Without it the button would lie a screen further down, for most answers go without a file.
	if (field.is === 'files' && !field.isDemanded && field.has.length === 0) {
		return html`<details class="${classes}"${fault === null ? '' : html` open`}><summary>${field.label}</summary><label class="unseen" for="${field.name}">${field.label}</label>${notes}
${renderFiles(field, entered, attributes)}</details>
`;
	}
	if (field.is === 'text' && field.isFolded === true) {
		const entry = entered?.[field.name]?.[0] ?? null;
		return html`<details class="${classes}"${fault === null && isBlank(entry ?? '') ? '' : html` open`}><summary>${field.label}</summary><label class="unseen" for="${field.name}">${field.label}</label>${notes}
${control(field, entry, attributes)}</details>
`;
	}
	return html`<div class="${classes}"><label for="${field.name}">${field.label}</label>${notes}
${field.is === 'files' ? renderFiles(field, entered, attributes) : control(field, entered?.[field.name]?.[0] ?? null, attributes)}</div>
`;
}

function control(
	field: Exclude<SingleControl, { readonly is: 'files' }> & { readonly name: string },
	entered: string | null,
	attributes: Markup,
): Markup {
	switch (field.is) {
		case 'select':
			return html`<select id="${field.name}" name="${field.name}"${attributes}>${field.options.map(
				({ value, label }) =>
					html`<option value="${value}"${value === (entered ?? '') ? html` selected` : ''}>${label}</option>`,
			)}</select>`;
		case 'line':
			return html`<input type="text" id="${field.name}" name="${field.name}" value="${entered ?? field.initial}" autocomplete="off"${attributes}>`;
		case 'address':
			return html`<input type="url" id="${field.name}" name="${field.name}" value="${entered ?? field.initial}" autocomplete="off" spellcheck="false"${attributes}>`;
		case 'text':
			// The parser of HTML drops the first line break of a textarea: this one is the one it may drop.
			return html`<textarea id="${field.name}" name="${field.name}" rows="8"${attributes}>
${entered ?? field.initial}</textarea>`;
		default:
			return unreachable(field);
	}
}

function renderChoice(
	name: string,
	type: 'radio' | 'checkbox',
	option: Option,
	index: number,
	chosen: readonly string[],
): Markup {
	const id = index === 0 ? name : `${name}-${index + 1}`;
	// Not the name alone for the first: the question may have a hint of its own.
	const hint = `${name}-${index + 1}-hint`;
	const described = option.hint === null ? '' : html` aria-describedby="${hint}"`;
	return html`<div class="choice"><input type="${type}" id="${id}" name="${name}" value="${option.value}"${described}${
		chosen.includes(option.value) ? html` checked` : ''
	}><label for="${id}">${option.label}</label>${option.hint === null ? '' : html`<p class="hint" id="${hint}">${option.hint}</p>`}</div>
`;
}

function classesOf(field: Field, wrong: boolean): string {
	return [
		'field',
		...(wrong ? ['wrong'] : []),
		...(field.only === null ? [] : ['only', ...field.only.map((act) => `on-${act}`)]),
		...(field.interimOnly ? ['interim-only'] : []),
	].join(' ');
}
