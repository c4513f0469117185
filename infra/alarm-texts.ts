/** What an alarm says to the person whom it wakes. Its chapter of docs/runbook.md begins with the same three sentences. */
export interface AlarmText {
	/** What citizens and officials feel. */
	readonly impact: string;
	/** Where to look first. */
	readonly look: string;
	/** What ends it in most cases. */
	readonly fix: string;
}

/** By the chapter of the runbook; alarms that are there for each function share one. */
export const alarmTexts = {
	'executions-failed': {
		impact: 'A case may stand still until the sweep starts its execution again.',
		look: 'otklik trace CASE shows how its execution ended.',
		fix: 'Wait two minutes for the sweep, then mend what the error names.',
	},
	'dead-mails': {
		impact: 'A mail broke its worker for more than a day: somebody does not know of their turn.',
		look: 'otklik redrive mail sign-in shows each with its case.',
		fix: 'Mend the error of DeliverMail, then the same with --yes.',
	},
	'dead-signals': {
		impact: 'A start or a signal broke its worker for more than a day: a case stands still.',
		look: 'otklik redrive signal shows each with its case.',
		fix: 'Mend the error of SignalWorkflow, then the same with --yes.',
	},
	'dead-rows': {
		impact: 'What decisions ordered did not get from the table to the queues: mails and signals come late.',
		look: 'otklik redrive rows shows how many, and the log of RelayOutbox why.',
		fix: 'Mend the error; the sweep sends what is pending; the same with --yes removes the letters.',
	},
	'dead-calls': {
		impact: 'A function failed three times at what a rule told it, or never heard of it.',
		look: 'otklik redrive call event names the function, the file or execution, and the error.',
		fix: 'Mend the error, then the same with --yes calls the function again.',
	},
	'dead-partners': {
		impact: 'A partner has taken nothing for a day or its endpoint is off: its system does not know how cases stand.',
		look: 'otklik hooks list says which is off, the log of TellPartner why it took nothing.',
		fix: 'Agree on a new address, otklik hooks set, then otklik redrive partner --yes.',
	},
	'outbox-aside': {
		impact: 'A mail will not be taken: somebody does not learn of their turn until a person acts.',
		look: 'otklik outbox list shows each with its case and why.',
		fix: 'Mend the address in the municipality’s file, apply it, then otklik outbox retry.',
	},
	'sweep-heartbeat': {
		impact: 'Nobody looks for overdue terms and lost messages: breaches go unrecorded.',
		look: 'The errors of the function Sweep on the dashboard.',
		fix: 'Mend the error or enable the rule EachMinute; the next run skips nothing.',
	},
	'cases-stuck': {
		impact: 'A case cannot be worked on for a quarter of an hour: its terms run, and nobody judges them.',
		look: 'The lines «the sweep failed on a case» in the log of Sweep name the case and why.',
		fix: 'Deploy the release that reads it, or publish what is missing.',
	},
	'repairs-exhausted': {
		impact: 'Executions that keep ending are not started again: nobody is told of what comes next.',
		look: 'otklik trace CASE shows how each of its executions ended.',
		fix: 'Mend what the error names; the next act on the case, or the next day, starts it again.',
	},
	'webhook-5xx': {
		impact: 'Incidents of the regional systems are not taken; the senders try again for three days.',
		look: 'The errors of the function ReceiveIncident on the dashboard.',
		fix: 'After a deployment, roll it back; else mend what the error names.',
	},
	'api-5xx': {
		impact: 'Pages, forms or views answer that something broke: people cannot do their part.',
		look: 'The last errors on the dashboard: which function, which case.',
		fix: 'After a deployment, roll it back; else mend what the error names.',
	},
	'function-errors': {
		impact: 'A function fails again and again; what hangs on it stands in its chapter below.',
		look: 'The last errors of that function on the dashboard.',
		fix: 'After a deployment, roll it back; else mend what the error names.',
	},
	'function-throttles': {
		impact: 'Lambda lets a function run too seldom: people are told to come again, mails come late.',
		look: 'The concurrency of the account in Service Quotas, and who else runs there.',
		fix: 'Ask for the quota, and say it as lambdaConcurrency in cdk.json.',
	},
	'iterator-age': {
		impact: 'What decisions ordered waits in the stream of the table: mails and signals come late.',
		look: 'The errors of the function RelayOutbox on the dashboard.',
		fix: 'Mend the error; the stream goes on by itself, and the sweep sends what it could not.',
	},
	'drift-unrepaired': {
		impact: 'Terms are past and nobody judges them, though the sweep runs: breaches go unrecorded.',
		look: 'The lines of Sweep with level WARN or ERROR name the cases.',
		fix: 'Mend what they name; the sweep judges what fell due meanwhile by the due times that were.',
	},
	'report-heartbeat': {
		impact: 'Nobody asks whether the report of a month is owed: it may miss its day, the 5th.',
		look: 'The errors of the function OweReport on the dashboard.',
		fix: 'Mend the error or enable the rule EachHour; what is owed is sent by the next run.',
	},
	'signatures-refused': {
		impact: 'Somebody signs wrongly, a regional system or a stranger: its incidents are not taken.',
		look: 'The lines «signature refused» of ReceiveIncident and RecordDecision name the integration and the cause.',
		fix: 'Tell the integration its secret anew, or do nothing where it is unknown.',
	},
	'calendar-horizon': {
		impact: 'A calendar ends within 60 days: terms beyond its end cannot be reckoned.',
		look: 'The lines «a calendar ends soon» of OweReport name the municipality.',
		fix: 'Add the next year under calendars/, then otklik tenant apply each municipality.',
	},
	'oldest-outbox': {
		impact: 'Decisions are stored, but the mails and signals that follow from them wait.',
		look: 'The messages waiting in the queues Mail and Workflow, and the errors of their workers.',
		fix: 'Mend the worker, or lift the pause of SES; nothing need be sent by hand.',
	},
	'unmatched-returns': {
		impact: 'A mail came back and nobody knows whose: somebody may count as told who never was.',
		look: 'otklik redrive return shows the id of each mail and what became of it.',
		fix: 'Take what is not ours off the topic, or mend the reader, then the same with --yes.',
	},
	'nobody-told': {
		impact: 'No coordinator of a municipality can be reached: its cases stand still and nobody knows.',
		look: 'The lines «no coordinator was reached» of DeliverMail or RecordBounce name the case.',
		fix: 'Telephone the municipality, put the right address into its file and apply it.',
	},
	'role-unattended': {
		impact: 'Everybody of a role is away: what is sent to them waits until somebody is back.',
		look: 'The lines «nobody is left in a role» of Sweep name the municipality and the person.',
		fix: 'Ask the municipality who acts, then otklik tenant absent with that deputy.',
	},
	'absence-chain': {
		impact: 'A deputy is away himself: others act in his place, and may not know of it.',
		look: 'The lines «a deputy is away himself» of Sweep name the municipality and the persons.',
		fix: 'Ask the coordinator whether those who act know of it, or name another deputy.',
	},
	'bounces-warn': {
		impact: 'Two of a hundred mails come back: addresses in some file are wrong, and their people untold.',
		look: 'MailsBounced on the dashboard, and «a return was recorded» in the log of RecordBounce.',
		fix: 'Mend the addresses in the file, then otklik tenant apply.',
	},
	'bounces-critical': {
		impact: 'Five of a hundred mails come back: at ten SES stops all mail of the account.',
		look: 'MailsBounced on the dashboard, and «a return was recorded» in the log of RecordBounce.',
		fix: 'Apply the file of the municipality behind most of them with known addresses only, today.',
	},
	'complaints-warn': {
		impact: 'Mails of ours are marked as spam: those who did so are no longer written to.',
		look: 'The coordinator’s mail names the person.',
		fix: 'Ask the person; take the address off the suppression list, then otklik tenant write-again.',
	},
	'complaints-critical': {
		impact: 'One of a thousand mails is marked as spam: at five SES stops all mail of the account.',
		look: 'The coordinators’ mails name the persons.',
		fix: 'Ask every one of them today, and answer the review in the console of SES.',
	},
} as const satisfies Readonly<Record<string, AlarmText>>;

export type AlarmChapter = keyof typeof alarmTexts;

/** What an alarm says, in a line; `runbook`: where its pages can be read. */
export function alarmDescription(chapter: AlarmChapter, runbook: string): string {
	return `${inShort(alarmTexts[chapter])} More: ${runbook}#${chapter}`;
}

/** The three sentences by which a chapter begins. */
export function inShort({ impact, look, fix }: AlarmText): string {
	return `${impact} First look: ${look} Fix: ${fix}`;
}
