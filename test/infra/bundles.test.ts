import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { bundleFunctions, type FunctionName, functionNames } from '../../infra/bundle.ts';
import { root } from '../support/checkout.ts';

const folder = mkdtempSync(join(tmpdir(), 'otklik-bundled-'));
const bundle = (name: FunctionName) => join(folder, name, 'index.mjs');

/** What a person waits for starts cold with at most this; see the benchmark of cold starts for the time it takes. */
const budgetOfTheWaiting = 350 * 1024;
const waitedFor: readonly FunctionName[] = [
	'receive-incident',
	'record-decision',
	'show-case',
	'show-page',
	'act-on-stage',
];

/** What nobody waits for may hold the maker of mails, and still starts in time for its queue. */
const budget = 640 * 1024;

describe('bundles', () => {
	beforeAll(() => bundleFunctions(root, folder), 60_000);

	it.each(waitedFor)('%s, for which somebody waits, holds at most 350 KB', (name) => {
		expect(statSync(bundle(name)).size).toBeLessThanOrEqual(budgetOfTheWaiting);
	});

	it.each(functionNames)('%s is whole: a handler, and no package left outside', (name) => {
		const code = readFileSync(bundle(name), 'utf8');
		expect(Buffer.byteLength(code)).toBeLessThanOrEqual(budget);
		expect(code).toMatch(/as handler\b/);
		const outside = [...code.matchAll(/(?:^|[;}])import\b[^'"]*["']([^'"]+)["']/g)].map(([, from]) => from);
		expect(outside.filter((from) => from?.includes('@'))).toEqual([]);
	});
});
