import { beforeEach, describe, expect, it } from '@jest/globals';
import { type House, house } from '../support/house.ts';
import { readable } from '../support/markup.ts';
import { linksIn } from '../support/requests.ts';

const coordinator = 'coordinator@anapa.example';
const curator = 'curator@krasnodar.example';
const roads = 'roads@anapa.example';
const draft = { decision: 'submit', kind: 'final', text: 'Здравствуйте! Яму заделают.' };
let h: House;
let caseId: string;

beforeEach(async () => {
	h = await house();
	caseId = await h.incident();
});

const linksTo = (mailbox: string) => linksIn(h.mails.filter(({ to }) => to.mail === mailbox));

async function standing() {
	const { status } = (await h.store.cases.load(caseId))?.state ?? {};
	return status?.is === 'open' ? status.stage : status?.outcome;
}

describe('a link to the case itself, beside the one to the stage', () => {
	it('G-35: by it the coordinator proposes no answer while a unit writes, and takes that back', async () => {
		const [stage = '', always = ''] = linksTo(coordinator);
		expect(always).not.toBe(stage);
		await h.post(stage, { decision: 'route', unit: 'roads' });
		expect((await h.open(stage)).body).not.toContain('<form');
		expect((await h.open(always)).body).toContain('no-answer');
		expect((await h.post(always, { decision: 'no-answer', reason: 'obscene' })).status).toBe(200);
		expect(await standing()).toBe('confirmation');
		const taken = { decision: 'withdraw-proposal', comment: 'Это цитата' };
		expect((await h.post(always, taken)).status).toBe(200);
		expect(await standing()).toBe('draft');
		const again = await h.post(always, taken);
		expect([again.status, again.body.includes('<form')]).toEqual([200, false]);
		expect(await standing()).toBe('draft');
	});

	it('G-32: by it whoever approved recalls the text, once his own stage is over', async () => {
		await h.post(linksTo(coordinator)[0] ?? '', { decision: 'route', unit: 'roads' });
		expect(linksTo(roads)).toHaveLength(1);
		await h.post(linksTo(roads)[0] ?? '', draft);
		await h.post(linksTo(coordinator).at(-1) ?? '', { decision: 'forward' });
		const [approval = '', always = ''] = linksTo(curator);
		await h.post(approval, { decision: 'approve' });
		expect(await standing()).toBe('publication');
		expect((await h.post(always, { decision: 'publish', permalink: 'https://vk.com/wall-1_3' })).status).toBe(422);
		expect((await h.post(always, { decision: 'recall', comment: ' ' })).status).toBe(422);
		expect((await h.post(always, { decision: 'recall', comment: 'Не та дата' })).status).toBe(200);
		expect(await standing()).toBe('check');
	});

	it('R-11: whoever only looks hears how the case stands, and not that somebody was quicker; whoever posts does', async () => {
		const [stage = '', always = ''] = linksTo(coordinator);
		await h.post(stage, { decision: 'return-to-curator', comment: 'Дорога краевая' });
		const looked = readable((await h.open(always)).body);
		expect(looked).toContain('Как идёт дело');
		expect(looked).toContain('Последнее действие');
		expect(looked).not.toContain('Решение уже принято');
		const posted = readable((await h.post(always, { decision: 'no-answer', reason: 'obscene' })).body);
		expect(posted).toContain('Это уже сделано');
		expect(readable((await h.open(stage)).body)).toContain('Это уже сделано');
	});

	it('R-10: another role can do nothing by it, and nobody once the case has ended', async () => {
		const [stage = '', always = ''] = linksTo(coordinator);
		await h.post(stage, { decision: 'return-to-curator', comment: 'Дорога краевая' });
		expect(await standing()).toBe('returned');
		expect((await h.open(always)).body).not.toContain('<form');
		expect((await h.post(always, { decision: 'no-answer', reason: 'obscene' })).body).not.toContain('<form');
		expect(await standing()).toBe('returned');
	});
});
