import { DAY_MS, type Instant } from '../instant.ts';
import type { Regulation } from '../regulation/regulation.ts';
import { done, type Result, refuse } from '../result.ts';
import { type AbsenceFault, faultOfAbsence, type Gap, gapsFrom, isForbidden } from './absences.ts';
import type { Absence, Municipality } from './municipality.ts';

/** An absence that was entered beside the file: by the command line, by its coordinator or by the person himself. */
export interface EnteredAbsence extends Absence {
	readonly id: string;
	readonly enteredAt: Instant;
	/** Id of the person who entered it; null for the command line. */
	readonly by: string | null;
}

/** Why an absence was not entered, and which field of the form that concerns. */
export interface NotEntered {
	readonly field: 'person' | 'from' | 'to' | 'deputy';
	readonly fault: AbsenceFault | 'over-already' | 'too-long' | 'nobody-left';
}

/** Nobody is away for so long who still works there: a slip in the year. */
const longestMs = 400 * DAY_MS;
/** What is over is kept a while: by it the sweep knows since when somebody is back. */
const keptMs = 60 * DAY_MS;

/**
 * The absences entered so far and one more, and the gaps that it makes, chains and roles with nobody left (Plastunovskaya
 * 7.2). `municipality` is the file in force with all that was entered. Refused where it is unsound by itself or beside the
 * others, where it lies in the past, and where it leaves nobody in a role that the regulation wants covered (P-2).
 */
export function entering(
	municipality: Municipality,
	regulation: Pick<Regulation, 'roles'>,
	entered: readonly EnteredAbsence[],
	wanted: Absence,
	{ by, at }: { readonly by: string | null; readonly at: Instant },
): Result<{ readonly absences: readonly EnteredAbsence[]; readonly gaps: readonly Gap[] }, NotEntered> {
	const found = faultOfAbsence(municipality, municipality.absences, wanted);
	if (found !== null) return refuse(found);
	if (wanted.until <= at) return refuse({ field: 'to', fault: 'over-already' });
	if (wanted.until - wanted.from > longestMs || wanted.from > at + longestMs)
		return refuse({ field: 'to', fault: 'too-long' });
	const withIt = { ...municipality, absences: [...municipality.absences, wanted] };
	const before = gapsFrom(municipality, at).map(sayKey);
	const gaps = gapsFrom(withIt, at).filter((gap) => !before.includes(sayKey(gap)));
	if (gaps.some((gap) => isForbidden(gap, regulation))) return refuse({ field: 'deputy', fault: 'nobody-left' });
	const number = Math.max(0, ...entered.map(({ id }) => Number(id))) + 1;
	const absence: EnteredAbsence = { ...wanted, id: String(number), enteredAt: at, by };
	return done({ absences: [...entered.filter((one) => one.until > at - keptMs), absence], gaps });
}

/** The same without what is left of one; null where there is none of this id that is not over. */
export function ending(entered: readonly EnteredAbsence[], id: string, at: Instant): readonly EnteredAbsence[] | null {
	if (!entered.some((one) => one.id === id && one.until > at)) return null;
	return entered.flatMap((one) => {
		if (one.id !== id) return [one];
		return one.from >= at ? [] : [{ ...one, until: at, enteredAt: at }];
	});
}

function sayKey({ is, standIn }: Gap): string {
	return `${is} ${standIn.person.id} ${standIn.by.map(({ id }) => id).join(' ')}`;
}
