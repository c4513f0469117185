import { awaiting } from '../case/turn/awaiting.ts';
import { fact } from '../case-view/facts.ts';
import { sayRole, sayUnit } from '../wording/cases.ts';
import { mailLabels, mailLines } from '../wording/mails.ts';
import { restWords as words } from '../wording/rest.ts';
import type { Block } from './blocks.ts';
import type { MailInput } from './model.ts';
import { whatIsWanted } from './wanted.ts';

/** «Дело стоит без движения с 12 марта 2025 г., 10:20 (МСК)». */
export function restHeadline({ case: { actedAt }, time }: MailInput): string {
	return `${words.headline}\u00a0${time.at(actedAt)}`;
}

/** Whom the case awaits, that nothing else will remind anybody of it, and that this is our own order (G-27). */
export function restBlocks(input: MailInput): readonly Block[] {
	const { case: state, regulation, municipality } = input;
	const awaited = awaiting(state, regulation).map(({ role, unit }) =>
		unit === null ? sayRole(role, regulation) : `${sayRole(role, regulation)} (${sayUnit(unit, municipality.units)})`,
	);
	return [
		{ is: 'paragraph', text: whatIsWanted(input, null) },
		{ is: 'facts', rows: fact(mailLabels.awaits, [...new Set(awaited)].join(', ')) },
		{ is: 'paragraph', text: words.why },
		{ is: 'paragraph', text: mailLines.ourOwn },
	];
}
