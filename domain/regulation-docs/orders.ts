import { entriesOf } from '../regulation/lint/stages.ts';
import { type Act, type ActRule, type Exit, type StageKind, stageKinds } from '../regulation/regulation.ts';
import type { UnversionedRegulation } from '../regulation/schema/schema.ts';
import type { Language } from '../wording/both.ts';
import { momentWords } from '../wording/moments.ts';
import { outcomeWords } from '../wording/outcomes.ts';
import { docWords } from '../wording/regulation-docs.ts';
import { orderWords } from '../wording/regulation-orders.ts';
import { stageWords } from '../wording/stages.ts';
import { conditionText } from './conditions.ts';
import { actClauseText, clauseText, momentText, roleText, table } from './say.ts';

/** Who may do what at each stage, and where it leads. */
export function stepsTable(regulation: UnversionedRegulation, language: Language): string {
	const rows = stageKinds.flatMap((stage) => {
		const rule = regulation.stages[stage];
		if (rule === undefined) return [];
		return entriesOf(rule.acts).map(([act, done], index) => [
			index === 0 ? stageText(regulation, stage, language) : '',
			actText(act, language),
			whoText(regulation, done, stage, language),
			...ruleCells(regulation, done, language),
		]);
	});
	const { stage, act, who, clause, condition, leads } = orderWords;
	return table(
		[stage, act, who, clause, condition, leads].map((words) => words[language]),
		rows,
	);
}

/** What can be done whatever a case waits for. */
export function anytimeTable(regulation: UnversionedRegulation, language: Language): string {
	const rows = entriesOf(regulation.anytime).map(([act, done]) => [
		actText(act, language),
		whoText(regulation, done, null, language),
		...ruleCells(regulation, done, language),
	]);
	const { act, who, clause, condition, leads } = orderWords;
	return tableOr(
		[act, who, clause, condition, leads].map((words) => words[language]),
		rows,
		language,
	);
}

/** Every notice of the file, and who hears of a target of ours. */
export function noticesTable(regulation: UnversionedRegulation, language: Language): string {
	const notices = regulation.notices.map(({ id, clause, kind, on, when, to, acknowledge, title }) => [
		on === 'lapse' ? lapsedText(regulation, id, language) : momentText(regulation, on, language),
		conditionText(regulation, when, language),
		`${roleText(regulation, to, language)}${acknowledge ? `, ${orderWords.acknowledge[language]}` : ''}`,
		language === 'ru' ? title : `\`${id}\``,
		`${clauseText(regulation, clause, 'LEGAL', language)}${kind === 'INTERNAL' ? `, ${orderWords.own[language]}` : ''}`,
	]);
	const targets = regulation.terms.flatMap(({ id, clause, kind, title, tell }) =>
		tell === undefined
			? []
			: [
					[
						`${orderWords.passed[language]}: ${language === 'ru' ? `«${title}»` : `\`${id}\``}`,
						'',
						roleText(regulation, tell, language),
						language === 'ru' ? title : `\`${id}\``,
						clauseText(regulation, clause, kind, language),
					],
				],
	);
	const { event, condition, told, what, clause } = orderWords;
	return tableOr(
		[event, condition, told, what, clause].map((words) => words[language]),
		[...notices, ...targets],
		language,
	);
}

/** Which terms have passed where this notice goes out. */
function lapsedText({ terms }: UnversionedRegulation, notice: string, language: Language): string {
	const names = terms
		.filter(({ lapse }) => lapse === notice)
		.map(({ id, title }) => (language === 'ru' ? `«${title}»` : `\`${id}\``));
	return `${momentWords.lapse[language]}: ${names.join(', ')}`;
}

/** Who must be told of which breach and by whom, and who gets a copy of all. */
export function memosTable(regulation: UnversionedRegulation, language: Language): string {
	const memos = regulation.terms.flatMap(({ id, title, breach }) =>
		breach === null
			? []
			: [
					[
						language === 'ru' ? `«${title}»` : `\`${id}\``,
						roleText(regulation, breach.tell, language),
						roleText(regulation, breach.by, language),
						clauseText(regulation, breach.clause, 'LEGAL', language),
					],
				],
	);
	const copies = regulation.escalates.map(({ to, clause }) => [
		orderWords.copy[language],
		roleText(regulation, to, language),
		'',
		clauseText(regulation, clause, 'LEGAL', language),
	]);
	const { what, told, by, clause } = orderWords;
	return tableOr(
		[what, told, by, clause].map((words) => words[language]),
		[...memos, ...copies],
		language,
	);
}

/** Whoever may do it; `stage` is null for what belongs to no stage. */
function whoText(
	regulation: UnversionedRegulation,
	{ by, as, also, posts, proposer }: ActRule,
	stage: StageKind | null,
	language: Language,
): string {
	if (proposer === true) return orderWords.proposer[language];
	const place = as ?? stage;
	const own =
		by === undefined
			? place === null
				? orderWords.awaited[language]
				: awaitedText(regulation, place, language)
			: by.map((role) => roleText(regulation, role, language)).join(', ');
	return [
		own,
		...(also === undefined ? [] : [awaitedText(regulation, also, language)]),
		...(posts === true ? [orderWords.posts[language]] : []),
	].join(`; ${docWords.and[language]} `);
}

/** Whom a stage waits for, each with the condition under which it does. */
function awaitedText(regulation: UnversionedRegulation, stage: StageKind, language: Language): string {
	return (regulation.stages[stage]?.awaits ?? [])
		.map(({ role, and, when }) => {
			const who = [role, ...(and === undefined ? [] : [and])].map((one) => roleText(regulation, one, language));
			const condition = conditionText(regulation, when, language);
			return `${who.join(` ${docWords.and[language]} `)}${condition === '' ? '' : ` (${condition})`}`;
		})
		.join('; ');
}

/** The clause, the condition and where it leads. */
function ruleCells(regulation: UnversionedRegulation, rule: ActRule, language: Language): readonly string[] {
	const except = (rule.except ?? []).map((stage) => stageText(regulation, stage, language));
	const conditions = [
		conditionText(regulation, rule.when, language),
		...(except.length === 0 ? [] : [`${orderWords.except[language]} ${except.join(', ')}`]),
		...(rule.ended === true ? [orderWords.ended[language]] : []),
	].filter((text) => text !== '');
	const exits = rule.exits.map((exit) => {
		const condition = conditionText(regulation, exit.when, language);
		return `${exitText(regulation, exit, language)}${condition === '' ? '' : ` (${condition})`}`;
	});
	return [
		actClauseText(regulation, rule, language),
		conditions.join('; '),
		exits.join('; ') || orderWords.stays[language],
	];
}

function exitText(regulation: UnversionedRegulation, exit: Exit, language: Language): string {
	if ('back' in exit) return docWords.back[language];
	return 'to' in exit ? stageText(regulation, exit.to, language) : outcomeWords[exit.ends][language];
}

export function stageText({ stages }: UnversionedRegulation, stage: StageKind, language: Language): string {
	return language === 'ru' ? `«${stages[stage]?.title ?? stageWords[stage].ru}»` : stageWords[stage].en;
}

export function actText(act: Act, language: Language): string {
	return momentWords[act][language];
}

function tableOr(head: readonly string[], rows: readonly (readonly string[])[], language: Language): string {
	return rows.length === 0 ? orderWords.none[language] : table(head, rows);
}
