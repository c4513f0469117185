import {
	GetSecretValueCommand,
	ResourceNotFoundException,
	SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { GetSendQuotaCommand, SESClient, SESServiceException, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { ChangeMessageVisibilityCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import fc from 'fast-check';
import { checkDigit, newCaseId } from '../../functions/adapters/case-number.ts';
import { integrationSecrets, secretLinkKey } from '../../functions/adapters/secrets-manager.ts';
import { compose, sesMailer } from '../../functions/adapters/ses-mailer.ts';
import { hideIn, sqsPartnerQueue, sqsQueues } from '../../functions/adapters/sqs-queues.ts';
import type { Mail } from '../../functions/ports/mailer.ts';

const ses = mockClient(SESClient);
const sqs = mockClient(SQSClient);
const secretsManager = mockClient(SecretsManagerClient);
beforeEach(() => {
	for (const client of [ses, sqs, secretsManager]) client.reset();
});

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
const named = (name: string) => Object.assign(new Error(name), { name });

describe('the mailer', () => {
	const mailer = sesMailer(new SESClient({}), 'otklik-set');

	it('R-25: sends with the configuration set, to one address, and gives back the message id', async () => {
		ses.on(SendRawEmailCommand).resolves({ MessageId: 'm1' });
		expect(await mailer.send(mail)).toEqual({ is: 'sent', messageId: 'm1' });
		const [call] = ses.commandCalls(SendRawEmailCommand);
		expect(call?.args[0].input).toMatchObject({
			ConfigurationSetName: 'otklik-set',
			Destinations: ['coordinator@anapa.example'],
		});
	});
	it.each([
		['Throttling', 'throttled'],
		['TooManyRequestsException', 'throttled'],
		['MessageRejected', 'refused'],
		['InvalidParameterValue', 'refused'],
		['MailFromDomainNotVerifiedException', 'unavailable'],
		['AccountSendingPausedException', 'unavailable'],
		['AccessDenied', 'unavailable'],
		['ServiceUnavailable', 'unavailable'],
		['TimeoutError', 'unclear'],
		['InternalFailure', 'unclear'],
	])('R-24: %s is %s', async (error, is) => {
		ses.on(SendRawEmailCommand).rejects(named(error));
		expect((await mailer.send(mail)).is).toBe(is);
	});
	it.each([
		['ECONNREFUSED', 'unavailable'],
		['ENOTFOUND', 'unavailable'],
		['ECONNRESET', 'unclear'],
	])('R-24: a connection that fails with %s is %s: it never stood, or may have carried the mail', async (code, is) => {
		ses.on(SendRawEmailCommand).rejects(Object.assign(new Error(code), { code }));
		expect((await mailer.send(mail)).is).toBe(is);
	});
	it('R-24: answers where SES says anything, and not where it is silent or out of order', async () => {
		const said = (name: string, httpStatusCode: number) =>
			new SESServiceException({ name, $fault: 'client', $metadata: { httpStatusCode } });
		ses
			.on(GetSendQuotaCommand)
			.resolvesOnce({})
			.rejectsOnce(said('AccessDenied', 403))
			.rejectsOnce(said('Throttling', 400))
			.rejectsOnce(said('InternalFailure', 500))
			.rejectsOnce(named('TimeoutError'));
		const answers: boolean[] = [];
		for (let turn = 0; turn < 5; turn += 1) answers.push(await mailer.answers());
		expect(answers).toEqual([true, true, false, false, false]);
	});
	it('a picture stands in its place by its name, and the files below the mail', async () => {
		const attachments = [
			{ name: 'keeping.png', type: 'image/png', content: new Uint8Array([1]), cid: 'keeping' },
			{ name: 'a.csv', type: 'text/csv', content: 'a' },
		];
		const mime = Buffer.from(await compose({ ...mail, attachments })).toString();
		expect(mime).toMatch(/multipart\/related[\s\S]*Content-ID: <keeping>/i);
		expect(mime).toMatch(/Content-Disposition: inline; filename=keeping\.png/);
		expect(mime).toMatch(/Content-Disposition: attachment; filename=a\.csv/);
	});

	it('writes one thread for each case whatever the subject, both bodies, and asks machines not to answer', async () => {
		const mime = Buffer.from(await compose(mail)).toString();
		expect(mime).toContain('References: <AN-0000-0001@otklik.example>');
		expect(mime).toContain('In-Reply-To: <AN-0000-0001@otklik.example>');
		expect(mime).toContain('Auto-Submitted: auto-generated');
		expect(mime).toMatch(/^List-Id: <anapa\.otklik\.example>/im);
		expect(mime).toContain('Reply-To: coordinator@anapa.example');
		expect(mime).toMatch(/^From: =\?UTF-8\?\S+(\s+=\?UTF-8\?\S+)* <otklik@otklik\.example>/m);
		expect(mime).toMatch(/multipart\/alternative/);
		expect(mime).toContain('text/plain');
		expect(mime).toContain('text/html');
	});
	it('Outlook, which goes by an index of its own, keeps the mails of a case together and those of two apart', async () => {
		const indexOf = async (changes: Partial<Mail>) => {
			const mime = Buffer.from(await compose({ ...mail, ...changes })).toString();
			return [/^Thread-Index: (\S+)/m, /^Thread-Topic: (.*)$/m].map((header) => header.exec(mime)?.[1]?.trim());
		};
		const [index = '', topic] = await indexOf({});
		expect(Buffer.from(index, 'base64')).toHaveLength(22);
		expect(Buffer.from(index, 'base64')[0]).toBe(1);
		expect(await indexOf({ subject: 'Срок истёк в 13:00: дело AN-0000-0001' })).toEqual([index, topic]);
		expect(await indexOf({ thread: 'AN-0000-0002' })).not.toEqual([index, topic]);
	});
	it('R-13: no subject or name breaks out of its header', async () => {
		await fc.assert(
			fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (evil) => {
				const subject = `a${evil}\r\nBcc: thief@example.org`;
				const name = `x\r\nBcc: thief@example.org${evil}`;
				const mime = Buffer.from(await compose({ ...mail, subject, to: { name, mail: mail.to.mail } })).toString();
				const [head = ''] = mime.split('\r\n\r\n');
				expect(head.split('\r\n').some((line) => line.startsWith('Bcc:'))).toBe(false);
			}),
			{ numRuns: 50 },
		);
	});
});

describe('the queues', () => {
	it('take ten at a time, and what one did not take is given back by its place', async () => {
		sqs
			.on(SendMessageBatchCommand)
			.resolvesOnce({ Failed: [{ Id: '3', Code: 'x', SenderFault: false }], Successful: [] })
			.resolves({});
		const refs = Array.from({ length: 23 }, (_, place) => ({
			caseId: 'AN-1',
			row: '000001',
			place,
			municipality: 'anapa',
		}));
		const queues = sqsQueues(new SQSClient({}), { mail: 'mail-url', workflow: 'workflow-url' });
		expect(await queues.mails(refs)).toEqual([3]);
		const sizes = sqs.commandCalls(SendMessageBatchCommand).map((call) => call.args[0].input.Entries?.length);
		expect(sizes).toEqual([10, 10, 3]);
	});
	it('R-24: group mails by municipality in a queue that keeps no order, so that the many of one keep no other’s waiting', async () => {
		sqs.on(SendMessageBatchCommand).resolves({});
		const queues = sqsQueues(new SQSClient({}), { mail: 'mail-url', workflow: 'workflow-url' });
		const ref = { caseId: 'AN-1', row: '000001', place: 0 };
		await queues.mails([
			{ ...ref, municipality: 'anapa' },
			{ ...ref, municipality: null },
		]);
		await queues.signIns(['s1']);
		await sqsPartnerQueue(new SQSClient({}), 'partner-url').partners([
			{ municipality: 'perm', caseId: 'PE-1', version: 1 },
		]);
		const entries = sqs.commandCalls(SendMessageBatchCommand).flatMap((call) => call.args[0].input.Entries ?? []);
		expect(entries.map(({ MessageGroupId: group }) => group)).toEqual(['anapa', 'AN-1', 'sign-in', 'perm']);
		expect(JSON.parse(entries[0]?.MessageBody ?? '')).toEqual(ref);
	});
	it('hide one message that was received for so many seconds', async () => {
		sqs.on(ChangeMessageVisibilityCommand).resolves({});
		await hideIn(new SQSClient({}), 'mail-url')('receipt', 42);
		expect(sqs.commandCalls(ChangeMessageVisibilityCommand)[0]?.args[0].input).toEqual({
			QueueUrl: 'mail-url',
			ReceiptHandle: 'receipt',
			VisibilityTimeout: 42,
		});
	});
	it('call nobody for nothing', async () => {
		expect(await sqsQueues(new SQSClient({}), { mail: 'm', workflow: 'w' }).workflows([])).toEqual([]);
		expect(sqs.commandCalls(SendMessageBatchCommand)).toHaveLength(0);
	});
});

describe('R-08: secrets of integrations', () => {
	const answer = (...secrets: readonly string[]) => ({ SecretString: JSON.stringify({ secrets }) });

	it('are read once, and again on a mismatch at most once a minute', async () => {
		let now = 1_000_000;
		secretsManager.on(GetSecretValueCommand).resolvesOnce(answer('whsec_1')).resolves(answer('whsec_1', 'whsec_2'));
		const secrets = integrationSecrets(new SecretsManagerClient({}), 'otklik/dev/integrations/', () => now);
		expect(await secrets.of('krasnodar')).toEqual(['whsec_1']);
		expect(await secrets.refresh('krasnodar')).toBe(false);
		now += 60_000;
		expect(await secrets.refresh('krasnodar')).toBe(true);
		expect(await secrets.of('krasnodar')).toEqual(['whsec_1', 'whsec_2']);
		expect(await secrets.refresh('krasnodar')).toBe(false);
		const calls = secretsManager.commandCalls(GetSecretValueCommand);
		expect(calls.map((call) => call.args[0].input.SecretId)).toEqual([
			'otklik/dev/integrations/krasnodar',
			'otklik/dev/integrations/krasnodar',
		]);
	});
	it('that were dropped stop working within five minutes', async () => {
		let now = 0;
		secretsManager.on(GetSecretValueCommand).resolvesOnce(answer('old', 'new')).resolves(answer('new'));
		const secrets = integrationSecrets(new SecretsManagerClient({}), 'p/', () => now);
		await secrets.of('k');
		now += 5 * 60_000;
		expect(await secrets.of('k')).toEqual(['new']);
	});
	it('that are not there are asked for again after a minute, and not before', async () => {
		let now = 0;
		secretsManager.on(GetSecretValueCommand).rejects(new ResourceNotFoundException({ $metadata: {}, message: 'no' }));
		const secrets = integrationSecrets(new SecretsManagerClient({}), 'p/', () => now);
		for (now = 0; now < 60_000; now += 1_000) {
			expect(await secrets.of('nobody')).toEqual([]);
			expect(await secrets.refresh('nobody')).toBe(false);
		}
		expect(secretsManager.commandCalls(GetSecretValueCommand)).toHaveLength(1);
		await secrets.of('nobody');
		expect(secretsManager.commandCalls(GetSecretValueCommand)).toHaveLength(2);
	});
	it('are kept of so many integrations only, the oldest reading going first', async () => {
		secretsManager.on(GetSecretValueCommand).resolves(answer('whsec_1'));
		const secrets = integrationSecrets(new SecretsManagerClient({}), 'p/', () => 0);
		for (let number = 0; number <= 200; number += 1) await secrets.of(`i-${number}`);
		await secrets.of('i-200');
		await secrets.of('i-1');
		expect(secretsManager.commandCalls(GetSecretValueCommand)).toHaveLength(201);
		await secrets.of('i-0');
		expect(secretsManager.commandCalls(GetSecretValueCommand)).toHaveLength(202);
	});
	it('of an unknown integration are none', async () => {
		secretsManager.on(GetSecretValueCommand).rejects(new ResourceNotFoundException({ $metadata: {}, message: 'no' }));
		expect(await integrationSecrets(new SecretsManagerClient({}), 'p/', () => 0).of('nobody')).toEqual([]);
	});
	it('the keys of the links are read once in five minutes, and again where reading failed', async () => {
		secretsManager.on(GetSecretValueCommand).rejectsOnce(new Error('throttled')).resolves({ SecretString: 'key' });
		let now = 0;
		const key = secretLinkKey(new SecretsManagerClient({}), 'link-key', () => now);
		await expect(key.get()).rejects.toThrow('throttled');
		expect(await key.get()).toEqual(new TextEncoder().encode('key'));
		await key.get();
		expect(secretsManager.commandCalls(GetSecretValueCommand)).toHaveLength(2);
		now = 5 * 60_000;
		const ring = {
			hashing: 'key',
			signing: [
				{ key: 'key', from: 0 },
				{ key: 'new', from: now },
			],
		};
		secretsManager.on(GetSecretValueCommand).resolves({ SecretString: JSON.stringify(ring) });
		const text = async () => (await key.signing()).map((one) => new TextDecoder().decode(one));
		expect([await text(), await key.get()]).toEqual([['new', 'key'], new TextEncoder().encode('key')]);
		now = 11 * 60_000;
		secretsManager.on(GetSecretValueCommand).rejects(new Error('down'));
		expect(await text()).toEqual(['new', 'key']);
	});
});

describe('the number of a case', () => {
	it('is short, of letters and digits that can be spoken, and its last digit checks the others', () => {
		for (let run = 0; run < 200; run += 1) {
			const id = newCaseId('anapa');
			expect(id).toMatch(/^AN-\d{4}-\d{4}$/);
			const digits = id.slice(3).replace('-', '');
			expect(checkDigit(digits.slice(0, 7))).toBe(Number(digits[7]));
		}
	});
	it('every slip of one digit is noticed', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 9_999_999 }),
				fc.nat({ max: 6 }),
				fc.integer({ min: 1, max: 9 }),
				(number, at, by) => {
					const digits = String(number).padStart(7, '0');
					const slipped = digits.slice(0, at) + ((Number(digits[at]) + by) % 10) + digits.slice(at + 1);
					expect(checkDigit(slipped)).not.toBe(checkDigit(digits));
				},
			),
		);
	});
});
