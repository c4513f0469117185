import { html } from 'hono/html';
import type { Instant } from '../instant.ts';
import { DAY_MS } from '../instant.ts';
import type { Absence } from '../municipality/municipality.ts';
import { done, type Result, refuse } from '../result.ts';
import { absencePageWords as words } from '../wording/absence-pages.ts';
import { readTypedDate } from '../wording/typed-dates.ts';
import { type Field, field, option } from './field.ts';
import type { FieldFault, PostedFields } from './model.ts';
import { first, firstOrNull } from './posted.ts';
import { type Markup, renderField } from './render-field.ts';

/** One absence that is not over, as its page shows it. */
export interface AbsenceRow {
	/** null for one that stands in the file, and is ended there. */
	readonly id: string | null;
	readonly name: string;
	/** Days in words, both included. */
	readonly from: string;
	readonly to: string;
	readonly isRunning: boolean;
	/** Names of those who act; empty where nobody is left. */
	readonly by: readonly string[];
	/** Names of deputies who are away themselves on its first day. */
	readonly through: readonly string[];
}

/** Somebody to be chosen. */
export interface Colleague {
	readonly id: string;
	/** His name, and what he is where that is needed to tell people apart. */
	readonly title: string;
}

/** The absences that somebody may see, and the form for another. */
export interface AbsencesPart {
	readonly is: 'absences';
	readonly rows: readonly AbsenceRow[];
	/** Whose absence he may enter: his own, or everybody's. */
	readonly people: readonly Colleague[];
	readonly deputies: readonly Colleague[];
	readonly faults: readonly FieldFault[];
	readonly entered: PostedFields | null;
}

/** The form's fields; who is away is asked only of who may say it of several. */
function absenceFields({ people, deputies }: AbsencesPart): readonly Field[] {
	const choice = (all: readonly Colleague[], none: string) => [
		option('', { label: none }),
		...all.map(({ id, title }) => option(id, { label: title })),
	];
	return [
		...(people.length > 1
			? [field('person', words.person, null, { is: 'select', options: choice(people, words.person.choose) })]
			: []),
		field('from', words.from, null, { is: 'line', initial: '' }),
		field('to', words.to, null, { is: 'line', initial: '' }),
		field('deputy', words.deputy, null, { is: 'select', options: choice(deputies, words.deputy.byFile) }),
	];
}

/**
 * Reads the form. Refuses with every fault at once; whether the absence can be is for `entering`. `offsetAt`: minutes
 * ahead of UTC in the municipality's zone, by whose midnights its days begin and end.
 */
export function parseAbsence(
	fields: PostedFields,
	people: readonly Colleague[],
	offsetAt: (instant: Instant) => number,
): Result<Absence, readonly FieldFault[]> {
	const [only, ...others] = people;
	const said = others.length === 0 ? only?.id : first(fields, 'person');
	const person = people.find(({ id }) => id === said);
	const from = midnight(first(fields, 'from'), offsetAt);
	const last = midnight(first(fields, 'to'), offsetAt);
	const faults = [
		...(person === undefined ? [{ field: 'person', message: words.faults.person }] : []),
		...(from === null ? [{ field: 'from', message: words.faults.date }] : []),
		...(last === null ? [{ field: 'to', message: words.faults.date }] : []),
	];
	if (person === undefined || from === null || last === null) return refuse(faults);
	// A day may be an hour shorter or longer: the wall clock's next midnight is meant.
	const near = last + DAY_MS;
	const until = near + (offsetAt(last) - offsetAt(near)) * 60_000;
	return done({ person: person.id, from, until, deputy: firstOrNull(fields, 'deputy') });
}

/** The midnight that begins a day; null for what is no date alone. */
function midnight(typed: string, offsetAt: (instant: Instant) => number): Instant | null {
	return /^[\d.-]{8,10}$/.test(typed) ? readTypedDate(`${typed} 00:00`, offsetAt) : null;
}

/** The list and the form below it. `post`: where its forms go; `token`: what stands in each. */
export function absencesMain(
	part: AbsencesPart,
	{ post, token }: { readonly post: string; readonly token: string },
): Markup {
	const hidden = html`<input type="hidden" name="token" value="${token}">`;
	return html`<p>${words.line}</p>
<h2>${words.now}</h2>
${
	part.rows.length === 0
		? html`<p>${words.none}</p>
`
		: html`<ul class="list">${part.rows.map((row) => line(row, post, hidden))}</ul>
`
}<h2>${words.new}</h2>
<form method="post" action="${post}" novalidate>${hidden}
${absenceFields(part).map((one) => renderField(one, part.entered, part.faults))}<button type="submit">${words.button}</button>
</form>
`;
}

function line(row: AbsenceRow, post: string, hidden: Markup): Markup {
	const acts = row.by.length === 0 ? words.nobody : `${words.acts}: ${row.by.join(', ')}.`;
	return html`<li><p><strong>${row.name}</strong>, ${words.since}&nbsp;${row.from} ${words.until}&nbsp;${row.to}</p>
<p${row.by.length === 0 ? html` class="late"` : ''}>${acts}</p>
${
	row.through.length === 0
		? ''
		: html`<p class="late">${words.passedOver}: ${row.through.join(', ')}.</p>
`
}${
	row.id === null
		? html`<p class="hint">${words.byFile}</p>
`
		: html`<form method="post" action="${post}">${hidden}<button type="submit" name="end" value="${row.id}">${row.isRunning ? words.back : words.cancel}<span class="unseen">: ${row.name}</span></button></form>
`
}</li>
`;
}
