import { createHash } from 'node:crypto';
import { GetSendQuotaCommand, SESClient, SESServiceException, SendRawEmailCommand } from '@aws-sdk/client-ses';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { Mail, Mailer, MailSender, Sent } from '../ports/mailer.ts';
import { patienceOf } from './patience.ts';

/** Errors by which SES says clearly that it took nothing and may take it later. */
const throttles = new Set(['Throttling', 'ThrottlingException', 'TooManyRequestsException', 'LimitExceededException']);
/**
 * Errors by which nothing was taken though this mail is as good as any: SES is out of reach or out of order, or we may
 * not send at all. An account that is mended, unpaused or given its right again sends the same mail.
 */
const outages = new Set([
	'ServiceUnavailable',
	'MailFromDomainNotVerified',
	'MailFromDomainNotVerifiedException',
	'ConfigurationSetDoesNotExist',
	'ConfigurationSetDoesNotExistException',
	'ConfigurationSetSendingPausedException',
	'AccountSendingPausedException',
	'AccessDenied',
	'AccessDeniedException',
	'CredentialsProviderError',
	'ExpiredToken',
	'ExpiredTokenException',
	'InvalidClientTokenId',
	'SignatureDoesNotMatch',
	'RequestExpired',
]);
/** Codes of Node for a connection that never stood. */
const unreached = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
/** Errors by which SES says clearly that it will not take this mail. */
const refusals = new Set(['MessageRejected', 'InvalidParameterValue', 'ValidationError']);

/** One attempt for each call: SES knows no idempotency, so a repeat is the outbox's business. */
export function connectSes(stage: string): SESClient {
	return new SESClient(patienceOf('mail', stage));
}

/** Sends whole messages by SES with this configuration set. Never throws for what SES answers. */
export function sesSender(client: SESClient, configurationSet: string): MailSender {
	return {
		async send(mail) {
			const raw = await compose(mail);
			try {
				const { MessageId: messageId } = await client.send(
					new SendRawEmailCommand({
						RawMessage: { Data: raw },
						Source: mail.from.mail,
						Destinations: [mail.to.mail],
						ConfigurationSetName: configurationSet,
					}),
				);
				return messageId === undefined ? { is: 'unclear', why: 'no message id' } : { is: 'sent', messageId };
			} catch (error) {
				return classify(error);
			}
		},
	};
}

/** The same, that can also be asked whether it is there. */
export function sesMailer(client: SESClient, configurationSet: string): Mailer {
	return {
		...sesSender(client, configurationSet),
		async answers() {
			try {
				await client.send(new GetSendQuotaCommand({}));
				return true;
			} catch (error) {
				// Whoever says no is there to say it.
				return isAnswer(error);
			}
		},
	};
}

function classify(error: unknown): Sent {
	const name = error instanceof Error ? error.name : 'unknown';
	if (throttles.has(name)) return { is: 'throttled' };
	if (outages.has(name) || unreached.has(codeOf(error))) return { is: 'unavailable', why: name };
	return refusals.has(name) ? { is: 'refused', why: name } : { is: 'unclear', why: name };
}

function codeOf(error: unknown): string {
	return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function isAnswer(error: unknown): boolean {
	if (!(error instanceof SESServiceException)) return false;
	const { httpStatusCode: status } = error.$metadata;
	return status !== undefined && status < 500 && !throttles.has(error.name);
}

/**
 * The MIME message: text and HTML, no answer asked of machines, filed under the municipality, and one thread for each
 * case though every subject differs. Most mailboxes keep together what names the same root, which nobody ever sends;
 * Outlook goes by an index and a topic of its own.
 */
export async function compose(mail: Mail): Promise<Uint8Array> {
	const domain = mail.from.mail.slice(mail.from.mail.lastIndexOf('@') + 1);
	const root = `<${mail.thread}@${domain}>`;
	const composer = new MailComposer({
		from: { name: mail.from.name, address: mail.from.mail },
		replyTo: mail.replyTo,
		to: { name: mail.to.name, address: mail.to.mail },
		subject: mail.subject,
		text: mail.text,
		html: mail.html,
		inReplyTo: root,
		references: [root],
		headers: {
			'Auto-Submitted': 'auto-generated',
			'X-Auto-Response-Suppress': 'All',
			'List-Id': `<${mail.list}.${domain}>`,
			'Thread-Topic': mail.thread,
			'Thread-Index': threadIndex(root),
		},
		attachments: mail.attachments.map(({ name, type, content, cid }) => ({
			filename: name,
			contentType: type,
			content: typeof content === 'string' ? content : Buffer.from(content),
			...(cid === undefined ? {} : { cid, contentDisposition: 'inline' as const }),
		})),
		textEncoding: 'base64',
	});
	return composer.compile().build();
}

/** One byte that is always 1, five of a time that we leave constant, sixteen that tell the thread (MS-OXOMSG 2.2.1.3). */
function threadIndex(root: string): string {
	const digest = createHash('sha256').update(root).digest();
	return Buffer.concat([Buffer.from([1]), digest.subarray(0, 21)]).toString('base64');
}
