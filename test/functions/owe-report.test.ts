import { describe, expect, it } from '@jest/globals';
import { oweReports } from '../../functions/owe-report/handle.ts';
import { addressKey } from '../../functions/use-cases/address-key.ts';
import { answered, lacking, reportKey, running } from '../support/report-run.ts';

describe("a month's report", () => {
	it('G-12: goes out on the last working day before the 5th to whom the municipality names, with the figures as files', async () => {
		const { deps, mailer } = await running('2025-04-04 16:05');
		expect(await oweReports(deps)).toEqual({ sent: 1 });
		const [mail] = mailer.given;
		expect(mail?.subject).toContain('март 2025 г.');
		const files = ['otklik-anapa-2025-03.csv', 'otklik-anapa-2025-03.xlsx'];
		expect(mail?.attachments.filter(({ cid }) => cid === undefined).map(({ name }) => name)).toEqual(files);
		const csv = mail?.attachments.find(({ name }) => name.endsWith('.csv'))?.content;
		expect(csv).toContain('Получено сообщений;1');
		expect(mail?.replyTo).toMatch(/@anapa\.example$/);
	});

	it('G-12: is not owed for the month that still runs', async () => {
		const { deps, mailer } = await running('2025-03-31 23:59');
		await oweReports(deps);
		expect(mailer.given.map(({ subject }) => subject).join()).not.toContain('март');
	});

	it('R-22: asked every hour, or twice at once, it is sent once; late is better than never', async () => {
		const { deps, mailer, later } = await running('2025-04-09 10:05');
		await Promise.all([oweReports(deps), oweReports(deps)]);
		for (let hour = 0; hour < 30; hour += 1) {
			later(60);
			await oweReports(deps);
		}
		expect(mailer.given).toHaveLength(1);
	});

	it('the next month is another report', async () => {
		const { deps, mailer, later } = await running('2025-04-04 16:05');
		await oweReports(deps);
		later(28 * 24 * 60 + 21 * 60);
		await oweReports(deps);
		later(24 * 60);
		await oweReports(deps);
		const reports = mailer.given.filter(({ subject }) => !subject.startsWith('Проверьте'));
		expect(reports.map(({ subject }) => subject.replaceAll('\u00a0', ' ').slice(-15))).toEqual([
			...[', март 2025 г.', 'апрель 2025 г.'].map((ending) => expect.stringContaining(ending)),
		]);
	});

	it('a month without cases is told while it is in time, and not after', async () => {
		const early = await running('2025-04-04 16:05', []);
		expect(await oweReports(early.deps)).toEqual({ sent: 1 });
		expect(early.mailer.given[0]?.text).toContain('Нет данных');
		const late = await running('2025-04-05 10:05', []);
		expect(await oweReports(late.deps)).toEqual({ sent: 0 });
	});

	it('R-24: a throttled or refused mail is tried by the next run, and the run fails so that it is seen', async () => {
		for (const answer of [{ is: 'throttled' }, { is: 'refused', why: 'MessageRejected' }] as const) {
			const { deps, mailer } = await running('2025-04-04 16:05', [answered], [answer]);
			await expect(oweReports(deps)).rejects.toThrow('no report for anapa');
			expect(await oweReports(deps)).toEqual({ sent: 1 });
			expect(mailer.given).toHaveLength(2);
		}
	});

	it('R-24: after an unclear answer it waits for the lease, and then sends one copy more at most', async () => {
		const { deps, mailer, later } = await running('2025-04-04 16:05', [answered], [{ is: 'unclear', why: 'timeout' }]);
		await expect(oweReports(deps)).rejects.toThrow();
		later(10);
		expect(await oweReports(deps)).toEqual({ sent: 0 });
		later(10);
		expect(await oweReports(deps)).toEqual({ sent: 1 });
		expect(mailer.given).toHaveLength(2);
	});

	it('where the municipality has nobody in that role the coordinator gets it', async () => {
		const { deps, mailer } = await running('2025-04-04 16:05');
		const read = await deps.tenants.loadMunicipality('anapa');
		if (read === null) throw new Error('Anapa is in force');
		const municipality = { ...read, people: read.people.filter(({ role }) => role !== 'approver') };
		const tenants = { ...deps.tenants, loadMunicipality: () => Promise.resolve(municipality) };
		await oweReports({ ...deps, tenants });
		const coordinators = municipality.people.filter(({ role }) => role === 'coordinator').map(({ mail }) => mail);
		expect(coordinators).toContain(mailer.given[0]?.to.mail);
	});

	it('one municipality whose report fails does not keep the others from theirs', async () => {
		const { deps, mailer } = await running('2025-04-04 16:05');
		const { tenants } = deps;
		const broken = {
			...tenants,
			listMunicipalities: () => Promise.resolve(['broken', 'anapa']),
			loadMunicipality: (id: string) =>
				id === 'broken' ? Promise.reject(new Error('unreadable')) : tenants.loadMunicipality(id),
		};
		await expect(oweReports({ ...deps, tenants: broken })).rejects.toThrow('no report for broken');
		expect(mailer.given).toHaveLength(1);
	});

	it('R-20: waits, hour by hour, for a case that cannot be read, while its day has not come', async () => {
		const { deps, mailer, logged, later } = await running('2025-04-04 16:05');
		const months = lacking(deps, ['AN-9']);
		await expect(oweReports({ ...deps, months })).rejects.toThrow('no report for anapa');
		expect(mailer.given).toEqual([]);
		expect(logged.join()).toContain('a case cannot be read for its report {"caseId":"AN-9"}');
		later(60);
		expect(await oweReports(deps)).toEqual({ sent: 1 });
		expect(mailer.given[0]?.text).not.toContain('не\u00a0удалось прочитать');
	});

	it.each(['2025-04-04 22:05', '2025-04-09 10:05'])(
		'R-20: and goes out without it in the last hours before its day, or later (%s), saying how many it lacks, in the mail and in the file',
		async (at) => {
			const { deps, mailer } = await running(at, []);
			expect(await oweReports({ ...deps, months: lacking(deps, ['AN-8', 'AN-9']) })).toEqual({ sent: 1 });
			const [mail] = mailer.given;
			expect(mail?.text).toMatch(/не\u00a0удалось прочитать и\u00a0которые сюда не\u00a0вошли:\s+2/);
			expect(mail?.attachments.at(-2)?.content).toContain('которые сюда не вошли;2');
		},
	);

	it('R-24: whom the mail cannot reach keeps no other from his', async () => {
		const { deps, mailer } = await running('2025-04-04 16:05', [answered], [{ is: 'refused', why: 'MessageRejected' }]);
		const read = await deps.tenants.loadMunicipality('anapa');
		const [first] = read?.people.filter(({ role }) => role === 'approver') ?? [];
		if (read === null || first === undefined) throw new Error('Anapa has an approver');
		const second = { ...first, id: 'second', mail: 'second@anapa.example' };
		const municipality = { ...read, people: [...read.people, second] };
		const tenants = { ...deps.tenants, loadMunicipality: () => Promise.resolve(municipality) };
		await expect(oweReports({ ...deps, tenants })).rejects.toThrow('no report for anapa');
		expect(mailer.given.map(({ to }) => to.mail)).toContain('second@anapa.example');
		expect(await oweReports({ ...deps, tenants })).toEqual({ sent: 1 });
	});

	it('R-27: neither names nor addresses reach the log', async () => {
		const { deps, mailer, logged } = await running('2025-04-04 16:05');
		await oweReports(deps);
		const to = mailer.given[0]?.to;
		expect(logged.join('\n')).toContain('report sent');
		for (const secret of [to?.mail, to?.name]) expect(logged.join('\n')).not.toContain(secret);
	});

	it('R-23: an address that is known as dead is not reported to, and what goes out can be put down to its address when it comes back', async () => {
		const { deps, mailer, sentMails, logged } = await running('2025-04-04 16:05');
		await oweReports(deps);
		expect(logged.join()).not.toContain('reaches nobody');
		const [first] = mailer.given;
		expect(await sentMails.get('<1@mail.example>')).toMatchObject({ is: 'report', ref: { month: '2025-03' } });
		const again = await running('2025-04-04 16:05');
		await again.deadAddresses.add(addressKey(reportKey, first?.to.mail ?? ''), 'bounced', 0);
		await oweReports(again.deps);
		expect(again.mailer.given).toEqual([]);
		expect(again.logged.join()).toContain('a report reaches nobody');
	});
});
