import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { type Answer, linkOf, type Mail, postForm } from '../../../local/client.ts';
import type { JourneyCloud } from './cloud.ts';

const integration = 'krasnodar';

/** A signed webhook's body about Anapa, all of its fields valid; what is given stands in their place. */
export function incidentBody(cloud: JourneyCloud, changed: object = {}): string {
	const now = productTime(cloud);
	return JSON.stringify({
		type: 'incident.detected',
		municipality: 'anapa',
		incident: {
			externalId: `IM-${randomUUID()}`,
			kind: 'incident',
			importance: 'normal',
			network: 'vk',
			venue: 'feed',
			page: null,
			permalink: 'https://vk.com/wall-1_2',
			publishedAt: now,
			detectedAt: now,
			sentAt: now,
			topic: 'roads',
			location: 'улица Ленина, 1',
			text: 'Третий день обходим яму у остановки. Когда её заделают?',
			author: { name: 'Житель города', profile: 'https://vk.com/id1' },
			media: [],
			...changed,
		},
	});
}

/** What time it is for the product, as its clients reckon it. */
export function productTime(cloud: JourneyCloud): string {
	const { at, since, rate } = cloud.endpoints.clock;
	return new Date(Date.parse(at) + rate * (Date.now() - Date.parse(since))).toISOString();
}

/** Sends an incident about Anapa; resolves to its case. */
export async function sendIncident(cloud: JourneyCloud, changed: object = {}): Promise<string> {
	const answer = await cloud.client.signed(integration, 'POST', '/incidents', incidentBody(cloud, changed));
	if (answer.status !== 202) throw new Error(`the incident was not taken: ${JSON.stringify(answer)}`);
	return z.object({ caseId: z.string() }).parse(answer.body).caseId;
}

const view = z.looseObject({
	state: z.string(),
	awaiting: z.array(z.object({ role: z.string(), unit: z.string().nullable(), stage: z.string() })),
	clocks: z.array(
		z.looseObject({
			clause: z.string(),
			kind: z.string(),
			stage: z.string(),
			startedAt: z.string(),
			dueAt: z.string().nullable(),
			state: z.string(),
			endedAt: z.string().nullable(),
		}),
	),
	events: z.array(z.looseObject({ type: z.string(), at: z.string() })),
});
export type View = z.infer<typeof view>;

/** The case as its integration sees it. */
export async function viewOf(cloud: JourneyCloud, caseId: string): Promise<View> {
	const answer: Answer = await cloud.client.signed(integration, 'GET', `/cases/${caseId}`);
	return view.parse(answer.body);
}

/** What a decider of the curator's system says by machine. */
export function decide(cloud: JourneyCloud, caseId: string, decision: object): Promise<Answer> {
	const body = JSON.stringify({ caseId, ...decision });
	return cloud.client.signed(integration, 'POST', `/cases/${caseId}/decisions`, body);
}

const hasLink = ({ text }: Mail) => /\/p\//.test(text);

/** What people fill in on the straight way to an answer, by the stage that awaits them. */
const straight: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	screening: { decision: 'route', unit: 'roads' },
	draft: {
		decision: 'submit',
		kind: 'final',
		text: 'Здравствуйте! Яму на улице Ленина заделают до конца недели. Спасибо, что написали.',
	},
	check: { decision: 'forward' },
	approval: { decision: 'approve' },
	publication: { decision: 'publish', permalink: 'https://vk.com/wall-1_2?reply=3', visibility: 'public' },
};

/** The next mail with a link about this case; its form filled in for the stage, or with the fields given; the page after. */
export async function act(cloud: JourneyCloud, caseId: string, stage: string, fields = straight[stage] ?? {}) {
	const mail = await cloud.client.nextMail(caseId, hasLink);
	const page = await postForm(linkOf(mail), fields);
	return { mail, page };
}
