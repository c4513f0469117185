import type { Case, Clock } from '../case/model/case.ts';
import type { Actor } from '../case/model/commands.ts';
import type { TimeLeft } from '../case/why/time-left.ts';
import type { Advice } from '../case-view/draft-advice.ts';
import type { CaseView, MunicipalityFacts } from '../case-view/model.ts';
import type { Published } from '../case-view/published.ts';
import type { RefusalFacts } from '../case-view/refusals.ts';
import type { Who } from '../case-view/standing.ts';
import type { Instant } from '../instant.ts';
import type { Act, Regulation, Role, StageKind } from '../regulation/regulation.ts';
import type { DoneAct } from '../wording/acts-done.ts';

/** Fields as they were posted: every value of every name, in order. */
export type PostedFields = Readonly<Record<string, readonly string[]>>;

/** What is wrong with a field, in words that say how to mend it. `field` is the field's name, or `form` for the whole. */
export interface FieldFault {
	readonly field: string;
	readonly message: string;
}

/** What a form is for: the stage that the case awaits, or a memo or notice that somebody must acknowledge. */
export type FormSubject =
	/** `question`: the one that this link asks, where it asks one. */
	| { readonly is: 'stage'; readonly stage: StageKind; readonly question: number | null }
	| { readonly is: 'notice'; readonly notice: string; readonly clock: string | null }
	/** All that whoever has it may do now, whatever the case awaits. */
	| { readonly is: 'case' };

export interface FormPage extends CaseView {
	readonly is: 'form';
	readonly subject: FormSubject;
	/** Whom the link was given to. */
	readonly actor: Actor;
	/** What this actor may do here now, in the regulation's order; the form offers exactly these. */
	readonly allowed: readonly Act[];
	/** Where the form posts to: the page's own address. */
	readonly action: string;
	/** What is left of a clock now; null where it does not run. */
	readonly left: (clock: Clock) => TimeLeft | null;
	/** Beside which address the files of the case stand; null where the page neither takes nor gives any. */
	readonly filesAt: string | null;
	/** Faults of what was posted (status 422), empty on the first look. */
	readonly faults: readonly FieldFault[];
	/** Why the case did not take what was posted, where that is what was wrong (G-42); null otherwise. */
	readonly refused: RefusalFacts | null;
	/** What was posted, kept on the page, or what was typed before and not sent; null where nothing was. */
	readonly entered: PostedFields | null;
	/** What the text that was posted is advised of, before it goes: nothing has been done yet. Absent on any other page. */
	readonly advised?: readonly Advice[];
	readonly unsent: UnsentNote;
	/** Where it is opened from the place to work, and not by a link; absent otherwise. */
	readonly work?: WorkFrame;
}

/** What a case's page shows beside its form to somebody who is signed in. */
export interface WorkFrame {
	/** The address of his list. */
	readonly back: string;
	/** Where he leaves. */
	readonly out: string;
	/** Stands in the form (ASVS 3.5). */
	readonly formToken: string;
	/** The case's other pages: all that he may do with it, what waits for his word that he has got it. */
	readonly ways: readonly { readonly href: string; readonly title: string }[];
	/** What was done with the case and what time did to it, in order. */
	readonly history: readonly {
		readonly at: Instant;
		readonly what: string;
		readonly by: string | null;
		/** Where it stands on the web, as it was given then; null where it stands nowhere, or its reader is not told. */
		readonly address: string | null;
		/** Under what number it stands in another system or register. */
		readonly number: string | null;
		/** Why, in the words of whoever did it. */
		readonly said: string | null;
	}[];
	/** Every text on its way to the citizen, in order; `said`: why it came back. */
	readonly versions: readonly {
		readonly title: string;
		readonly at: Instant;
		readonly by: string | null;
		readonly text: string;
		readonly said: string | null;
	}[];
	/** What went online, with what its text can be proved by; `text`: as it stands there, where it is another than was agreed to. */
	readonly published: readonly (Published & { readonly text: string | null })[];
	/** The mails of the case; `failed` says why one did not come to anybody, `at` is null where it was not handed over. */
	readonly told: readonly {
		readonly at: Instant | null;
		readonly to: string;
		readonly what: string;
		readonly failed: string | null;
	}[];
}

/** What the page says of text that its reader has typed and not sent. */
export interface UnsentNote {
	/** How often it was kept, as far as this page has seen; 0 for never. */
	readonly version: number;
	readonly says:
		| { readonly is: 'nothing' }
		/** It stands in the form again. */
		| { readonly is: 'found'; readonly at: Instant }
		| { readonly is: 'kept'; readonly at: Instant }
		/** Another window has kept these since; what was posted now stands in the form, and is kept nowhere. */
		| { readonly is: 'newer'; readonly at: Instant; readonly fields: PostedFields }
		| { readonly is: 'too-long' };
}

/** After an act: no form, what happened, when, and what comes next. The case is the one after the act. */
export interface DonePage extends CaseView {
	readonly is: 'done';
	readonly done: DoneAct;
	/** Whoever did it. */
	readonly who: Who;
	readonly at: Instant;
	/** To whom a memo was sent by it. */
	readonly memoTo: Role | null;
	/** The address of the list that the case was opened from; absent for a link. */
	readonly back?: string;
}

/**
 * A second click, or somebody else was quicker (R-11, G-21): status 200, no form. Says where the case stands now and what
 * whoever came too late can still do (G-42).
 */
export interface AlreadyDonePage extends Pick<CaseView, 'caseId' | 'case' | 'regulation' | 'municipality' | 'time'> {
	readonly is: 'already-done';
	/** Whose link it is. */
	readonly who: Who;
	/** What was done, where it is known. */
	readonly done: DoneAct | null;
	/** Who did it: the regulation's title of the role or the municipality's of the unit, with the name for colleagues. null: time or the system. */
	readonly by: {
		readonly role: Role;
		readonly title: string;
		readonly unit: string | null;
		/** Whether it was the reader himself, and not another with his role. */
		readonly isReader: boolean;
	} | null;
	/** null where only the fact is known. */
	readonly at: Instant | null;
	/** Words that whoever came too late has posted: given back to him, for they are kept nowhere. */
	readonly unused: readonly string[];
	/** To whom a memo was sent by it. */
	readonly memoTo: Role | null;
	/** He only looked at a case of which nothing is asked of him: nobody was quicker than he. */
	readonly onlyLooked?: true;
	/** The address of the list that the case was opened from; absent for a link. */
	readonly back?: string;
	/** The address of the case's own page at the place to work; absent for a link. */
	readonly toCase?: string;
}

export type ErrorStatus = 400 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 429 | 500 | 503;

/** Whom to call: the town's own title of the coordinator, and its telephone. */
export interface Town {
	readonly regulation: Regulation;
	readonly municipality: Pick<MunicipalityFacts, 'title' | 'telephone'>;
}

/** Says what to do next and nothing about any case. */
export interface ErrorPage {
	readonly is: 'error';
	readonly status: ErrorStatus;
	/** Whom to call, where whoever had the link still holds his role; nothing of its case. */
	readonly town?: Town | null;
	/** Who has it now, where its holder is away or stood in for somebody who is back (Plastunovskaya 7.2). */
	readonly away?: AwayNote;
	/** Where a new link is asked for, beside the page itself: of a link that was good once. */
	readonly renew?: string;
	/** What was posted to it is kept for the new one. */
	readonly kept?: boolean;
	/** The address of the list of cases, at the place to work; null where it has none, absent for a link. */
	readonly list?: string | null;
}

/** Who acts in the place of whoever had a link; names of officials, and nothing of any case. */
export interface AwayNote {
	readonly who: readonly string[];
	/** The last day on which he is away; null for whoever stood in for somebody who is back. */
	readonly until: string | null;
	/** Where the place to work is, beside the page itself. */
	readonly work: string;
}

/** A new link was asked for; says the same whether one was sent or not. */
export interface RenewedPage {
	readonly is: 'renewed';
}

/** The case behind a good link cannot be read now; says nothing of it either. */
export interface UnreadablePage {
	readonly is: 'unreadable';
}

/** What was posted of an act that cannot be taken back, to be read once more before it is done. */
export interface CheckPage {
	readonly is: 'check';
	readonly act: Act;
	/** The form as it was filled in. */
	readonly form: FormPage;
}

export type PageModel = FormPage | CheckPage | RenewedPage | DonePage | AlreadyDonePage | ErrorPage | UnreadablePage;

/** A posted form and what it was posted to. */
export interface PostedForm {
	readonly fields: PostedFields;
	readonly subject: FormSubject;
	/** Who acts, as the link says; nothing that is posted can change it. */
	readonly actor: Actor;
	readonly caseId: string;
	readonly case: Case;
	readonly regulation: Regulation;
	readonly allowed: readonly Act[];
	/** Minutes ahead of UTC in the municipality's zone: typed dates are read in it. */
	readonly offsetAt: (instant: Instant) => number;
}
