import { type StageKind, stageKinds } from '../../domain/regulation/regulation.ts';
import type { StageToken, TokenReader, Tokens } from '../ports/tokens.ts';
import { type Fields, get, put, type Table } from './dynamo.ts';
import { caseKeys } from './keys.ts';

/** The latest callback token of each case, to answer it. */
export function dynamoTokenReader(table: Table): TokenReader {
	return {
		async get(caseId) {
			const fields = await get(table, caseKeys.token(caseId));
			return fields === null ? null : toToken(fields);
		},
	};
}

/** Callback tokens: the latest of each case, with the number of the attempt that stored it. */
export function dynamoTokens(table: Table): Tokens {
	const { get: read } = dynamoTokenReader(table);
	return {
		get: read,
		async put(caseId, token) {
			for (;;) {
				const before = await read(caseId);
				if (before !== null && before.generation > token.generation) return 'superseded';
				const attempt = before?.generation === token.generation ? before.attempt + 1 : 1;
				const item = { ...caseKeys.token(caseId), ...token, attempt };
				const kept = await put(
					table,
					item,
					before === null
						? { expression: 'attribute_not_exists(pk)' }
						: {
								expression: 'generation = :generation AND attempt = :attempt',
								values: { ':generation': before.generation, ':attempt': before.attempt },
							},
				);
				if (kept) return attempt;
			}
		},
	};
}

function toToken(fields: Fields): StageToken {
	return {
		token: fields.text('token'),
		stage: stageOf(fields.text('stage')),
		visit: fields.number('visit'),
		generation: fields.number('generation'),
		attempt: fields.number('attempt'),
		storedAt: fields.number('storedAt'),
	};
}

function stageOf(text: string): StageKind {
	const stage = stageKinds.find((known) => known === text);
	if (stage === undefined) throw new Error(`the table holds the unknown stage ${text}`);
	return stage;
}
