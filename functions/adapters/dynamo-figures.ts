import type { Figures } from '../../domain/worklist/figures.ts';
import type { FiguresBoard, FiguresReader } from '../ports/figures.ts';
import { get, put, type Table } from './dynamo.ts';
import { figuresKey } from './keys.ts';

export function dynamoFiguresReader(table: Table): FiguresReader {
	return {
		async get(municipality) {
			const fields = await get(table, figuresKey(municipality));
			return fields === null ? null : { figures: fields.json<Figures>('figures'), at: fields.number('countedAt') };
		},
	};
}

/** A row for each municipality. */
export function dynamoFiguresBoard(table: Table): FiguresBoard {
	return {
		async put(municipality, { figures, at }) {
			await put(
				table,
				{ ...figuresKey(municipality), figures: JSON.stringify(figures), countedAt: at },
				{ expression: 'attribute_not_exists(pk) OR countedAt < :at', values: { ':at': at } },
			);
		},
	};
}
