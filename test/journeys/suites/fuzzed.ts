import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { pythonOf } from '../../../local/python.ts';
import { Steps } from '../../../local/steps.ts';
import { readText, root } from '../../support/checkout.ts';
import type { JourneyCloud } from '../support/cloud.ts';
import { sendIncident } from '../support/incident.ts';

/** So many of each call; the seed is one of many, for a run must be the same each time. */
const most = 10;
const seed = 17;
const patience = 300_000;

const checks = [
	'not_a_server_error',
	'status_code_conformance',
	'content_type_conformance',
	'response_headers_conformance',
	'response_schema_conformance',
];

/** What schemathesis tells of a call when it has done with it; where nothing was sent there are no interactions. */
const finished = z.object({
	ScenarioFinished: z.object({
		recorder: z.object({
			label: z.string(),
			interactions: z
				.record(z.string(), z.object({ response: z.object({ status_code: z.number() }).nullable() }))
				.default({}),
		}),
	}),
});

/** The API of a cloud held against its document by a fuzzer that is made for such documents. */
export function fuzzed(cloud: () => JourneyCloud): void {
	describe('schemathesis, by the document that the API serves', () => {
		// Its environment is made, once on a machine, while the cloud comes up.
		const environment = join(root, '.cache/schemathesis');
		const steps = new Steps((line) => process.stderr.write(`${line}\n`));
		const installed = pythonOf(environment, join(root, 'test/support/schemathesis.txt'), 'schemathesis', steps);
		installed.catch(() => undefined);

		it('which is served as it stands in docs, and the page beside it', async () => {
			const { api } = cloud().endpoints;
			for (const file of ['openapi.json', 'openapi.html']) {
				const answer = await fetch(`${api}/${file}`);
				expect([answer.status, (await answer.text()) === readText(`docs/${file}`)]).toEqual([200, true]);
				const known = await fetch(`${api}/${file}`, { headers: { 'if-none-match': answer.headers.get('etag') ?? '' } });
				expect([known.status, await known.text()]).toEqual([304, '']);
			}
		});

		it(
			'finds no 5xx and no answer that the document does not know, whatever is sent to any call',
			async () => {
				await installed;
				const { api, integrations } = cloud().endpoints;
				const { code, said, answered } = await fuzz(join(environment, 'bin/schemathesis'), api, {
					OTKLIK_INTEGRATION: 'krasnodar',
					OTKLIK_SECRET: integrations['krasnodar']?.secret ?? '',
					OTKLIK_CASE: await sendIncident(cloud()),
				});
				expect({ code, said: code === 0 ? '' : said }).toEqual({ code: 0, said: '' });
				// It would call a run without a request a success as well.
				const taken = [...answered].filter(([, statuses]) => statuses.some((status) => status < 300));
				expect(taken.map(([label]) => label).toSorted()).toEqual([
					'GET /cases/{caseId}',
					'GET /openapi.html',
					'GET /openapi.json',
					'POST /cases/{caseId}/decisions',
					'POST /incidents',
					'POST /incidents/batch',
				]);
				const refused = new Set([...answered.values()].flat().filter((status) => status >= 400));
				expect([...refused].toSorted()).toEqual(expect.arrayContaining([401, 422]));
			},
			patience,
		);
	});
}

/** Runs it over the file of the document, for it would pass over the call that gave it one. */
async function fuzz(program: string, api: string, env: Readonly<Record<string, string>>) {
	const folder = await mkdtemp(join(tmpdir(), 'otklik-fuzzed-'));
	const report = join(folder, 'report.ndjson');
	const args = ['run', join(root, 'docs/openapi.json'), '--url', api, '--phases', 'fuzzing', '--no-shrink'];
	args.push('--max-examples', String(most), '--seed', String(seed), '--checks', checks.join(','));
	// Several workers pass over calls, silently.
	args.push('--workers', '1', '--no-color', '--report', 'ndjson', '--report-ndjson-path', report);
	const hooks = { SCHEMATHESIS_HOOKS: 'signed', PYTHONPATH: join(root, 'test/journeys/support') };
	try {
		const ended = await new Promise<{ readonly code: number; readonly said: string }>((resolve) => {
			const options = { cwd: folder, env: { ...process.env, ...env, ...hooks, PYTHONDONTWRITEBYTECODE: '1' } };
			execFile(program, args, options, (error, stdout, stderr) => {
				resolve({ code: error === null ? 0 : 1, said: `${stdout}${stderr}` });
			});
		});
		const lines = (await readFile(report, 'utf8')).split('\n').filter((line) => line !== '');
		const answered = new Map<string, readonly number[]>();
		for (const line of lines) {
			const read = finished.safeParse(JSON.parse(line));
			if (!read.success) continue;
			const { label, interactions } = read.data.ScenarioFinished.recorder;
			const statuses = Object.values(interactions).flatMap(({ response }) => response?.status_code ?? []);
			answered.set(label, [...(answered.get(label) ?? []), ...statuses]);
		}
		return { ...ended, answered };
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
