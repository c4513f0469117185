import type { Path } from '../regulation/fault.ts';
import { textsIn } from '../regulation/lint/names.ts';
import type { ClauseEntry, Regulation } from '../regulation/regulation.ts';
import type { UnversionedRegulation } from '../regulation/schema/schema.ts';
import { momentWords } from '../wording/moments.ts';
import { docWords, reasonedWords } from '../wording/regulation-docs.ts';
import { orderWords, partWords, signedWords } from '../wording/regulation-orders.ts';
import { withNoun } from '../wording/unit-noun.ts';
import { sections } from './page.ts';
import { provedTerms } from './proof-section.ts';
import { clauseText, highText, limitText, table } from './say.ts';

/**
 * What the file will do to a message, in Russian, as the page that a lawyer signs: the Russian half of the regulation's
 * page and, for each clause, the words of the text as far as the file quotes them beside what carries it out.
 */
export function signedPage(regulation: Regulation): string {
	const [, ...rest] = sections(regulation, provedTerms(regulation), 'ru');
	return [
		`# ${signedWords.heading}`,
		`${regulation.title}. ${regulation.act}`,
		`${signedWords.version}: \`${regulation.version}\`. ${signedWords.intro} ${signedWords.unread}`,
		`### ${signedWords.clauses}`,
		withNoun(clausesTable(regulation), regulation),
		...rest,
		`${signedWords.signature}\n`,
	].join('\n\n');
}

function clausesTable(regulation: UnversionedRegulation): string {
	const { clauses: listed, ...rules } = regulation;
	const carriers = textsIn(rules, []).filter(({ path }) => path.at(-1) === 'clause');
	const rows = listed.map((entry) => {
		const carried = carriers
			.filter(({ text }) => text === entry.clause)
			.map(({ path }) => carrierText(regulation, path.slice(0, -1)));
		return [
			clauseText(regulation, entry.clause, 'LEGAL', 'ru'),
			quoteOf(entry),
			[...new Set(carried)].join('; ') ||
				(entry.reason === undefined ? signedWords.product : `${signedWords.people}: ${entry.reason}`),
		];
	});
	return table([orderWords.clause.ru, signedWords.text, signedWords.carried], rows);
}

function quoteOf({ text, source, since }: ClauseEntry): string {
	if (text === undefined) return signedWords.noWords;
	const from = [
		...(source === undefined ? [] : [source]),
		...(since === undefined ? [] : [`${signedWords.since} ${since}`]),
	];
	return `«${text}»${from.length === 0 ? '' : ` (${from.join(', ')})`}`;
}

/** The rule at this place of the file, by the name that people know it by. */
function carrierText(regulation: UnversionedRegulation, path: Path): string {
	const [part, which, inner, name] = path;
	const at = (list: readonly { readonly title: string }[]): string => `«${list[Number(which)]?.title ?? ''}»`;
	const key = String(which);
	switch (part) {
		case 'terms': {
			const term = regulation.terms[Number(which)];
			if (term === undefined) return signedWords.rule;
			if (inner === 'breach') return `${signedWords.memo}: «${term.title}»`;
			const atHigh = highText(regulation, term, 'ru');
			const length = limitText(regulation, term.limit, 'ru');
			const also = atHigh === '' ? '' : `, ${docWords.high.ru.toLowerCase()} ${atHigh}`;
			return `${signedWords.term} «${term.title}»: ${length}${also}`;
		}
		case 'stages': {
			const title = named(regulation.stages, key)?.title ?? key;
			return inner === 'acts'
				? `${signedWords.act} «${wordOf(String(name))}»: «${title}»`
				: `${signedWords.stage} «${title}»`;
		}
		case 'anytime':
			return `${signedWords.act} «${wordOf(key)}»: ${orderWords.anytime.ru.toLowerCase()}`;
		case 'notices':
			return `${signedWords.notice} ${at(regulation.notices)}`;
		case 'explanations':
			return `${momentWords.explain.ru} ${at(regulation.explanations)}`;
		case 'roles':
			return `${signedWords.role} «${named(regulation.roles, key)?.title ?? key}»`;
		case 'kinds':
			return `${signedWords.kind} «${named(regulation.kinds, key)?.title ?? key}»`;
		case 'reasons':
			return `${signedWords.reasons}: ${named(reasonedWords, key)?.ru ?? key}`;
		case 'readings':
			return `${signedWords.reading} ${regulation.readings[Number(which)]?.id ?? key}`;
		default:
			return `${signedWords.rule}: ${named(partWords, String(part)) ?? String(part)}`;
	}
}

function wordOf(act: string): string {
	return named(momentWords, act)?.ru ?? act;
}

function named<Entry>(table: Readonly<Record<string, Entry>>, name: string): Entry | undefined {
	return table[name];
}
