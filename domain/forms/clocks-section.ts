import { html } from 'hono/html';
import type { Clock } from '../case/model/case.ts';
import type { ClockExplanation } from '../case/why/explanation.ts';
import { clocksFor, sayDue } from '../case-view/clocks.ts';
import type { CaseView } from '../case-view/model.ts';
import { whyLine } from '../case-view/why-line.ts';
import type { Role } from '../regulation/regulation.ts';
import { sayUnit, scheduleUnconfirmed } from '../wording/cases.ts';
import { sayAuthority, sayClause, sayKind } from '../wording/citations.ts';
import { mailLabels } from '../wording/mails.ts';
import { pageWords } from '../wording/pages.ts';
import { sayClockState } from '../wording/terms.ts';
import type { Markup } from './render-field.ts';

const head = [mailLabels.what, mailLabels.clause, mailLabels.due, mailLabels.state, mailLabels.kind] as const;

/**
 * Every clock of the case that this role may see: what, by which clause, due, state, kind, and why it is due then. The
 * roles stand in the markup because a narrow page shows the rows as blocks, and would lose the table to a reader.
 */
export function clocksSection(view: CaseView, role: Role): Markup {
	const clocks = clocksFor(view, role);
	const unconfirmed = view.municipality.scheduleConfirmed ? '' : html`<p class="hint">${scheduleUnconfirmed}</p>`;
	const readings = readingsOf(clocks, view);
	return html`<section aria-labelledby="clocks"><h2 id="clocks">${pageWords.clocks}</h2>
${clocks.length === 0 ? html`<p>${pageWords.clocksNone}</p>` : table(clocks, view, readings)}
${unconfirmed}${readingsList(readings)}</section>
`;
}

type Reading = NonNullable<ClockExplanation['reading']>;

/** The readings that these clocks rest on, each once. */
function readingsOf(clocks: readonly Clock[], view: CaseView): readonly Reading[] {
	const all = clocks.flatMap((clock) => readingOf(clock, view) ?? []);
	return all.filter(({ id }, at) => all.findIndex((other) => other.id === id) === at);
}

/** How the text was read where it had to be; a term that stands in it needs no reading to be told. */
function readingOf(clock: Clock, view: CaseView): Reading | null {
	return clock.kind === 'INTERP' ? (view.why(clock)?.reading ?? null) : null;
}

/** The question that the text leaves open and how it is decided, where a row's link leads. */
function readingsList(readings: readonly Reading[]): Markup {
	if (readings.length === 0) return html``;
	return html`<h3>${pageWords.readings}</h3>
<dl>${readings.map(({ question, decision }, at) => html`<dt id="reading-${at + 1}">${question}</dt><dd>${decision}</dd>`)}</dl>
`;
}

function table(clocks: readonly Clock[], view: CaseView, readings: readonly Reading[]): Markup {
	return html`<table role="table" aria-labelledby="clocks"><thead role="rowgroup"><tr role="row">${head.map(
		(title) => html`<th role="columnheader" scope="col">${title}</th>`,
	)}</tr></thead>
<tbody role="rowgroup">${clocks.map((clock) => rows(clock, view, readings))}</tbody></table>`;
}

function rows(clock: Clock, view: CaseView, readings: readonly Reading[]): Markup {
	const { regulation, municipality, time } = view;
	const title = regulation.terms.find(({ id }) => id === clock.term)?.title ?? clock.stage;
	const unit = clock.unit === null ? '' : ` (${sayUnit(clock.unit, municipality.units)})`;
	const read = readings.findIndex(({ id }) => id === readingOf(clock, view)?.id);
	const cells = [
		`${title}${unit}`,
		// The last column says how a clause was read; what only serves one must not stand under its number.
		clock.kind === 'INTERNAL'
			? sayAuthority(regulation, clock.clause, clock.kind)
			: sayClause(regulation, clock.clause),
		sayDue(view, clock),
		sayClockState(clock, time.at),
		sayKind(clock.kind),
	];
	return html`<tr role="row" class="what">${cells.map((cell, index) => html`<td role="cell" data-label="${head[index] ?? ''}">${cell}</td>`)}</tr>
<tr role="row"><td role="cell" colspan="5" class="hint">${whyLine(view, clock) ?? ''}${read < 0 ? '' : html` <a href="#reading-${read + 1}">${pageWords.reading}</a>`}</td></tr>
`;
}
