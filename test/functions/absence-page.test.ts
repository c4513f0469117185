import { beforeEach, describe, expect, it } from '@jest/globals';
import { Desk } from '../support/desk.ts';
import { type House, house } from '../support/house.ts';

const coordinator = 'coordinator@anapa.example';
const roads = 'roads@anapa.example';
const second = 'Второй специалист отдела дорожного хозяйства';
const day = 86_400_000;
let h: House;

beforeEach(async () => {
	h = await house();
});

describe('the page on which absences are entered and ended', () => {
	const page = { page: 'absences' };
	const days = { from: '12.03.2025', to: '14.03.2025' };
	const signIn = async (mail: string) => {
		const desk = new Desk(h);
		await desk.signIn(mail);
		return desk;
	};
	const inForce = async () => (await h.place.tenants.municipalityInForce('anapa'))?.absences ?? [];

	it('somebody enters his own: from midnight to midnight of his town, and by whom', async () => {
		const desk = await signIn(roads);
		const body = (await desk.open(page)).body;
		expect(body).toContain(second);
		expect(body).not.toContain('name="person"');
		expect((await desk.send(page, days)).status).toBe(303);
		expect(await inForce()).toMatchObject([
			{ person: 'roads-1', by: 'roads-1', from: Date.UTC(2025, 2, 11, 21), until: Date.UTC(2025, 2, 14, 21) },
		]);
		const list = (await desk.open(page)).body;
		expect(list).toContain(`Замещает: ${second}.`);
		expect(list).toContain('14\u00a0марта\u00a02025\u00a0г.');
	});
	it('away himself he comes in, ends it, and is there again at once', async () => {
		const desk = await signIn(coordinator);
		await desk.send(page, { ...days, person: 'coordinator-1' });
		h.time.now += 60_000;
		expect((await desk.open({ page: 'all' })).status).toBe(404);
		expect((await desk.send(page, { end: '1' })).status).toBe(303);
		expect((await desk.open({ page: 'all' })).status).toBe(200);
	});
	it('the coordinator enters it for everybody inside, and for nobody outside', async () => {
		const desk = await signIn(coordinator);
		const body = (await desk.open(page)).body;
		expect(body).toContain('value="parks-1"');
		expect(body).not.toContain('value="curator-1"');
		expect((await desk.send(page, { ...days, person: 'parks-1', deputy: 'parks-2' })).status).toBe(303);
		expect(await inForce()).toMatchObject([{ person: 'parks-1', deputy: 'parks-2', by: 'coordinator-1' }]);
		expect((await desk.send(page, { ...days, person: 'curator-1' })).status).toBe(422);
	});
	it('nobody enters or ends that of a colleague, whatever he posts', async () => {
		const theirs = await signIn(coordinator);
		await theirs.send(page, { ...days, person: 'parks-1' });
		const desk = await signIn(roads);
		expect((await desk.open(page)).body).not.toContain('Дежурный специалист отдела благоустройства');
		expect((await desk.send(page, { end: '1' })).status).toBe(404);
		await desk.send(page, { ...days, person: 'housing-1' });
		expect((await inForce()).map(({ person }) => person)).toEqual(['parks-1', 'roads-1']);
		expect((await new Desk(h).post(page, days)).status).toBe(403);
		const other = new Desk(h, 'perm');
		other.cookie = desk.cookie;
		expect((await other.open(page)).status).toBe(403);
	});
	it.each([
		['no date', { from: 'завтра', to: '14.03.2025' }, 'Введите дату'],
		['a date with a time', { from: '12.03.2025 10:00', to: '14.03.2025' }, 'Введите дату'],
		['a date that is none', { from: '31.02.2025', to: '14.03.2025' }, 'Введите дату'],
		['days reversed', { from: '14.03.2025', to: '12.03.2025' }, 'Последний день раньше первого'],
		['days that are over', { from: '01.03.2025', to: '02.03.2025' }, 'Эти дни прошли'],
		['another century', { from: '12.03.2025', to: '14.03.2125' }, 'больше года'],
		['a deputy who is none', { ...days, deputy: '<b>' }, 'выберите другого'],
	])('%s is said beside the field, and what was typed stays', async (_, fields, says) => {
		const desk = await signIn(roads);
		const answer = await desk.send(page, fields);
		expect(answer.status).toBe(422);
		expect(answer.body).toContain(says);
		expect(answer.body).toContain(`value="${fields.from}"`);
		expect(await inForce()).toEqual([]);
	});
	it('what the file says is shown, and ended there alone', async () => {
		const file = await h.place.tenants.municipalityInForce('anapa');
		if (file === null) throw new Error('no anapa');
		const absences = [{ person: 'roads-1', deputy: null, from: h.time.now - day, until: h.time.now + day }];
		await h.place.tenants.putMunicipality({ ...file, absences }, h.time.now);
		const desk = await signIn(roads);
		const body = (await desk.open(page)).body;
		expect(body).toContain('Записано в\u00a0списке сотрудников');
		expect(body).not.toContain('name="end"');
	});
	it('a role with nobody left is shown where the regulation allows it, refused where it wants cover (7.2)', async () => {
		const desk = await signIn(coordinator);
		await desk.send(page, { ...days, person: 'roads-2' });
		await desk.send(page, { ...days, person: 'roads-1' });
		expect((await desk.open(page)).body).toContain('Замещающего нет');
		const strict = new Desk(h, 'plastunovskaya');
		await strict.signIn('coordinator@plastunovskaya.example');
		await strict.send(page, { ...days, person: 'roads-2' });
		const refused = await strict.send(page, { ...days, person: 'roads-1' });
		expect(refused.status).toBe(422);
		expect(refused.body).toContain('регламент требует замены');
	});
});
