import type { Case, Notice } from '../case/model/case.ts';
import { noticeRuleId } from '../regulation/notice-rule.ts';
import type { Regulation, Role } from '../regulation/regulation.ts';
import { termNamed } from '../regulation/term-named.ts';
import { workWords } from '../wording/work.ts';
import type { FormSubject } from './model.ts';

/** To whom what a link asks for goes when it is sent; null where the link is to no memo. */
export function memoTo(subject: FormSubject, { clocks }: Case, regulation: Regulation): Role | null {
	if (subject.is !== 'notice' || subject.clock === null) return null;
	const clock = clocks.find(({ id }) => id === subject.clock);
	return (clock && termNamed(regulation, clock.term)?.breach?.tell) ?? null;
}

/** What a notice asks of whoever is to confirm it, or to send the memo on; the way to its form bears this name. */
export function noticeAsks({ notice, memoOf }: Notice, { notices }: Regulation): string {
	if (memoOf !== null) return workWords.toMemo;
	const rule = notices.find(({ id }) => id === noticeRuleId(notice));
	return rule === undefined ? workWords.toNotice : `${workWords.toNotice}: ${rule.title}`;
}
