import type { TermPatch } from '../regulation/regulation.ts';
import { reasonedActs } from '../regulation/regulation.ts';
import type { UnversionedRegulation } from '../regulation/schema/schema.ts';
import type { Language } from '../wording/both.ts';
import { adviceTitles, docWords, reasonedWords, termKindWords } from '../wording/regulation-docs.ts';
import { orderWords } from '../wording/regulation-orders.ts';
import { withNoun } from '../wording/unit-noun.ts';
import { diagram } from './diagram.ts';
import { anytimeTable, memosTable, noticesTable, stepsTable } from './orders.ts';
import { type ProvedTerms, proofSection, provedTerms } from './proof-section.ts';
import { clauseText, highText, limitText, momentText, roleText, table } from './say.ts';

/**
 * The page of a regulation, as markdown: its path, terms, readings, reasons and the proof of its terms, first in Russian
 * for those who work by it, then in English. The same file gives the same page.
 */
export function regulationPage(regulation: UnversionedRegulation): string {
	const languages: readonly Language[] = ['ru', 'en'];
	const proved = provedTerms(regulation);
	return [
		`# ${regulation.title}`,
		regulation.act,
		`\`regulations/${regulation.id}.yaml\`. ${docWords.notice.ru} ${docWords.notice.en}`,
		...languages.flatMap((language) => sections(regulation, proved, language)),
		'',
	]
		.join('\n\n')
		.replace(/\n+$/, '\n');
}

/** What the file does to a message, in one language. */
export function sections(
	regulation: UnversionedRegulation,
	proved: ProvedTerms,
	language: Language,
): readonly string[] {
	return [
		`## ${docWords.language[language]}`,
		`### ${docWords.path[language]}`,
		diagram(regulation, language),
		`### ${orderWords.steps[language]}`,
		stepsTable(regulation, language),
		`### ${orderWords.anytime[language]}`,
		anytimeTable(regulation, language),
		`### ${docWords.terms[language]}`,
		terms(regulation, language),
		`### ${orderWords.notices[language]}`,
		noticesTable(regulation, language),
		`### ${orderWords.memos[language]}`,
		memosTable(regulation, language),
		`### ${docWords.readings[language]}`,
		readings(regulation, language),
		`### ${docWords.reasons[language]}`,
		reasons(regulation, language),
		`### ${docWords.proof[language]}`,
		proofSection(regulation, proved, language),
	].map((part) => withNoun(part, regulation));
}

function terms(regulation: UnversionedRegulation, language: Language): string {
	const head = (['clause', 'term', 'kind', 'length', 'high', 'starts', 'ends', 'holder'] as const).map(
		(name) => docWords[name][language],
	);
	const moments = (listed: readonly string[]): string =>
		listed.map((moment) => momentText(regulation, moment, language)).join('; ');
	const rows = regulation.terms.map((term) => {
		const notes = [
			...(term.oneOf !== undefined ? [docWords.oneOf[language]] : term.optional ? [docWords.optional[language]] : []),
			...(term.perUnit ? [docWords.perUnit[language]] : []),
			...(term.lapse === undefined ? [] : [docWords.lapse[language]]),
		];
		const name = language === 'ru' ? term.title : `\`${term.id}\``;
		const from = term.from ?? null;
		return [
			clauseText(regulation, term.clause, term.kind, language),
			notes.length === 0 ? name : `${name} (${notes.join(', ')})`,
			[
				termKindWords[term.kind][language],
				...Object.entries(term.kindSince ?? {}).flatMap(([moment, kind]) =>
					kind === undefined
						? []
						: `${docWords.since[language]} ${momentText(regulation, moment, language)}: ${termKindWords[kind][language]}`,
				),
			].join('; '),
			[
				limitText(regulation, term.limit, language),
				...(term.settable === undefined ? [] : [docWords.settable[language]]),
			].join('; '),
			highText(regulation, term, language),
			from === null ? moments(term.starts) : momentText(regulation, from, language),
			moments(term.ends),
			roleText(regulation, term.holder, language),
		];
	});
	return table(head, rows);
}

function readings(regulation: UnversionedRegulation, language: Language): string {
	if (language === 'en') return readingsInEnglish(regulation);
	const head = [
		'',
		docWords.clause.ru,
		docWords.question.ru,
		docWords.decision.ru,
		docWords.others.ru,
		docWords.decided.ru,
	];
	return table(
		head,
		regulation.readings.map(({ id, clause, question, decision, alternatives, by, on }) => [
			id,
			clauseText(regulation, clause, 'LEGAL', language),
			question,
			decision,
			alternatives.map(({ says }) => says).join('; ') || docWords.none.ru,
			`${by}, ${on}`,
		]),
	);
}

function readingsInEnglish(regulation: UnversionedRegulation): string {
	const rows = regulation.readings.map(({ id, clause, gist, alternatives, on }) => [
		id,
		clause,
		gist,
		alternatives.map((other) => `${other.id}: ${patchesText(regulation, other.terms)}`).join('; ') || docWords.none.en,
		on,
	]);
	const head = ['', docWords.clause.en, docWords.decision.en, docWords.others.en, docWords.decided.en];
	return [docWords.inRussian.en, table(head, rows)].join('\n\n');
}

function patchesText(regulation: UnversionedRegulation, terms: Readonly<Record<string, TermPatch>>): string {
	const patches = Object.entries(terms).map(([term, patch]) => `\`${term}\` ${patchText(regulation, patch)}`);
	return patches.join(', ') || docWords.none.en;
}

function patchText(regulation: UnversionedRegulation, { limit, starts, from, high, stands }: TermPatch): string {
	return [
		...(stands === true ? [docWords.stands.en] : []),
		...(limit === undefined ? [] : [limitText(regulation, limit, 'en')]),
		...(starts === undefined
			? []
			: [`from ${starts.map((moment) => momentText(regulation, moment, 'en')).join('; ')}`]),
		...(from === undefined ? [] : [`from ${momentText(regulation, from, 'en')}`]),
		...(high === undefined ? [] : [high === null ? docWords.notHalved.en : highText(regulation, { high }, 'en')]),
	].join(', ');
}

function reasons(regulation: UnversionedRegulation, language: Language): string {
	const listed = reasonedActs.flatMap((act) => {
		const rule = regulation.reasons[act];
		if (rule === undefined) return [];
		const partly = rule.closedWhen === undefined ? docWords.closed : docWords.partlyClosed;
		const kind = rule.closed ? partly[language] : docWords.free[language];
		const heading = `- ${reasonedWords[act][language]} (${clauseText(regulation, rule.clause, 'LEGAL', language)}, ${kind})`;
		return [heading, ...rule.items.map(({ code, title }) => `  - \`${code}\`${language === 'ru' ? ` ${title}` : ''}`)];
	});
	const advised = (regulation.advice ?? []).map(({ on, clause, reason }) => {
		const cite = clauseText(regulation, clause, 'LEGAL', language);
		return `  - ${adviceTitles[on][language]} (${cite}${reason === undefined ? '' : `, \`${reason}\``})`;
	});
	const lines = [...listed, ...(advised.length === 0 ? [] : [`- ${docWords.advice[language]}`, ...advised])];
	return lines.length === 0 ? docWords.none[language] : lines.join('\n');
}
