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
	/** It is late, or was refused for now: a full mailbox, a slow server, somebody's answer from his holiday. */
	| { readonly is: 'delayed'; readonly messageId: string }
	/** Nothing that concerns us. */
	| { readonly is: 'other' };

const envelope = z.object({ Message: z.string() });

/** `eventType` stands in what a configuration set publishes, `notificationType` in what an identity does. */
const notification = z.object({
	eventType: z.optional(z.string()),
	notificationType: z.optional(z.string()),
	mail: z.object({ messageId: z.string().check(z.minLength(1)) }),
	bounce: z.optional(z.object({ bounceType: z.string(), bounceSubType: z.optional(z.string()) })),
});

const suppressions: readonly string[] = ['Suppressed', 'OnAccountSuppressionList'];

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
			if (bounce?.bounceType !== 'Permanent') return { is: 'delayed', messageId };
			return {
				is: 'lost',
				messageId,
				why: suppressions.includes(bounce.bounceSubType ?? '') ? 'suppressed' : 'bounced',
			};
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
