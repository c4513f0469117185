/** The id of the rule that a notice of a case was demanded by; each of its notices bears a number behind it. */
export function noticeRuleId(notice: string): string {
	return notice.replace(/-\d+$/, '');
}
