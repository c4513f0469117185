import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { readText } from '../support/checkout.ts';
import { breaksBetween } from '../support/contract.ts';

const read = (text: string) => z.json().parse(JSON.parse(text));
const last = readText('test/fixtures/last-contract.json');

/** The last contract with something at a place of it, or without it where nothing is given. */
function changed(place: readonly string[], to?: z.infer<ReturnType<typeof z.json>>) {
	const document = JSON.parse(last) as object;
	const above = place.slice(0, -1).reduce<object>((part, name) => {
		const next: unknown = Reflect.get(part, name);
		if (typeof next !== 'object' || next === null) throw new Error(`nothing stands at ${place.join('/')}`);
		return next;
	}, document);
	const name = place.at(-1) ?? '';
	if (to === undefined) Reflect.deleteProperty(above, name);
	else Reflect.set(above, name, to);
	return read(JSON.stringify(document));
}

const schemas = ['components', 'schemas'];
const incident = [...schemas, 'Incident', 'properties', 'incident'];
const received = [...schemas, 'CaseReceived'];

describe('the contract with partners', () => {
	it('breaks nothing that the last one promised', () => {
		expect(breaksBetween(read(last), read(readText('docs/openapi.json')))).toEqual([]);
	});
});

describe('a break is found where', () => {
	it.each([
		['a call is gone', ['paths', '/incidents/batch'], undefined, 'POST /incidents/batch: is gone'],
		['a method is gone', ['paths', '/incidents', 'post'], undefined, 'POST /incidents: is gone'],
		['an event is gone', ['webhooks', 'case.ended'], undefined, 'POST case.ended: is gone'],
		[
			'an answer is gone',
			['paths', '/incidents', 'post', 'responses', '202'],
			undefined,
			'POST /incidents 202: this answer is gone',
		],
		[
			'a field of a request is asked for now',
			[...incident, 'required'],
			['externalId', 'kind', 'network', 'text', 'topic'],
			'POST /incidents body.incident.topic: is asked for now',
		],
		[
			'a field of a request is known no more',
			[...incident, 'properties', 'location'],
			undefined,
			'POST /incidents body.incident.location: is gone',
		],
		[
			'fewer words are taken',
			[...incident, 'properties', 'network', 'enum'],
			['vk', 'ok'],
			'POST /incidents body.incident.network: "telegram" is no word of it any more',
		],
		[
			'less text is taken',
			[...incident, 'properties', 'text', 'maxLength'],
			10_000,
			'POST /incidents body.incident.text: maxLength allows less',
		],
		[
			'another type is taken',
			[...incident, 'properties', 'text', 'type'],
			'array',
			'POST /incidents body.incident.text: string on one side alone',
		],
		[
			'a form of a decision is taken no more',
			[...schemas, 'Decision', 'oneOf', '0', 'properties', 'type', 'const'],
			'draft.praised',
			'POST /cases/{caseId}/decisions body<draft.approved>: is not taken any more',
		],
		[
			'an answer says less',
			[...schemas, 'Case', 'properties', 'state'],
			undefined,
			'GET /cases/{caseId} 200.state: is gone',
		],
		[
			'an event may leave something out',
			[...received, 'required'],
			['type'],
			'POST case.received body.caseId: may be left out now',
		],
		[
			'an event is of another type',
			[...received, 'properties', 'sequence', 'type'],
			'string',
			'POST case.received body.sequence: string on one side alone',
		],
	])('%s', (_, place, to, found) => {
		expect(breaksBetween(read(last), changed(place, to))).toContain(found);
	});
});

describe('it is no break where', () => {
	it.each([
		['something new may be sent', [...incident, 'properties', 'language'], { type: 'string' }],
		['more text is taken', [...incident, 'properties', 'text', 'maxLength'], 30_000],
		['a call is new', ['paths', '/figures'], { get: { responses: {} } }],
		['an answer says more', [...schemas, 'Receipt', 'properties', 'more'], { type: 'string' }],
		['an event says more', [...received, 'properties', 'more'], { type: 'string' }],
		['a list of ours has a new word', [...received, 'properties', 'importance', 'enum'], ['normal', 'high', 'low']],
	])('%s', (_, place, to) => {
		expect(breaksBetween(read(last), changed(place, to))).toEqual([]);
	});
});
