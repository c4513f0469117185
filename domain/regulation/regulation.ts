import type { FindingName } from './finding-names.ts';
import type { ActRule, ReasonRule, StageRule, When } from './path.ts';
import type { Limit, Moment, TermRule } from './term-rule.ts';
import type { UnitNoun } from './unit-noun.ts';
import type { Act, AdviceKind, MarkedMail, MessageKind, ReasonedAct, Role, StageKind, System } from './words.ts';

export * from './finding-names.ts';
export * from './path.ts';
export * from './term-rule.ts';
export * from './words.ts';

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
	/** Where besides the network an answer may be posted, to which messages and by whom (Perm 2.1.4). */
	readonly systems: Readonly<Partial<Record<System, SystemRule>>>;
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
	/** What the text asks of an answer, as far as a machine can see it, which looks for more; absent from versions published before. */
	readonly advice?: readonly AdviceRule[];
	/** Notices that the text demands when something happens, whatever the clocks say. */
	readonly notices: readonly NoticeRule[];
	/** Words that a mail of this kind must carry in its subject, verbatim. */
	readonly marks: Readonly<Partial<Record<MarkedMail, { readonly text: string; readonly clause: string }>>>;
	readonly explanations: readonly ExplanationRule[];
	readonly report: ReportRule | null;
	/** Who gets a copy when a term of the regulation is breached, besides the coordinator. */
	readonly escalates: readonly { readonly to: Role; readonly clause: string }[];
	/** Where answers go out from listed official accounts alone (Kislovodsk 4). */
	readonly accounts: { readonly clause: string } | null;
	/** Where an answer on a question dealt with before must tell what was done since (Kislovodsk 14). */
	readonly repeat: { readonly clause: string } | null;
	readonly readings: readonly Reading[];
	/** Terms known not to fit together, and why the regulation is run all the same. */
	readonly acknowledged: readonly Acknowledgement[];
	/** Every operative clause of the text, and what becomes of it. */
	readonly clauses: readonly ClauseEntry[];
}

export interface RoleRule {
	/** What the regulation itself calls this role, in Russian. */
	readonly title: string;
	readonly clause: string;
	/** True for people outside the administration: their terms are measured, never enforced (G-15). */
	readonly outside: boolean;
	/** True where the text wants somebody to stand in for each of them (Plastunovskaya 7.2). */
	readonly cover: boolean;
	/** What one of them is called; of the executor alone. Without it «подразделение». */
	readonly noun?: UnitNoun;
}

export interface KindRule {
	readonly title: string;
	readonly clause: string;
	/** Whether this kind can be of high importance. */
	readonly importance: boolean;
	/** Who brings such messages: the curator's software, or the municipality's own staff. */
	readonly from: readonly ('curator' | 'staff')[];
	/** What whoever sends such a message must say of it (Plastunovskaya 9). */
	readonly requires: { readonly clause: string; readonly fields: readonly ('topic' | 'location')[] } | null;
}

export interface SystemRule {
	readonly title: string;
	readonly clause: string;
	/** The messages that came through it: any of these conditions. */
	readonly when: readonly When[];
	readonly by: readonly Role[];
}

/** Why an answer is advised of something: the clause that asks for it, and the reason for which it would be returned. */
export interface AdviceRule {
	readonly on: AdviceKind;
	readonly clause: string;
	/** A code of the list of reasons for a return, where there is one for it. */
	readonly reason?: string;
}

/** What suspends running terms (Kislovodsk 10). */
export interface PauseRule {
	readonly clause: string;
	readonly reading: string;
	readonly from: Moment;
	readonly until: Moment;
	/** What ends the pause although no reply came. */
	readonly endsBy: readonly Moment[];
	/** The term that waits for the reply: once it is over, whoever sends a text on decides without it (K-6). */
	readonly silence?: string;
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
	/** Terms that run on beside the final answer of others: a unit bound by one owes its part still (Perm M-15). */
	readonly apart?: readonly string[];
}

export interface NoticeRule {
	readonly id: string;
	readonly clause: string;
	/** INTERNAL where the text asks for no such notice (G-18): the mail says so. */
	readonly kind: 'LEGAL' | 'INTERNAL';
	readonly on: Moment;
	readonly when?: readonly When[];
	readonly to: Role;
	readonly acknowledge: boolean;
	readonly title: string;
}

export interface ExplanationRule {
	readonly category: string;
	readonly clause: string;
	readonly title: string;
	readonly competentBody: boolean;
	/** How many earlier written answers must be named (Okha 3.7.4). */
	readonly earlierAnswers: number;
	/** Whether it may stand in private what was asked in public, and the other way round (Okha 3.7). */
	readonly anywhere: boolean;
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
	/** The decision in one English line, for the page of the regulation. */
	readonly gist: string;
	readonly question: string;
	readonly decision: string;
	readonly by: string;
	readonly on: string;
	readonly alternatives: readonly {
		readonly id: string;
		readonly says: string;
		/** Whether a shadow clock shows this reading beside the real one. */
		readonly shadow: boolean;
		/** Read so the text could not be kept by anybody, so it excuses nobody either (G-40). */
		readonly impossible?: true;
		readonly terms: Readonly<Record<string, TermPatch>>;
	}[];
}

/** What another reading would change in a term; `high: null` takes the halving away. */
export interface TermPatch {
	readonly limit?: Limit;
	readonly starts?: readonly Moment[];
	readonly from?: Moment;
	readonly high?: TermRule['high'] | null;
	/** Stands still while the author is asked (K-7). */
	readonly stands?: true;
}

/** A finding of the proof that somebody has seen. One that is no longer found is a fault of the file. */
export interface Acknowledgement {
	readonly clause: string;
	readonly finding: FindingName;
	readonly because: string;
}

export interface ClauseEntry {
	readonly clause: string;
	/** The citation that a lawyer finds in the text, in Russian, where the key is ours; absent: «п.» and the key (G-41). */
	readonly cite?: string;
	/** In one line, in our own words. */
	readonly gist: string;
	/** What of the product carries it besides the rules of the file; demanded where no rule names the clause. */
	readonly where?: string;
	/** Why no software can do it; absent where the product does. */
	readonly reason?: string;
	/** A few words of the clause itself, in Russian, cited as the law of quotation allows (Civil Code, art. 1274). */
	readonly text?: string;
	/** Where those words are from: act and address. */
	readonly source?: string;
	/** The day since which the clause stands in these words. */
	readonly since?: string;
}
