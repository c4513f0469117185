import type { AnswerKind, Network } from '../regulation/regulation.ts';
import { foldedAbbreviations } from './abbreviations.ts';
import { type DayOfYear, daysIn, tellsTime } from './dates.ts';
import type { TextFinding } from './finding.ts';
import { questionsIn, unansweredQuestions } from './questions.ts';
import { greets, styleFindings } from './style.ts';

/** What a text is to be, and what it answers. */
export interface PreflightContext {
	readonly answer: AnswerKind;
	readonly network: Network;
	/** The citizen's message; null where it is not here to be read (G-20) or was erased. */
	readonly message: string | null;
	/** Whether a photo belongs to the answer (Perm 3.4). */
	readonly photoRequired: boolean;
	/** The local day that an interim answer promises; null where it promises none. */
	readonly promised: DayOfYear | null;
	/** Whether that is later than the regulation allows (G-38). */
	readonly promisedTooLate: boolean;
	/** Words that no dictionary knows (see `misspelt`); empty also where nobody looked them up. */
	readonly misspelt: readonly string[];
}

/** How long a comment these networks take, in characters. */
const longest: Readonly<Partial<Record<Network, number>>> = { vk: 4_096, ok: 4_096, telegram: 4_096 };

const photo = /(?<!\p{L})(?:фото|снимк|снимок|видео|прилага|прикладыва|прикрепл|во вложени)/iu;

/**
 * What whoever approves this text would send it back for, in the order in which a reader meets it. Takes any text, in a
 * time that grows with its length alone, and refuses nothing (Plastunovskaya 20, P-11).
 */
export function preflight(text: string, context: PreflightContext): readonly TextFinding[] {
	const { answer, message, misspelt } = context;
	const answers = answer === 'final' || answer === 'interim';
	const questions = answer === 'final' && message !== null ? questionsIn(message) : [];
	const open = unansweredQuestions(questions, text);
	const names = foldedAbbreviations(text);
	const most = longest[context.network];
	return [
		...(greets(text) ? [] : [{ is: 'greeting' } as const]),
		...(open.length > 0 ? [{ is: 'questions', asked: questions.length, open } as const] : []),
		...(answers && context.photoRequired && !photo.test(text) ? [{ is: 'photo' } as const] : []),
		...interimFindings(text, context),
		...styleFindings(text),
		...(names.length > 0 ? [{ is: 'abbreviations', names } as const] : []),
		...(misspelt.length > 0 ? [{ is: 'spelling', words: misspelt } as const] : []),
		...(most !== undefined && [...text].length > most ? [{ is: 'length', most } as const] : []),
	];
}

/** The author of an interim answer reads in it when there will be more, and the day that was promised and no other. */
function interimFindings(
	text: string,
	{ answer, promised, promisedTooLate }: PreflightContext,
): readonly TextFinding[] {
	if (answer !== 'interim') return [];
	const days = daysIn(text);
	const isNamed = days.some(({ day, month }) => day === promised?.day && month === promised.month);
	return [
		...(promisedTooLate ? [{ is: 'promise' } as const] : []),
		...(tellsTime(text) ? [] : [{ is: 'date', names: 'none' } as const]),
		...(promised !== null && days.length > 0 && !isNamed ? [{ is: 'date', names: 'another' } as const] : []),
	];
}
