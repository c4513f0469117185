import { describe, expect, it } from '@jest/globals';
import { house } from '../support/house.ts';
import { incidentBody, readJson } from '../support/requests.ts';

describe('what the regulation wants said of an incident', () => {
	it('plastunovskaya 9: 422 names each of topic and location that is missing, and the clause; nothing is kept', async () => {
		const h = await house();
		const body = incidentBody();
		const bare = (changed: object) =>
			h.receive(
				h.signed(
					JSON.stringify({ ...body, municipality: 'plastunovskaya', incident: { ...body.incident, ...changed } }),
				),
			);
		const answer = await bare({ topic: null, location: ' ' });
		expect(answer.status).toBe(422);
		expect(readJson(answer)).toMatchObject({ code: 'facts-missing', clause: '9' });
		expect(pointersOf(answer)).toEqual(['/incident/location', '/incident/topic']);
		expect(pointersOf(await bare({ location: null }))).toEqual(['/incident/location']);
		expect(h.store.count().cases).toBe(0);
		expect((await bare({})).status).toBe(202);
	});
	it('elsewhere they may be left out', async () => {
		const h = await house();
		const body = incidentBody();
		const incident = { ...body.incident, topic: null, location: null };
		expect((await h.receive(h.signed(JSON.stringify({ ...body, incident })))).status).toBe(202);
	});
});

function pointersOf({ body }: { readonly body: string }): readonly string[] {
	const { errors } = JSON.parse(body) as { errors: { pointer: string }[] };
	return errors.map(({ pointer }) => pointer).sort();
}
