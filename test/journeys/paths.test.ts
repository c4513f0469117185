import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { linkOf, postForm } from '../../local/client.ts';
import { firstWords } from '../support/first-words.ts';
import { JourneyCloud, startPatience, until } from './support/cloud.ts';
import { act, decide, sendIncident, viewOf } from './support/incident.ts';

const patience = 60_000;
let cloud: JourneyCloud;

beforeAll(async () => {
	// A Wednesday morning, so that every term of the day lies ahead.
	cloud = await JourneyCloud.start('paths', { at: '2025-03-12T07:00:00.000Z', rate: 1 });
}, startPatience);
afterAll(() => cloud.stop());

const stateOf = (caseId: string, state: string) =>
	until(
		`${caseId} as ${state}`,
		() => viewOf(cloud, caseId),
		(view) => view.state === state,
	);
const final = { decision: 'submit', kind: 'final', text: 'Здравствуйте! Яму заделали сегодня утром.' };
const interim = { ...final, kind: 'interim', promisedBy: '20.03.2025', reason: 'Нужен подрядчик' };
const published = { decision: 'publish', permalink: 'https://vk.com/wall-1_2?reply=9', visibility: 'public' };

/** The straight way up to the approver. */
async function drafted(caseId: string, draft: Readonly<Record<string, string>> = final): Promise<void> {
	await act(cloud, caseId, 'screening');
	await act(cloud, caseId, 'draft', draft);
	await act(cloud, caseId, 'check');
}

describe('paths of Anapa over webhook, mail and form', () => {
	it(
		'anapa 2.2, 2.5, 2.7, 2.8, 2.12: the ordinary path ends answered, each clock with its clause',
		async () => {
			const caseId = await sendIncident(cloud);
			for (const stage of ['screening', 'draft', 'check', 'approval', 'publication']) {
				const { mail, page } = await act(cloud, caseId, stage);
				expect(mail.subject).toContain(caseId);
				expect(firstWords(mail)).toMatch(/^\S+ .*до 1[23] марта 2025 г\., \d\d:\d\d \(МСК\), п\. 2\./);
				expect({ stage, status: page.status }).toEqual({ stage, status: 200 });
				expect(page.html).not.toContain('<form');
			}
			const view = await stateOf(caseId, 'answered');
			const met = view.clocks.filter(({ state }) => state === 'met').map(({ clause }) => clause);
			expect(met).toEqual(expect.arrayContaining(['2.2', '2.5', '2.7', '2.8', '2.12']));
			expect(view.clocks.filter(({ state }) => state === 'running')).toEqual([]);
			const executions = await until(
				'the end of its execution',
				() => cloud.backstage.executions('case', caseId),
				(all) => all.every(({ status }) => status === 'SUCCEEDED'),
			);
			expect(executions).toHaveLength(1);
		},
		patience,
	);

	it(
		'anapa 2.13: at high importance four working hours in all, the draft in an hour and a half',
		async () => {
			const caseId = await sendIncident(cloud, { importance: 'high' });
			await act(cloud, caseId, 'screening');
			const { clocks } = await until(
				'the clock of the draft',
				() => viewOf(cloud, caseId),
				(view) => view.clocks.some(({ clause }) => clause === '2.7'),
			);
			const span = (clause: string) => {
				const clock = clocks.find((one) => one.clause === clause);
				return (Date.parse(clock?.dueAt ?? '') - Date.parse(clock?.startedAt ?? '')) / 3_600_000;
			};
			// Counted over the lunch hour, which lies inside both.
			expect(span('2.13')).toBe(5);
			expect([1.5, 2.5]).toContain(span('2.7'));
		},
		patience,
	);

	it(
		'anapa 2.3: what is not ours goes back to the curator',
		async () => {
			const caseId = await sendIncident(cloud);
			const { page } = await act(cloud, caseId, 'screening', {
				decision: 'return-to-curator',
				comment: 'Дорога краевая',
			});
			expect(page.status).toBe(200);
			const view = await stateOf(caseId, 'returned');
			expect(view.clocks.find(({ clause }) => clause === '2.3')?.state).toBe('met');
		},
		patience,
	);

	it(
		'anapa 2.15: no answer is given only when a second person confirms it',
		async () => {
			const caseId = await sendIncident(cloud);
			await act(cloud, caseId, 'screening', { decision: 'no-answer', reason: 'obscene' });
			expect((await viewOf(cloud, caseId)).state).toBe('confirmation');
			await act(cloud, caseId, 'confirmation', { decision: 'confirm' });
			await stateOf(caseId, 'no-answer');
		},
		patience,
	);

	it(
		'anapa 2.11: two returns, each with its hour, then approved by the version that was read',
		async () => {
			const caseId = await sendIncident(cloud);
			await drafted(caseId);
			for (const round of [1, 2]) {
				const returned = { decision: 'return', reason: 'other', comment: `Назовите дату, раз ${round}` };
				expect((await act(cloud, caseId, 'approval', returned)).page.status).toBe(200);
				await act(cloud, caseId, 'rework', { ...final, text: `Здравствуйте! Яму заделают 1${round} марта.` });
				await act(cloud, caseId, 'check');
			}
			await act(cloud, caseId, 'approval');
			await act(cloud, caseId, 'publication');
			const view = await stateOf(caseId, 'answered');
			expect(view.clocks.filter(({ clause, state }) => clause === '2.11' && state === 'met')).toHaveLength(2);
		},
		patience,
	);

	it(
		'anapa 2.10: an interim answer opens the second deadline, the curator sets a nearer one, the final ends both',
		async () => {
			const caseId = await sendIncident(cloud);
			await drafted(caseId, interim);
			const draft = (await viewOf(cloud, caseId)).draft?.version;
			const approved = await decide(cloud, caseId, { type: 'draft.approved', draft });
			expect(approved.status).toBe(200);
			// The curator's own mail is answered by the machine's word.
			await cloud.client.nextMail(caseId, (mail) => firstWords(mail).startsWith('Согласуйте'));
			await act(cloud, caseId, 'publication', published);
			const waiting = await stateOf(caseId, 'draft');
			expect(waiting.clocks.find(({ clause }) => clause === '2.10a')?.dueAt).toMatch(/^2025-03-21T18:00:00/);
			const due = '2025-03-19T12:00:00+03:00';
			expect((await decide(cloud, caseId, { type: 'deadline.set', due })).status).toBe(200);
			await act(cloud, caseId, 'draft', final);
			await act(cloud, caseId, 'check');
			await act(cloud, caseId, 'approval');
			await act(cloud, caseId, 'publication');
			const view = await stateOf(caseId, 'answered');
			const second = view.clocks.filter(({ clause, shadow }) => clause.startsWith('2.10') && shadow !== true);
			expect(second.map(({ state }) => state)).toEqual(['met', 'met']);
		},
		patience,
	);

	it(
		'R-11: a form posted ten times at once is one decision; the others hear that it was done',
		async () => {
			const caseId = await sendIncident(cloud);
			const mail = await cloud.client.nextMail(caseId);
			const answers = await Promise.all(
				Array.from({ length: 10 }, () => postForm(linkOf(mail), { decision: 'route', unit: 'roads' })),
			);
			expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
			const view = await viewOf(cloud, caseId);
			expect(view.events.filter(({ type }) => type === 'CaseRouted')).toHaveLength(1);
		},
		patience,
	);

	it('R-19: a fresh execution at every stage goes on from there and adds no mail', async () => {
		const caseId = await sendIncident(cloud);
		for (const stage of ['screening', 'draft', 'check', 'approval', 'publication']) {
			const [running] = await until(
				`an execution at ${stage}`,
				async () => (await cloud.backstage.executions('case', caseId)).filter(({ status }) => status === 'RUNNING'),
				(all) => all.length === 1,
			);
			if (running) await cloud.backstage.stopExecution(running.arn);
			const { page } = await act(cloud, caseId, stage);
			expect(page.status).toBe(200);
			await until(
				`repair at ${stage}`,
				() => cloud.backstage.sweep(),
				(repaired) => repaired === 0,
			);
			if (stage === 'publication') break;
			await until(
				`a fresh execution after ${stage}`,
				async () => {
					await cloud.backstage.sweep();
					return (await cloud.backstage.executions('case', caseId)).filter(({ status }) => status === 'RUNNING');
				},
				(all) => all.length === 1,
				150_000,
			);
		}
		await stateOf(caseId, 'answered');
		const about = await until(
			'the mails of the end',
			async () => (await cloud.client.mails()).filter(({ text, subject }) => `${subject}${text}`.includes(caseId)),
			(all) => all.length >= 5 + 3,
		);
		// One for each stage, and of the end to the coordinator, the unit and the curator.
		expect(about).toHaveLength(5 + 3);
	}, 600_000);
});
