import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { signatureHeader } from '../functions/http/signature.ts';
import type { Endpoints } from './cloud.ts';

/** What the API answered: its status and its JSON, null where there was none. */
export interface Answer {
	readonly status: number;
	readonly body: unknown;
}

const mailShape = z.object({
	id: z.string(),
	subject: z.string(),
	text: z.string(),
	html: z.string(),
	to: z.array(z.object({ address: z.string() })),
	headers: z.record(z.string(), z.unknown()).optional(),
	attachments: z.array(z.object({ filename: z.string().optional() })).default([]),
});
export type CaughtMail = z.infer<typeof mailShape>;

/** The outside of a running cloud, as a regional system and the people behind the mails meet it. */
export class Client {
	private readonly endpoints: Pick<Endpoints, 'api' | 'mailboxApi' | 'integrations'>;
	private readonly read = new Set<string>();

	constructor(endpoints: Pick<Endpoints, 'api' | 'mailboxApi' | 'integrations'>) {
		this.endpoints = endpoints;
	}

	/** A request signed as Standard Webhooks 1.0 says; `headers` beat what the signing gives. */
	async signed(
		integration: string,
		method: 'GET' | 'POST',
		path: string,
		body = '',
		headers: Readonly<Record<string, string>> = {},
	): Promise<Answer> {
		const { id, secret } = this.integration(integration);
		const message = `msg_${randomUUID()}`;
		const timestamp = Math.floor(Date.now() / 1000).toString();
		const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
		const signedId = headers['webhook-id'] ?? message;
		const response = await fetch(this.endpoints.api + path, {
			method,
			headers: {
				...(method === 'POST' && { 'content-type': 'application/json' }),
				'otklik-integration': id,
				'webhook-id': signedId,
				'webhook-timestamp': timestamp,
				'webhook-signature': signatureHeader([key], signedId, timestamp, body),
				...headers,
			},
			...(method === 'POST' && { body }),
		});
		const text = await response.text();
		return { status: response.status, body: text === '' ? null : parse(text) };
	}

	/** Every mail in the mailbox, oldest first. */
	async mails(): Promise<readonly CaughtMail[]> {
		const response = await fetch(`${this.endpoints.mailboxApi}/email`);
		return z.array(mailShape).parse(await response.json());
	}

	/** The next mail about this case that this client has not read yet, or throws when none comes in time. */
	async nextMail(
		caseId: string,
		wanted: (mail: CaughtMail) => boolean = () => true,
		withinMs = 20_000,
	): Promise<CaughtMail> {
		const until = Date.now() + withinMs;
		for (;;) {
			const mail = (await this.mails()).find(
				(one) => !this.read.has(one.id) && `${one.subject}\n${one.text}`.includes(caseId) && wanted(one),
			);
			if (mail !== undefined) {
				this.read.add(mail.id);
				return mail;
			}
			if (Date.now() > until) throw new Error(`no mail about ${caseId} within ${withinMs / 1000} s`);
			await sleep(50);
		}
	}

	private integration(name: string): Endpoints['integrations'][string] {
		const found = this.endpoints.integrations[name];
		if (found === undefined) throw new Error(`no integration ${name} in the cloud's endpoints`);
		return found;
	}
}

/** The link to a page that a mail carries; throws where it carries none. */
export function linkOf(mail: CaughtMail): string {
	const link = /https?:\/\/\S+\/p\/[^\s>)"]+/.exec(mail.text)?.[0];
	if (link === undefined) throw new Error(`no link in the mail «${mail.subject}»`);
	return link;
}

export interface OpenedPage {
	readonly status: number;
	readonly html: string;
	/** The first heading, as a person reads it. */
	readonly heading: string;
}

/** Opens a page; changes nothing. */
export async function openPage(link: string): Promise<OpenedPage> {
	return pageOf(await fetch(link));
}

/** What is filled in on a form; a list for a field with several boxes ticked. */
export type Filled = Readonly<Record<string, string | readonly string[]>>;

/** Opens the page of a link and posts its form: what its hidden fields hold, and what is filled in. */
export async function postForm(link: string, fields: Filled): Promise<OpenedPage> {
	const { html } = await openPage(link);
	const hidden = [...html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]): [string, string] => [
		/name="([^"]*)"/.exec(input)?.[1] ?? '',
		/value="([^"]*)"/.exec(input)?.[1] ?? '',
	]);
	const filled = Object.entries<string | readonly string[]>({ ...Object.fromEntries(hidden), ...fields });
	const pairs = filled.flatMap(([name, values]) => [values].flat().map((value): [string, string] => [name, value]));
	const body = new URLSearchParams(pairs);
	return pageOf(await fetch(link, { method: 'POST', body }));
}

async function pageOf(response: Response): Promise<OpenedPage> {
	const html = await response.text();
	const heading = /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? '';
	return { status: response.status, html, heading: heading.replaceAll(/<[^>]+>/g, '').trim() };
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
