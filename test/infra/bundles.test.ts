import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type FunctionName, functionNames } from '../../functions/needs.ts';
import { bundleFunctions } from '../../infra/bundle.ts';
import { readText, root } from '../support/checkout.ts';

const folder = mkdtempSync(join(tmpdir(), 'otklik-bundled-'));
const codeOf = (name: FunctionName) => readFileSync(join(folder, name, 'index.mjs'), 'utf8');

/** What a person waits for starts cold with at most this; see the benchmark of cold starts for the time it takes. */
const waitedFor: readonly FunctionName[] = [
	'receive-incident',
	'record-decision',
	'show-case',
	'show-api',
	'show-page',
	'act-on-stage',
	'offer-upload',
	'show-work',
	'act-on-work',
];
const budgetOfTheWaiting = 576;

/** It holds the forms and the lists both. */
const budgetOfWork = 640;

/** What nobody waits for may hold the maker of mails, and still starts in time for its queue. */
const budgetOfOthers = 720;

/** Nothing but the dictionary's program, which is one piece of 780 KB (ADR 0034). */
const budgetOfSpelling = 960;

/** It draws the pictures of a report, once a month, and nobody waits for it (ADR 0051). */
const budgetOfReport = 1_216;
const budgetOf = (name: FunctionName): number => {
	if (name === 'check-spelling') return budgetOfSpelling;
	if (name === 'act-on-work') return budgetOfWork;
	if (name === 'owe-report') return budgetOfReport;
	return waitedFor.includes(name) ? budgetOfTheWaiting : budgetOfOthers;
};

beforeAll(() => bundleFunctions(root, folder), 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('bundles (ADR 0004)', () => {
	it.each(functionNames)(
		'%s keeps within its budget (ADR 0021, 0027, 0032, 0033, 0037, 0051): 576 KB where somebody waits, 640 to act on work, 720 elsewhere',
		(name) => {
			expect(Buffer.byteLength(codeOf(name))).toBeLessThanOrEqual(budgetOf(name) * 1024);
		},
	);

	it.each(waitedFor)('%s holds no Luxon, and no client of the machines, the mail or the queues', (name) => {
		const code = codeOf(name);
		for (const foreign of ['luxon', 'SendTaskSuccess', 'StartExecution', 'SendRawEmail', 'SendMessageBatch']) {
			expect(code).not.toContain(foreign);
		}
	});

	it('check-spelling finds its dictionary beside its code, and no other function carries it', () => {
		const carrying = functionNames.filter((name) => existsSync(join(folder, name, 'index.dic')));
		expect(carrying).toEqual(['check-spelling']);
		expect(existsSync(join(folder, 'check-spelling', 'index.aff'))).toBe(true);
	});

	it('owe-report finds the font of its pictures and the licence of it beside its code, and no other function carries one', () => {
		const carrying = functionNames.filter((name) => existsSync(join(folder, name, 'fonts')));
		expect(carrying).toEqual(['owe-report']);
		for (const file of ['fonts.conf', 'Arimo-Regular.ttf', 'Arimo-Bold.ttf', 'LICENSE'])
			expect(existsSync(join(folder, 'owe-report/fonts', file))).toBe(true);
	});

	it('show-api finds the document of the API beside its code, as it stands in docs', () => {
		for (const file of ['openapi.json', 'openapi.html'])
			expect(readFileSync(join(folder, 'show-api', file), 'utf8')).toBe(readText(`docs/${file}`));
	});

	it.each(functionNames)('%s is whole: a handler, and no package left outside', (name) => {
		const code = codeOf(name);
		expect(code).toMatch(/as handler\b/);
		const outside = [...code.matchAll(/(?:^|[;}])import\b[^'"]*["']([^'"]+)["']/g)].map(([, from]) => from);
		expect(outside.filter((from) => from?.includes('@'))).toEqual([]);
	});
});
