import { type Act, type Exit, stageKinds } from '../regulation/regulation.ts';
import type { UnversionedRegulation } from '../regulation/schema/schema.ts';
import type { Language } from '../wording/both.ts';
import { momentWords } from '../wording/moments.ts';
import { outcomeWords } from '../wording/outcomes.ts';
import { docWords } from '../wording/regulation-docs.ts';
import { stageWords } from '../wording/stages.ts';
import { actClauseText, clauseText } from './say.ts';

/** The path as a mermaid flowchart: a box for each stage, an arrow for each act that leads on, a rounded box for an end. */
export function diagram(regulation: UnversionedRegulation, language: Language): string {
	const stages = stageKinds.flatMap((kind) => {
		const rule = regulation.stages[kind];
		return rule === undefined ? [] : [{ kind, rule }];
	});
	const boxes = stages.map(({ kind, rule }) => {
		const title = language === 'ru' ? rule.title : stageWords[kind].en;
		const roles = [...new Set(rule.awaits.flatMap(({ role, and }) => [role, ...(and === undefined ? [] : [and])]))];
		const who = roles.map((role) => (language === 'ru' ? (regulation.roles[role]?.title ?? role) : role)).join(' / ');
		return `\t${node(kind)}["${label(title)}<br>${label(who)}<br>${label(clauseText(regulation, rule.clause, 'LEGAL', language))}"]`;
	});
	const arrows = stages.flatMap(({ kind, rule }) =>
		Object.entries(rule.acts).flatMap(([act, done]) =>
			done.exits.map(
				(exit) =>
					`\t${node(kind)} -->|"${label(actText(act, language))} (${label(actClauseText(regulation, done, language))})"| ${target(exit)}`,
			),
		),
	);
	const ends = Object.entries(outcomeWords).flatMap(([outcome, text]) =>
		[...arrows, ...anytime(regulation, language)].some((line) => line.endsWith(` ${node(outcome, 'out')}`))
			? [`\t${node(outcome, 'out')}(["${label(text[language])}"])`]
			: [],
	);
	const back = arrows.some((line) => line.endsWith(` ${backNode}`))
		? [`\t${backNode}(["${docWords.back[language]}"])`]
		: [];
	const start = `\tbegin(["${docWords.start[language]}"]) --> ${node(regulation.start)}`;
	const lines = [...new Set([start, ...boxes, ...ends, ...back, ...arrows, ...anytime(regulation, language)])];
	return ['```mermaid', 'flowchart TD', ...lines, '```'].join('\n');
}

/** Acts that lead on from whatever stage a case is in. */
function anytime(regulation: UnversionedRegulation, language: Language): readonly string[] {
	const any = docWords.anytime[language];
	return Object.entries(regulation.anytime).flatMap(([act, done]) =>
		done.exits.map(
			(exit) =>
				`\tany(("${any}")) -->|"${label(actText(act, language))} (${label(actClauseText(regulation, done, language))})"| ${target(exit)}`,
		),
	);
}

const backNode = 'back';

function target(exit: Exit): string {
	if ('back' in exit) return backNode;
	return 'to' in exit ? node(exit.to) : node(exit.ends, 'out');
}

function actText(act: string, language: Language): string {
	const known = Object.entries(momentWords).find(([name]: [Act | string, unknown]) => name === act);
	return known === undefined ? act : known[1][language];
}

/** A name that the language of the diagram takes for nothing else. */
function node(name: string, prefix = 'at'): string {
	return `${prefix}_${name.replaceAll('-', '_')}`;
}

/** Quotes would end a label of the diagram. */
function label(text: string): string {
	return text.replaceAll('"', '″');
}
