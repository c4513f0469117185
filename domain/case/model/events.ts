import type { Instant } from '../../instant.ts';
import type { AnswerKind, Outcome, Role, StageKind, System, UnpublishableKind } from '../../regulation/regulation.ts';
import type { ClockEvent } from './clock-events.ts';
import type { Actor, AskedUnits, ErasedBecause, IncidentFacts } from './commands.ts';
import type { DeliveryEvent } from './delivery-events.ts';
import type { PublishedTexts } from './published-texts.ts';

export type * from './clock-events.ts';

/** Events of before name the message as its sender does, and its topic: both are content now, for they may name people. */
export interface StoredFacts extends IncidentFacts {
	readonly externalId?: string | null;
	readonly topic?: string | null;
}

interface Common {
	/** Product time of what happened; for an act, when the gateway received it. */
	readonly at: Instant;
	/** null: time or the system itself. */
	readonly by: Actor | null;
	/** The clause that gives or demands this, where one does. */
	readonly clause?: string;
}

/** Which text stands in a second place as well, and by what that can be proved; absent in cases of before. */
interface AlsoPublished {
	readonly version?: number;
	readonly texts?: PublishedTexts;
}

/**
 * Everything that can have happened to a case. Ids, codes and facts only: texts stand in content items, and a
 * `reason` is a code of the regulation's list or `other`. Events of before may hold the words themselves.
 */
export type CaseEvent = Common &
	(
		| {
				readonly type: 'CaseReceived';
				readonly regulation: { readonly id: string; readonly version: string };
				readonly incident: StoredFacts;
				/** True for a message that the municipality's own staff found. */
				readonly found: boolean;
				/** What the sources' own times contradict, for example detected before it was published. */
				readonly marks: readonly string[];
		  }
		| { readonly type: 'StageOpened'; readonly stage: StageKind; readonly visit: number; readonly awaits: Role }
		| (AskedUnits & {
				readonly type: 'CaseRouted';
				readonly round: number;
				/** The case that dealt with the same question before (Kislovodsk 14). */
				readonly repeatOf: string | null;
				/** The category of explanation that is wanted from now on, null for none; absent: as before (Okha 3.7). */
				readonly explanation?: string | null;
		  })
		/** An assignment was taken away from a unit, for another one or for the coordinator himself; why is content (G-29). */
		| {
				readonly type: 'CaseReassigned';
				readonly unit: string;
				/** Who is asked in its place, under what was agreed with it; null: the coordinator goes on himself. */
				readonly to: string | null;
				/** Of the unit that is asked now; without any the last there was. */
				readonly round: number;
		  }
		/** Units were asked besides those that were asked already (G-31). */
		| (AskedUnits & { readonly type: 'UnitsAdded'; readonly round: number })
		/** Photographs were demanded of a unit after it was asked, or are not wanted any more; why is content (G-31). */
		| { readonly type: 'PhotoAgreed'; readonly unit: string; readonly required: boolean }
		/** The unit that joins the parts of several (Plastunovskaya 19.3). */
		| { readonly type: 'JointAuthorNamed'; readonly unit: string }
		| { readonly type: 'MailHandedOver'; readonly unit: string; readonly round: number }
		| { readonly type: 'CaseReturnedToCurator'; readonly reason: string }
		| { readonly type: 'NoAnswerProposed'; readonly reason: string }
		/** An answer can be posted nowhere, somebody says; the words are content (G-33). */
		| { readonly type: 'UnpublishableProposed'; readonly kind: UnpublishableKind }
		/** The second person's word on an end that one person proposed (no answer; Plastunovskaya 14.3). */
		| { readonly type: 'OutcomeConfirmed'; readonly reason: string }
		| { readonly type: 'OutcomeRejected'; readonly reason: string }
		/** Whoever proposed that no answer is given thought better of it; why is content (G-35). */
		| { readonly type: 'ProposalWithdrawn' }
		| {
				readonly type: 'ClarificationAsked';
				readonly question: number;
				readonly of: 'curator' | 'author';
				readonly stage: StageKind;
				readonly unit: string | null;
				/** Whether it suspends running terms (Kislovodsk 10b). */
				readonly pauses: boolean;
		  }
		| { readonly type: 'ClarificationAnswered'; readonly question: number; readonly repliedAt: Instant }
		| {
				readonly type: 'AssignmentDeclined';
				readonly unit: string;
				readonly reason: string;
				/** A unit of ours; whatever else was suggested was said in words. */
				readonly suggested: string | null;
		  }
		| {
				readonly type: 'DraftSubmitted';
				readonly version: number;
				/** null: for nobody's unit, as a question to the author or the coordinator's own text is. */
				readonly unit: string | null;
				/** Units whose parts stay out, for an answer of the others does not touch their terms (Perm M-12, M-15). */
				readonly keeps?: readonly string[];
				readonly answer: AnswerKind;
				readonly promisedBy: Instant | null;
				/** Later than the regulation allows from this moment on (G-38). */
				readonly promiseTooLate?: true;
				readonly category: string | null;
		  }
		| { readonly type: 'PartsCompleted' }
		| {
				readonly type: 'DraftConsolidated';
				readonly version: number;
				/** Units whose parts stay out, for an answer of the others does not touch their terms (Perm M-12, M-15). */
				readonly keeps?: readonly string[];
				/** The unit that answers for the joint draft (Plastunovskaya 19.3). */
				readonly unit: string | null;
				readonly answer: AnswerKind;
				readonly promisedBy: Instant | null;
				readonly promiseTooLate?: true;
		  }
		| {
				readonly type: 'DraftForwarded';
				readonly version: number;
				readonly answer: AnswerKind;
				/** It decides without the author's reply, for which was waited long enough (Kislovodsk 10b, K-6). */
				readonly unanswered?: true;
		  }
		/** Whoever sends a text on has corrected it himself: a new version, whose words are content (G-30). */
		| {
				readonly type: 'DraftCorrected';
				readonly version: number;
				readonly corrects: number;
				readonly answer: AnswerKind;
		  }
		| { readonly type: 'DraftApproved'; readonly version: number; readonly answer: AnswerKind }
		| {
				readonly type: 'DraftReturned';
				readonly version: number;
				/** Whose part was chosen, where several waited to be joined. */
				readonly unit?: string;
				readonly answer: AnswerKind;
				readonly reason: string;
		  }
		/** Stopped before it was posted; why stands in words beside the case. */
		| { readonly type: 'DraftRecalled'; readonly version: number; readonly answer: AnswerKind }
		| {
				readonly type: 'AnswerPublished';
				/** The unit that put its own answer online (Perm 2.1.4). */
				readonly unit?: string;
				readonly version: number;
				readonly answer: AnswerKind;
				readonly generalInterest: boolean;
				/** Where it stands, if not in the network of the message (Perm M-11). */
				readonly system?: System;
				/** What an interim answer of a unit's own promises (Perm M-13); of others the draft tells it. */
				readonly promisedBy?: Instant | null;
				/** What in it should be looked at twice (G-38). */
				readonly marks?: readonly string[];
				/** Of a final answer: units that owe their own still (Perm M-15). */
				readonly keeps?: readonly string[];
				/** By what its text can be proved; absent where no text was known, and in cases of before. */
				readonly texts?: PublishedTexts;
		  }
		/** The author was told that the message is being dealt with. */
		| { readonly type: 'FirstWordGiven' }
		/** The link to what was posted last was wrong; the right one and why are content, the first stays there too (G-36). */
		| { readonly type: 'PermalinkCorrected'; readonly number: number }
		/** What was answered in private stands on the page, too, for many want to know it (Okha 3.5). */
		| ({ readonly type: 'PagePublished' } & AlsoPublished)
		| ({ readonly type: 'SitePublished' } & AlsoPublished)
		| { readonly type: 'ConsentRecorded' }
		/** The author does not agree, or no longer does; why is content (Okha 3.8). */
		| { readonly type: 'ConsentRefused' }
		| { readonly type: 'ConsentWithdrawn' }
		/** Its number is content; events of before hold it. */
		| { readonly type: 'AppealRegistered'; readonly number?: string }
		/** The message is an appeal under 59-ФЗ: registered as one, its number being content, or its author told how (G-34). */
		| { readonly type: 'AppealRecognised'; readonly registered: boolean }
		/** The curator took the incident back; why is content (G-37). */
		| { readonly type: 'IncidentWithdrawn' }
		| { readonly type: 'ImportanceRaised' }
		| { readonly type: 'ImportanceLowered' }
		| {
				readonly type: 'DeadlineSet';
				readonly due: Instant;
				/** The key of the clause whose act it is for; absent: the final answer. */
				readonly for?: string;
				/** With it the curator agrees to one more interim answer. */
				readonly interim?: true;
		  }
		| {
				readonly type: 'NoticeDemanded';
				readonly notice: string;
				readonly to: Role;
				readonly unit: string | null;
				readonly acknowledge: boolean;
		  }
		| { readonly type: 'NoticeAcknowledged'; readonly notice: string }
		| {
				readonly type: 'MemoPrepared';
				readonly notice: string;
				readonly clock: string;
				readonly to: Role;
				readonly sender: Role;
		  }
		/** No clock of the case will wake anybody any more, so the coordinator is told of it at this instant (G-27). */
		| { readonly type: 'RestBegan'; readonly until: Instant }
		/** He was told, and will be again. */
		| { readonly type: 'RestTold'; readonly until: Instant }
		| DeliveryEvent
		| { readonly type: 'CaseEnded'; readonly outcome: Outcome }
		/** All words of persons beside the case are taken away: somebody asked for it, or their time was over. */
		| { readonly type: 'PersonalDataErased'; readonly because: ErasedBecause }
		| ClockEvent
	);
