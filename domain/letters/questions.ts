import type { CaseContent, CaseView } from './model.ts';

/**
 * What was asked and replied, as far as it may be shown: in reference mode no reply is. With a number that question
 * alone; with null the newest one that waits for its reply.
 */
export function questionsShown(
	{ content: { questions }, municipality }: Pick<CaseView, 'content' | 'municipality'>,
	number?: number | null,
): CaseContent['questions'] {
	const waits = number ?? questions.findLast(({ reply }) => reply === null)?.number;
	return questions
		.filter((question) => number === undefined || question.number === waits)
		.map((question) => (municipality.reference ? { ...question, reply: null } : question));
}
