import type { Chain } from '../proof/chain.ts';
import { countedIn } from '../proof/finding-text.ts';
import { everyWalk, type Finding, findingsOf, type Proof, proofsOf } from '../proof/findings.ts';
import { type ReadingFinding, readingFindings } from '../proof/readings.ts';
import type { UnversionedRegulation } from '../regulation/schema/schema.ts';
import type { Language } from '../wording/both.ts';
import { figure } from '../wording/plurals.ts';
import { detourWords, docWords, findingWords, termKindWords } from '../wording/regulation-docs.ts';
import { clauseText, lengthText, table } from './say.ts';

/** What the proof of a regulation's terms says, in whatever language it is told. */
export interface ProvedTerms {
	readonly proofs: readonly Proof[];
	readonly findings: readonly Finding[];
	readonly readings: readonly ReadingFinding[];
}

/** Proves the terms once for every language of the page. */
export function provedTerms(regulation: UnversionedRegulation): ProvedTerms {
	const walks = everyWalk(regulation);
	const proofs = proofsOf(walks);
	const findings = findingsOf(regulation, proofs);
	return { proofs, findings, readings: readingFindings(regulation, walks, findings) };
}

/** What is left of each term on the longest lawful ways, what does not fit, and which other readings could not be kept. */
export function proofSection(
	regulation: UnversionedRegulation,
	{ proofs, findings, readings }: ProvedTerms,
	language: Language,
): string {
	const rows = proofRows(regulation, proofs, language);
	const head = [docWords.term[language], docWords.way[language], docWords.sum[language], docWords.left[language]];
	const notes = findings.map((found) => `- ${findingLine(regulation, found, language)}`);
	const broken = readings.flatMap(({ reading, says, findings: found }) =>
		found.map(
			(one) => `- ${reading}${language === 'ru' ? ` (${says})` : ''}: ${findingLine(regulation, one, language)}`,
		),
	);
	const uncompared = [...new Set(proofs.flatMap((proof) => uncomparedText(regulation, proof.chain, language)))];
	return [
		docWords.legend[language],
		rows.length === 0 ? docWords.nothingProved[language] : table(head, rows),
		`#### ${docWords.findings[language]}`,
		notes.length === 0 ? docWords.noFindings[language] : notes.join('\n'),
		...(broken.length === 0 ? [] : [`#### ${docWords.readingsBroken[language]}`, broken.join('\n')]),
		...(uncompared.length === 0
			? []
			: [`#### ${docWords.uncompared[language]}`, uncompared.map((one) => `- ${one}`).join('\n')]),
	].join('\n\n');
}

/** A row for each sum: ways that come to the same share it, and our targets are shown where they change it. */
function proofRows(
	regulation: UnversionedRegulation,
	proofs: readonly Proof[],
	language: Language,
): readonly (readonly string[])[] {
	const rows = new Map<string, { readonly first: Proof; readonly ways: string[] }>();
	const sorted = proofs
		.filter(({ chain }) => chain.links.length > 0)
		.toSorted((one, other) => order(regulation, one) - order(regulation, other));
	for (const proof of sorted) {
		const { chain, situation, detours, measure } = proof;
		const place = [chain.frame.of.rule.id, chain.frame.part, situation.importance, situation.units].join(' ');
		const key = (kind: Proof['measure']): string => `${place} ${kind} ${sumText(regulation, chain, language)}`;
		const way = waysText(detours, language);
		if (measure === 'targets' && rows.get(key('terms'))?.ways.includes(way)) continue;
		const row = rows.get(key(measure));
		if (row === undefined) rows.set(key(measure), { first: proof, ways: [way] });
		else if (!row.ways.includes(way)) row.ways.push(way);
	}
	return [...rows.values()].map(({ first, ways }) => [
		placeText(regulation, first, language),
		[...conditionsOf(first, language), ways.join('; ')].join(', '),
		sumText(regulation, first.chain, language),
		amountText(first.chain.left, first.chain, language),
	]);
}

/** By the order of the terms in the file, the text before our targets, short ways before long ones. */
function order({ terms }: UnversionedRegulation, { chain, detours, measure, situation }: Proof): number {
	const term = terms.findIndex(({ id }) => id === chain.frame.of.rule.id);
	const part = ['whole', 'until', 'after'].indexOf(chain.frame.part);
	const minor = (situation.importance === 'high' ? 20 : 0) + (situation.units === 'several' ? 10 : 0) + detours.length;
	return ((term * 3 + part) * 2 + (measure === 'targets' ? 1 : 0)) * 100 + minor;
}

function placeText(regulation: UnversionedRegulation, { chain: { frame } }: Proof, language: Language): string {
	const clause = `${docWords.number[language]}${clauseText(regulation, frame.of.clause, 'LEGAL', language)}`;
	const where = frame.part === 'whole' ? docWords.within : frame.part === 'until' ? docWords.until : docWords.after;
	return frame.of.kind === 'INTERNAL'
		? `${where[language]} ${clauseText(regulation, frame.of.clause, frame.of.kind, language)}`
		: `${where[language]} ${clause} (${termKindWords[frame.of.kind][language]})`;
}

function caseText(proof: Proof, language: Language): string {
	return [...conditionsOf(proof, language), waysText(proof.detours, language)].join(', ');
}

function conditionsOf({ situation, measure }: Proof, language: Language): readonly string[] {
	return [
		...(situation.importance === 'high' ? [docWords.highImportance[language]] : []),
		...(situation.units === 'several' ? [docWords.several[language]] : []),
		...(measure === 'targets' ? [docWords.targets[language]] : []),
	];
}

function waysText(detours: Proof['detours'], language: Language): string {
	const and = ` ${docWords.and[language]} `;
	return detours.length === 0
		? docWords.normal[language]
		: detours.map((detour) => detourWords[detour]?.[language] ?? detour).join(and);
}

function sumText(regulation: UnversionedRegulation, chain: Chain, language: Language): string {
	const number = (value: number): string => (language === 'ru' ? figure(value) : String(value));
	const links = chain.links.map(
		({ minutes, term, atMost }) =>
			`${atMost ? '≤' : ''}${number(minutes)} (${clauseText(regulation, term.clause, term.kind, language)})`,
	);
	const of = docWords.of[language];
	return `${links.join(' + ')} = ${number(chain.sum)} ${of} ${number(chain.limit)}`;
}

function amountText(minutes: number, chain: Chain, language: Language): string {
	const sign = minutes < 0 ? '−' : '';
	return `${sign}${lengthText({ amount: Math.abs(minutes), unit: countedIn(chain) }, language)}`;
}

function findingLine(regulation: UnversionedRegulation, found: Finding, language: Language): string {
	const { proof, clause, finding } = found;
	const seen = regulation.acknowledged.find((one) => one.clause === clause && one.finding === finding);
	const where = `${docWords.number[language]}${clauseText(regulation, clause, 'LEGAL', language)}`;
	const because = seen === undefined ? '' : `. ${docWords.acknowledged[language]}: ${seen.because}`;
	const left = amountText(proof.chain.left, proof.chain, language);
	const said = `${where}: ${findingWords[finding][language]}; ${caseText(proof, language)}`;
	return `${said}: ${sumText(regulation, proof.chain, language)}, ${docWords.left[language].toLowerCase()} ${left}${because}`;
}

function uncomparedText(
	regulation: UnversionedRegulation,
	{ frame, uncompared }: Chain,
	language: Language,
): readonly string[] {
	const named = (clause: string): string =>
		`${docWords.number[language]}${clauseText(regulation, clause, 'LEGAL', language)}`;
	return uncompared.flatMap(({ limit, clause: inner }) =>
		'term' in limit && frame.limit[0] !== undefined
			? [
					`${lengthText(limit.term, language)} (${named(inner)}), ${lengthText(frame.limit[0], language)} (${named(frame.of.clause)})`,
				]
			: [],
	);
}
