import type { Network, Role } from '../regulation/regulation.ts';
import type { RegionalStatus } from '../worktime/calendar-data.ts';
import type { LocalDate, Weekday } from '../worktime/local-date.ts';
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
	readonly units: readonly Unit[];
	readonly people: readonly Person[];
	readonly mail: { readonly from: string; readonly replyTo: string };
	readonly networks: Readonly<Record<Network, NetworkRule>>;
	/** How long before a due time its holder is reminded; null for never. */
	readonly remindBefore: Term | null;
	/** True where the author and the text of a message stay with the source (G-20). */
	readonly referenceMode: boolean;
	/** Who gets the figures of a month, and before which day of the next one; null for nobody. */
	readonly report: { readonly to: Role; readonly beforeDay: number } | null;
}

/** The working time of the administration (G-1 to G-3). */
export interface CalendarSection {
	/** IANA zone; every term is reckoned in it. */
	readonly zone: string;
	/** ISO 3166-2 code of the region whose days off are followed; null for federal days only. */
	readonly region: string | null;
	readonly follows: readonly RegionalStatus[];
	/** Working segments of each weekday, "09:00-13:00"; a day that is missing is a day off. */
	readonly week: Readonly<Partial<Record<Weekday, readonly string[]>>>;
	/** The administration's own exceptions; they beat everything else. No segments: a day off. */
	readonly days: readonly OwnDay[];
	/** The document that the schedule was taken from; null while nobody has confirmed the shipped default (G-2). */
	readonly confirmed: { readonly document: string; readonly on: LocalDate } | null;
}

export interface OwnDay {
	readonly date: LocalDate;
	readonly segments: readonly string[];
	readonly act: string;
}

/** A department that can be asked for a draft. */
export interface Unit {
	readonly id: string;
	readonly title: string;
	readonly mail: string;
	readonly head: { readonly name: string; readonly mail: string } | null;
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
}

export interface NetworkRule {
	/** A message from a network that is not enabled is taken and marked (G-19). */
	readonly enabled: boolean;
	/** What the law says about the network. */
	readonly note: string | null;
}
