import { looksLike, piecesOf } from '../../domain/uploads/look.ts';
import type { Resemblance } from '../../domain/uploads/upload.ts';
import type { SeenEraser } from '../ports/erasure.ts';
import type { Marks, SeenFiles } from '../ports/uploads.ts';
import { type Fields, get, put, query, removeItem, type Table } from './dynamo.ts';
import { seenKey } from './keys.ts';

/** As many are pointed out as somebody looks at. */
const mostTold = 5;

/** A row for each piece of a look, so that of eight queries one finds what looks the same; a row more for the bytes. */
export function dynamoSeen(table: Table): SeenFiles {
	return {
		async like(municipality, marks, ref) {
			const found = new Map<string, Resemblance>();
			for (const mark of marksOf(marks)) {
				for await (const fields of query(table, {
					KeyConditionExpression: 'pk = :pk',
					values: { ':pk': seenKey(municipality, mark, '').pk },
				})) {
					const one = resemblanceIn(fields, marks, mark);
					const isItself = one?.caseId === ref.caseId && one.upload === ref.id;
					if (one !== null && !isItself) found.set(`${one.caseId} ${one.upload}`, one);
				}
			}
			return [...found.values()].toSorted((one, other) => one.at - other.at).slice(0, mostTold);
		},
		async note(municipality, { hash, look }, { caseId, id }, at) {
			for (const mark of marksOf({ hash, look })) {
				await put(table, { ...seenKey(municipality, mark, `${caseId}#${id}`), caseId, upload: id, at, look });
			}
		},
	};
}

/** Forgets files: the row of the bytes goes last, for it tells how the file looks to whoever comes again. */
export function dynamoSeenEraser(table: Table): SeenEraser {
	return {
		async forget(municipality, hash, { caseId, id }) {
			const keyOf = (mark: string) => seenKey(municipality, mark, `${caseId}#${id}`);
			const look = (await get(table, keyOf(`sha-${hash}`)))?.textOrNull('look') ?? null;
			for (const mark of marksOf({ hash, look }).toReversed()) await removeItem(table, keyOf(mark));
		},
	};
}

function marksOf({ hash, look }: Marks): readonly string[] {
	return [`sha-${hash}`, ...(look === null ? [] : piecesOf(look).map((piece) => `look-${piece}`))];
}

/** A row under the same bytes is the same file; one that has only a piece of the look in common must be compared. */
function resemblanceIn(fields: Fields, { look }: Marks, mark: string): Resemblance | null {
	const other = fields.textOrNull('look');
	const isSame = mark.startsWith('sha-') || (look !== null && other !== null && looksLike(look, other));
	return isSame ? { caseId: fields.text('caseId'), upload: fields.text('upload'), at: fields.number('at') } : null;
}
