import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { type Answer, type CaughtMail, type Filled, linkOf, type OpenedPage, postForm } from '../../../local/client.ts';
import type { JourneyCloud } from './cloud.ts';

/** Who speaks for which municipality. */
const integrations = {
	anapa: 'krasnodar',
	plastunovskaya: 'krasnodar',
	kislovodsk: 'stavropol',
	perm: 'perm',
	okha: 'sakhalin',
	/** The invented one, which no cloud knows before a journey adds it. */
	tumany: 'tumany',
} as const;
export type Municipality = keyof typeof integrations;

/** A signed webhook's body, all of its fields valid; what is given stands in their place. */
export function incidentBody(cloud: JourneyCloud, changed: object = {}, municipality: Municipality = 'anapa'): string {
	const now = productTime(cloud);
	return JSON.stringify({
		type: 'incident.detected',
		municipality,
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

/** Sends an incident; resolves to its case. */
export async function sendIncident(
	cloud: JourneyCloud,
	changed: object = {},
	municipality: Municipality = 'anapa',
): Promise<string> {
	const body = incidentBody(cloud, changed, municipality);
	const answer = await cloud.client.signed(integrations[municipality], 'POST', '/incidents', body);
	if (answer.status !== 202) throw new Error(`the incident was not taken: ${JSON.stringify(answer)}`);
	return z.object({ caseId: z.string() }).parse(answer.body).caseId;
}

const view = z.looseObject({
	state: z.string(),
	regulation: z.object({ id: z.string() }),
	draft: z.object({ version: z.number(), kind: z.string() }).nullable(),
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
			unit: z.string().nullish(),
			shadow: z.boolean().optional(),
		}),
	),
	events: z.array(z.looseObject({ type: z.string(), at: z.string() })),
});
export type View = z.infer<typeof view>;

/** The case as its integration sees it. */
export async function viewOf(cloud: JourneyCloud, caseId: string, municipality: Municipality = 'anapa'): Promise<View> {
	const answer: Answer = await cloud.client.signed(integrations[municipality], 'GET', `/cases/${caseId}`);
	return view.parse(answer.body);
}

/** What a decider of the curator's system says by machine. */
export function decide(
	cloud: JourneyCloud,
	caseId: string,
	decision: object,
	municipality: Municipality = 'anapa',
): Promise<Answer> {
	const body = JSON.stringify({ caseId, ...decision });
	return cloud.client.signed(integrations[municipality], 'POST', `/cases/${caseId}/decisions`, body);
}

/** Whether a mail asks for something: one of a due time that moved leads to the case, too, and only tells. */
export const hasLink = ({ subject, text }: CaughtMail) =>
	/\/p\//.test(text) && !/^(Новый срок|Срок изменён)/.test(subject);

/** What people fill in on the straight way to an answer, by the stage that awaits them. */
export const straight: Readonly<Record<string, Readonly<Record<string, string>>>> = {
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

/**
 * The next mail with a link about this case that went to the person with this address in the municipality's file
 * (`coordinator`, `roads`); its form posted with the fields. Throws unless the page after says that it is done.
 */
export async function answerAs(
	cloud: JourneyCloud,
	caseId: string,
	person: string,
	fields: Filled,
): Promise<{ readonly mail: CaughtMail; readonly page: OpenedPage }> {
	const theirs = (mail: CaughtMail) => hasLink(mail) && mail.to.some(({ address }) => address.startsWith(`${person}@`));
	const mail = await cloud.client.nextMail(caseId, theirs);
	const page = await postForm(linkOf(mail), fields);
	const words = page.html.replaceAll(/<style[\s\S]*?<\/style>|<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
	if (page.status !== 200) throw new Error(`${person} got ${page.status} for ${JSON.stringify(fields)}: ${words}`);
	return { mail, page };
}

/** The next mail with a link about this case; its form filled in for the stage, or with the fields given; the page after. */
export async function act(cloud: JourneyCloud, caseId: string, stage: string, fields = straight[stage] ?? {}) {
	const mail = await cloud.client.nextMail(caseId, hasLink);
	const page = await postForm(linkOf(mail), fields);
	return { mail, page };
}

/** When all five municipalities are at work: a Wednesday, 09:00 in Moscow. A cloud starts here, so no day off is met. */
export const morning = '2025-03-12T09:00:00+03:00';

/** What a clock is, by the clause that gives it: `2.7 LEGAL met`. Clocks of other readings aside. */
export function clocksOf({ clocks }: View): readonly string[] {
	return clocks.filter(({ shadow }) => shadow !== true).map(({ clause, kind, state }) => `${clause} ${kind} ${state}`);
}

/** How many minutes a clock that is open from `startedAt` to `dueAt` lasts on the wall. */
export function minutesOf({ startedAt, dueAt }: View['clocks'][number]): number {
	return dueAt === null ? Number.NaN : (Date.parse(dueAt) - Date.parse(startedAt)) / 60_000;
}
