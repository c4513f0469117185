import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { send } from '../../../cli/commands/send.ts';
import { smokeRun } from '../../../cli/commands/smoke.ts';
import { readEndpoints } from '../../../local/endpoints.ts';
import { tellStory } from '../../../local/story.ts';
import { root } from '../../support/checkout.ts';
import { keptIo } from '../../support/memory-io.ts';
import { type JourneyCloud, until } from '../support/cloud.ts';
import { answerAs, straight, viewOf } from '../support/incident.ts';

/** What somebody does first who has started a cloud: sends an incident by hand, and has a case walked for him. */
export function firstSteps(cloud: () => JourneyCloud): void {
	/** What the demonstration says, line by line, of a case that it walks to a stage or to its end. */
	const told = async (until: string | null) => {
		const lines: string[] = [];
		const endpoints = await readEndpoints(cloud().place('endpoints.json'));
		await tellStory({ endpoints, municipality: 'anapa', root, until, say: (line) => lines.push(line) });
		const [, caseId = ''] = /became case (\S+) of anapa/.exec(lines[0] ?? '') ?? [];
		return { caseId, last: lines.at(-1) ?? '', said: lines.join('\n') };
	};

	/** A checkout whose local cloud is this one. */
	const inCheckout = async (work: (checkout: string) => Promise<void>) => {
		const checkout = await mkdtemp(join(tmpdir(), 'otklik-checkout-'));
		try {
			await symlink(cloud().place(''), join(checkout, '.local'));
			for (const data of ['municipalities', 'calendars']) await symlink(join(root, data), join(checkout, data));
			await work(checkout);
		} finally {
			await rm(checkout, { recursive: true });
		}
	};

	describe('the first steps with a cloud', () => {
		it('otklik send: the example is signed by the secret of the cloud that runs, taken, and asks its coordinator', async () => {
			await inCheckout(async (checkout) => {
				const io = { ...keptIo(), root: checkout };
				expect(await send.run(['--example', 'anapa'], io)).toBe(0);
				expect(io.said.stderr()).toMatch(/^202 taken\nwhoever is asked has a mail in http:\S+\n$/);
				const { caseId } = z.object({ caseId: z.string() }).parse(JSON.parse(io.said.stdout()));
				await answerAs(cloud(), caseId, 'coordinator', straight['screening'] ?? {});
				expect((await viewOf(cloud(), caseId)).state).toBe('draft');
			});
		});

		it('R-33: otklik smoke walks a case of its own to its erasure, a line for each step, and rings an alarm', async () => {
			await inCheckout(async (checkout) => {
				const io = { ...keptIo(), root: checkout };
				const code = await smokeRun.run([], io);
				expect([io.said.stderr(), code]).toEqual(['', 0]);
				const [last = '', ...steps] = io.said.stdout().trimEnd().split('\n').toReversed();
				expect(steps.map((line) => Number(line.slice(0, 2)))).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
				expect(last).toMatch(/^the smoke run of local is through: 11 steps in \d+ s$/);
			});
			const turns = await cloud().backstage.alarmTurns('otklik-local-nobody-told');
			expect(turns.slice(0, 2)).toEqual(['Alarm updated from ALARM to OK', expect.stringMatching(/ to ALARM$/)]);
		}, 60_000);

		it('the demonstration leaves a case at the stage that is named, for a person to walk on by its mail', async () => {
			const { caseId, last, said } = await told('screening');
			expect(said).toMatch(/the page behind its button: http:\S+\/p\/\S+\n/);
			expect(last).toContain(`Case ${caseId} is left at screening for you: coordinator`);
			expect((await viewOf(cloud(), caseId)).awaiting).toMatchObject([{ role: 'coordinator', stage: 'screening' }]);
			await answerAs(cloud(), caseId, 'coordinator', straight['screening'] ?? {});
			expect((await viewOf(cloud(), caseId)).state).toBe('draft');
		});

		it('the demonstration walks a case to its end by its mails alone', async () => {
			const { caseId, last } = await told(null);
			expect(last).toContain(`Case ${caseId} has ended: answered`);
			expect((await viewOf(cloud(), caseId)).state).toBe('answered');
		});

		it('R-33: the page of figures shows what has just happened, by the dashboards that are deployed, and in its town', async () => {
			const read = async () => (await fetch(`${cloud().endpoints.operations}?town=anapa`)).text();
			const answered = /aria-label="Breaches and answers\. [^"]*AnswersPublished: at last \d+, at most [1-9]/;
			const page = await until('the page of figures', read, (text) => answered.test(text));
			for (const title of ['Mails', 'Executions', 'Sweep', 'Decisions of anapa'])
				expect(page).toContain(`role="img" aria-label="${title}. `);
			expect(page).toMatch(/<dt>Answers in 24 hours<\/dt><dd>[1-9]/);
			expect(page).toMatch(/<summary>\d+ (?:quiet|not judged)/);
		});
	});
}
