import { beforeEach, describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { toRequest } from '../../functions/http/route.ts';
import { type House, house } from '../support/house.ts';
import { readJson } from '../support/requests.ts';

interface View {
	readonly events: readonly { readonly type: string; readonly at: string }[];
	readonly eventsBefore: number | null;
	readonly state: string;
}

let h: House;
let caseId: string;
/** A case of one receipt and so many raisings and lowerings, as many in an hour as it takes. */
const turnAbout = async (times: number) => {
	for (let call = 0; call < times; call += 1) {
		h.time.now += 4 * 60_000;
		const type = call % 2 === 0 ? 'importance.raised' : 'importance.lowered';
		const answer = await h.decide(h.signed(JSON.stringify({ caseId, type }), { path: { caseId } }));
		expect(answer.status).toBe(200);
	}
};
beforeEach(async () => {
	h = await house();
	caseId = await h.incident();
});
const look = async (query: Readonly<Record<string, string>> = {}) => {
	const answer = await h.view(h.signed('', { path: { caseId }, query }));
	return { ...answer, view: readJson(answer) as unknown as View };
};

describe('R-07: the events of a case come by pages', () => {
	it('all of an ordinary case stand in the first, and nothing is named after it', async () => {
		await turnAbout(2);
		const { view, headers } = await look();
		expect(view.events.map(({ type }) => type)).toEqual(
			expect.arrayContaining(['CaseReceived', 'ImportanceRaised', 'ImportanceLowered']),
		);
		expect(view.eventsBefore).toBeNull();
		expect(headers?.['Link']).toBeUndefined();
	});

	it('of a long case the newest hundred at most, and by the link that each page names every older one, once, in order', async () => {
		await turnAbout(60);
		const stored = await h.store.cases.load(caseId);
		const pages: View[] = [];
		let query: Readonly<Record<string, string>> | null = {};
		while (query !== null) {
			const { view, headers } = await look(query);
			expect(view.events.length).toBeLessThanOrEqual(100);
			expect(view.state).toBe('screening');
			pages.unshift(view);
			const [, before] = /^<\?before=(\d+)>; rel="next"$/.exec(headers?.['Link'] ?? '') ?? [];
			expect(before).toBe(view.eventsBefore?.toString());
			query = before === undefined ? null : { before };
		}
		expect(pages.length).toBeGreaterThan(1);
		const types = pages.flatMap(({ events }) => events.map(({ type }) => type));
		const untold = [
			'StageOpened',
			'ClockStarted',
			'ClockMet',
			'MailHandedOver',
			'ReminderGiven',
			'PartsCompleted',
			'DueTimeTold',
		];
		const all = stored?.log.flatMap(({ events }) => events.map(({ type }) => type)) ?? [];
		expect(types).toEqual(all.filter((type) => !untold.includes(type)));
		expect(types[0]).toBe('CaseReceived');
	});

	it('before a version that the case does not have yet, the newest; before the first, none', async () => {
		await turnAbout(2);
		expect((await look({ before: '999' })).view.events).toEqual((await look()).view.events);
		expect((await look({ before: '1' })).view).toMatchObject({ events: [], eventsBefore: null });
	});

	it.each(['0', '-1', '1.5', 'x', '', '1e3', '99999999999'])(
		'before=%j is 422 and names the parameter',
		async (before) => {
			const answer = await look({ before });
			expect(answer).toMatchObject({ status: 422, type: 'application/problem+json' });
			expect(readJson(answer)).toMatchObject({ errors: [{ parameter: 'before' }] });
		},
	);

	it('what the gateway tells of the query reaches the handler; where there is none it says null', () => {
		const asked = (queryStringParameters: APIGatewayProxyEvent['queryStringParameters']) => {
			const requestContext = { requestTimeEpoch: h.time.now, identity: { sourceIp: '' } };
			const event = { queryStringParameters, requestContext, headers: {} } as unknown as APIGatewayProxyEvent;
			return toRequest(event, h.base.clock).query;
		};
		expect(asked({ before: '17' })).toEqual({ before: '17' });
		expect(asked(null)).toEqual({});
	});

	it('R-06: a parameter that nobody knows is passed over', async () => {
		expect((await look({ page: '2' })).view.events).toEqual((await look()).view.events);
	});
});
