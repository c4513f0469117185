import { sayWhomToCall } from '../case-view/standing.ts';
import { sayRole, sayUnit, scheduleUnconfirmed } from '../wording/cases.ts';
import { mailLines } from '../wording/mails.ts';
import type { MailInput } from './model.ts';

/** Why the mail came, from whom, and whom the link is for. */
export function footerOf(input: MailInput): readonly string[] {
	const { order, municipality, regulation } = input;
	// Of others a mail may speak of a unit that is not theirs.
	const isOfUnit = order.to === 'executor' || order.to === 'unit-head';
	const unit = order.unit === null || !isOfUnit ? '' : `, ${sayUnit(order.unit, municipality.units)}`;
	return [
		`${mailLines.whyReceived} (${sayRole(order.to, regulation)}${unit}).`,
		`${municipality.title}${telephoneOf(input)}. ${regulation.title}${mailLines.version} ${regulation.version.slice(0, 12)}.`,
		...(input.link === null && (input.caseLink ?? null) === null ? [] : [mailLines.personalLink]),
		...(municipality.telephone === null || order.to === 'coordinator' ? [] : [sayWhomToCall(input)]),
		...(municipality.scheduleConfirmed ? [] : [scheduleUnconfirmed]),
	];
}

/** To the coordinator, whose own number it is, beside the title; everybody else is told whom to call. */
function telephoneOf({ municipality: { telephone }, order }: MailInput): string {
	return telephone === null || order.to !== 'coordinator' ? '' : `, ${mailLines.telephone}\u00a0${telephone}`;
}
