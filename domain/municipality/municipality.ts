import type { Instant } from '../instant.ts';
import type { Network, Role } from '../regulation/regulation.ts';
import type { LocalDate } from '../worktime/local-date.ts';
import type { WorkSchedule } from '../worktime/schedule.ts';
import type { Term } from '../worktime/term.ts';

/**
 * A municipality as data: who works there, when, and where their mail goes. What it must do stands in its regulation;
 * nothing here changes a term.
 */
export interface Municipality {
	readonly schema: 1;
	readonly id: string;
	readonly title: string;
	/** Id of the regulation it works by. */
	readonly regulation: string;
	/** Id of the integration that sends its incidents; several municipalities of a region share one. */
	readonly integration: string;
	readonly calendar: CalendarSection;
	/** None where the regulation has the coordinator alone write (G-30). */
	readonly units: readonly Unit[];
	readonly people: readonly Person[];
	/** Who is away when, and who acts in his place (Plastunovskaya 7.2): those of the file, and those entered since. */
	readonly absences: readonly Absence[];
	/** Where a reply to one of our mails arrives. */
	readonly replyTo: string;
	/** Where the coordinator is reached by telephone, as it is dialled; null for none. Mails and pages name it (G-42). */
	readonly telephone: string | null;
	/** One that the file does not speak of is not enabled: what is stored may be older than a network. */
	readonly networks: Readonly<Partial<Record<Network, NetworkRule>>>;
	/** The host of its own site, where answers of general interest stand as well, without `www.` (Okha 3.5). */
	readonly site: string | null;
	/** How long before a due time its holder is reminded; null for never. */
	readonly remindBefore: Term | null;
	/** How long before the end of a term of his the curator is reminded, who is outside; null for never (G-15). */
	readonly remindCurator: Term | null;
	/** True where the author and the text of a message stay with the source (G-20). */
	readonly referenceMode: boolean;
	/** For how many days words are kept; left out or null: until somebody erases them. */
	readonly retention?: Retention | null;
	/** Whether the register of official pages is kept here (Plastunovskaya, annex 1). */
	readonly officialPages: boolean;
	/** Who gets the figures of a month, and before which day of the next one; null for nobody. */
	readonly report: { readonly to: Role; readonly beforeDay: number } | null;
}

/** How long what names people is kept, in days of 24 hours. */
export interface Retention {
	/** Beside a case, from its end. */
	readonly words: number;
	/** Who has read the words of a case, from when he did. */
	readonly accesses: number;
}

/** The working time of the administration (G-1 to G-3). */
export interface CalendarSection extends WorkSchedule {
	/** The document that the schedule was taken from; null while nobody has confirmed the shipped default (G-2). */
	readonly confirmed: { readonly document: string; readonly on: LocalDate } | null;
}

/** A department that can be asked for a draft. */
export interface Unit {
	readonly id: string;
	readonly title: string;
	readonly mail: string;
	readonly head: { readonly name: string; readonly mail: string } | null;
	/** What it answers for, in words that messages use: by them it is suggested at routing. What is stored may be older. */
	readonly topics?: readonly string[];
	/** Streets, quarters and villages that are its own. */
	readonly places?: readonly string[];
}

export interface Person {
	readonly id: string;
	readonly name: string;
	readonly role: Role;
	/** Set for the people of a unit, null for everybody else. */
	readonly unit: string | null;
	readonly mail: string;
	/** Id of the person this one stands in for. */
	readonly deputyOf: string | null;
	/**
	 * Whether he is on duty outside working hours: written to beside those who hold his role, about what falls due before
	 * they are at work again, and stands in for nobody.
	 */
	readonly duty?: boolean;
	/** The document by which he was given the role; absent in files of before, null where the file names none. */
	readonly act?: string | null;
}

/** Somebody is away from one day to another, both included. */
export interface Absence {
	/** Id of the person. */
	readonly person: string;
	/** Product time: midnight of the municipality's zone at which the first day begins. */
	readonly from: Instant;
	/** Product time: midnight at which the last day has ended. */
	readonly until: Instant;
	/** Id of whoever acts in his place, of the same role and unit; null for his deputies by the file. */
	readonly deputy: string | null;
	/** Product time at which it came into force; absent in a file that was not applied yet. */
	readonly enteredAt?: Instant;
}

export interface NetworkRule {
	/** A message from a network that is not enabled is taken and marked (G-19). */
	readonly enabled: boolean;
	/** What the law says about the network. */
	readonly note: string | null;
	/** The administration's own account there, from which answers go out (Kislovodsk 4). */
	readonly account: string | null;
}
