import { describe, expect, it } from '@jest/globals';
import { Desk } from '../support/desk.ts';
import { bytesOf, jpegBeginning } from '../support/files.ts';
import { house } from '../support/house.ts';
import { filledIn, hiddenIn, readable } from '../support/markup.ts';

const coordinator = 'coordinator@anapa.example';
const roads = 'roads@anapa.example';
const curator = 'curator@krasnodar.example';
const acts = 'acts';
const photo = { name: 'pit.jpg', bytes: bytesOf(jpegBeginning, 'pit') };

async function anapa(...mails: readonly string[]) {
	const h = await house();
	const caseId = await h.incident();
	const desks: Desk[] = [];
	for (const mail of mails) {
		const desk = new Desk(h);
		await desk.signIn(mail);
		desks.push(desk);
	}
	const [first, second, third] = desks;
	if (first === undefined) throw new Error('nobody came');
	return { h, caseId, first, second: second ?? first, third: third ?? first };
}

describe('acts that only webhooks had, by whom the file gives them (Anapa 2.13, 2.14; G-14, A-9, G-37)', () => {
	it('the curator raises and lowers the importance of a case that waits for somebody else, and its history says so', async () => {
		const { h, caseId, first } = await anapa(curator);
		const importance = async () => (await h.store.cases.load(caseId))?.state.incident.importance;
		expect((await first.send({ caseId, part: acts }, { decision: 'raise' })).status).toBe(200);
		expect(await importance()).toBe('high');
		const again = await first.send({ caseId, part: acts }, { decision: 'raise' });
		expect([again.status, readable(again.body).includes('Это уже сделано')]).toEqual([200, true]);
		expect((await first.send({ caseId, part: acts }, { decision: 'lower' })).status).toBe(200);
		expect(await importance()).toBe('normal');
		expect(readable((await first.open({ caseId })).body)).toMatch(/Важность повышена[\s\S]*Важность понижена/);
	});
	it('the curator dates the answer and takes the incident back', async () => {
		const { h, caseId, first, second, third } = await anapa(curator, coordinator, roads);
		await second.send({ caseId }, { decision: 'route', unit: 'roads' });
		const text = 'Здравствуйте! Закончим к 20 марта.';
		const promised = {
			decision: 'submit',
			kind: 'interim',
			text,
			promisedBy: '20.03.2025',
			interimReason: 'Ждём асфальт',
		};
		await third.send({ caseId }, { ...promised, reason: 'Ждём асфальт' });
		await second.send({ caseId }, { decision: 'forward' });
		const dated = await first.send({ caseId, part: acts }, { decision: 'set-deadline', due: '18.03.2025' });
		expect(readable(dated.body)).toContain('Срок назначен');
		const withdrawn = { decision: 'withdraw', comment: 'Автор удалил сообщение', preflight: '' };
		expect((await first.send({ caseId, part: acts }, withdrawn)).status).toBe(200);
		expect((await h.store.cases.load(caseId))?.state.status).toMatchObject({ is: 'ended', outcome: 'withdrawn' });
	});
	it('who has them not in the file is offered none and does none: coordinator, unit', async () => {
		const { h, caseId, first, second } = await anapa(coordinator, roads);
		await first.send({ caseId }, { decision: 'route', unit: 'roads' });
		const before = (await h.store.cases.load(caseId))?.version;
		for (const desk of [first, second]) {
			const { body } = await desk.open({ caseId, part: acts });
			for (const decision of ['raise', 'lower', 'set-deadline', 'withdraw']) {
				expect(body).not.toContain(`value="${decision}"`);
				const tried = { decision, due: '12.03.2025 17:00', comment: 'Так надо' };
				expect((await desk.send({ caseId, part: acts }, tried)).body).not.toContain('class="done"');
			}
		}
		expect((await h.store.cases.load(caseId))?.version).toBe(before);
	});
	it('okha 1.1: there the coordinator is the one', async () => {
		const h = await house({ integration: 'sakhalin' });
		const caseId = await h.incident({}, 'okha');
		const file = await h.place.tenants.municipalityInForce('okha');
		const desk = new Desk(h, 'okha');
		await desk.signIn(file?.people.find(({ role }) => role === 'coordinator')?.mail ?? '');
		expect((await desk.open({ caseId })).body).toContain(`href="${caseId}/acts"`);
		expect((await desk.send({ caseId, part: acts }, { decision: 'raise' })).status).toBe(200);
		expect((await h.store.cases.load(caseId))?.state.incident.importance).toBe('high');
	});
});

describe('a case on the place to work', () => {
	it('leads from the form of its stage to all that can be done, and back; a guess is 404', async () => {
		const { caseId, first } = await anapa(coordinator);
		const stage = await first.open({ caseId });
		expect(stage.body).toContain(`href="${caseId}/acts"`);
		expect(stage.body).not.toContain('value="reassign"');
		const all = await first.open({ caseId, part: acts });
		expect(all.body).toContain(`href="../${caseId}"`);
		expect(all.body).toContain('action="acts"');
		for (const part of ['nothing', 'ACTS', '..', '%00', 'memo-1']) {
			expect((await first.open({ caseId, part })).status).toBe(404);
			expect((await first.send({ caseId, part }, {})).status).toBe(403);
		}
	});
	it('R-26: a photo comes with the form, and is seen by whoever may see the case, by nobody else', async () => {
		const { h, caseId, first, second, third } = await anapa(coordinator, roads, 'parks@anapa.example');
		await first.send({ caseId }, { decision: 'route', unit: 'roads' });
		const form = { decision: 'submit', kind: 'final', text: 'Здравствуйте! Яму засыпали.' };
		expect((await second.sendFiles({ caseId }, form, [photo])).status).toBe(200);
		await h.checkFiles();
		const { body } = await first.open({ caseId });
		const [, file = ''] = new RegExp(`href="${caseId}/files/([0-9a-f]{32})"`).exec(body) ?? [];
		const seen = await first.open({ caseId, file });
		expect([seen.status, seen.headers?.['Location']?.includes(file)]).toEqual([303, true]);
		expect((await second.open({ caseId, file })).status).toBe(303);
		expect((await third.open({ caseId, file })).status).toBe(404);
		expect((await new Desk(h).open({ caseId, file })).status).toBe(403);
		expect((await first.open({ caseId, file: 'f'.repeat(32) })).status).toBe(404);
	});
	it.each([
		['perm', 'perm'],
		['sakhalin', 'okha'],
	])(
		'R-26, %s: whoever posts opens the photos of the unit, though he may write a text of his own there',
		async (integration, town) => {
			const h = await house({ integration });
			const caseId = await h.incident({}, town);
			const [posts, unit] = [new Desk(h, town), new Desk(h, town)];
			await posts.signIn(`coordinator@${town}.example`);
			await unit.signIn(`roads@${town}.example`);
			await posts.send({ caseId }, { decision: 'route', unit: 'roads' });
			const text = 'Здравствуйте! Яму засыпали.';
			expect((await unit.sendFiles({ caseId }, { decision: 'submit', kind: 'final', text }, [photo])).status).toBe(200);
			await h.checkFiles();
			const { body } = await posts.open({ caseId });
			expect(body).toContain('value="submit"');
			const [, file = ''] = new RegExp(`href="${caseId}/files/([0-9a-f]{32})"`).exec(body) ?? [];
			expect((await posts.open({ caseId, file })).status).toBe(303);
		},
	);
	it('R-26, perm 2.1.4b: photos go with what a unit posts by itself, past the page between, and whoever sees all opens them', async () => {
		const h = await house({ integration: 'perm' });
		const caseId = await h.incident({}, 'perm');
		const [all, unit] = [new Desk(h, 'perm'), new Desk(h, 'perm')];
		await all.signIn('coordinator@perm.example');
		await unit.signIn('roads@perm.example');
		await all.send({ caseId }, { decision: 'route', unit: 'roads', selfPosting: 'yes', photoRequired: 'yes' });
		const posted = { decision: 'publish', kind: 'final', permalink: 'https://vk.com/wall-1_3' };
		const between = await unit.sendFiles({ caseId }, { ...posted, preflight: 'yes' }, [photo]);
		expect([between.status, h.files.arrivals.length]).toEqual([200, 1]);
		expect(readable(between.body)).toContain('Проверьте и подтвердите');
		const done = await unit.post({ caseId }, filledIn(between.body));
		expect(done.body).toContain('class="done"');
		await h.checkFiles();
		const { body } = await all.open({ caseId });
		expect(readable(body)).toContain('Фото 1 (JPG');
		const [, file = ''] = new RegExp(`href="${caseId}/files/([0-9a-f]{32})"`).exec(body) ?? [];
		expect((await all.open({ caseId, file })).status).toBe(303);
	});
	it('R-26, ASVS 3.5: its script is offered a place for a file under the session, and asks as JSON', async () => {
		const { h, caseId, first, second, third } = await anapa(coordinator, roads, 'parks@anapa.example');
		await first.send({ caseId }, { decision: 'route', unit: 'roads' });
		expect((await second.open({ caseId })).body).toContain(`data-offer="${caseId}/uploads"`);
		const wish = { name: 'a.jpg', bytes: 100, beginning: Buffer.from(photo.bytes).toString('base64'), chosen: 0 };
		const ask = async (desk: Desk, type = 'application/json') =>
			(await h.offer(desk.request({ caseId }, JSON.stringify(wish), type))).status;
		expect(await ask(second)).toBe(200);
		expect(await ask(second, 'text/plain')).toBe(415);
		expect(await ask(third)).toBe(404);
		expect(await ask(new Desk(h))).toBe(403);
	});
	it('14.5: a slip is told before the text goes', async () => {
		const { h, caseId, first, second } = await anapa(coordinator, roads);
		await first.send({ caseId }, { decision: 'route', unit: 'roads' });
		h.slips.known = ['зосыпали'];
		const form = { decision: 'submit', kind: 'final', text: 'Здравствуйте! Яму зосыпали.', preflight: 'yes' };
		const advised = await second.send({ caseId }, form);
		expect(readable(advised.body)).toContain('зосыпали');
		expect((await h.store.cases.load(caseId))?.state.draft).toBeNull();
	});
	it('shows every version beside the others with why it came back: to the coordinator all, to a unit its own', async () => {
		const { caseId, first, second, third } = await anapa(coordinator, roads, curator);
		await first.send({ caseId }, { decision: 'route', unit: 'roads' });
		const submit = (text: string) => second.send({ caseId }, { decision: 'submit', kind: 'final', text });
		await submit('Здравствуйте! Сделаем.');
		await first.send({ caseId }, { decision: 'return', comment: 'Напишите, когда.' });
		await submit('Здравствуйте! Сделаем завтра.');
		const shown = async (desk: Desk) => {
			const { body } = await desk.open({ caseId });
			const [, section = ''] = /id="versions">([\s\S]*?)<\/section>/.exec(body) ?? [];
			return readable(section);
		};
		expect(await shown(first)).toMatch(/Версия 1[\s\S]*Сделаем\.[\s\S]*Напишите, когда\.[\s\S]*Версия 2[\s\S]*завтра/);
		expect(await shown(second)).toContain('Версия 2');
		expect(await shown(third)).toBe('');
		await first.send({ caseId }, { decision: 'forward' });
		expect(await shown(third)).toMatch(/^(?![\s\S]*Версия 1)[\s\S]*Версия 2/);
	});
	it('says who was told what and when to whoever sees the whole town, and to nobody else', async () => {
		const { h, caseId, first, second } = await anapa(coordinator, roads);
		h.faults.of.set(roads, { is: 'refused', why: 'no such mailbox' });
		await first.send({ caseId }, { decision: 'route', unit: 'roads' });
		const told = /id="told">([\s\S]*?)<\/section>/.exec((await first.open({ caseId })).body)?.[1] ?? '';
		expect(readable(told)).toMatch(/Дело ждёт следующего шага[\s\S]*Поручение: ещё не отправлено/);
		expect((await second.open({ caseId })).body).not.toContain('id="told"');
	});
	it('plastunovskaya 10b, 24: what waits for a word that it was got is a page of the case', async () => {
		const h = await house();
		const caseId = await h.incident({ importance: 'high' }, 'plastunovskaya');
		const file = await h.place.tenants.municipalityInForce('plastunovskaya');
		const stored = await h.store.cases.load(caseId);
		const [notice] = stored?.state.notices ?? [];
		if (notice === undefined) throw new Error('nobody is told');
		const desk = new Desk(h, 'plastunovskaya');
		await desk.signIn(file?.people.find(({ role }) => role === notice.to)?.mail ?? '');
		const page = await desk.open({ caseId });
		expect(page.body).toContain(`href="${caseId}/${notice.notice}"`);
		expect((await desk.send({ caseId, part: notice.notice }, {})).status).toBe(200);
		expect((await h.store.cases.load(caseId))?.state.notices[0]?.acknowledgedAt).not.toBeNull();
		expect((await desk.open({ caseId })).body).not.toContain(`href="${caseId}/${notice.notice}"`);
	});
	it('after an act the way back to the list is there; where somebody was quicker, the way to the case, and to no mail', async () => {
		const { caseId, first, second } = await anapa(coordinator, 'coordinator-deputy@anapa.example');
		const hidden = hiddenIn((await second.open({ caseId })).body);
		const routed = await first.send({ caseId }, { decision: 'route', unit: 'roads' });
		expect(routed.body).toContain('href="../../anapa/list"');
		const late = await second.post({ caseId }, { ...hidden, decision: 'route', unit: 'parks' });
		expect(late.status).toBe(200);
		expect(late.body).toContain('href="../../anapa/list"');
		expect(late.body).toContain(`href="../../anapa/case/${caseId}"`);
		expect(readable(late.body)).toMatch(/Это уже сделано .*забрать поручение.* Для этого вернитесь к делу\./);
		expect(readable(late.body)).not.toContain('письма');
	});
});
