import { beforeEach, describe, expect, it } from '@jest/globals';
import { redrive } from '../../cli/commands/redrive.ts';
import { deliverMail } from '../../functions/deliver-mail/handle.ts';
import { signalWorkflow } from '../../functions/signal-workflow/handle.ts';
import { type House, house } from '../support/house.ts';
import { type MemoryDeadLetters, memoryDeadLetters } from '../support/memory-dead-letters.ts';
import { keptIo } from '../support/memory-io.ts';
import { incidentBody } from '../support/requests.ts';

const arn = (name: string) => `arn:aws:lambda:eu-central-1:111122223333:function:${name}`;
const file = { 'detail-type': 'Object Created', source: 'aws.s3', detail: { object: { key: 'quarantine/AN-1/u1' } } };
const news = {
	Type: 'Notification',
	Message: JSON.stringify({ eventType: 'Bounce', mail: { messageId: 'ses-1', destination: ['secret@anapa.example'] } }),
};
const failed = (name: string, payload: object) => ({
	requestContext: { functionArn: `${arn(name)}:$LATEST`, condition: 'RetriesExhausted', approximateInvokeCount: 3 },
	requestPayload: payload,
	responsePayload: { errorType: 'Error', errorMessage: 'no' },
});
const stream = {
	requestContext: { functionArn: arn('otklik-local-RelayOutbox'), condition: 'RetryAttemptsExhausted' },
	DDBStreamBatchInfo: { shardId: 'shard-1', batchSize: 12 },
};
const minute = { source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} };

let h: House;
let dead: MemoryDeadLetters;
beforeEach(async () => {
	h = await house();
	dead = memoryDeadLetters();
});

async function run(...args: readonly string[]) {
	const io = keptIo();
	const place = { ...h.place, dead, outbox: h.store.outbox, cases: h.store.cases };
	const code = await redrive.run(args, io, { open: () => Promise.resolve(place), realNow: () => h.time.now });
	return { code, stdout: io.said.stdout(), stderr: io.said.stderr() };
}

/** One of each kind, where the product would put it. */
async function oneOfEach() {
	await h.receive(h.signed(JSON.stringify(incidentBody({}, h.time.now, 'anapa'))));
	const row = h.store.inserted().find(({ mails, workflow }) => mails.length > 0 && workflow);
	if (row === undefined) throw new Error('a new case orders nothing');
	const { caseId } = row;
	return {
		row,
		mail: dead.put('DeadMails', { caseId, row: row.row, place: row.mails[0] }),
		link: dead.put('DeadMails', { signIn: 's-1' }),
		signal: dead.put('DeadSignals', { caseId, row: row.row }),
		rows: dead.put('DeadRows', stream),
		call: dead.put('DeadCalls', failed('otklik-local-CheckUpload1', file)),
		event: dead.put('DeadCalls', file, { TARGET_ARN: arn('otklik-local-CheckUpload1'), ERROR_CODE: 'NO_PERMISSIONS' }),
		minute: dead.put('DeadCalls', failed('otklik-local-Sweep1', minute)),
		returned: dead.put('UnmatchedReturns', news),
		odd: dead.put('DeadSignals', 'not even JSON'),
	};
}

describe('R-33: otklik redrive', () => {
	it('shows each kind with its case and its cause, no address, and changes nothing', async () => {
		await oneOfEach();
		const before = dead.seen();
		const { code, stdout, stderr } = await run();
		expect(code).toBe(0);
		for (const kind of ['mail', 'sign-in', 'signal', 'rows', 'call', 'event', 'return', 'unreadable']) {
			expect(stdout).toMatch(new RegExp(`^dead-\\d+  ${kind} `, 'm'));
		}
		expect(stdout).toContain('otklik-local-CheckUpload1 failed at quarantine/AN-1/u1 (RetriesExhausted: Error)');
		expect(stdout).toContain('otklik-local-CheckUpload1 never heard of quarantine/AN-1/u1 (NO_PERMISSIONS)');
		expect(stdout).toContain('Bounce of mail ses-1');
		expect(stdout).not.toContain('@');
		expect(stderr).toContain('9 dead letters on local; say it again with --yes');
		expect(dead.seen()).toEqual(before);
		expect(dead.sent).toEqual([]);
		expect(JSON.parse((await run('--json')).stdout)).toMatchObject({ dryRun: true, letters: { length: 9 } });
	});

	it('--yes sends each to where it was going, and leaves what nothing here can read', async () => {
		const { row, odd } = await oneOfEach();
		const { stdout } = await run('--yes');
		const ref = { caseId: row.caseId, row: row.row };
		expect(dead.sent).toEqual([
			{ to: 'queue', queue: 'MailQueue', body: JSON.stringify({ ...ref, place: row.mails[0] }) },
			{ to: 'queue', queue: 'MailQueue', body: JSON.stringify({ signIn: 's-1' }) },
			{ to: 'queue', queue: 'WorkflowQueue', body: JSON.stringify(ref) },
			{ to: 'function', name: 'otklik-local-CheckUpload1', payload: JSON.stringify(file) },
			{ to: 'function', name: 'otklik-local-CheckUpload1', payload: JSON.stringify(file) },
			{ to: 'queue', queue: 'ReturnsQueue', body: JSON.stringify(news) },
		]);
		expect(stdout).toMatch(/Sweep1 failed at aws\.events .*removed, for it is done by itself/);
		expect(dead.seen()).toEqual([odd]);
		expect(stdout).toContain('left: look at it, then --drop it');
	});

	it('R-05, R-24: what was done meanwhile is told so, and only removed', async () => {
		const { row, mail, signal } = await oneOfEach();
		for (const place of row.mails) await deliverMail(h.base, { ...row, place });
		await signalWorkflow(h.base, row);
		await h.settle();
		expect((await run('mail')).stdout).toContain(`${mail}  mail       ${row.caseId}`);
		expect((await run('mail')).stdout).toContain('would be removed, for it is done already');
		await run('mail', 'signal', '--yes');
		expect(dead.sent).toEqual([]);
		expect(dead.seen()).not.toContain(mail);
		expect(dead.seen()).not.toContain(signal);
	});

	it('takes the kinds that are named and no other', async () => {
		const { returned } = await oneOfEach();
		await run('return', '--yes');
		expect(dead.sent).toMatchObject([{ queue: 'ReturnsQueue' }]);
		expect(dead.seen()).not.toContain(returned);
		expect(dead.seen()).toHaveLength(8);
	});

	it('calls no function of another product', async () => {
		const id = dead.put('DeadCalls', failed('payroll-PayAll', file));
		expect((await run('--yes')).stdout).toContain('left: look at it');
		expect(dead.sent).toEqual([]);
		expect(dead.seen()).toEqual([id]);
	});

	it('--drop gives up what is named, dry first; an id that does not lie there drops nothing', async () => {
		const { odd } = await oneOfEach();
		expect((await run('--drop', odd)).stdout).toContain('would be given up');
		expect((await run('--drop', odd, 'dead-99', '--yes')).code).toBe(1);
		expect(dead.seen()).toContain(odd);
		expect((await run('--drop', odd, '--yes')).code).toBe(0);
		expect(dead.seen()).not.toContain(odd);
		for (const args of [['burn'], ['--drop']]) expect((await run(...args)).code).toBe(2);
	});
});
