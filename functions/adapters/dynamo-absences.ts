import type { EnteredAbsence } from '../../domain/municipality/entered.ts';
import type { AbsenceBook } from '../ports/absences.ts';
import { get, put, type Table } from './dynamo.ts';
import { absencesKey } from './keys.ts';

/** What was entered for one municipality: one row, so that whoever reads its file needs one read more. */
export async function enteredAbsences(table: Table, municipality: string): ReturnType<AbsenceBook['entered']> {
	const fields = await get(table, absencesKey(municipality));
	if (fields === null) return { absences: [], version: 0 };
	return { absences: fields.json<readonly EnteredAbsence[]>('absences'), version: fields.number('version') };
}

/** The same with the side that writes. */
export function dynamoAbsences(table: Table): AbsenceBook {
	return {
		entered: (municipality) => enteredAbsences(table, municipality),
		put: (municipality, absences, seen) =>
			put(
				table,
				{ ...absencesKey(municipality), absences: JSON.stringify(absences), version: seen + 1 },
				seen === 0
					? { expression: 'attribute_not_exists(pk)' }
					: { expression: 'version = :seen', values: { ':seen': seen } },
			),
	};
}
