import { toldOf } from '../case/state/telling.ts';
import { clockFacts } from '../case-view/clock-facts.ts';
import { sayOverdue } from '../case-view/clocks.ts';
import { fact } from '../case-view/facts.ts';
import type { BreachRule } from '../regulation/regulation.ts';
import { sayRole } from '../wording/cases.ts';
import { sayAuthority, sayClause } from '../wording/citations.ts';
import { mailLabels, mailLines, mailWords } from '../wording/mails.ts';
import { sayMove } from '../wording/moves.ts';
import { clockOf, whyBlocks } from './about-stages.ts';
import type { Block } from './blocks.ts';
import type { MailInput } from './model.ts';
import { whatIsWanted } from './wanted.ts';

/** «Срок истёк 13 марта 2025 г., 13:00 (МСК), п. 2.7». */
export function breachHeadline(input: MailInput): string {
	const clock = clockOf(input);
	return clock === null ? mailWords.overdue : sayOverdue(input, clock);
}

export function breachBlocks(input: MailInput): readonly Block[] {
	const clock = clockOf(input);
	const { status } = input.case;
	const awaited = status.is === 'open' ? sayRole(status.awaits, input.regulation) : null;
	return [
		{ is: 'paragraph', text: whatIsWanted(input, clock) },
		...(input.link !== null && input.order.stage === 'consolidation'
			? [{ is: 'paragraph', text: mailLines.goOnWithout } as const]
			: []),
		{ is: 'facts', rows: [...fact(mailLabels.awaits, awaited), ...(clock === null ? [] : clockFacts(input, clock))] },
		...whyBlocks(input, clock),
	];
}

/** «Передайте информацию о нарушении срока, п. 3.2»: the machine drafts, a person tells. */
export function memoHeadline(input: MailInput): string {
	const rule = breachRuleOf(input);
	return rule === null ? mailWords.memo : `${mailWords.memo}, ${sayClause(input.regulation, rule.clause)}`;
}

export function memoBlocks(input: MailInput): readonly Block[] {
	const clock = clockOf(input);
	const rule = breachRuleOf(input);
	return [
		{ is: 'paragraph', text: mailLines.memo },
		{ is: 'heading', text: mailWords.told },
		{
			is: 'facts',
			rows: [
				...fact(mailLabels.to, rule === null ? null : sayRole(rule.tell, input.regulation)),
				...(clock === null ? [] : clockFacts(input, clock)),
			],
		},
		...whyBlocks(input, clock),
	];
}

/** The duty behind a breach: who must be told, by which clause. */
export function breachRuleOf(input: MailInput): BreachRule | null {
	const clock = clockOf(input);
	return input.regulation.terms.find(({ id }) => id === clock?.term)?.breach ?? null;
}

/** «Срок изменён, теперь до 13 марта 2025 г., 13:00 (МСК), п. 2.2». */
export function movedHeadline(input: MailInput): string {
	const clock = clockOf(input);
	if (clock === null) return mailWords.movedWithout;
	const authority = sayAuthority(input.regulation, clock.clause, clock.kind);
	return clock.dueAt === null
		? `${mailWords.movedWithout}, ${authority}`
		: `${mailWords.moved} ${mailWords.until}\u00a0${input.time.due(clock.dueAt)}, ${authority}`;
}

export function movedBlocks(input: MailInput): readonly Block[] {
	const clock = clockOf(input);
	if (clock === null) return [];
	const previous = clock.history.at(-1);
	const told = toldOf(input.case, clock);
	const was = told === null ? previous?.dueAt : told.was;
	return [
		{
			is: 'facts',
			rows: [
				...fact(mailLabels.before, was == null ? null : input.time.due(was)),
				...fact(mailLabels.after, clock.dueAt === null ? null : input.time.due(clock.dueAt)),
				...fact(mailLabels.reason, sayMove(previous?.why ?? 'deadline-set')),
			],
		},
		...whyBlocks(input, clock),
	];
}
