import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { connect } from '../../functions/adapters/dynamo.ts';
import { longestAside } from '../../functions/adapters/patience.ts';
import { connectSecrets } from '../../functions/adapters/secrets-manager.ts';
import { connectSes, sesMailer } from '../../functions/adapters/ses-mailer.ts';
import { connectQueues } from '../../functions/adapters/sqs-queues.ts';
import { connectMachines } from '../../functions/adapters/step-functions.ts';
import type { Mail } from '../../functions/ports/mailer.ts';
import { readText, root } from '../support/checkout.ts';
import { cutWire } from '../support/wire.ts';

/** The functions behind the API end after this; the gateway answers for them after 29 s. */
const frontMs = 25_000;
/** A worker ends after this, and its queue, stream or rule calls again. */
const workerMs = 60_000;
const mailsOfABatch = 5;

/** The most that the SDK waits between attempts: 50, 100, 200 ms and so on, for DynamoDB and for the others 100. */
const waitingMs = (attempts: number) => 100 * (2 ** (attempts - 1) - 1);

interface Client {
	readonly config: { readonly maxAttempts: () => Promise<number>; readonly requestHandler: object };
}

interface Times {
	readonly connectionTimeout?: number;
	readonly requestTimeout?: number;
	readonly socketTimeout?: number;
	readonly throwOnRequestTimeout?: boolean;
}

interface Wire {
	handle(request: object, options: { readonly abortSignal: AbortSignal }): Promise<unknown>;
	httpHandlerConfigs(): Times;
}

/** What a client was really given, as its own parts tell it: the wire knows its times from its first request on. */
async function settingsOf({ config }: Client) {
	const attempts = await config.maxAttempts();
	const wire = config.requestHandler as Wire;
	await expect(wire.handle({ protocol: 'https:' }, { abortSignal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
	const times = wire.httpHandlerConfigs();
	const longest = attempts * (times.requestTimeout ?? Number.POSITIVE_INFINITY) + waitingMs(attempts);
	return { attempts, longest, ...times };
}

const clients: Readonly<Record<string, () => Client>> = {
	DynamoDB: () => connect('table', 'prod').client,
	'Secrets Manager': () => connectSecrets('prod'),
	SES: () => connectSes('prod'),
	SQS: () => connectQueues('prod'),
	'Step Functions': () => connectMachines('prod'),
};

const mail: Mail = {
	from: { name: 'Администрация, Анапа', mail: 'otklik@otklik.example' },
	list: 'anapa',
	replyTo: 'coordinator@anapa.example',
	to: { name: 'Дежурный координатор', mail: 'coordinator@anapa.example' },
	subject: 'Ответьте до 13 марта 2025 г., 13:00 (МСК): дело AN-0000-0001',
	text: 'Здравствуйте!',
	html: '<p>Здравствуйте!</p>',
	thread: 'AN-0000-0001',
	attachments: [],
};

describe('how long AWS is waited for', () => {
	it.each(Object.keys(clients))(
		'%s: a connection, an answer and each of its pieces come in time, or fail',
		async (name) => {
			const client = clients[name]?.();
			if (client === undefined) throw new Error(name);
			const { connectionTimeout, requestTimeout, socketTimeout, throwOnRequestTimeout } = await settingsOf(client);
			expect(connectionTimeout).toBeGreaterThan(0);
			expect(requestTimeout).toBeGreaterThan(connectionTimeout ?? 0);
			expect(socketTimeout).toBeGreaterThan(0);
			// Without it the SDK warns, and goes on waiting.
			expect(throwOnRequestTimeout).toBe(true);
		},
	);

	it.each(['DynamoDB', 'Secrets Manager'])(
		'R-12: two calls of %s that nobody answers, one after another, still leave time to say so before 25 s',
		async (name) => {
			const client = clients[name]?.();
			if (client === undefined) throw new Error(name);
			const { longest, attempts } = await settingsOf(client);
			expect(2 * longest).toBeLessThan(frontMs - 5_000);
			expect(attempts).toBeGreaterThan(1);
		},
	);

	it.each(['SQS', 'Step Functions'])(
		'%s: four calls that nobody answers fit into the time of a worker',
		async (name) => {
			const client = clients[name]?.();
			if (client === undefined) throw new Error(name);
			const { longest, attempts } = await settingsOf(client);
			expect(4 * longest).toBeLessThan(workerMs);
			expect(attempts).toBeGreaterThan(1);
		},
	);

	it('R-24: a batch of mails that SES does not answer ends within the time of its worker', async () => {
		const { longest } = await settingsOf(connectSes('prod'));
		expect(mailsOfABatch * longest).toBeLessThan(workerMs - 10_000);
	});

	it.each([
		[503, 'unclear'],
		[500, 'unclear'],
	])('R-24: what SES answers with %i is asked once and never by the SDK again: it is %s', async (status, is) => {
		const client = connectSes('prod');
		const asked = cutWire(client, status);
		expect((await sesMailer(client, 'otklik-set').send(mail)).is).toBe(is);
		expect(asked()).toBe(1);
	});

	it('on one machine everything is slower, and waited for longer: never on a stage of AWS', async () => {
		const [prod, dev, local] = await Promise.all(
			['prod', 'dev', 'local'].map((stage) => settingsOf(connect('table', stage).client)),
		);
		expect(dev?.longest).toBe(prod?.longest);
		expect(local?.longest).toBeGreaterThan(2 * (prod?.longest ?? 0));
	});

	it('spelling, which nobody has to hear of, costs whoever submits no more than two seconds', () => {
		expect(longestAside('prod')).toBeLessThanOrEqual(2_000);
	});

	it('no client of the product is made without: each constructor in functions/, cli/ and local/ is given a patience', () => {
		const files = ['functions', 'cli', 'local'].flatMap((folder) =>
			readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
				.filter((name) => name.endsWith('.ts'))
				.map((name) => `${folder}/${name}`),
		);
		const made = files.flatMap((file) => {
			const text = readText(file);
			if (!text.includes('@aws-sdk/client-')) return [];
			return [...text.matchAll(/new \w+Client\((.*)\)/g)].map(([, settings = '']) => ({ file, settings }));
		});
		expect(made.length).toBeGreaterThanOrEqual(8);
		// cli/deployment/deployment.ts hands the same settings to each of its clients.
		const patient = /patienceOf\('\w+'(, stage)?\)|^(\{ \.\.\.)?client\b|^clientSettings\(reach\)/;
		expect(made.filter(({ settings }) => !patient.test(settings))).toEqual([]);
		expect(readText('cli/deployment/deployment.ts')).toMatch(/return \{ \.\.\.patienceOf\('answer'\)/);
	});
});
