export const roles = [
	'coordinator',
	'executor',
	'curator',
	'approver',
	'deputy',
	'head',
	'unit-head',
	'security',
	'author',
] as const;
export type Role = (typeof roles)[number];

export const messageKinds = ['incident', 'publication', 'page-message'] as const;
export type MessageKind = (typeof messageKinds)[number];
export const importances = ['normal', 'high'] as const;
export type Importance = (typeof importances)[number];
export const networks = ['vk', 'ok', 'telegram', 'max', 'facebook', 'instagram', 'twitter', 'other'] as const;
export type Network = (typeof networks)[number];
export const venues = ['feed', 'direct'] as const;
export type Venue = (typeof venues)[number];
export const officialPages = ['head', 'administration'] as const;
export type Page = (typeof officialPages)[number];

export const systems = ['incident-management', 'monitoring'] as const;
/** The systems through which messages come, and in which an answer can stand in place of the network (Perm 2.1.4). */
export type System = (typeof systems)[number];

export const stageKinds = [
	'screening',
	'confirmation',
	'clarification',
	'draft',
	'consolidation',
	'check',
	'approval',
	'rework',
	'publication',
	'site-publication',
	'consent',
	'registration',
] as const;
/** The closed list of what a case can wait for. A regulation takes the ones it needs. */
export type StageKind = (typeof stageKinds)[number];

/** What a term measures: a stage, what goes before receipt, the whole way to an answer, or the final one after an interim one. */
export const termStages = [...stageKinds, 'detection', 'overall', 'final'] as const;
export type TermStage = (typeof termStages)[number];

export const acts = [
	'route',
	'reassign',
	'add-units',
	'require-photo',
	'return-to-curator',
	'no-answer',
	'unpublishable',
	'confirm',
	'reject',
	'withdraw-proposal',
	'clarify',
	'clarified',
	'decline',
	'submit',
	'write',
	'not-ours',
	'name-author',
	'consolidate',
	'forward',
	'approve',
	'return',
	'recall',
	'first-word',
	'publish',
	'publish-site',
	'correct',
	'explain',
	'consent',
	'refuse-consent',
	'withdraw-consent',
	'register',
	'appeal',
	'withdraw',
	'raise',
	'lower',
	'set-deadline',
	'acknowledge',
] as const;
/** What a person may do to a case; one vocabulary for webhooks, forms and the simulator. */
export type Act = (typeof acts)[number];

/** An act under the name by which somebody asks for it: what the coordinator writes himself is a text that he submits (G-30). */
export type AskedAct = Exclude<Act, 'write'>;
export const askedActs: readonly AskedAct[] = acts.filter((act) => act !== 'write');

export const answerKinds = ['final', 'interim', 'question', 'explanation'] as const;
/** What is on its way to the citizen. A question to the author travels the same stages as an answer. */
export type AnswerKind = (typeof answerKinds)[number];

/**
 * How a case can end. `redirected`: the author was told whose question it is (G-34). `formal-appeal`: it went on as an appeal under 59-ФЗ (Okha 3.8, G-34). `unpublishable`: an answer can
 * stand nowhere any more (G-33). `withdrawn`: the curator took the incident back (G-37).
 */
export const outcomes = [
	'answered',
	'returned',
	'no-answer',
	'readdressed',
	'redirected',
	'formal-appeal',
	'unpublishable',
	'withdrawn',
] as const;
export type Outcome = (typeof outcomes)[number];

export const unpublishableKinds = ['deleted', 'closed', 'account-blocked', 'blocked-us'] as const;
/** Why an answer cannot be posted: the post is gone, comments are closed, the account is blocked, its author blocked us (G-33). */
export type UnpublishableKind = (typeof unpublishableKinds)[number];

/** The category of a text that says whose question it is, where it is not the municipality's (G-34). */
export const notOurs = 'not-ours';

export const proposableEnds = ['no-answer', 'unpublishable'] as const;
/** The ends that one person proposes and a second one confirms (G-18, G-33). */
export type ProposableEnd = (typeof proposableEnds)[number];

export const reasonedActs = ['return', 'no-answer', 'return-to-curator', 'decline'] as const;
/** The acts that demand a reason. */
export type ReasonedAct = (typeof reasonedActs)[number];

export const adviceKinds = [
	'greeting',
	'questions',
	'photo',
	'date',
	'promise',
	'acts',
	'press-release',
	'officialese',
	'abbreviations',
	'spelling',
	'length',
] as const;
/** What a text is looked through for before it is sent; a regulation says which of it the text asks, and why it would come back. */
export type AdviceKind = (typeof adviceKinds)[number];
export type MarkedMail = 'assignment' | 'draft';
