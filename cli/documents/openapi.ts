import * as z from 'zod';
import { partnerEventTypes } from '../../domain/hooks/partner-events.ts';
import { textLimitsOf } from '../../functions/http/fields.ts';
import { batch } from '../../functions/receive-incident/batch.ts';
import { envelope } from '../../functions/receive-incident/incident.ts';
import { decision } from '../../functions/record-decision/decision.ts';
import { batchAnswer, caseAnswer, outcomeAnswer, problemAnswer, receiptAnswer } from './answers.ts';
import { apiFieldWords } from './api-words.ts';
import { glossaryOf } from './glossaries.ts';
import type { Json } from './json-schema.ts';
import { nameOf, partnerEvents, summaries } from './partner-events.ts';

const json = z.json();
type JsonObject = Extract<Json, { [name: string]: Json }>;

/** A schema as OpenAPI 3.1 takes it: JSON Schema 2020-12. Of what is read as it is sent, of answers as they come. */
function schemaOf(name: string, schema: z.core.$ZodType, io: 'input' | 'output'): Json {
	const { $schema: _, ...made } = z.toJSONSchema(schema, {
		io,
		target: 'draft-2020-12',
		unrepresentable: 'any',
		override: ({ zodSchema, jsonSchema }) => void Object.assign(jsonSchema, textLimitsOf(zodSchema)),
	});
	return described(json.parse(JSON.parse(JSON.stringify(made))), name);
}

/** The same with words at every field and at every list that is known; `within` is the field or schema around it. */
function described(part: Json, within: string): Json {
	if (Array.isArray(part)) return part.map((item: Json) => described(item, within));
	if (typeof part !== 'object' || part === null) return part;
	const entries = Object.entries(part).map(([key, item]): [string, Json] => {
		if (key !== 'properties' || typeof item !== 'object' || item === null || Array.isArray(item))
			return [key, described(item, within)];
		const fields = Object.entries(item).map(([name, field]): [string, Json] => {
			const words = apiFieldWords[`${within}.${name}`] ?? apiFieldWords[name];
			const inside = described(field, name);
			return [name, words === undefined || !isObject(inside) ? inside : { description: words, ...inside }];
		});
		return [key, Object.fromEntries(fields)];
	});
	return withGlossary(Object.fromEntries(entries));
}

/** What each word of a closed list means, Russian and English, in the order of the list. */
function withGlossary(part: JsonObject): JsonObject {
	const listed = part['enum'];
	if (!Array.isArray(listed)) return part;
	const words = listed.map(String);
	const known = glossaryOf(words);
	if (known === undefined) return part;
	// A label with a name in it stands for all such names.
	const said = words.map((word) =>
		`${known.get(word)?.en ?? ''} (${known.get(word)?.ru ?? ''})`.replace(/ \{[^}]*\}/, ''),
	);
	return { ...part, 'x-enumDescriptions': said };
}

function isObject(part: Json): part is JsonObject {
	return typeof part === 'object' && part !== null && !Array.isArray(part);
}

const reference = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const bodyOf = (name: string): Json => ({
	required: true,
	content: { 'application/json': { schema: reference(name) } },
});
const answer = (description: string, name: string): Json => ({
	description,
	content: { 'application/json': { schema: reference(name) } },
});

/** Every status by which something is not taken, by a function or by the gateway before it. */
const problems = {
	400: 'The body is no JSON in UTF-8, or the request is none that the gateway can read',
	401: 'The signature does not hold, or the time of it is more than five minutes away',
	403: 'The wall before the gateway takes the request for an attack',
	404: 'No such case, or one of another integration',
	409: 'The case does not allow it now, or this was received before with another content',
	413: 'The body is larger than 256 KB',
	415: 'Something else than application/json in UTF-8',
	422: 'A field, or what is asked for, cannot be taken as it is; every fault is named by its place',
	429: 'Too many: of this integration, on this case, or at once; come again after Retry-After',
	502: 'No answer from the inside; send it again under the same id',
	503: 'Busy, or not available; send it again under the same id after Retry-After',
	504: 'No answer in time; send it again under the same id',
} as const;
type ProblemStatus = keyof typeof problems;

/** Said with these: when to come again. */
const retryAfter: Json = {
	'Retry-After': { description: 'Seconds', required: true, schema: { type: 'string', pattern: '^[1-9][0-9]*$' } },
};

function problemResponses(): Json {
	return Object.fromEntries(
		Object.entries(problems).map(([status, description]): [string, Json] => [
			`Problem${status}`,
			{
				description,
				...(status === '429' || status === '503' ? { headers: retryAfter } : {}),
				content: { 'application/problem+json': { schema: reference('Problem') } },
			},
		]),
	);
}

/** Those that the gateway may answer before any function is asked. */
const ofTheGateway = [400, 403, 429, 502, 503, 504] as const;

function problemAnswers(...statuses: readonly ProblemStatus[]): { [status: string]: Json } {
	const all = [...new Set<ProblemStatus>([...ofTheGateway, ...statuses])].toSorted((a, b) => a - b);
	return Object.fromEntries(
		all.map((status): [string, Json] => [String(status), { $ref: `#/components/responses/Problem${status}` }]),
	);
}

const signing: Json[] = ['Integration', 'Id', 'Timestamp'].map((name) => ({ $ref: `#/components/parameters/${name}` }));
const header = (name: string, description: string): Json => ({
	name,
	in: 'header',
	required: true,
	description,
	schema: { type: 'string' },
});
const caseId: Json = { name: 'caseId', in: 'path', required: true, schema: { type: 'string' } };

/** Something that is open to everybody and may be kept. */
const document = (operationId: string, summary: string, type: string, schema: Json): Json => ({
	get: {
		operationId,
		summary,
		security: [],
		responses: {
			200: {
				description: 'As it stands; a reader may keep it for five minutes, and ask by its ETag whether it still holds',
				content: { [type]: { schema } },
			},
			304: { description: 'It is the one that If-None-Match named' },
			...problemAnswers(),
		},
	},
});

/** What we send to a partner's own endpoint: signed the same way, by a secret of its own. */
function partnerWebhooks(): Json {
	return Object.fromEntries(
		partnerEventTypes.map((type): [string, Json] => [
			type,
			{
				post: {
					operationId: nameOf(type),
					summary: summaries[type],
					parameters: signing.slice(1),
					requestBody: bodyOf(nameOf(type)),
					responses: {
						'2XX': { description: 'Taken; anything else is sent again for a day' },
						410: { description: 'Nobody wants this any more: nothing is sent there until a person turns it on' },
					},
				},
			},
		]),
	);
}

/** What the API takes from a partner's software and answers, made of the schemas that read it (OpenAPI 3.1). */
export function openApi(): Json {
	return {
		openapi: '3.1.0',
		info: {
			title: 'Otklik',
			version: '1',
			description:
				'Requests are signed as Standard Webhooks 1.0 says: base64 of HMAC-SHA256 over `id.timestamp.body`, the body of a GET being empty. Fields that nobody knows are passed over, by us and by whoever reads our answers: they, and the lists of words in them, may grow. What is done to texts stands in docs/texts.md.',
		},
		servers: [{ url: '.', description: 'Beside this document, where the API serves it' }],
		security: [{ signature: [] }],
		paths: {
			'/incidents': {
				post: {
					operationId: 'receiveIncident',
					summary: 'A message of a citizen becomes a case, once',
					parameters: signing,
					requestBody: bodyOf('Incident'),
					responses: {
						200: answer('It came before: the first answer again', 'Receipt'),
						202: answer('It is a case: its number and first due times', 'Receipt'),
						...problemAnswers(401, 409, 413, 415, 422),
					},
				},
			},
			'/incidents/batch': {
				post: {
					operationId: 'receiveIncidents',
					summary: 'Up to a hundred messages under one signature; each is answered by itself, in their order',
					parameters: signing,
					requestBody: bodyOf('Batch'),
					responses: {
						200: answer('Each with the status and the body that it would have had alone', 'BatchAnswer'),
						...problemAnswers(401, 413, 415, 422),
					},
				},
			},
			'/cases/{caseId}': {
				get: {
					operationId: 'showCase',
					summary: 'The case as it stands; no text of anybody',
					parameters: [
						...signing,
						caseId,
						{
							name: 'before',
							in: 'query',
							description: 'Below which version events are asked for; as eventsBefore says',
							schema: { type: 'integer', minimum: 1 },
						},
					],
					responses: { 200: answer('The case', 'Case'), ...problemAnswers(401, 404, 422) },
				},
			},
			'/cases/{caseId}/decisions': {
				post: {
					operationId: 'recordDecision',
					summary:
						'What the curator says by machine; caseId stands in the body as well, because the body alone is signed',
					parameters: [...signing, caseId],
					requestBody: bodyOf('Decision'),
					responses: {
						200: answer('It is done, or was done before', 'Outcome'),
						...problemAnswers(401, 404, 409, 413, 415, 422),
					},
				},
			},
			'/openapi.json': document('showApi', 'This document; signed by nobody', 'application/json', { type: 'object' }),
			'/openapi.html': document('showApiPage', 'The same to be read by people', 'text/html', { type: 'string' }),
		},
		webhooks: partnerWebhooks(),
		components: {
			securitySchemes: {
				signature: {
					type: 'apiKey',
					in: 'header',
					name: 'webhook-signature',
					description: '`v1,` and the signature; several apart by a space while a secret is changed',
				},
			},
			parameters: {
				Integration: header('otklik-integration', 'The name under which the secret is known'),
				Id: header('webhook-id', 'Names the message; a repeat bears the same'),
				Timestamp: header('webhook-timestamp', 'Seconds since 1970, at most five minutes away'),
			},
			responses: problemResponses(),
			schemas: {
				Incident: schemaOf('Incident', envelope, 'input'),
				Batch: schemaOf('Batch', batch, 'input'),
				Decision: schemaOf('Decision', decision, 'input'),
				Receipt: schemaOf('Receipt', receiptAnswer, 'output'),
				BatchAnswer: schemaOf('BatchAnswer', batchAnswer, 'output'),
				Outcome: schemaOf('Outcome', outcomeAnswer, 'output'),
				Case: schemaOf('Case', caseAnswer, 'output'),
				Problem: schemaOf('Problem', problemAnswer, 'output'),
				...Object.fromEntries(
					Object.entries(partnerEvents).map(([type, schema]): [string, Json] => [
						nameOf(type),
						schemaOf(nameOf(type), schema, 'output'),
					]),
				),
			},
		},
	};
}
