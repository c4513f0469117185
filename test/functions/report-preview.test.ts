import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ReportedCase } from '../../domain/report/model.ts';
import { oweReports } from '../../functions/owe-report/handle.ts';
import type { Mail } from '../../functions/ports/mailer.ts';
import { Desk } from '../support/desk.ts';
import { path } from '../support/forms.ts';
import { type House, house } from '../support/house.ts';
import { drawing, memoryLedger, monthsOf, reportedCase } from '../support/reporting.ts';
import { anapaTime, steps } from '../support/story.ts';

const coordinator = 'coordinator@anapa.example';
const approver = 'approver@anapa.example';
const month = { page: 'month' };
const answered = reportedCase('АН-1', path);
const late = reportedCase('АН-3', [...path.slice(0, 3), steps.late]);
const plain = (text = '') => text.replaceAll('\u00a0', ' ');

let h: House;
let ledger: ReturnType<typeof memoryLedger>;
let cases: readonly ReportedCase[];

beforeEach(async () => {
	h = await house();
	ledger = memoryLedger();
	cases = [answered, late];
	h.time.now = anapaTime('2025-04-01 00:05');
});

/** The hourly run at a local time, for Anapa alone. */
async function run(at: string) {
	h.time.now = anapaTime(at);
	const tenants = { ...h.base.tenants, listMunicipalities: () => Promise.resolve(['anapa']) };
	return oweReports({ ...h.base, tenants, ledger, months: monthsOf(cases), ...drawing });
}
const mailsTo = (mailbox: string) => h.mails.filter(({ to, text }) => to.mail === mailbox && !text.includes('/in/'));
const fileOf = (mail: Mail | undefined, kind: string) =>
	mail?.attachments.find(({ name }) => name.endsWith(`.${kind}`))?.content;
async function signedIn(mail = coordinator): Promise<Desk> {
	const desk = new Desk(h);
	await desk.signIn(mail);
	return desk;
}

describe('Plastunovskaya 23, G-12: the coordinator sees the report before it goes out', () => {
	it('on the 1st, once: by when it goes out, to whom, and where he can say something to it', async () => {
		expect(await run('2025-04-01 00:05')).toEqual({ sent: 1 });
		expect(await run('2025-04-01 01:05')).toEqual({ sent: 0 });
		expect(h.mails.map(({ to }) => to.mail)).toEqual([coordinator]);
		const [mail] = h.mails;
		expect(plain(mail?.subject)).toBe('Проверьте отчёт до 4 апреля, 16:00: март 2025 г.');
		expect(plain(mail?.text)).toContain('Уйдёт сам: 4 апреля 2025 г., 16:00 (МСК)');
		expect(mail?.text).toContain('https://otklik.example/v1/worklist/anapa/month');
		expect(mail?.text).toContain('АН-3');
		expect(mail?.text.split('\n')).toContain('https://otklik.example/v1/worklist/anapa');
		expect(mail?.attachments.map(({ name }) => name)).toContain('otklik-anapa-2025-03.xlsx');
	});

	it('what he says stands in the report that goes out, in the mail and in both files; the sender’s page says so', async () => {
		await run('2025-04-01 00:05');
		const desk = await signedIn();
		const said = 'Рост из-за паводка. <b>Меры приняты</b>';
		expect((await desk.send(month, { words: said })).status).toBe(303);
		expect((await desk.open(month)).body).toContain('Рост из-за паводка.');
		expect(await run('2025-04-04 16:05')).toEqual({ sent: 1 });
		const [mail] = mailsTo(approver);
		expect(mail?.text).toContain('Рост из-за паводка.');
		expect(mail?.html).not.toContain('<b>Меры');
		expect(fileOf(mail, 'csv')).toContain('Рост из-за паводка.');
		const body = plain((await (await signedIn()).open(month)).body);
		expect(body).toContain('Так отчёт отправлен.');
		expect(body).not.toContain('name="words"');
	});

	it('who says nothing keeps nobody from the report: it goes out by itself, and without words', async () => {
		await run('2025-04-01 00:05');
		expect(await run('2025-04-04 15:05')).toEqual({ sent: 0 });
		expect(await run('2025-04-04 16:05')).toEqual({ sent: 1 });
		expect(await run('2025-04-04 17:05')).toEqual({ sent: 0 });
		expect(mailsTo(approver)).toHaveLength(1);
		expect(plain(mailsTo(approver)[0]?.text)).not.toContain('Слова координатора');
	});

	it.each([
		['2025-01-01 00:05', '2025-01-04 12:05', 'декабрь 2024 г.'],
		['2025-05-01 00:05', '2025-05-04 12:05', 'апрель 2025 г.'],
	])('of a month whose first days are all off (%s) it goes out on the 4th', async (first, fourth, said) => {
		await run(first);
		expect(mailsTo(approver)).toEqual([]);
		expect(await run(fourth)).toEqual({ sent: 1 });
		expect(plain(mailsTo(approver)[0]?.subject)).toContain(said);
	});

	it('R-20: a case that cannot be read is counted in the preview, which waits for nothing', async () => {
		h.time.now = anapaTime('2025-04-01 00:05');
		const months = { received: () => Promise.resolve({ cases: [], openEarlier: 0, unreadable: ['AN-9'] }) };
		const tenants = { ...h.base.tenants, listMunicipalities: () => Promise.resolve(['anapa']) };
		expect(await oweReports({ ...h.base, tenants, ledger, months, ...drawing })).toEqual({ sent: 1 });
		expect(plain(mailsTo(coordinator)[0]?.text)).toContain('которые сюда не вошли: 1');
	});
});

describe('R-22, R-30: of the words and the copies there is one', () => {
	it('two who write at once: the second sees what the first wrote, and loses nothing of his own', async () => {
		await run('2025-04-01 00:05');
		const desk = await signedIn();
		await desk.send(month, { words: 'Первые слова' });
		const stale = await desk.send(month, { words: 'Вторые слова', seen: '0' });
		expect(stale.status).toBe(422);
		expect(stale.body).toContain('Первые слова');
		expect(stale.body).toContain('Вторые слова');
		expect((await h.base.words.read('anapa', '2025-03')).text).toBe('Первые слова');
	});

	it('what comes after the report has gone out is refused, and kept on the page for whoever typed it', async () => {
		await run('2025-04-01 00:05');
		h.time.now = anapaTime('2025-04-04 14:00');
		const desk = await signedIn();
		const form = { token: /name="token" value="([^"]+)"/.exec((await desk.open(month)).body)?.[1] ?? '' };
		await run('2025-04-04 16:05');
		const refused = await desk.post(month, { ...form, month: '2025-03', seen: '0', words: 'Поздние слова' });
		expect(refused.status).toBe(422);
		expect(plain(refused.body)).toContain('Отчёт уже отправлен');
		expect(refused.body).toContain('Поздние слова');
		expect(plain(mailsTo(approver)[0]?.text)).not.toContain('Поздние слова');
	});

	it('R-24: the copy that is tried again an hour later says what the first said, though the cases went on', async () => {
		const second = { id: 'second', name: 'Второй', role: 'approver', unit: null, mail: 'second@anapa.example' };
		const file = await h.place.tenants.municipalityInForce('anapa');
		if (file === null) throw new Error('Anapa is in force');
		const [first] = file.people.filter(({ role }) => role === 'approver');
		if (first === undefined) throw new Error('Anapa has an approver');
		const municipality = { ...file, people: [...file.people, { ...first, id: second.id, mail: second.mail }] };
		const loadMunicipality = () => Promise.resolve(municipality);
		const tenants = { ...h.base.tenants, listMunicipalities: () => Promise.resolve(['anapa']), loadMunicipality };
		const over = () => oweReports({ ...h.base, tenants, ledger, months: monthsOf(cases), ...drawing });
		h.faults.of.set(second.mail, { is: 'throttled' });
		h.time.now = anapaTime('2025-04-04 16:05');
		await expect(over()).rejects.toThrow('no report for anapa');
		h.faults.of.delete(second.mail);
		h.time.now = anapaTime('2025-04-04 17:05');
		cases = [
			answered,
			reportedCase('АН-3', [...path.slice(0, 3), steps.late, steps.withdraw]),
			reportedCase('АН-7', path),
		];
		expect(await over()).toEqual({ sent: 1 });
		const [one] = mailsTo(approver);
		const [other] = mailsTo(second.mail);
		expect(other?.text).toBe(one?.text);
		expect(Buffer.from(fileOf(other, 'xlsx') ?? '')).toEqual(Buffer.from(fileOf(one, 'xlsx') ?? ''));
	});

	it('too many words are refused with how many there may be; none take back what stood there', async () => {
		await run('2025-04-01 00:05');
		const desk = await signedIn();
		const long = await desk.send(month, { words: 'я'.repeat(2_001) });
		expect(long.status).toBe(422);
		expect(plain(long.body)).toContain('Сократите текст до 2 000 знаков: сейчас 2 001');
		await desk.send(month, { words: 'Слова' });
		await desk.send(month, { words: '  ' });
		expect((await h.base.words.read('anapa', '2025-03')).text).toBe('');
	});
});

describe('R-10: who sees the report of a month', () => {
	it('whoever sees all sees it, the coordinator alone may say something to it, an executor sees nothing of it', async () => {
		await run('2025-04-01 00:05');
		const reader = await signedIn(approver);
		const body = plain((await reader.open(month)).body);
		expect(body).toContain('Получено сообщений');
		expect(body).toContain('АН-3');
		expect(body).not.toContain('name="words"');
		const token = /name="token" value="([^"]+)"/.exec((await reader.open({ page: 'list' })).body)?.[1] ?? '';
		expect((await reader.post(month, { token, month: '2025-03', seen: '0', words: 'x' })).status).toBe(404);
		const executor = await signedIn('roads@anapa.example');
		expect((await executor.open(month)).status).toBe(404);
		expect((await executor.open({ after: 'month.2025-03' })).status).toBe(404);
	});

	it('the pictures stand on the page as they were drawn for the mail, each with words that say its figures', async () => {
		await run('2025-04-04 16:05');
		const { body } = await (await signedIn()).open(month);
		const pictures = [...body.matchAll(/<svg xmlns="[^"]+" role="img" aria-label="([^"]+)"/g)].map(([, alt]) => alt);
		const shown = mailsTo(approver)[0]?.attachments.filter(({ cid }) => cid !== undefined) ?? [];
		expect(pictures).toHaveLength(shown.length);
		expect(plain(pictures[0])).toMatch(/^Сроки регламента по месяцам\. .*мар 2025: в срок \d+, с опозданием 0/);
		// The policy of the page lets no style act that stands in its markup.
		expect(body).not.toContain(' style=');
	});

	it('an earlier month is shown as it was sent; of one that was never reported, and of one to come, there is none', async () => {
		await run('2025-04-04 16:05');
		h.time.now = anapaTime('2025-05-14 12:00');
		const desk = await signedIn();
		const march = plain((await desk.open({ after: 'month.2025-03' })).body);
		expect(march).toContain('Так отчёт отправлен.');
		expect(march).toContain('Получено сообщений');
		expect(plain((await desk.open({ after: 'month.2024-03' })).body)).toContain('Нет данных');
		expect((await desk.open({ after: 'month.2025-05' })).status).toBe(404);
	});
});
