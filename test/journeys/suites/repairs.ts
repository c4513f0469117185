import { describe, expect, it } from '@jest/globals';
import { type JourneyCloud, until } from '../support/cloud.ts';
import { answerAs, sendIncident, straight, viewOf } from '../support/incident.ts';

const path = [
	['screening', 'coordinator'],
	['draft', 'roads'],
	['check', 'coordinator'],
	['approval', 'curator'],
	['publication', 'coordinator'],
] as const;

/** Accidents of the machinery under a case. */
export function repairs(cloud: () => JourneyCloud): void {
	const mailsOf = async (caseId: string) =>
		(await cloud().client.mails()).filter(({ text, subject }) => `${subject}${text}`.includes(caseId));

	const running = async (caseId: string) =>
		(await cloud().backstage.executions('case', caseId)).filter(({ status }) => status === 'RUNNING');

	/** Sweeps until nothing is left to repair, as the minutes of a night would. */
	const mend = async () => {
		for (let passes = 0; passes < 10; passes += 1) if ((await cloud().backstage.sweep()) === 0) return;
		throw new Error('the sweep finds no end');
	};

	describe('the machinery under a case', () => {
		it('R-19: an execution stopped at any stage is followed by one that goes on from there and adds no mail', async () => {
			const caseId = await sendIncident(cloud());
			for (const [place, [stage, person]] of path.entries()) {
				await until(
					`the mail of ${stage}`,
					() => mailsOf(caseId),
					(mails) => mails.filter(({ text }) => text.includes('/p/')).length === place + 1,
				);
				const before = await mailsOf(caseId);
				const [alive] = await until(
					`an execution at ${stage}`,
					() => running(caseId),
					(found) => found.length === 1,
				);
				if (alive === undefined) throw new Error('none runs');
				await cloud().backstage.stopExecution(alive.arn);
				const anew = await until(
					`the execution after the accident at ${stage}`,
					async () => {
						await mend();
						return running(caseId);
					},
					(found) => found.length === 1 && found[0]?.name !== alive.name,
				);
				expect(anew[0]?.name).toBe(`${caseId}-g${place + 1}`);
				const history = await until(
					`the state of ${stage}`,
					() => cloud().backstage.history(anew[0]?.arn ?? ''),
					(events) => events.some(({ type }) => type === 'TaskStateEntered'),
				);
				const entered = history.flatMap(({ stateEnteredEventDetails: details }) => details?.name ?? []);
				// One Choice, and straight on to the stage that the case awaits.
				expect(entered).toHaveLength(2);
				expect((await viewOf(cloud(), caseId)).awaiting).toMatchObject([{ stage }]);
				expect(await mailsOf(caseId)).toHaveLength(before.length);
				await answerAs(cloud(), caseId, person, straight[stage] ?? {});
			}
			expect((await viewOf(cloud(), caseId)).state).toBe('answered');
			const ended = await until(
				'the end of the last execution',
				() => cloud().backstage.executions('case', caseId),
				(all) => all.at(-1)?.status === 'SUCCEEDED',
			);
			expect(ended).toHaveLength(path.length + 1);
			// Of the end the coordinator, the unit and the curator hear besides.
			const [mails] = await until(
				'the mails of the end',
				async () => [await mailsOf(caseId)],
				([all]) => all.length >= path.length + 3,
			);
			expect(mails).toHaveLength(path.length + 3);
		});
	});
}
