import type { CaseContent, CaseView } from './model.ts';

type Asked = CaseContent['questions'];

/** Questions and replies as far as they may be shown: in reference mode no reply is. */
export function withheld({ municipality }: Pick<CaseView, 'municipality'>, questions: Asked): Asked {
	return municipality.reference ? questions.map((question) => ({ ...question, reply: null })) : questions;
}

/** The question of this number; of null the newest one that waits for its reply. */
export function questionAsked(questions: Asked, number: number | null): Asked {
	const asked = number ?? questions.findLast(({ reply }) => reply === null)?.number;
	return questions.filter((question) => question.number === asked);
}
