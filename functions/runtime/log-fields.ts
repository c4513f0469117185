/**
 * What a line about an error holds, beside its level: which function wrote it, whose case it was where one is known,
 * what happened, the error's name and its reason. The dashboard asks for these, a test holds them to a line really
 * written: Logs Insights answers a name that no line bears by an empty column and no error.
 */
export const errorFields = ['function', 'caseId', 'message', 'error', 'reason'] as const;

/**
 * What the saved query «what happened to a case» shows of each line that names it: which function, what it said, and of a
 * decision the act, its version and how many milliseconds it took.
 */
export const caseFields = [
	'function',
	'message',
	'act',
	'version',
	'tookMs',
	'why',
	'outcome',
	'error',
	'reason',
] as const;
