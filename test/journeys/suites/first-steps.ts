import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { send } from '../../../cli/commands/send.ts';
import { readEndpoints } from '../../../local/endpoints.ts';
import { tellStory } from '../../../local/story.ts';
import { root } from '../../support/checkout.ts';
import { keptIo } from '../../support/memory-io.ts';
import type { JourneyCloud } from '../support/cloud.ts';
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

	describe('the first steps with a cloud', () => {
		it('otklik send: the example is signed by the secret of the cloud that runs, taken, and asks its coordinator', async () => {
			const checkout = await mkdtemp(join(tmpdir(), 'otklik-checkout-'));
			try {
				await symlink(cloud().place(''), join(checkout, '.local'));
				await symlink(join(root, 'municipalities'), join(checkout, 'municipalities'));
				const io = { ...keptIo(), root: checkout };
				expect(await send.run(['--example', 'anapa'], io)).toBe(0);
				expect(io.said.stderr()).toMatch(/^202 taken\nwhoever is asked has a mail in http:\S+\n$/);
				const { caseId } = z.object({ caseId: z.string() }).parse(JSON.parse(io.said.stdout()));
				await answerAs(cloud(), caseId, 'coordinator', straight['screening'] ?? {});
				expect((await viewOf(cloud(), caseId)).state).toBe('draft');
			} finally {
				await rm(checkout, { recursive: true });
			}
		});

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
	});
}
