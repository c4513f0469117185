import middy, { type MiddlewareObj, type Request as MiddyRequest } from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import type { HttpAnswer, HttpHandle, HttpRequest } from '../ports/http.ts';
import { UnreadableCase } from '../ports/unreadable.ts';
import type { WallClock } from '../ports/wall-clock.ts';
import type { Telemetry } from '../runtime/telemetry.ts';

type Middleware = MiddlewareObj<APIGatewayProxyEvent, APIGatewayProxyResult>;
type Request = MiddyRequest<APIGatewayProxyEvent, APIGatewayProxyResult>;

export interface Wiring {
	readonly clock: WallClock;
	readonly telemetry: Telemetry;
}

/** What a route answers where its handler throws. */
export interface Failures {
	readonly broken: HttpAnswer;
	/** The case that was asked for cannot be read by this code: it is left alone, and whoever asks may come again. */
	readonly unreadable: HttpAnswer;
}

/** A handler behind the API: one line in the log, the headers of its kind, and an answer even where it breaks. */
export function route(
	handle: HttpHandle,
	{ clock, telemetry }: Wiring,
	headers: Readonly<Record<string, string>>,
	answers: Failures,
) {
	const told = toResult(headers);
	return middy<APIGatewayProxyEvent, APIGatewayProxyResult>()
		.use(logging(telemetry))
		.use(catching(telemetry, answers, told))
		.handler(async (event) => told(await handle(toRequest(event, clock)), event.httpMethod));
}

/** One line for each call: the resource and never the path, for the path of a page is the key to it. */
function logging(telemetry: Telemetry): Middleware {
	const say = ({ event, response }: Request) => {
		telemetry.log.info('answered', {
			resource: event.resource,
			method: event.httpMethod,
			status: response?.statusCode ?? null,
			requestId: event.requestContext.requestId,
		});
		telemetry.flush();
	};
	return { after: say, onError: say };
}

/** The last of the stack, so the first to hear of an error: what it answers is logged as any other. */
function catching(
	telemetry: Telemetry,
	{ broken, unreadable }: Failures,
	told: ReturnType<typeof toResult>,
): Middleware {
	return {
		onError: (request) => {
			telemetry.fail('a request failed', request.error);
			const answer = request.error instanceof UnreadableCase ? unreadable : broken;
			request.response = told(answer, request.event.httpMethod);
		},
	};
}

/** The request as a handler sees it; its time is the gateway's, read once. */
export function toRequest(event: APIGatewayProxyEvent, clock: WallClock): HttpRequest {
	const headers = given(event.headers).map(([name, value]): [string, string] => [name.toLowerCase(), value]);
	return {
		headers: Object.fromEntries(headers),
		body: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
		path: Object.fromEntries(given(event.pathParameters).map(([name, value]) => [name, knownName(value)])),
		query: Object.fromEntries(given(event.queryStringParameters)),
		sender: event.requestContext.identity.sourceIp,
		receivedAt: clock.fromReal(event.requestContext.requestTimeEpoch),
		realNow: clock.realNow(),
	};
}

/** Nothing of ours is named so long; a key of the table that is too long for it would be an error of ours. */
const longestName = 500;
const knownName = (value: string) => (value.length > longestName ? '' : value);

/** What the gateway tells under names; it says null where there is nothing of the kind. */
function given(named: Readonly<Record<string, string | undefined>> | null): readonly [string, string][] {
	return Object.entries(named ?? {}).flatMap(([name, value]): [string, string][] =>
		value === undefined ? [] : [[name, value]],
	);
}

/** What the gateway is told, with the headers that every answer of its kind bears. */
function toResult(headers: Readonly<Record<string, string>>) {
	return (answer: HttpAnswer, method: string): APIGatewayProxyResult => ({
		statusCode: answer.status,
		headers: { ...headers, 'Content-Type': answer.type, ...answer.headers },
		body: method === 'HEAD' ? '' : answer.body,
	});
}
