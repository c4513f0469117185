/**
 * What a form tells of itself: not what somebody typed. `draft` is not among them, for what was typed over one text says
 * nothing of the next.
 */
export const pageFields = ['caseId', 'notice', 'corrections', 'question', 'unsent', 'keep', 'preflight'] as const;
