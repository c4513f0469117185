import { type SourceMoment, sourceMoments } from '../../regulation/moment.ts';
import { type Act, acts, answerKinds, stageKinds } from '../../regulation/regulation.ts';

const byAnswer = answerKinds.map((answer) => `:${answer}` as const);
const byStage = stageKinds.map((stage) => `@${stage}` as const);
const byAddressee = [':curator', ':author'] as const;

/**
 * What of its circumstances a moment can tell beside its plain name. `momentsOf` can bring no other: its type is made
 * of this table.
 */
const narrowings = {
	'handed-over': [':new'],
	'parts-in': [':explanation', ':answer'],
	reassign: [':other', ':own', ':question'],
	'require-photo': [':demanded', ':waived'],
	'name-author': [':another'],
	route: [':one', ':several', ':again', ':explanation'],
	clarify: [...byAddressee, ...byStage],
	clarified: [...byAddressee, ...byStage, ':last', ':unrouted'],
	decline: byStage,
	submit: [...byAnswer, ...byStage],
	write: [':final', ':interim'],
	consolidate: [':interim'],
	forward: [...byAnswer, ':unanswered'],
	approve: byAnswer,
	return: [...byAnswer, ...byStage],
	recall: byAnswer,
	publish: [...byAnswer, ...byStage],
	'set-deadline': [':step'],
} as const satisfies Readonly<Partial<Record<PlainName, readonly string[]>>>;

// An explanation is a text that is handed in: its moment is `submit:explanation`. What is not ours is the coordinator's own.
const texts = ['explain', 'not-ours'] as const;
type PlainName = SourceMoment | Exclude<Act, (typeof texts)[number]>;

type Narrowings = typeof narrowings;
type NarrowedName = { [Name in keyof Narrowings]: `${Name}${Narrowings[Name][number]}` }[keyof Narrowings];

/** The name of a moment, as regulations write it. */
export type MomentName = PlainName | NarrowedName;

/** Every such name, for whatever reads a file; functions that only act do without the table. */
export const momentNames: readonly string[] = [
	...sourceMoments,
	...acts.filter((act) => !texts.some((one) => one === act)),
	...Object.entries(narrowings).flatMap(([name, some]) => some.map((narrowing) => `${name}${narrowing}`)),
];
