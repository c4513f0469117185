import { mailLines, mailWords } from '../wording/mails.ts';
import { sayClause } from '../wording/terms.ts';
import { breachHeadline, clockFacts } from './about-clocks.ts';
import { clockOf } from './about-stages.ts';
import type { Block } from './blocks.ts';
import type { MailInput } from './model.ts';

/** What is told when something happens (Plastunovskaya 10b, 24; G-18), or the memo that somebody passed on. */
export function noticeHeadline(input: MailInput): string {
	const rule = ruleOf(input);
	if (rule !== undefined) return `${rule.title}, ${sayClause(rule.clause)}`;
	return input.order.clock === null ? mailWords.notice : breachHeadline(input);
}

export function noticeBlocks(input: MailInput): readonly Block[] {
	const rule = ruleOf(input);
	const clock = input.order.clock === null ? null : clockOf(input);
	const why = rule?.kind === 'INTERNAL' ? mailLines.ourOwn : mailLines.demanded;
	const what = rule?.acknowledge === true ? mailLines.acknowledge : mailLines.forInformation;
	return [
		{ is: 'paragraph', text: `${why} ${what}` },
		...(clock === null ? [] : [{ is: 'facts', rows: clockFacts(input, clock) } as const]),
	];
}

function ruleOf(input: MailInput) {
	// A notice of the case is named by its rule and a running number.
	const rule = input.order.notice?.replace(/-\d+$/, '');
	return input.regulation.notices.find(({ id }) => id === rule);
}
