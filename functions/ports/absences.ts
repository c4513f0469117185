import type { EnteredAbsence } from '../../domain/municipality/entered.ts';

/** The absences that were entered beside a municipality's file. What a municipality is read with holds them as well. */
export interface AbsenceBook {
	entered(municipality: string): Promise<{ readonly absences: readonly EnteredAbsence[]; readonly version: number }>;
	/** false, and nothing, where somebody has written since that version was read. */
	put(municipality: string, absences: readonly EnteredAbsence[], seen: number): Promise<boolean>;
}
