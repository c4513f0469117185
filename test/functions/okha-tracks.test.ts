import { describe, expect, it } from '@jest/globals';
import { town } from '../support/town.ts';

describe('explanations in okha by form', () => {
	it('okha 3.7, O-8: the operator asks for an explanation when routing; the unit reads which, and the term of an answer falls away', async () => {
		const { h, to, clocks, incident } = await town('okha', 'sakhalin');
		const caseId = await incident({ kind: 'page-message', page: 'administration' });
		const route = { decision: 'route', unit: 'roads' };
		expect((await h.open(to('coordinator'))).body).toContain('Нужно разъяснение вместо ответа');
		const unknown = await h.post(to('coordinator'), { ...route, explanation: '3.7.9' });
		expect([unknown.status, unknown.body.includes('Выберите, какое разъяснение, из списка')]).toEqual([422, true]);
		expect((await h.post(to('coordinator'), { ...route, explanation: '3.7.3' })).status).toBe(200);
		const asked = h.mails.findLast(({ to: { mail } }) => mail === 'roads@okha.example');
		expect(asked?.text).toContain('Обжалование судебных актов');
		const standing = (await clocks(caseId)).filter(({ state }) => state === 'running').map(({ clause }) => clause);
		expect(standing).toContain('3.7a');
		const whole = (await clocks(caseId)).find(({ clause }) => clause === '3.2');
		expect(whole?.state).toBe('void');
	});
});
