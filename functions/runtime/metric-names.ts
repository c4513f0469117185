/** Where the product's own metrics stand in CloudWatch. Code, alarms and dashboard all read this page. */
export const metricNamespace = 'Otklik';

/** Who counts, in every metric and every line of the log. */
export const serviceName = 'otklik';

/**
 * The dimensions that every metric carries, and no other: CloudWatch tells metrics apart by all of them together, so
 * stages of one account that shared theirs would keep each other's alarms quiet. One more, with many values, would be
 * as many metrics, and each is paid for by the month.
 */
export function metricDimensions(stage: string): Readonly<Record<'service' | 'stage', string>> {
	return { service: serviceName, stage };
}

export const metricNames = {
	/** Cases without an end, as the sweep counted them. */
	openCases: 'OpenCases',
	/** Running clocks that fall due within the next working day. */
	dueSoon: 'DueSoon',
	/** Running clocks past their due instant that nobody has judged yet; more than a few minutes of it is a fault. */
	overdueClocks: 'OverdueClocks',
	breachesRecorded: 'BreachesRecorded',
	answersPublished: 'AnswersPublished',
	/** One for every sweep that came to its end: its absence is what matters. */
	sweepHeartbeat: 'SweepHeartbeat',
	/** One for every look at the reports that are owed, each hour, that came to its end. */
	reportHeartbeat: 'ReportHeartbeat',
	/** Days for which every municipality's calendar has data: of the one that ends first. */
	calendarDaysLeft: 'CalendarDaysLeft',
	/** What the sweep found lost and mended: signals, executions, mails, clocks. */
	driftRepaired: 'DriftRepaired',
	/** Cases that the sweep or a clock could not work on, each time it tried; the others went on. */
	casesFailed: 'CasesFailed',
	/** Cases that the sweep has failed on for more than fifteen minutes. */
	casesStuck: 'CasesStuck',
	/** Cases that will not stay mended, and one more for a run that has mended all that a run may. */
	repairsExhausted: 'RepairsExhausted',
	/** Age in seconds of the oldest outbox row that has not been delivered; 0 when there is none. */
	oldestOutboxSeconds: 'OldestOutboxSeconds',
	/** Rows of the outbox of which a mail is set aside, for a person to decide about. */
	outboxAside: 'OutboxAside',
	mailsSent: 'MailsSent',
	mailsFailed: 'MailsFailed',
	/** Messages that partners have taken, and attempts at which they took none. */
	partnersTold: 'PartnersTold',
	partnersNotTold: 'PartnersNotTold',
	/** Mails that came back for good: the address takes none, or the mail service no longer writes to it. */
	mailsBounced: 'MailsBounced',
	/** Mails that somebody marked as spam. */
	mailsComplained: 'MailsComplained',
	/** Mails on which another server is slow, or which it refused for now. */
	mailsDelayed: 'MailsDelayed',
	/** People whom a mail did not reach, or who were not written to because none can. */
	peopleUnreached: 'PeopleUnreached',
	/** News of the coordinator's that nobody is left to read: the one thing here that only an administrator can mend. */
	nobodyTold: 'NobodyTold',
	/** Returns of mails that are not on record, or not yet. */
	returnsUnmatched: 'ReturnsUnmatched',
	/** Roles (of a unit) in which everybody is away, so that they go on being written to. */
	rolesUnattended: 'RolesUnattended',
	/** People who are away and whose deputy is away himself. */
	absenceChains: 'AbsenceChains',
	webhooksAccepted: 'WebhooksAccepted',
	webhooksDuplicate: 'WebhooksDuplicate',
	webhooksRejected: 'WebhooksRejected',
	/** Answered 429 for what its integration sent before; by integration. */
	webhooksOverBound: 'WebhooksOverBound',
	/** By integration (`unknown` for any that is not ours) and cause: see functions/http/webhook.ts. */
	signaturesRefused: 'SignaturesRefused',
} as const;

export type MetricName = (typeof metricNames)[keyof typeof metricNames];
