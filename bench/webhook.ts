import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import * as z from 'zod';
import { Client } from '../local/client.ts';
import type { Cloud } from '../local/cloud.ts';
import { median } from './verdict.ts';

const REQUESTS = 100;
const MOST_TRIES = 20;

/** How long a webhook takes with 1, 10 and 50 senders at once, and how long until its mail stands in the mailbox. */
export async function benchWebhook(cloud: Cloud, print: (line: string) => void): Promise<void> {
	const client = new Client(cloud.endpoints);
	await send(client);
	print('Webhook on the local cloud, milliseconds (absolutes are the machine’s; nothing is judged)');
	for (const senders of [1, 10, 50]) {
		const times: number[] = [];
		let put = 0;
		let left = REQUESTS;
		await Promise.all(
			Array.from({ length: senders }, async () => {
				while (left > 0) {
					left -= 1;
					const started = performance.now();
					await send(client, () => {
						put += 1;
					});
					times.push(performance.now() - started);
				}
			}),
		);
		const sorted = times.toSorted((one, other) => one - other);
		const p99 = sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.NaN;
		print(
			`  ${String(senders).padStart(2)} at once   p50 ${median(times).toFixed(0)}   p99 ${p99.toFixed(0)}   told to come again ${put}`,
		);
	}
	const waits: number[] = [];
	for (let round = 0; round < 5; round += 1) {
		const started = performance.now();
		const caseId = await send(client);
		await client.nextMail(caseId, () => true, 120_000);
		waits.push(performance.now() - started);
	}
	print(`  from webhook to mail   median ${median(waits).toFixed(0)}`);
}

/** Sends an incident as a sender does, who comes again when he is told to; resolves to the case's id. */
async function send(client: Client, onPutOff: () => void = () => undefined): Promise<string> {
	const at = new Date().toISOString();
	const body = JSON.stringify({
		type: 'incident.detected',
		municipality: 'anapa',
		incident: {
			externalId: `BENCH-${randomUUID()}`,
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
			location: 'улица Ленина',
			text: 'Яма у остановки',
			media: [],
		},
	});
	for (let tries = 1; ; tries += 1) {
		const answer = await client.signed('krasnodar', 'POST', '/incidents', body);
		if (answer.status === 200 || answer.status === 202) {
			return z.object({ caseId: z.string() }).parse(answer.body).caseId;
		}
		const isPutOff = answer.status === 429 || answer.status === 503;
		if (!isPutOff || tries === MOST_TRIES) throw new Error(`the webhook answered ${answer.status}`);
		onPutOff();
		await setTimeout(1_000);
	}
}
