import { type PartnerEventType, partnerEventTypes } from '../../domain/hooks/partner-events.ts';
import { DAY_MS } from '../../domain/instant.ts';
import { testHookSecret } from './memory-hooks.ts';
import { hookOf, tellPartners } from './partners.ts';
import { town } from './town.ts';

/** One message to a partner as it is posted, and what a verifier must be given to find it genuine. */
export interface RecordedPayload {
	/** When it was posted: a verifier that asks for less than five minutes must be told this time. */
	readonly at: string;
	readonly secret: string;
	readonly headers: Readonly<Record<string, string>>;
	/** The very bytes that are signed, as text. */
	readonly body: string;
}

const text = 'Здравствуйте! Яму заделают до пятницы.';
const comment = 'Назовите улицу, пожалуйста.';
const permalink = 'https://vk.com/wall-1_2?reply=3';

/** The first message of each type on a day in Anapa that the product lives through: one case with a return, one that is forgotten. */
export async function recordPayloads(): Promise<ReadonlyMap<PartnerEventType, RecordedPayload>> {
	const { h, to, incident } = await town('anapa', 'krasnodar');
	await h.hooks.book.put(hookOf());
	const curator = () => h.linkTo('curator@krasnodar.example');
	await incident({ externalId: 'IM-2025-000001' });
	await h.post(to('coordinator'), { decision: 'route', unit: 'roads' });
	await h.post(to('roads'), { decision: 'submit', kind: 'final', text });
	await h.post(to('coordinator'), { decision: 'forward' });
	await h.post(curator(), { decision: 'return', reason: 'other', comment });
	await h.post(to('coordinator'), { decision: 'submit', kind: 'final', text });
	await h.post(to('coordinator'), { decision: 'forward' });
	await h.post(curator(), { decision: 'approve' });
	await h.post(to('coordinator'), { decision: 'publish', permalink, visibility: 'public' });
	await incident({ externalId: 'IM-2025-000002', permalink: 'https://vk.com/wall-1_3' });
	h.time.now += 2 * DAY_MS;
	await h.sweep({ is: 'minute' });
	await h.settle();
	h.hooks.queued.push({ municipality: 'anapa', month: '2025-03' });
	await tellPartners(h);
	const recorded = h.hooks.posted.map(({ headers, body }): [string, RecordedPayload] => {
		const { type } = JSON.parse(body) as { readonly type: string };
		const at = new Date(Number(headers['webhook-timestamp']) * 1000).toISOString();
		return [type, { at, secret: testHookSecret, headers, body }];
	});
	return new Map(
		partnerEventTypes.map((type) => {
			const found = recorded.find(([one]) => one === type);
			if (found === undefined) throw new Error(`nothing of the day was told as ${type}`);
			return [type, found[1]];
		}),
	);
}

/** Where the recorded message of a type stands, and what its file says. */
export const payloadFile = (type: PartnerEventType) => `docs/examples/payloads/${type}.json`;
export const payloadText = (one: RecordedPayload) => `${JSON.stringify(one, null, '\t')}\n`;
