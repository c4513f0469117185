import { CfnOutput, Lazy, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Alarms } from '../constructs/alarms.ts';
import { saveCaseQuery } from '../constructs/case-query.ts';
import { Dashboards } from '../constructs/dashboard.ts';
import { Front } from '../constructs/front.ts';
import { Machine } from '../constructs/machine.ts';
import { MailSending } from '../constructs/mail.ts';
import { type House, ProductFunction, type ToldFact } from '../constructs/product-function.ts';
import { type DeadLetterQueues, workerTimeout as timeout, WorkQueues } from '../constructs/queues.ts';
import { Returns, returnsTimeout } from '../constructs/returns.ts';
import { reportMemory, reportTimeout, Schedules } from '../constructs/schedules.ts';
import { Secrets } from '../constructs/secrets.ts';
import { letInvoke, spellingMemory, spellingTimeout } from '../constructs/spelling.ts';
import { Store } from '../constructs/store.ts';
import { bundledFor, checkMemory, checkTimeout, Uploads } from '../constructs/uploads.ts';
import { isLocal } from '../stage.ts';

/** The whole product but for the wall in front of it. Wiring only: what each part promises stands in its construct. */
export class OtklikStack extends Stack {
	readonly front: Front;
	readonly uploads: Uploads;
	readonly dead: DeadLetterQueues;

	constructor(scope: Construct, id: string, house: House, props: StackProps) {
		super(scope, id, props);
		const { stage } = house;
		const store = new Store(this, 'Store', stage);
		const queues = new WorkQueues(this, 'Queues', stage);
		const mail = new MailSending(this, 'Mail', stage);
		const returns = new Returns(this, 'Returns', stage, mail.configurationSet);
		const uploads = new Uploads(this, 'Uploads', stage, Lazy.list({ produce: () => [...this.front.api.origins] }));
		this.uploads = uploads;
		const secrets = new Secrets(this, 'Secrets', stage);

		// A function may use what it is told; the table alone is given by hand: see functions/needs.ts.
		const stored = {
			STAGE: { value: stage.name },
			TABLE_NAME: { value: store.table.tableName },
			PUBLIC_URL: { value: Lazy.string({ produce: () => this.front.api.url }) },
			LINK_KEY_SECRET: { value: secrets.linkKey, allow: (who) => secrets.letReadLinkKey(who) },
			INTEGRATION_SECRETS: { value: secrets.integrations, allow: (who) => secrets.letReadIntegrations(who) },
			MAIL_QUEUE_URL: { value: queues.mail.queueUrl, allow: (who) => queues.letSend(queues.mail, who) },
			WORKFLOW_QUEUE_URL: {
				value: queues.workflow.queueUrl,
				allow: (who) => queues.letSend(queues.workflow, who),
			},
			PARTNER_QUEUE_URL: {
				value: queues.partners.queueUrl,
				allow: (who) => queues.letSend(queues.partners, who),
			},
			HOOK_SECRETS: { value: secrets.hooks, allow: (who) => secrets.letReadHooks(who) },
			// The right to hide what was received comes with the right to receive it.
			OWN_MAIL_QUEUE: { value: queues.mail.queueUrl },
			OWN_WORKFLOW_QUEUE: { value: queues.workflow.queueUrl },
			OWN_PARTNER_QUEUE: { value: queues.partners.queueUrl },
			SENDER_ADDRESS: { value: mail.sender, allow: (who) => mail.letSend(who) },
			QUARANTINE_BUCKET: { value: uploads.uploads.bucketName, allow: (who) => uploads.letQuarantine(who) },
			SHOWN_BUCKET: { value: uploads.uploads.bucketName, allow: (who) => uploads.letShow(who) },
			UPLOADS_BUCKET: { value: uploads.uploads.bucketName, allow: (who) => uploads.letCheck(who) },
			ERASED_BUCKET: { value: uploads.uploads.bucketName, allow: (who) => uploads.letErase(who) },
			EVIDENCE_BUCKET: { value: uploads.evidence.bucketName, allow: (who) => uploads.letKeep(who) },
			CONFIGURATION_SET: { value: mail.configurationSet.configurationSetName },
		} satisfies Record<string, ToldFact>;

		const early = { facts: stored, timeout };
		const openStage = new ProductFunction(this, 'OpenStage', house, { folder: 'open-stage', ...early });
		const planClock = new ProductFunction(this, 'PlanClock', house, { folder: 'plan-clock', ...early });
		const caseMachine = new Machine(this, 'Case', stage, 'case.asl.json', [openStage]);
		const clockMachine = new Machine(this, 'Clock', stage, 'clock.asl.json', [planClock]);
		caseMachine.letAnswerItself(openStage);

		const facts = {
			...stored,
			CASE_MACHINE_ARN: { value: caseMachine.arn, allow: (who) => caseMachine.letDrive(who) },
			CLOCK_MACHINE_ARN: { value: clockMachine.arn, allow: (who) => clockMachine.letStart(who) },
		} satisfies Record<string, ToldFact>;
		const common = { facts, timeout };
		const relayOutbox = new ProductFunction(this, 'RelayOutbox', house, { folder: 'relay-outbox', ...common });
		const deliverMail = new ProductFunction(this, 'DeliverMail', house, { folder: 'deliver-mail', ...common });
		mail.letAsk(deliverMail);
		const signalWorkflow = new ProductFunction(this, 'SignalWorkflow', house, { folder: 'signal-workflow', ...common });
		const tellPartner = new ProductFunction(this, 'TellPartner', house, { folder: 'tell-partner', ...common });
		const sweep = new ProductFunction(this, 'Sweep', house, { folder: 'sweep', ...common });
		const oweReport = new ProductFunction(this, 'OweReport', house, {
			folder: 'owe-report',
			facts,
			timeout: reportTimeout,
			memory: reportMemory,
			architecture: bundledFor,
		});
		const eraseWords = new ProductFunction(this, 'EraseWords', house, { folder: 'erase-words', ...common });
		const recordBounce = new ProductFunction(this, 'RecordBounce', house, {
			folder: 'record-bounce',
			facts,
			timeout: returnsTimeout,
		});
		const checkUpload = new ProductFunction(this, 'CheckUpload', house, {
			folder: 'check-upload',
			facts,
			timeout: checkTimeout,
			memory: checkMemory,
			architecture: bundledFor,
		});
		const deciders = [
			openStage,
			planClock,
			deliverMail,
			signalWorkflow,
			tellPartner,
			sweep,
			oweReport,
			eraseWords,
			recordBounce,
			checkUpload,
		];
		for (const one of deciders) store.let(one);
		for (const machine of [caseMachine, clockMachine]) machine.letDescribe(sweep);
		queues.relay(relayOutbox, store.table);
		queues.work(deliverMail, signalWorkflow, tellPartner);
		queues.keepFailuresOf(sweep, oweReport, eraseWords, checkUpload);
		returns.work(recordBounce);
		uploads.check(checkUpload, queues.dead.calls);

		const checkSpelling = new ProductFunction(this, 'CheckSpelling', house, {
			folder: 'check-spelling',
			facts,
			timeout: spellingTimeout,
			memory: spellingMemory,
		});
		const told = {
			...facts,
			SPELLING_FUNCTION: { value: checkSpelling.functionName, allow: letInvoke(checkSpelling) },
		};
		this.front = new Front(this, 'Front', house, store, told);
		const machines = [caseMachine, clockMachine];
		const { dead } = queues;
		this.dead = dead;
		const { brokenExecutions } = new Schedules(this, 'Schedules', {
			sweep,
			oweReport,
			eraseWords,
			machines,
			deadCalls: dead.calls,
		});
		const workers = [...deciders, relayOutbox, checkSpelling];
		const functions = [...this.front.functions, ...workers];
		const watched = { dead, brokenExecutions, unmatched: returns.unmatched, functions, relay: relayOutbox };
		const { all: alarms, topic } = new Alarms(this, 'Alarms', stage, watched);
		this.front.releases.guard(alarms, ['webhook-5xx', 'api-5xx']);
		if (!isLocal(stage)) saveCaseQuery(this, stage, functions);
		new Dashboards(this, 'Dashboards', stage, { alarms, functions, machines, dead, table: store.table });

		this.tell({
			ApiUrl: this.front.api.url,
			TableName: store.table.tableName,
			IntegrationSecrets: secrets.integrations,
			UploadsBucket: uploads.uploads.bucketName,
			EvidenceBucket: uploads.evidence.bucketName,
			SweepFunction: sweep.functionName,
			MailQueue: queues.mail.queueUrl,
			WorkflowQueue: queues.workflow.queueUrl,
			PartnerQueue: queues.partners.queueUrl,
			ReturnsQueue: returns.queue.queueUrl,
			DeadMails: dead.mails.queueUrl,
			DeadSignals: dead.signals.queueUrl,
			DeadRows: dead.rows.queueUrl,
			DeadCalls: dead.calls.queueUrl,
			DeadPartners: dead.partners.queueUrl,
			UnmatchedReturns: returns.unmatched.queueUrl,
			CaseMachineArn: caseMachine.arn,
			ClockMachineArn: clockMachine.arn,
			...mail.records,
			...this.front.api.records,
			ReturnsTopicArn: returns.topic.topicArn,
			AlarmTopicArn: topic.topicArn,
		});
	}

	/** What the command line, the local cloud and whoever keeps the domain's DNS read after a deployment. */
	private tell(outputs: Readonly<Record<string, string>>): void {
		for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
	}
}
