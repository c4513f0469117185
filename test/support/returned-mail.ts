/** What the mail service tells of a mail, as the queue behind its topic hands it on. */
export function told(message: object | string): string {
	const text = typeof message === 'string' ? message : JSON.stringify(message);
	return JSON.stringify({
		Type: 'Notification',
		TopicArn: 'arn:aws:sns:eu-central-1:111122223333:mail',
		Message: text,
	});
}

const mail = (messageId: string) => ({
	timestamp: '2025-03-12T07:10:00.000Z',
	source: 'otklik@otklik.example',
	sendingAccountId: '111122223333',
	messageId,
	destination: ['канарейка@anapa.example'],
});

const bounce = (bounceType: string, bounceSubType: string, status: object = {}) => ({
	bounceType,
	bounceSubType,
	bouncedRecipients: [{ emailAddress: 'канарейка@anapa.example', ...status }],
	timestamp: '2025-03-12T07:10:02.000Z',
	feedbackId: '0100',
});

const failed = { action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 no such user' };

const complaint = {
	complainedRecipients: [{ emailAddress: 'канарейка@anapa.example' }],
	timestamp: '2025-03-12T07:12:00.000Z',
	complaintFeedbackType: 'abuse',
};

const kinds = {
	'hard bounce': { type: 'Bounce', bounce: bounce('Permanent', 'General', failed) },
	'full mailbox': { type: 'Bounce', bounce: bounce('Transient', 'MailboxFull') },
	'message too large': { type: 'Bounce', bounce: bounce('Transient', 'MessageTooLarge') },
	timeout: { type: 'Bounce', bounce: bounce('Transient', 'CustomTimeoutExceeded') },
	'refused content': { type: 'Bounce', bounce: bounce('Transient', 'ContentRejected') },
	'refused attachment': { type: 'Bounce', bounce: bounce('Transient', 'AttachmentRejected') },
	'general failure': { type: 'Bounce', bounce: bounce('Transient', 'General', { action: 'failed', status: '4.4.7' }) },
	'answer from a holiday': { type: 'Bounce', bounce: bounce('Transient', 'General') },
	'delayed status': { type: 'Bounce', bounce: bounce('Transient', 'General', { action: 'delayed', status: '4.4.1' }) },
	'unclear failure': { type: 'Bounce', bounce: bounce('Undetermined', 'Undetermined', failed) },
	'unclear bounce': { type: 'Bounce', bounce: bounce('Undetermined', 'Undetermined') },
	suppression: { type: 'Bounce', bounce: bounce('Permanent', 'OnAccountSuppressionList') },
	'global suppression': { type: 'Bounce', bounce: bounce('Permanent', 'Suppressed') },
	complaint: { type: 'Complaint', complaint },
	reject: { type: 'Reject', reject: { reason: 'Bad content' } },
	delay: { type: 'DeliveryDelay', deliveryDelay: { delayType: 'MailboxFull' } },
	delivery: { type: 'Delivery', delivery: { recipients: ['канарейка@anapa.example'] } },
} as const;
export type ReturnKind = keyof typeof kinds;

/** The event of a configuration set, or with `identity` the notification of an identity. */
export function returned(
	messageId: string,
	kind: ReturnKind,
	from: 'configuration set' | 'identity' = 'configuration set',
) {
	const { type, ...more } = kinds[kind];
	const named = from === 'identity' ? { notificationType: type } : { eventType: type };
	return told({ ...named, mail: mail(messageId), ...more });
}
