import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bundleFunctions } from '../../infra/bundle.ts';
import { root } from '../support/checkout.ts';

const folder = mkdtempSync(join(tmpdir(), 'otklik-sizes-'));
beforeAll(() => bundleFunctions(root, folder), 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (name: string) => readFileSync(join(folder, name, 'index.mjs'));
const most = 350 * 1024;

describe('what starts while a person waits is small (cold start)', () => {
	it.each(['receive-incident', 'record-decision', 'show-case', 'show-page', 'act-on-stage'])(
		'%s is at most 350 KB',
		(name) => {
			expect(read(name).byteLength).toBeLessThanOrEqual(most);
		},
	);
	it.each(['receive-incident', 'record-decision', 'show-case', 'show-page', 'act-on-stage'])(
		'%s holds no Luxon, and no client of the machines, the mail or the queues',
		(name) => {
			const code = read(name).toString();
			for (const foreign of ['luxon', 'SendTaskSuccess', 'StartExecution', 'SendRawEmail', 'SendMessageBatch']) {
				expect(code).not.toContain(foreign);
			}
		},
	);
	it.each([
		['deliver-mail', 600],
		['sweep', 400],
		['owe-report', 600],
		['open-stage', 350],
		['plan-clock', 350],
		['signal-workflow', 350],
		['relay-outbox', 250],
	])('%s, for which nobody waits, is at most %i KB all the same', (name, kilobytes) => {
		expect(read(name).byteLength).toBeLessThanOrEqual(kilobytes * 1024);
	});
});
