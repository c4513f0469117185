import { beforeEach, describe, expect, it } from '@jest/globals';
import { openStage } from '../../functions/open-stage/handle.ts';
import { signalWorkflow } from '../../functions/signal-workflow/handle.ts';
import { type House, house } from '../support/house.ts';
import { formRequest } from '../support/requests.ts';

const coordinator = 'coordinator@anapa.example';
let h: House;
let caseId: string;
const route = { decision: 'route', unit: 'roads' };

/** What was answered to tokens while a test listened. */
const answers: { token: string; next: string }[] = [];
const machine = {
	answer: (token: string, next: string) => {
		answers.push({ token, next });
		return Promise.resolve('answered' as const);
	},
};
const listening = () => ({ ...h.base, machine });

beforeEach(async () => {
	answers.length = 0;
	h = await house();
	caseId = await h.incident();
});

describe('open-stage', () => {
	it('keeps the token of the stage that the case awaits, and answers nothing', async () => {
		await openStage(listening(), { caseId, generation: 0, stage: 'screening', token: 'mine' });
		expect(answers).toEqual([]);
		expect(await h.store.tokens.get(caseId)).toMatchObject({ token: 'mine', stage: 'screening', visit: 1, attempt: 2 });
	});
	it('sends a machine that comes to another stage at once to where the case stands', async () => {
		await openStage(listening(), { caseId, generation: 0, stage: 'approval', token: 'mine' });
		expect(answers).toEqual([{ token: 'mine', next: 'screening' }]);
	});
	it('R-19: lets an execution of an older generation end, whatever it waits for', async () => {
		const stored = await h.store.cases.load(caseId);
		if (stored !== null) await h.store.cases.raiseGeneration(stored, h.time.now, null);
		await openStage(listening(), { caseId, generation: 0, stage: 'screening', token: 'mine' });
		expect(answers).toEqual([{ token: 'mine', next: 'superseded' }]);
	});
	it('R-19: goes on in the next generation after fifty stages', async () => {
		for (let round = 0; round < 60 && answers.length === 0; round += 1) {
			await openStage(listening(), {
				caseId,
				generation: 0,
				stage: 'screening',
				token: `round-${round}`,
			});
		}
		expect(answers).toEqual([{ token: 'round-49', next: 'next-generation' }]);
		await h.settle();
		expect(h.machines.starts()).toEqual([`${caseId}-0`, `${caseId}-1`]);
	});
	it('R-14: answers its own token where a decision came between reading the case and keeping the token', async () => {
		const { tokens } = h.base;
		const link = h.linkTo(coordinator);
		const between = {
			...listening(),
			tokens: {
				...tokens,
				put: async (id: string, token: Parameters<typeof tokens.put>[1]) => {
					await h.act(formRequest(link, route, h.time.now));
					return tokens.put(id, token);
				},
			},
		};
		await openStage(between, { caseId, generation: 0, stage: 'screening', token: 'mine' });
		expect(answers).toEqual([{ token: 'mine', next: 'draft' }]);
	});
	it('ends the machine of a case that has ended', async () => {
		await h.post(h.linkTo(coordinator), { decision: 'return-to-curator', comment: 'Не наше' });
		await openStage(listening(), { caseId, generation: 0, stage: 'draft', token: 'mine' });
		expect(answers).toEqual([{ token: 'mine', next: 'ended' }]);
	});
});

describe('signal-workflow', () => {
	it('R-05: a start that is ordered twice is one execution, and no error', async () => {
		await signalWorkflow(h.base, { caseId, row: '000001' });
		await signalWorkflow(h.base, { caseId, row: '000001' });
		expect(h.machines.starts()).toEqual([`${caseId}-0`]);
	});
	it('R-16: a token that nobody waits on any more is no error: the decision stands, and its row waits for the sweep', async () => {
		const link = h.linkTo(coordinator);
		h.machines.answers = 'closed';
		expect((await h.post(link, route)).status).toBe(200);
		expect((await h.store.cases.load(caseId))?.state.status).toMatchObject({ stage: 'draft' });
		expect((await h.store.outbox.pending(Number.MAX_SAFE_INTEGER, 10)).length).toBeGreaterThan(0);
	});
	it('R-17: answers the latest token, and none of a stage that the case still awaits', async () => {
		await signalWorkflow(h.base, { caseId, row: '000001' });
		expect((await h.store.tokens.get(caseId))?.stage).toBe('screening');
		await openStage(h.base, { caseId, generation: 0, stage: 'screening', token: 'later' });
		const heard: string[] = [];
		const { workflow } = h.base;
		h.base.workflow = {
			...workflow,
			answer: (token) => {
				heard.push(token);
				return Promise.resolve('answered');
			},
		};
		await h.post(h.linkTo(coordinator), route);
		expect(heard).toEqual(['later']);
	});
});
