/**
 * What a line about an error holds, beside its level: which function wrote it, whose case it was where one is known,
 * what happened, the error's name and its reason. The dashboard asks for these, a test holds them to a line really
 * written: Logs Insights answers a name that no line bears by an empty column and no error.
 */
export const errorFields = ['function', 'caseId', 'message', 'error', 'reason'] as const;
