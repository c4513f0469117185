import type { Instant } from '../../domain/instant.ts';
import type { Gap } from '../../domain/municipality/absences.ts';
import { type EnteredAbsence, ending, entering, type NotEntered } from '../../domain/municipality/entered.ts';
import type { Absence } from '../../domain/municipality/municipality.ts';
import type { AbsenceBook } from '../ports/absences.ts';
import type { TenantReader } from '../ports/tenants.ts';

export interface AbsenceDeps {
	readonly tenants: Pick<TenantReader, 'municipalityInForce' | 'regulationInForce'>;
	readonly absences: AbsenceBook;
}

export type Entered =
	| { readonly is: 'entered'; readonly absence: EnteredAbsence; readonly gaps: readonly Gap[] }
	| { readonly is: 'refused'; readonly refusal: NotEntered }
	/** No municipality of this id works there. */
	| { readonly is: 'unknown-municipality' }
	/** Others kept being quicker: come again. */
	| { readonly is: 'busy' };

/** Two people at once are two attempts; more than four would be a fault. */
const attempts = 4;

/**
 * Puts down that somebody is away (Plastunovskaya 7.2), judged beside the file in force and all that was entered. The
 * sweep passes on within two minutes what waits for him. `by`: the person who says so, null for the command line.
 */
export async function enterAbsence(
	{ tenants, absences: book }: AbsenceDeps,
	id: string,
	wanted: Absence,
	said: { readonly by: string | null; readonly at: Instant },
): Promise<Entered> {
	for (let attempt = 0; attempt < attempts; attempt += 1) {
		const { absences, version } = await book.entered(id);
		const municipality = await tenants.municipalityInForce(id);
		const regulation = municipality === null ? null : await tenants.regulationInForce(municipality.regulation);
		if (municipality === null || regulation === null) return { is: 'unknown-municipality' };
		const entered = entering(municipality, regulation, absences, wanted, said);
		if (!entered.ok) return { is: 'refused', refusal: entered.refusal };
		const absence = entered.value.absences.at(-1);
		if (absence !== undefined && (await book.put(id, entered.value.absences, version)))
			return { is: 'entered', absence, gaps: entered.value.gaps };
	}
	return { is: 'busy' };
}

/** Ends an absence that was entered, at once; 'unknown' for one that is over, or stands in the file. */
export async function endAbsence(
	{ absences: book }: Pick<AbsenceDeps, 'absences'>,
	municipality: string,
	absence: string,
	at: Instant,
): Promise<'ended' | 'unknown' | 'busy'> {
	for (let attempt = 0; attempt < attempts; attempt += 1) {
		const { absences, version } = await book.entered(municipality);
		const left = ending(absences, absence, at);
		if (left === null) return 'unknown';
		if (await book.put(municipality, left, version)) return 'ended';
	}
	return 'busy';
}
