import { clockFacts } from '../case-view/clock-facts.ts';
import { type Fact, reasonFact } from '../case-view/facts.ts';
import { proposedFacts, proposedReason } from '../case-view/reasons.ts';
import { noticeRuleId } from '../regulation/notice-rule.ts';
import type { NoticeRule } from '../regulation/regulation.ts';
import { sayRuleAuthority } from '../wording/citations.ts';
import { mailLines, mailWords } from '../wording/mails.ts';
import { breachHeadline } from './about-clocks.ts';
import { clockOf } from './about-stages.ts';
import type { Block } from './blocks.ts';
import type { MailInput } from './model.ts';

/** What is told when something happens (Plastunovskaya 10b, 24; G-18), or the memo that somebody passed on. */
export function noticeHeadline(input: MailInput): string {
	const rule = noticeRuleOf(input);
	if (rule !== undefined) return `${rule.title}, ${sayRuleAuthority(input.regulation, rule)}`;
	return input.order.clock === null ? mailWords.notice : breachHeadline(input);
}

export function noticeBlocks(input: MailInput): readonly Block[] {
	const rule = noticeRuleOf(input);
	const clock = input.order.clock === null ? null : clockOf(input);
	const why = rule?.kind === 'INTERNAL' ? mailLines.ourOwn : mailLines.demanded;
	const what = rule?.acknowledge === true ? mailLines.acknowledge : mailLines.forInformation;
	const reasons = rule === undefined ? [] : reasonOf(rule, input);
	return [
		{ is: 'paragraph', text: `${why} ${what}` },
		...(reasons.length === 0 ? [] : [{ is: 'facts', rows: reasons } as const]),
		...(clock === null ? [] : [{ is: 'facts', rows: clockFacts(input, clock) } as const]),
	];
}

/** Why the case ends as the notice tells. */
function reasonOf({ on }: NoticeRule, input: MailInput): readonly Fact[] {
	const { regulation } = input;
	if (on === 'confirm' || on === 'no-answer') return proposedFacts(input);
	return on === 'return-to-curator' ? reasonFact(on, proposedReason(input), regulation) : [];
}

/** The rule by which a notice of the case is told; undefined for a memo that was passed on. */
export function noticeRuleOf(input: MailInput): NoticeRule | undefined {
	// A notice of the case is named by its rule and a running number.
	const rule = input.order.notice === null ? null : noticeRuleId(input.order.notice);
	return input.regulation.notices.find(({ id }) => id === rule);
}
