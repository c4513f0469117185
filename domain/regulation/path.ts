import type {
	Act,
	AnswerKind,
	Importance,
	MessageKind,
	Outcome,
	Page,
	ProposableEnd,
	Role,
	StageKind,
	Venue,
} from './words.ts';

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
	readonly units?: 'one' | 'several' | 'none';
	/** Whether the text on its way is the coordinator's own, for nobody's unit (G-30). */
	readonly own?: boolean;
	/** Whether every unit that was asked has handed in its part. */
	readonly partsIn?: boolean;
	/** Whether somebody's part is still to come. */
	readonly partsOut?: boolean;
	/** Whether the coordinator has named the unit that joins the parts (Plastunovskaya 19.3). */
	readonly authorNamed?: boolean;
	readonly photo?: boolean;
	readonly reason?: readonly string[];
	/** How often one part of the answer has been declined so far, at the least; not over different parts. */
	readonly declines?: number;
	/** How often a draft of this phase has been returned so far, at the least. */
	readonly returns?: number;
	/** Of whom a clarification is asked. */
	readonly of?: readonly ('curator' | 'author')[];
	/** Whether the answer is of general interest (Okha 3.5). */
	readonly generalInterest?: boolean;
	/** Whether the curator has agreed to one more interim answer. */
	readonly interimAgreed?: boolean;
	/** Whether an answer of general interest to a private message is still to stand on the page, or on the site (Okha 3.5). */
	readonly pageOwed?: boolean;
	readonly siteOwed?: boolean;
	/** Whether the coordinator put the message on the track of an explanation when routing (Okha 3.7). */
	readonly track?: boolean;
	/** Whether the executor posts the answer itself (Perm 2.1.4). */
	readonly selfPosting?: boolean;
	/** What is explained, of the file's own categories (Okha 3.7). */
	readonly category?: readonly string[];
	/** Which end waits for a second person's word. */
	readonly proposed?: readonly ProposableEnd[];
}

export interface StageRule {
	readonly title: string;
	readonly clause: string;
	/**
	 * The first entry whose condition holds names who is awaited, and the clause if that is not the stage's; `and` is asked
	 * as well and may do the same (P-4, A-6).
	 */
	readonly awaits: readonly {
		readonly when?: When;
		readonly role: Role;
		readonly and?: Role;
		readonly clause?: string;
	}[];
	readonly acts: Readonly<Partial<Record<Act, ActRule>>>;
	/** Why no term runs here, where none does. */
	readonly silent?: string;
}

export interface ActRule {
	readonly clause: string;
	/** INTERNAL: our own order, which serves the clause and is not demanded by it; its event cites none. Absent: LEGAL. */
	readonly kind?: 'INTERNAL';
	/** The clause that gives it in such a case; the first whose condition holds. */
	readonly instead?: readonly { readonly when: When; readonly clause: string }[];
	/** Who may do it; the awaited role where absent. */
	readonly by?: readonly Role[];
	/** Done as at this other stage: by whom that one would await (Anapa 2.5 while the curator is asked). */
	readonly as?: StageKind;
	/** Whoever this stage would await may do it as well (G-32: whoever approves may recall). */
	readonly also?: StageKind;
	/** Whoever posts an answer here may do it as well: by agreement a unit its own (G-33, Perm 2.1.4). */
	readonly posts?: true;
	/** Done by whoever proposed the end that waits for a second person's word, and by nobody else (G-35). */
	readonly proposer?: true;
	/** Of what can be done at any time: the stages in which it cannot. */
	readonly except?: readonly StageKind[];
	/** Of what can be done at any time: also once the case has ended (G-36). */
	readonly ended?: true;
	/** Any of these conditions. */
	readonly when?: readonly When[];
	/** The first exit whose condition holds; an act without one leaves the case where it is. */
	readonly exits: readonly Exit[];
}

/**
 * Where an act leads: to a stage, to an end, or back to the stage in which no answer was proposed (G-35); from a question
 * to somebody back to where the path starts, for the reply may have come meanwhile.
 */
export type Exit =
	| { readonly when?: When; readonly to: StageKind }
	| { readonly when?: When; readonly ends: Outcome }
	| { readonly when?: When; readonly back: true };

export interface ReasonRule {
	readonly clause: string;
	/** A closed list refuses any other code; an open one takes `other` with a comment (or free words for `decline` and `return-to-curator`). */
	readonly closed: boolean;
	/** Any of these conditions must hold for it to be closed (P-1). */
	readonly closedWhen?: readonly When[];
	readonly items: readonly { readonly code: string; readonly title: string }[];
}
