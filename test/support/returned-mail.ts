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

const bounce = (bounceType: string, bounceSubType: string) => ({
	bounceType,
	bounceSubType,
	bouncedRecipients: [{ emailAddress: 'канарейка@anapa.example', action: 'failed', status: '5.1.1' }],
	timestamp: '2025-03-12T07:10:02.000Z',
	feedbackId: '0100',
});

const complaint = {
	complainedRecipients: [{ emailAddress: 'канарейка@anapa.example' }],
	timestamp: '2025-03-12T07:12:00.000Z',
	complaintFeedbackType: 'abuse',
};

const kinds = {
	'hard bounce': { type: 'Bounce', bounce: bounce('Permanent', 'General') },
	'soft bounce': { type: 'Bounce', bounce: bounce('Transient', 'MailboxFull') },
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
