import type { Instant } from '../instant.ts';
import type { Term } from '../worktime/term.ts';
import type { When } from './path.ts';
import type { MessageKind, Role } from './words.ts';

export const termKinds = ['LEGAL', 'INTERP', 'INTERNAL', 'EXTERNAL'] as const;
/**
 * LEGAL stands in the clause; INTERP stands there but needed our reading; INTERNAL is our own target, never reported as
 * a breach of the regulation; EXTERNAL binds somebody outside and is measured, not enforced.
 */
export type TermKind = (typeof termKinds)[number];

/**
 * A moment in a case's life that starts or ends clocks: `detected`, `sent`, `posted`, `received`, `handed-over` (a
 * unit's mail was handed to the mail service, G-8), `parts-in` (the last unit's part came in), `left-out`
 * (the coordinator goes on without a unit's part), or an act, optionally
 * narrowed: `publish`, `publish:interim`, `clarify:author`, `clarified@screening`, `forward:final`.
 */
export type Moment = string;

export type Limit =
	| { readonly term: Term }
	/** Backward from the earliest due time among the running clocks of these terms (G-24). */
	| { readonly before: readonly string[]; readonly term: Term }
	/** Forward from the due time (not the end) of the latest clock of these terms (Perm 3.6). */
	| { readonly after: readonly string[]; readonly term: Term }
	/** Due when the latest clock of these terms is: another act bound by the same term (Perm 3.6). */
	| { readonly sameAs: readonly string[] }
	/**
	 * The curator names the instant himself; refused when later than the due time of the term named. `named` is no field of a
	 * file: the instant, where it is not the date of the final answer.
	 */
	| { readonly given: true; readonly notAfter: string; readonly named?: Instant }
	/** The instant that the interim answer has named to the author (Yamal 3.11). */
	| { readonly promised: true }
	/** The text gives no term: the clock is shown and measured, but has no due time. */
	| { readonly none: true };

export interface TermRule {
	readonly id: string;
	readonly clause: string;
	readonly kind: TermKind;
	/** What the clock measures, shown as its stage: of a file one of `termStages`. */
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
	/** For messages of these kinds the term is of another kind (Plastunovskaya P-1). */
	readonly kinds?: Readonly<Partial<Record<MessageKind, TermKind>>>;
	/** Its kind where another time stands in for the one that the text starts it from (A-1, K-4). */
	readonly untold?: TermKind;
	/** Its kind from such a moment on: what is read into the text begins there. */
	readonly kindSince?: Readonly<Partial<Record<Moment, TermKind>>>;
	/** The curator may name its due time himself once an interim answer is out, by these keys of clauses (P-18). */
	readonly settable?: { readonly as: readonly string[]; readonly notAfter: string; readonly kind?: TermKind };
	/** What replaces the limit at high importance: halved, or a term and clause of its own. */
	readonly high?:
		| 'half'
		| { readonly limit: Limit; readonly clause?: string; readonly kind?: TermKind; readonly reading?: string };
	readonly ends: readonly Moment[];
	readonly voids: readonly Moment[];
	/** The act may turn out not to be needed: expiry alone is no breach (G-26). */
	readonly optional: boolean;
	/**
	 * The duty whose alternatives this term and others of the same name bind: which of them bound shows by the act. When the
	 * last of them passes without it exactly that one is breached (G-26′).
	 */
	readonly oneOf?: string;
	/** One clock for each unit asked. */
	readonly perUnit: boolean;
	/** Counted by the hours that the unit keeps, where the municipality's file names some; else by those of all. */
	readonly hours?: 'unit';
	/**
	 * Its minutes are the unit's while that has the text back for rework. Whether the act is needed shows by the text: where
	 * that is final, or is reworked, expiry alone is no breach (Perm M-12, G-26).
	 */
	readonly passesOn: boolean;
	readonly breach: BreachRule | null;
	/** Who hears of it when this target of ours has passed: nobody else would go on (G-27). */
	readonly tell?: Role;
	/**
	 * The notice that goes out when the due time passes without the act, in place of a breach: a word that is owed a time
	 * before another due time (Yamal 3.7). What comes later changes nothing of it.
	 */
	readonly lapse?: string;
}

export interface BreachRule {
	readonly clause: string;
	/** Who must be told, and who tells: the machine prepares the memo, a person sends it. */
	readonly tell: Role;
	readonly by: Role;
}
