import type { Instant } from '../../domain/instant.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import type { Regulation } from '../../domain/regulation/regulation.ts';
import type { WorkCalendar } from '../../domain/worktime/calendar.ts';

/** A system that may speak for some municipalities. Its secrets stand elsewhere: see `SecretStore`. */
export interface Integration {
	readonly id: string;
	readonly municipalities: readonly string[];
	/** How many signed requests it may send in ten minutes; absent: as many as any (see functions/http/sending-bound.ts). */
	readonly mostRequests?: number;
}

/** What a municipality works by. Published versions never change; what is in force does. */
export interface TenantReader {
	/** With what was entered of absences beside its file. null where no such municipality was applied. May be a minute old. */
	loadMunicipality(id: string): Promise<Municipality | null>;
	/** The same as it stands now, never from memory: who lost a role loses what came with it at once. */
	municipalityInForce(id: string): Promise<Municipality | null>;
	/** How often the links of this holder (see `holderId`) were revoked by hand, as it stands now. */
	linkRevocations(municipality: string, holder: string): Promise<number>;
	listMunicipalities(): Promise<readonly string[]>;
	/** A published version; null where it was never published. */
	loadRegulation(id: string, version: string): Promise<Regulation | null>;
	regulationInForce(id: string): Promise<Regulation | null>;
	loadCalendar(version: string): Promise<WorkCalendar | null>;
	calendarInForce(municipality: string): Promise<WorkCalendar | null>;
	integration(id: string): Promise<Integration | null>;
}

export interface TenantStore extends TenantReader {
	/** Stores a version by its content hash and puts it in force. 'known' where that version is in force already. */
	putRegulation(regulation: Regulation, at: Instant): Promise<'stored' | 'known'>;
	/** Stores a calendar and puts it in force for the municipality from now on. */
	putCalendar(municipality: string, calendar: WorkCalendar, at: Instant): Promise<'stored' | 'known'>;
	putMunicipality(municipality: Municipality, at: Instant): Promise<void>;
	putIntegration(integration: Integration, at: Instant): Promise<void>;
	/** Kills every link that this holder was ever sent, whatever is applied later; gives how often that was done. */
	revokeLinks(municipality: string, holder: string, at: Instant): Promise<number>;
}
