import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { deploymentAt } from '../../../cli/deployment/deployment.ts';
import { setHook } from '../../../cli/deployment/hooks.ts';
import { newSecret } from '../../../cli/deployment/secrets.ts';
import { partnerEventTypes } from '../../../domain/hooks/partner-events.ts';
import { root } from '../../support/checkout.ts';
import { type JourneyCloud, until } from '../support/cloud.ts';
import { act, incidentBody } from '../support/incident.ts';

const event = z.looseObject({ type: z.string(), caseId: z.string(), sequence: z.number() });
const receipt = z.object({ caseId: z.string() });

/** A partner's programs, made of nothing but the examples in Python: one sends, one is told and checks what it is told. */
export function partner(cloud: () => JourneyCloud): void {
	describe('a partner with the examples of docs/examples', () => {
		it('sends an incident with send.py, and receive.py verifies every step that follows from it', async () => {
			const { reach, endpoints } = cloud();
			const place = deploymentAt({ ...reach, now: Date.now() });
			const secret = newSecret();
			await place.hookSecrets.write('krasnodar', [secret]);
			const receiver = await receiving(secret);
			try {
				const set = await setHook(place, {
					integration: 'krasnodar',
					url: `http://127.0.0.1:${receiver.port}/`,
					types: partnerEventTypes,
					words: true,
					contact: 'duty@region.example',
				});
				expect(set).toEqual({ ok: true, value: { secret: null } });
				const { caseId } = receipt.parse(JSON.parse(await sending(incidentBody(cloud()), endpoints)));
				for (const stage of ['screening', 'draft', 'check', 'approval', 'publication'])
					await act(cloud(), caseId, stage);
				const own = () =>
					receiver.lines.map((line) => event.parse(JSON.parse(line))).filter((one) => one.caseId === caseId);
				await until(
					'the last step of the case',
					() => Promise.resolve(own()),
					(events) => events.length === 5,
				);
				const inOrder = own().toSorted((a, b) => a.sequence - b.sequence);
				expect(inOrder.map(({ type, sequence }) => `${sequence} ${type}`)).toEqual([
					'1 case.received',
					'2 case.routed',
					'3 draft.awaiting-approval',
					'4 case.answered',
					'5 case.ended',
				]);
			} finally {
				receiver.stop();
			}
		});
	});
}

/** receive.py on a free port, and each line that it prints. */
async function receiving(secret: string) {
	const program = spawn('python3', [join(root, 'docs/examples/receive.py'), '0'], {
		env: { ...process.env, OTKLIK_HOOK_SECRET: secret },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const lines: string[] = [];
	createInterface(program.stdout).on('line', (line) => lines.push(line));
	const port = await new Promise<number>((resolve) => {
		createInterface(program.stderr).once('line', (said) => resolve(Number(/\d+$/.exec(said)?.[0])));
	});
	return { lines, port, stop: () => program.kill() };
}

/** What send.py prints of the answer to this incident. */
async function sending(body: string, { api, integrations }: JourneyCloud['endpoints']): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'otklik-partner-'));
	const file = join(folder, 'incident.json');
	await writeFile(file, body);
	const env = {
		...process.env,
		OTKLIK_API: api,
		OTKLIK_INTEGRATION: 'krasnodar',
		OTKLIK_SECRET: integrations['krasnodar']?.secret ?? '',
	};
	try {
		return await new Promise<string>((resolve, reject) => {
			execFile('python3', [join(root, 'docs/examples/send.py'), file], { env }, (error, stdout) => {
				if (error === null) resolve(stdout.slice(stdout.indexOf('{')));
				else reject(new Error(stdout, { cause: error }));
			});
		});
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
