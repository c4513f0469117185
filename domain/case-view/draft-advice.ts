import { styleAdvice } from '../accounts/style.ts';
import type { Network } from '../regulation/regulation.ts';
import { adviceWords, adviseShorter } from '../wording/advice.ts';
import { networkTitles } from '../wording/cases.ts';
import type { CaseView } from './model.ts';

/** How long a comment these networks take, in characters. */
const longest: Readonly<Partial<Record<Network, number>>> = { vk: 4_096, ok: 4_096, telegram: 4_096 };

const greeting = /^\P{L}*(здравствуйте|добрый (день|вечер)|доброе утро|доброго|приветствуем|уважаем)/iu;

/**
 * What could be better in the draft before it goes on, in Russian: no greeting, more than two acts, officialese, too long
 * for the network, an interim answer that names no date or promises too late a one (G-38). Advice, never a refusal (Anapa 2.14, Kislovodsk 16,
 * Plastunovskaya 20, P-11). Empty where no draft stands.
 */
export function draftAdvice({ case: { draft, incident }, content: { draft: text } }: CaseView): readonly string[] {
	if (draft === null || text === null) return [];
	const most = longest[incident.network] ?? Number.POSITIVE_INFINITY;
	return [
		...(greeting.test(text) ? [] : [adviceWords.greeting]),
		...styleAdvice(text),
		...([...text].length > most ? [adviseShorter(networkTitles[incident.network], most)] : []),
		...(draft.answer === 'interim' && draft.promiseTooLate === true ? [adviceWords.promise] : []),
		...(draft.answer === 'interim' && !/\d/.test(text) ? [adviceWords.date] : []),
	];
}
