import type { Instant } from '../../instant.ts';
import { type Act, acts, type Role, type StageKind } from '../../regulation/regulation.ts';
import type { Actor } from '../model/commands.ts';

export const mailTemplates = [
	/** To whoever a newly opened stage awaits; carries the link to its form. */
	'stage-opened',
	/** To a unit: the message, the term, the link to the draft form. Starts the unit's clocks when handed over (G-8). */
	'assignment',
	/** To the holder of a clock about to fall due. */
	'reminder',
	/** To the coordinator when a due instant passed. */
	'breach',
	/** To the coordinator, once a working day, of a case that lies still and whose clocks are all over (G-27). */
	'rest',
	/** To the person who must tell somebody of a breach: the prepared memo and a button. */
	'memo',
	/** What the text wants told when something happens (Plastunovskaya 10b, 24). */
	'notice',
	/** To those whose due time moved. */
	'clock-moved',
	/** To units whose work is no longer wanted (re-routed, case ended). */
	'withdrawn',
	/** To a unit whose text went on in other words than its own (G-30). */
	'corrected',
	/** To the coordinator: somebody was not reached, and what can be done (G-8, R-23). */
	'undelivered',
	/** To those whose work it was: how the case ended, and where the answer stands. */
	'result',
	/** To whoever has done something and asked for a mail that says so. */
	'receipt',
	/** To those who were told of a breach that is none: the unit was never told (G-8). */
	'breach-undone',
	/** To one mailbox: what several mails would have told it that asked nothing of it (ADR 0060). */
	'digest',
] as const;
export type MailTemplate = (typeof mailTemplates)[number];

/** A mail to be rendered when it is delivered; ids only. */
export interface MailOrder {
	readonly template: MailTemplate;
	readonly to: Role;
	readonly unit: string | null;
	/** The stage whose end makes this mail pointless; null for mails that must go out whatever happens. */
	readonly stage: StageKind | null;
	readonly visit: number | null;
	readonly round: number | null;
	readonly notice: string | null;
	readonly clock: string | null;
	/** Id of the one person whom it is for; absent or null: it is for all who hold the role. */
	readonly person?: string | null;
	/** What else the same people are told by the same mail, each as the mail that it would be alone. */
	readonly along?: readonly MailOrder[];
	/** Whether something in it has waited for another mail already, so that it waits no more (ADR 0036). */
	readonly hasWaited?: true;
	/** Why a stage opened again, for the words of the mail. */
	readonly because:
		| 'new'
		| 'returned'
		| 'recalled'
		| 'declined'
		| 'reassigned'
		| 'taken-over'
		| 'photo-demanded'
		| 'photo-waived'
		| 'author-named'
		| 'rejected'
		| 'consent-withdrawn'
		| 'stands-in'
		| 'back'
		| 'proposal-withdrawn'
		| 'answered'
		| 'interim-published'
		| 'question-published'
		| 'approved';
}

/** The unit that whoever gets this mail acts for; a coordinator is told of units, and acts for none. */
export function ownUnit({ to, unit }: Pick<MailOrder, 'to' | 'unit'>): string | null {
	return to === 'executor' || to === 'unit-head' ? unit : null;
}

/** The number of the question that a mail asks to answer, where it is not the stage that asks. */
export function questionOf({ notice }: MailOrder): number | null {
	const [, number] = /^question-(\d+)$/.exec(notice ?? '') ?? [];
	return number === undefined ? null : Number(number);
}

/** The number of the undelivered mail that another mail tells of. */
export function undeliveredOf({ notice }: MailOrder): number | null {
	const [, number] = /^undelivered-(\d+)$/.exec(notice ?? '') ?? [];
	return number === undefined ? null : Number(number);
}

/** Since when the case had lain still of which a mail tells. */
export function restingSince({ notice }: MailOrder): Instant | null {
	const [, since] = /^rest-(\d+)$/.exec(notice ?? '') ?? [];
	return since === undefined ? null : Number(since);
}

/** The act that a receipt confirms and when it was done; null where the mail is none. */
export function receiptOf({ notice }: MailOrder): { readonly act: Act; readonly at: Instant } | null {
	const [, act, at] = /^receipt-([a-z-]+)-(\d+)$/.exec(notice ?? '') ?? [];
	const known = acts.find((one) => one === act);
	return known === undefined || at === undefined ? null : { act: known, at: Number(at) };
}

/** The mail that confirms an act to whoever has done it. */
export function receiptMail({ role, unit, person }: Actor, act: Act, at: Instant): MailOrder {
	const none = { stage: null, visit: null, round: null, clock: null, because: 'new' } as const;
	return { template: 'receipt', to: role, unit, person, notice: `receipt-${act}-${at}`, ...none };
}

/** The mail that stands for several to one mailbox, this one among them; whatever it tells is found by its row. */
export function digestMail({ to, unit }: Pick<MailOrder, 'to' | 'unit'>, person: string | null): MailOrder {
	const none = { stage: null, visit: null, round: null, notice: null, clock: null, because: 'new' } as const;
	return { template: 'digest', to, unit, person, ...none };
}

/** What must follow from a decision; written beside it in the same transaction, delivered later (house rule: outbox). */
export type FollowUp =
	| { readonly is: 'mail'; readonly mail: MailOrder }
	/** Start the machine that walks the case, named by the case id. */
	| { readonly is: 'start-case'; readonly stage: StageKind }
	/** The stage that the machine waits in is over; it may go on to what the case awaits now. */
	| { readonly is: 'signal-stage'; readonly stage: StageKind; readonly visit: number }
	/** A due time or reminder came nearer than what the running clock machine waits for. */
	| { readonly is: 'start-clock' };
