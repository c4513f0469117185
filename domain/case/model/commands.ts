import type { Instant } from '../../instant.ts';
import type {
	Importance,
	MessageKind,
	Network,
	Page,
	Role,
	System,
	UnpublishableKind,
	Venue,
} from '../../regulation/regulation.ts';
import type { PassedOn, UndeliveredBecause } from './delivery-events.ts';
import type { NamedTime } from './named-time.ts';
import type { PublishedTexts } from './published-texts.ts';

/** Who acts: a role of the regulation, and where known the person and the unit. */
export interface Actor {
	readonly role: Role;
	readonly person: string | null;
	readonly unit: string | null;
	/** Ids of those who were away and for whom he acted (Plastunovskaya 7.2); absent where he acted for himself alone. */
	readonly insteadOf?: readonly string[];
}

/** What is stored about a message besides its content: nothing here names a person. */
export interface IncidentFacts {
	readonly kind: MessageKind;
	readonly importance: Importance;
	readonly network: Network;
	readonly venue: Venue;
	readonly page: Page | null;
	/** When the network published it, when it was found, when the curator sent it: as far as the source says (G-7). */
	readonly publishedAt: Instant | null;
	readonly detectedAt: Instant | null;
	readonly sentAt: Instant | null;
}

/**
 * Which version of the draft a person has read who decides on it: always said, so that nobody decides on a text that came
 * after. The first is 1; a door that cannot read it refuses, and never supplies one.
 */
export type VersionRead = number;

/** What is agreed with a unit when it is asked: whether photographs belong to its answer, whether it posts the answer itself. */
export interface Agreement {
	readonly photoRequired: boolean;
	readonly selfPosting: boolean;
}

/** Units that are asked, and what is agreed with them. */
export interface AskedUnits extends Agreement {
	readonly units: readonly string[];
	/** What is agreed with some of them otherwise than with the rest (G-31). */
	readonly agreed?: Readonly<Record<string, Agreement>>;
}

/** What goes with a text to a citizen that somebody has written. */
export interface Written {
	/** Why whoever wrote it leaves what he was advised of; whoever approves the text reads it. */
	readonly note?: string | null;
	/** Words of it that the dictionary takes for slips, where they were looked up. */
	readonly misspelt?: readonly string[];
	/**
	 * Files that go with it, by their ids: they stand beside the case already. Of a text for nobody's unit these are all,
	 * those of the parts included; absent: whatever the parts have brought.
	 */
	readonly media?: readonly string[];
}

/** Somebody who may ask for it has asked for the erasure of a person, or the town's own time for keeping words is over. */
export type ErasedBecause = 'asked' | 'retention';

/**
 * What somebody asks of a case. Texts ride along so that they can be judged, but never reach an event: the caller
 * stores them as content beside the case (see `contentOf`).
 */
export type Command =
	| { readonly do: 'receive' | 'found'; readonly incident: IncidentFacts; readonly text: string }
	| (AskedUnits & {
			readonly do: 'route';
			readonly by: Actor;
			/** The earlier case on the same question, where the coordinator links one; absent, whatever was said before holds. */
			readonly repeatOf?: string | null;
			/** The category of explanation that is wanted in place of an answer, null for an answer; absent: as before (Okha 3.7). */
			readonly explanation?: string | null;
	  })
	/** Takes an assignment away from a unit: for another one, or, where `to` is null, for the coordinator himself (G-29). */
	| {
			readonly do: 'reassign';
			readonly by: Actor;
			readonly unit: string;
			readonly to: string | null;
			readonly reason: string;
	  }
	/** Asks units besides those that are asked already (G-31). */
	| (AskedUnits & { readonly do: 'add-units'; readonly by: Actor; readonly reason: string | null })
	/** Demands photographs of a unit's answer that were not agreed on when it was asked, or does without them (G-31). */
	| {
			readonly do: 'require-photo';
			readonly by: Actor;
			readonly unit: string;
			readonly required: boolean;
			readonly reason: string;
	  }
	/** Names the unit that joins the parts of several (Plastunovskaya 19.3, P-19). */
	| { readonly do: 'name-author'; readonly by: Actor; readonly unit: string; readonly reason: string | null }
	| { readonly do: 'return-to-curator'; readonly by: Actor; readonly reason: string }
	| { readonly do: 'no-answer'; readonly by: Actor; readonly reason: string }
	/** An answer can be posted nowhere; why in words as well. null: a kind that is none (G-33). */
	| {
			readonly do: 'unpublishable';
			readonly by: Actor;
			readonly kind: UnpublishableKind | null;
			readonly reason: string;
	  }
	| { readonly do: 'confirm' | 'reject'; readonly by: Actor }
	| { readonly do: 'withdraw-proposal'; readonly by: Actor; readonly reason: string }
	| { readonly do: 'clarify'; readonly by: Actor; readonly of: 'curator' | 'author'; readonly text: string }
	| {
			readonly do: 'clarified';
			readonly by: Actor;
			readonly text: string;
			/** 1, 2, …; null where only one is open. */
			readonly question: number | null;
			/** When the author replied in the network, where that is known (Kislovodsk 10, K-6). */
			readonly repliedAt: Instant | null;
			/** Where the reply stands in the network. */
			readonly permalink?: string | null;
	  }
	| {
			readonly do: 'decline';
			readonly by: Actor;
			readonly unit: string;
			readonly reason: string;
			readonly suggested: string | null;
	  }
	| (Written & {
			readonly do: 'submit';
			readonly by: Actor;
			/** null: the coordinator's own text, for nobody's unit (G-30). */
			readonly unit: string | null;
			readonly kind: 'final' | 'interim';
			readonly text: string;
			readonly promisedBy: NamedTime | null;
			readonly reason: string | null;
			/** What was done since the earlier answer; demanded of a repeat. */
			readonly measures?: string | null;
	  })
	| (Written & {
			readonly do: 'consolidate';
			readonly by: Actor;
			readonly text: string;
			readonly unit?: string | null;
			/** Where the joint answer is an interim one although every part that came is final (Perm 2.1.2). */
			readonly interim?: { readonly promisedBy: NamedTime | null; readonly reason: string | null } | null;
	  })
	| (Written & {
			readonly do: 'forward';
			readonly by: Actor;
			readonly draft: VersionRead;
			readonly generalInterest: boolean;
			/** The text as whoever sends it on has corrected it; absent or null: as it was read (G-30). */
			readonly text?: string | null;
	  })
	| {
			readonly do: 'approve';
			readonly by: Actor;
			readonly draft: VersionRead;
			/** The curator's date for the final answer, said with his consent to an interim one. */
			readonly due?: NamedTime | null;
	  }
	| {
			readonly do: 'return';
			readonly by: Actor;
			readonly draft: VersionRead;
			readonly reason: string;
			readonly comment: string | null;
			/** Whose part, where several wait to be joined; null or absent for the last that came in. */
			readonly unit?: string | null;
	  }
	/** Stops a text before it is posted (G-32). */
	| { readonly do: 'recall'; readonly by: Actor; readonly draft: VersionRead; readonly reason: string }
	| {
			readonly do: 'publish';
			readonly by: Actor;
			/** `own`: words that are no draft of the case, by agreement (Perm 2.1.4b); taken only where that is so. */
			readonly draft: VersionRead | 'own';
			/** Empty where the answer stands in a system alone. */
			readonly permalink: string;
			readonly visibility: 'public' | 'private' | null;
			readonly generalInterest: boolean;
			/** Where the answer stands in the system that the message came through: the system's own number of it (Perm M-11). */
			readonly inSystem?: { readonly system: System; readonly reference: string } | null;
			/** Of words of a unit's own: that they are no final answer yet (Perm M-13). */
			readonly interim?: { readonly promisedBy: NamedTime | null; readonly reason: string | null } | null;
			/** Files that go with words of a unit's own, by their ids. */
			readonly media?: readonly string[];
			/** The text as it stands online, where whoever posted it says that it is another than was approved. */
			readonly postedText?: string | null;
			/** By what both texts can be proved, made where they were read, for words are content. */
			readonly texts?: PublishedTexts | null;
	  }
	/** A first word to the author beside the draft; it ends nothing but its own term. */
	| { readonly do: 'first-word'; readonly by: Actor; readonly permalink: string }
	/** Where the answer really stands, in place of a link that was wrong (G-36). */
	| {
			readonly do: 'correct';
			readonly by: Actor;
			readonly permalink: string;
			readonly reason: string;
			/** How many corrections there had been when the wrong link was seen: the same is not corrected twice. */
			readonly seen: number;
			/** The link that stands, as it was read beside the case, for words are content; absent where nobody looked. */
			readonly stands?: string | null;
	  }
	| {
			readonly do: 'publish-site';
			readonly by: Actor;
			readonly permalink: string;
			/** As of what is published in the network. */
			readonly postedText?: string | null;
			readonly texts?: PublishedTexts | null;
	  }
	| (Written & {
			readonly do: 'explain';
			readonly by: Actor;
			readonly unit: string | null;
			readonly category: string;
			readonly text: string;
			readonly competentBody: string | null;
			/** The written answers that were given before, where the category rests on them (Okha 3.7.4). */
			readonly earlierAnswers?: string | null;
	  })
	| { readonly do: 'consent'; readonly by: Actor; readonly permalink: string }
	/** The author does not agree to an appeal, or no longer does (Okha 3.8). */
	| { readonly do: 'refuse-consent' | 'withdraw-consent'; readonly by: Actor; readonly reason: string }
	| { readonly do: 'register'; readonly by: Actor; readonly number: string }
	/** The coordinator's own answer that the question is not the municipality's, and whose it is (G-34). */
	| (Written & { readonly do: 'not-ours'; readonly by: Actor; readonly text: string })
	/** The message is an appeal under 59-ФЗ: its number in the register, or that the author was told how to file one (G-34). */
	| { readonly do: 'appeal'; readonly by: Actor; readonly number: string | null; readonly told: boolean }
	/** The curator takes the incident back (G-37). */
	| { readonly do: 'withdraw'; readonly by: Actor; readonly reason: string }
	| { readonly do: 'raise' | 'lower'; readonly by: Actor }
	| {
			readonly do: 'set-deadline';
			readonly by: Actor;
			readonly due: NamedTime;
			/** The key of the clause whose act it is for; null or absent for the final answer (P-18). */
			readonly for?: string | null;
			/** Whether one more interim answer is agreed to. */
			readonly interim?: boolean;
	  }
	| { readonly do: 'acknowledge'; readonly by: Actor; readonly notice: string }
	/** A mail to a unit was handed to the mail service at this instant, so the unit's clocks start then (G-8). */
	| { readonly do: 'hand-over'; readonly unit: string; readonly round: number; readonly handedAt: Instant }
	/** A mail did not reach somebody, or was not sent because it could not (G-8, R-23). */
	| {
			readonly do: 'undeliverable';
			readonly to: Role;
			readonly unit: string | null;
			readonly round: number | null;
			readonly person: string | null;
			/** When the mail was handed over, where it is one that lets a unit's clocks start and was sent at all. */
			readonly handedAt: Instant | null;
			readonly why: UndeliveredBecause;
			/** The others to whom the same mail was handed over, as far as none of theirs is known to have come back. */
			readonly others: readonly { readonly person: string | null; readonly handedAt: Instant }[];
	  }
	/** These are reached at other addresses from now on, so what waits for them is to be written again. */
	| {
			readonly do: 'deliver-again';
			readonly whom: readonly { readonly to: Role; readonly unit: string | null; readonly person: string | null }[];
	  }
	/** Others act for a role (of a unit) since this instant: what has waited there for longer is passed on to them. */
	| (Required<PassedOn> & { readonly do: 'pass-on' })
	/** Nothing but time: judges every clock whose due time lies before `judgeBefore`. */
	| { readonly do: 'tick'; readonly judgeBefore: Instant }
	/** The calendar in force has changed: running clocks are reckoned anew from now on (G-4). */
	| { readonly do: 'recalendar' }
	/** Personal data beside the case are to be erased; of one that is open only where that is said. */
	| { readonly do: 'erase'; readonly because: ErasedBecause; readonly evenOpen: boolean };
