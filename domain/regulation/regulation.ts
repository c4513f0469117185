import type { Term } from '../worktime/term.ts';

/**
 * A municipality's regulation as data. One file holds one regulation; the engine under `domain/case` reads these types
 * and knows the name of no town. Every part carries the clause it comes from.
 */
export interface Regulation {
	readonly schema: 1;
	readonly id: string;
	/** The content hash of the published file; a case pins it for life. */
	readonly version: string;
	readonly title: string;
	readonly act: string;
	readonly roles: Readonly<Partial<Record<Role, RoleRule>>>;
	readonly kinds: Readonly<Partial<Record<MessageKind, KindRule>>>;
	/** The clause that shortens terms at high importance, where the regulation knows importance. */
	readonly importance: { readonly clause: string } | null;
	readonly start: StageKind;
	/** Whether a message may be sent to several units at once. */
	readonly severalUnits: boolean;
	readonly stages: Readonly<Partial<Record<StageKind, StageRule>>>;
	/** Acts that belong to no stage: raising, lowering, setting a deadline, recording consent, … */
	readonly anytime: Readonly<Partial<Record<Act, ActRule>>>;
	readonly terms: readonly TermRule[];
	readonly pause: PauseRule | null;
	readonly interim: InterimRule | null;
	readonly reasons: Readonly<Partial<Record<ReasonedAct, ReasonRule>>>;
	/** Notices that the text demands when something happens, whatever the clocks say. */
	readonly notices: readonly NoticeRule[];
	/** Words that a mail of this kind must carry in its subject, verbatim. */
	readonly marks: Readonly<Partial<Record<MarkedMail, { readonly text: string; readonly clause: string }>>>;
	readonly explanations: readonly ExplanationRule[];
	readonly report: ReportRule | null;
	readonly readings: readonly Reading[];
	/** Every operative clause of the text, and what becomes of it. */
	readonly clauses: readonly ClauseEntry[];
}

export const roles = [
	'coordinator',
	'executor',
	'curator',
	'approver',
	'deputy',
	'head',
	'unit-head',
	'author',
] as const;
export type Role = (typeof roles)[number];

export interface RoleRule {
	/** What the regulation itself calls this role, in Russian. */
	readonly title: string;
	readonly clause: string;
	/** True for people outside the administration: their terms are measured, never enforced (G-15). */
	readonly outside: boolean;
}

export const messageKinds = ['incident', 'publication', 'page-message'] as const;
export type MessageKind = (typeof messageKinds)[number];
export const importances = ['normal', 'high'] as const;
export type Importance = (typeof importances)[number];
export const networks = ['vk', 'ok', 'telegram', 'facebook', 'instagram', 'twitter', 'other'] as const;
export type Network = (typeof networks)[number];
export const venues = ['feed', 'direct'] as const;
export type Venue = (typeof venues)[number];
export const pages = ['head', 'administration'] as const;
export type Page = (typeof pages)[number];

export interface KindRule {
	readonly title: string;
	readonly clause: string;
	/** Whether this kind can be of high importance. */
	readonly importance: boolean;
	/** Who brings such messages: the curator's software, or the municipality's own staff. */
	readonly from: readonly ('curator' | 'staff')[];
}

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

export const acts = [
	'route',
	'return-to-curator',
	'no-answer',
	'confirm',
	'reject',
	'clarify',
	'clarified',
	'decline',
	'submit',
	'consolidate',
	'forward',
	'approve',
	'return',
	'publish',
	'publish-site',
	'explain',
	'consent',
	'register',
	'raise',
	'lower',
	'set-deadline',
	'acknowledge',
] as const;
/** What a person may do to a case; one vocabulary for webhooks, forms and the simulator. */
export type Act = (typeof acts)[number];

export const answerKinds = ['final', 'interim', 'question', 'explanation'] as const;
/** What is on its way to the citizen. A question to the author travels the same stages as an answer. */
export type AnswerKind = (typeof answerKinds)[number];

/** How a case can end. `formal-appeal`: it went on as an appeal under 59-ФЗ (Okha 3.8). */
export const outcomes = ['answered', 'returned', 'no-answer', 'readdressed', 'formal-appeal'] as const;
export type Outcome = (typeof outcomes)[number];

/** A condition on the case as it stands; every field given must hold. */
export interface When {
	readonly kind?: readonly MessageKind[];
	readonly importance?: readonly Importance[];
	readonly venue?: readonly Venue[];
	readonly page?: readonly (Page | 'none')[];
	/** What is being drafted, approved or published. */
	readonly answer?: readonly AnswerKind[];
	/** `final` once an interim answer has been published. */
	readonly phase?: readonly ('first' | 'final')[];
	readonly units?: 'one' | 'several';
	readonly photo?: boolean;
	readonly reason?: readonly string[];
	/** How often units have declined so far, at the least. */
	readonly declines?: number;
	/** How often a draft of this phase has been returned so far, at the least. */
	readonly returns?: number;
	/** Of whom a clarification is asked. */
	readonly of?: readonly ('curator' | 'author')[];
	/** Whether the answer is of general interest (Okha 3.5). */
	readonly generalInterest?: boolean;
	/** Whether the executor posts the answer itself (Perm 2.1.4). */
	readonly selfPosting?: boolean;
}

export interface StageRule {
	readonly title: string;
	readonly clause: string;
	/** The first entry whose condition holds names who is awaited. */
	readonly awaits: readonly { readonly when?: When; readonly role: Role }[];
	readonly acts: Readonly<Partial<Record<Act, ActRule>>>;
}

export interface ActRule {
	readonly clause: string;
	/** Who may do it; the awaited role where absent. */
	readonly by?: readonly Role[];
	readonly when?: When;
	/** The first exit whose condition holds; an act without one leaves the case where it is. */
	readonly exits: readonly Exit[];
}

export type Exit = { readonly when?: When; readonly to: StageKind } | { readonly when?: When; readonly ends: Outcome };

export type ReasonedAct = 'return' | 'no-answer' | 'return-to-curator' | 'decline';

export interface ReasonRule {
	readonly clause: string;
	/** A closed list refuses any other code; an open one takes `other` with a comment (or free words for `decline` and `return-to-curator`). */
	readonly closed: boolean;
	readonly items: readonly { readonly code: string; readonly title: string }[];
}

export const termKinds = ['LEGAL', 'INTERP', 'INTERNAL', 'EXTERNAL'] as const;
/**
 * LEGAL stands in the clause; INTERP stands there but needed our reading; INTERNAL is our own target, never reported as
 * a breach of the regulation; EXTERNAL binds somebody outside and is measured, not enforced.
 */
export type TermKind = (typeof termKinds)[number];

/**
 * A moment in a case's life that starts or ends clocks: `detected`, `sent`, `posted`, `received`, `handed-over` (a
 * unit's mail was handed to the mail service, G-8), `parts-in` (the last unit's part came in), or an act, optionally
 * narrowed: `publish`, `publish:interim`, `clarify:author`, `clarified@screening`, `forward:final`.
 */
export type Moment = string;

export type Limit =
	| { readonly term: Term }
	/** Backward from the earliest due time among the running clocks of these terms (G-24). */
	| { readonly before: readonly string[]; readonly term: Term }
	/** Forward from the due time (not the end) of the latest clock of these terms (Perm 3.6). */
	| { readonly after: readonly string[]; readonly term: Term }
	/** The curator names the instant himself; refused when later than the due time of the term named. */
	| { readonly given: true; readonly notAfter: string }
	/** The text gives no term: the clock is shown and measured, but has no due time. */
	| { readonly none: true };

export interface TermRule {
	readonly id: string;
	readonly clause: string;
	readonly kind: TermKind;
	/** What the clock measures, shown as its stage. */
	readonly stage: string;
	readonly title: string;
	/** Whose minutes run. */
	readonly holder: Role;
	readonly reading?: string;
	/** Any of these conditions. */
	readonly when?: readonly When[];
	readonly starts: readonly Moment[];
	/** The earlier moment whose instant it starts from, where that is not the moment that opens it (Okha 3.2, 3.7). */
	readonly from?: Moment;
	readonly limit: Limit;
	/** What replaces the limit at high importance: halved, or a term and clause of its own. */
	readonly high?:
		| 'half'
		| { readonly limit: Limit; readonly clause?: string; readonly kind?: TermKind; readonly reading?: string };
	readonly ends: readonly Moment[];
	readonly voids: readonly Moment[];
	/** The act may turn out not to be needed: expiry alone is no breach (G-26). */
	readonly optional: boolean;
	/** One clock for each unit asked. */
	readonly perUnit: boolean;
	readonly breach: BreachRule | null;
}

export interface BreachRule {
	readonly clause: string;
	/** Who must be told, and who tells: the machine prepares the memo, a person sends it. */
	readonly tell: Role;
	readonly by: Role;
}

/** What suspends running terms (Kislovodsk 10). */
export interface PauseRule {
	readonly clause: string;
	readonly reading: string;
	readonly from: Moment;
	readonly until: Moment;
	/** Decisions that end the pause although no reply came. */
	readonly endsBy: readonly Moment[];
	/** A question asked after this term is due is allowed but pauses nothing. */
	readonly cutoff: string;
	readonly terms: readonly string[];
}

export interface InterimRule {
	readonly clause: string;
	readonly promisedBy: boolean;
	/** `promisedBy` may not be later than the due time of this term. */
	readonly notAfter: string | null;
	readonly when?: readonly When[];
}

export interface NoticeRule {
	readonly id: string;
	readonly clause: string;
	readonly on: Moment;
	readonly when?: readonly When[];
	readonly to: Role;
	readonly acknowledge: boolean;
	readonly title: string;
}

export type MarkedMail = 'assignment' | 'draft';

export interface ExplanationRule {
	readonly category: string;
	readonly clause: string;
	readonly title: string;
	readonly competentBody: boolean;
	readonly when?: readonly When[];
}

export interface ReportRule {
	readonly clause: string;
	readonly to: Role;
	/** Day of the month before which it must be there, not included (G-12). */
	readonly beforeDay: number;
}

/** One entry of the ambiguity ledger: what the text leaves open, how it was decided, and what else it could mean. */
export interface Reading {
	readonly id: string;
	readonly clause: string;
	readonly question: string;
	readonly decision: string;
	readonly by: string;
	readonly on: string;
	readonly alternatives: readonly {
		readonly id: string;
		readonly says: string;
		/** Whether a shadow clock shows this reading beside the real one. */
		readonly shadow: boolean;
		readonly terms: Readonly<Record<string, TermPatch>>;
	}[];
}

/** What another reading would change in a term; `high: null` takes the halving away. */
export interface TermPatch {
	readonly limit?: Limit;
	readonly starts?: readonly Moment[];
	readonly high?: TermRule['high'] | null;
}

export interface ClauseEntry {
	readonly clause: string;
	/** In one line, in our own words. */
	readonly gist: string;
	/** Why no software can do it; absent where the product does. */
	readonly reason?: string;
}
