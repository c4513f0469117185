import { createHmac } from 'node:crypto';
import type { Instant } from '../../domain/instant.ts';
import type { HttpAnswer, HttpRequest } from '../../functions/ports/http.ts';
import type { Mail } from '../../functions/ports/mailer.ts';

/** Wednesday in the middle of the morning, Moscow time; the clock of a test begins here. */
export const wednesday = Date.parse('2025-03-12T10:00:00+03:00');

/** The headers that a sender of Standard Webhooks puts to a body. */
export function signatureOf(
	body: Uint8Array,
	{ id, secret }: { readonly id: string; readonly secret: string },
	webhookId: string,
	at: Instant,
): Readonly<Record<string, string>> {
	const timestamp = String(Math.floor(at / 1000));
	const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
	const content = Buffer.concat([Buffer.from(`${webhookId}.${timestamp}.`), body]);
	const signature = createHmac('sha256', key).update(content).digest('base64');
	return {
		'otklik-integration': id,
		'webhook-id': webhookId,
		'webhook-timestamp': timestamp,
		'webhook-signature': `v1,${signature}`,
	};
}

export function formRequest(link: string, fields: Readonly<Record<string, string>>, at: Instant): HttpRequest {
	return {
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		body: new TextEncoder().encode(new URLSearchParams(fields).toString()),
		path: { link },
		query: {},
		sender: '192.0.2.1',
		receivedAt: at,
		realNow: at,
	};
}

let externalNumber = 0;

/** The body of a webhook about an ordinary incident, each with a number of its own. */
export function incidentBody(changes: object = {}, now: Instant = wednesday, municipality = 'anapa') {
	externalNumber += 1;
	const at = new Date(now).toISOString();
	return {
		type: 'incident.detected',
		municipality,
		incident: {
			externalId: `IM-2025-${String(externalNumber).padStart(6, '0')}`,
			kind: 'incident',
			importance: 'normal',
			network: 'vk',
			venue: 'feed',
			page: null,
			permalink: 'https://vk.com/wall-1_2',
			publishedAt: at,
			detectedAt: at,
			sentAt: at,
			topic: 'roads',
			location: 'ул. Заводская, 1',
			text: 'Яма на дороге у дома 1.',
			author: { name: 'Автор Авторов', profile: 'https://vk.com/id1' },
			media: [{ url: 'https://vk.com/photo1', type: 'image/jpeg' }],
			...changes,
		},
	};
}

/** The JSON of an answer. */
export function readJson(answer: HttpAnswer): Record<string, unknown> {
	return JSON.parse(answer.body) as Record<string, unknown>;
}

/** The text behind /p/ of the one link in a mail. */
export function linkIn(mail: Mail | undefined): string {
	const [, link] = /\/p\/([\w.-]+)/.exec(mail?.text ?? '') ?? [];
	if (link === undefined) throw new Error(`no link in the mail to ${mail?.to.mail ?? 'nobody'}`);
	return link;
}

/** Every link of these mails, in the order in which they came. */
export function linksIn(mails: readonly { readonly text: string }[]): readonly string[] {
	return mails.flatMap(({ text }) => [...text.matchAll(/\/p\/([\w.-]+)/g)].map(([, link = '']) => link));
}
