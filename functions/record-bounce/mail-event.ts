import * as z from 'zod/mini';
import type { UndeliveredBecause } from '../../domain/case/model/delivery-events.ts';

/** What the mail service tells of one mail. Whom it went to stands on our own record, so no address is read here. */
export type MailEvent =
	/** It did not reach anybody, or must not be followed by another. */
	| {
			readonly is: 'lost';
			readonly messageId: string;
			readonly why: Exclude<UndeliveredBecause, 'known-dead'>;
	  }
	/** It is late and still tried, or something came back that need not be a refusal: somebody's answer from his holiday. */
	| { readonly is: 'delayed'; readonly messageId: string }
	/** Nothing that concerns us. */
	| { readonly is: 'other' };

const envelope = z.object({ Message: z.string() });

/** `eventType` stands in what a configuration set publishes, `notificationType` in what an identity does. */
const notification = z.object({
	eventType: z.optional(z.string()),
	notificationType: z.optional(z.string()),
	mail: z.object({ messageId: z.string().check(z.minLength(1)) }),
	bounce: z.optional(
		z.object({
			bounceType: z.string(),
			bounceSubType: z.optional(z.string()),
			/** `action` stands where the server sent a delivery status (RFC 3464), which no answering machine does. */
			bouncedRecipients: z.optional(z.array(z.object({ action: z.optional(z.string()) }))),
		}),
	),
});

type Bounce = NonNullable<z.infer<typeof notification>['bounce']>;

const suppressions: readonly string[] = ['Suppressed', 'OnAccountSuppressionList'];
/** Of what is transient: the service has tried for hours and tries no more. `General` may be an answer from a holiday. */
const givenUp: readonly string[] = [
	'MailboxFull',
	'MessageTooLarge',
	'CustomTimeoutExceeded',
	'ContentRejected',
	'AttachmentRejected',
];

/**
 * Reads a message of the topic, as the queue hands it on. A message that is no JSON is the service's own trial of the
 * topic; one that is and has another shape throws, and is so kept for a person to look at.
 */
export function readMailEvent(body: string): MailEvent {
	const { Message: message } = z.parse(envelope, JSON.parse(body));
	if (!message.trimStart().startsWith('{')) return { is: 'other' };
	const { eventType, notificationType, mail, bounce } = z.parse(notification, JSON.parse(message));
	const { messageId } = mail;
	switch (eventType ?? notificationType) {
		case 'Bounce':
			return bounce === undefined ? { is: 'delayed', messageId } : bounced(messageId, bounce);
		case 'Complaint':
			return { is: 'lost', messageId, why: 'complained' };
		case 'Reject':
			return { is: 'lost', messageId, why: 'rejected' };
		case 'DeliveryDelay':
			return { is: 'delayed', messageId };
		default:
			return { is: 'other' };
	}
}

function bounced(messageId: string, { bounceType, bounceSubType = '', bouncedRecipients = [] }: Bounce): MailEvent {
	if (bounceType === 'Permanent') {
		return { is: 'lost', messageId, why: suppressions.includes(bounceSubType) ? 'suppressed' : 'bounced' };
	}
	const isRefused = givenUp.includes(bounceSubType) || bouncedRecipients.some(({ action }) => action === 'failed');
	return isRefused ? { is: 'lost', messageId, why: 'gave-up' } : { is: 'delayed', messageId };
}
