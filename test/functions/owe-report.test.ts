import { describe, expect, it } from '@jest/globals';
import type { ReportedCase } from '../../domain/report/model.ts';
import { writeWorkbook } from '../../functions/adapters/xlsx.ts';
import { oweReports, type ReportDeps } from '../../functions/owe-report/handle.ts';
import type { Sent } from '../../functions/ports/mailer.ts';
import { metricNames } from '../../functions/runtime/metric-names.ts';
import { addressKey } from '../../functions/use-cases/address-key.ts';
import { path } from '../support/forms.ts';
import { memoryHooks } from '../support/memory-hooks.ts';
import { memoryReturns } from '../support/memory-returns.ts';
import { anapaPlace, memoryLedger, memoryMailer, monthsOf, reportedCase } from '../support/reporting.ts';
import { anapaTime } from '../support/story.ts';

const minute = 60_000;
const key = new TextEncoder().encode('a key for tests');
const answered = reportedCase('АН-1', path);

/** What every run counts, whatever it sent. */
const isOfRun: readonly string[] = [metricNames.reportHeartbeat, metricNames.calendarDaysLeft];

async function running(at: string, cases: readonly ReportedCase[] = [answered], answers: readonly Sent[] = []) {
	let now = anapaTime(at);
	const { tenants } = await anapaPlace(now);
	const { sentMails, deadAddresses } = memoryReturns();
	const linkKey = { get: () => Promise.resolve(key) };
	const mailer = memoryMailer(answers);
	const logged: string[] = [];
	const counted: string[] = [];
	const kept: string[] = [];
	const hooks = memoryHooks();
	const note = (message: string, fields = {}) => void logged.push(`${message} ${JSON.stringify(fields)}`);
	const deps: ReportDeps = {
		linkKey,
		sentMails,
		deadAddresses,
		tenants,
		months: monthsOf(cases),
		ledger: memoryLedger(kept),
		mailer,
		partners: hooks.partners,
		workbook: writeWorkbook,
		sender: 'Отклик <otklik@mail.example>',
		clock: {
			now: () => now,
			realNow: () => now,
			fromReal: (real) => real,
			toReal: (instant) => instant,
			judgeBefore: () => now,
			judgedFrom: (instant) => instant,
			holdMs: 0,
		},
		log: { info: note, warn: note, error: note },
		meter: { count: (name) => void (isOfRun.includes(name) || counted.push(name)), seconds: () => undefined },
	};
	const later = (minutes: number) => {
		now += minutes * minute;
	};
	return { deps, mailer, logged, later, sentMails, deadAddresses, counted, kept, hooks };
}

/** The same months, of which these cases cannot be read. */
function lacking({ months }: ReportDeps, unreadable: readonly string[]): ReportDeps['months'] {
	return { received: async (...asked) => ({ ...(await months.received(...asked)), unreadable }) };
}

describe("a month's report", () => {
	it('G-12: goes out on the 1st to whom the municipality names, with the figures as a file', async () => {
		const { deps, mailer } = await running('2025-04-01 00:05');
		expect(await oweReports(deps)).toEqual({ sent: 1 });
		const [mail] = mailer.given;
		expect(mail?.subject).toContain('март 2025 г.');
		const files = ['otklik-anapa-2025-03.csv', 'otklik-anapa-2025-03.xlsx'];
		expect(mail?.attachments.map(({ name }) => name)).toEqual(files);
		expect(mail?.attachments[0]?.content).toContain('Получено сообщений;1');
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
		const { deps, mailer, later } = await running('2025-04-01 00:05');
		await oweReports(deps);
		later(30 * 24 * 60);
		await oweReports(deps);
		expect(mailer.given.map(({ subject }) => subject.replaceAll('\u00a0', ' ').slice(-15))).toEqual([
			...[', март 2025 г.', 'апрель 2025 г.'].map((ending) => expect.stringContaining(ending)),
		]);
	});

	it('a month without cases is told while it is in time, and not after', async () => {
		const early = await running('2025-04-04 10:05', []);
		expect(await oweReports(early.deps)).toEqual({ sent: 1 });
		expect(early.mailer.given[0]?.text).toContain('Нет данных');
		const late = await running('2025-04-05 10:05', []);
		expect(await oweReports(late.deps)).toEqual({ sent: 0 });
	});

	it('R-24: a throttled or refused mail is tried by the next run, and the run fails so that it is seen', async () => {
		for (const answer of [{ is: 'throttled' }, { is: 'refused', why: 'MessageRejected' }] as const) {
			const { deps, mailer } = await running('2025-04-01 00:05', [answered], [answer]);
			await expect(oweReports(deps)).rejects.toThrow('no report for anapa');
			expect(await oweReports(deps)).toEqual({ sent: 1 });
			expect(mailer.given).toHaveLength(2);
		}
	});

	it('R-24: after an unclear answer it waits for the lease, and then sends one copy more at most', async () => {
		const { deps, mailer, later } = await running('2025-04-01 00:05', [answered], [{ is: 'unclear', why: 'timeout' }]);
		await expect(oweReports(deps)).rejects.toThrow();
		later(10);
		expect(await oweReports(deps)).toEqual({ sent: 0 });
		later(10);
		expect(await oweReports(deps)).toEqual({ sent: 1 });
		expect(mailer.given).toHaveLength(2);
	});

	it('where the municipality has nobody in that role the coordinator gets it', async () => {
		const { deps, mailer } = await running('2025-04-01 00:05');
		const read = await deps.tenants.loadMunicipality('anapa');
		if (read === null) throw new Error('Anapa is in force');
		const municipality = { ...read, people: read.people.filter(({ role }) => role !== 'approver') };
		const tenants = { ...deps.tenants, loadMunicipality: () => Promise.resolve(municipality) };
		await oweReports({ ...deps, tenants });
		const coordinators = municipality.people.filter(({ role }) => role === 'coordinator').map(({ mail }) => mail);
		expect(coordinators).toContain(mailer.given[0]?.to.mail);
	});

	it('one municipality whose report fails does not keep the others from theirs', async () => {
		const { deps, mailer } = await running('2025-04-01 00:05');
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
		const { deps, mailer, logged, later } = await running('2025-04-01 00:05');
		const months = lacking(deps, ['AN-9']);
		await expect(oweReports({ ...deps, months })).rejects.toThrow('no report for anapa');
		expect(mailer.given).toEqual([]);
		expect(logged.join()).toContain('a case cannot be read for its report {"caseId":"AN-9"}');
		later(60);
		expect(await oweReports(deps)).toEqual({ sent: 1 });
		expect(mailer.given[0]?.text).not.toContain('не\u00a0удалось прочитать');
	});

	it('R-20: and goes out without it when its day has come, saying how many it lacks, in the mail and in the file', async () => {
		const { deps, mailer } = await running('2025-04-09 10:05', []);
		expect(await oweReports({ ...deps, months: lacking(deps, ['AN-8', 'AN-9']) })).toEqual({ sent: 1 });
		const [mail] = mailer.given;
		expect(mail?.text).toMatch(/не\u00a0удалось прочитать и\u00a0которые сюда не\u00a0вошли:\s+2/);
		expect(mail?.attachments[0]?.content).toContain('которые сюда не вошли;2');
	});

	it('R-24: whom the mail cannot reach keeps no other from his', async () => {
		const { deps, mailer } = await running('2025-04-01 00:05', [answered], [{ is: 'refused', why: 'MessageRejected' }]);
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
		const { deps, mailer, logged } = await running('2025-04-01 00:05');
		await oweReports(deps);
		const to = mailer.given[0]?.to;
		expect(logged.join('\n')).toContain('report sent');
		for (const secret of [to?.mail, to?.name]) expect(logged.join('\n')).not.toContain(secret);
	});

	it('R-23: an address that is known as dead is not reported to, and what goes out can be put down to its address when it comes back', async () => {
		const { deps, mailer, sentMails, logged } = await running('2025-04-01 00:05');
		await oweReports(deps);
		expect(logged.join()).not.toContain('reaches nobody');
		const [first] = mailer.given;
		expect(await sentMails.get('<1@mail.example>')).toMatchObject({ is: 'report', ref: { month: '2025-03' } });
		const again = await running('2025-04-01 00:05');
		await again.deadAddresses.add(addressKey(key, first?.to.mail ?? ''), 'bounced', 0);
		await oweReports(again.deps);
		expect(again.mailer.given).toEqual([]);
		expect(again.logged.join()).toContain('a report reaches nobody');
	});
});

describe('R-22, R-24: what becomes of each copy of a report', () => {
	const dead = async ({ deadAddresses, deps }: Awaited<ReturnType<typeof running>>) => {
		const people = (await deps.tenants.loadMunicipality('anapa'))?.people ?? [];
		for (const { mail } of people) await deadAddresses.add(addressKey(key, mail), 'bounced', 0);
	};
	it('is told to the partner once, beside the mails', async () => {
		const { deps, hooks, later } = await running('2025-04-01 00:05');
		await oweReports(deps);
		later(60);
		await oweReports(deps);
		expect(hooks.queued).toEqual([{ municipality: 'anapa', month: '2025-03' }]);
	});

	it('is kept and counted: sent under its message, and nothing anew by the next run', async () => {
		const { deps, counted, kept } = await running('2025-04-01 00:05');
		await oweReports(deps);
		await oweReports(deps);
		expect(kept).toEqual(['approver-1 <1@mail.example>']);
		expect(counted).toEqual(['MailsSent']);
	});
	it('needless where there were no cases and its day has passed: no run asks again', async () => {
		const { deps, counted, kept } = await running('2025-04-05 10:05', []);
		expect(await oweReports(deps)).toEqual({ sent: 0 });
		expect(await oweReports(deps)).toEqual({ sent: 0 });
		expect(kept).toEqual(['approver-1 no cases, and its day has passed']);
		expect(counted).toEqual([]);
	});
	it('needless where the address is dead, and somebody more who was not reached', async () => {
		const run = await running('2025-04-01 00:05');
		await dead(run);
		expect(await oweReports(run.deps)).toEqual({ sent: 0 });
		expect(run.kept).toEqual(['approver-1 the address is known as dead']);
		expect(run.counted).toEqual(['PeopleUnreached']);
	});
	it('free for the next run where it was clearly not taken, and held where nobody knows', async () => {
		const refused = await running('2025-04-01 00:05', [answered], [{ is: 'refused', why: 'MessageRejected' }]);
		await expect(oweReports(refused.deps)).rejects.toThrow();
		expect([refused.kept, refused.counted]).toEqual([['approver-1 released'], ['MailsFailed']]);
		const unclear = await running('2025-04-01 00:05', [answered], [{ is: 'unclear', why: 'timeout' }]);
		await expect(oweReports(unclear.deps)).rejects.toThrow();
		expect([unclear.kept, unclear.counted]).toEqual([[], ['MailsFailed']]);
	});
	it('free again where a case cannot be read and there is time', async () => {
		const { deps, kept } = await running('2025-04-01 00:05');
		await expect(oweReports({ ...deps, months: lacking(deps, ['AN-9']) })).rejects.toThrow();
		expect(kept).toEqual(['approver-1 released']);
	});
	it('of a town without anybody to report to nothing is claimed, and the log says so', async () => {
		const { deps, kept, logged } = await running('2025-04-01 00:05');
		const read = await deps.tenants.loadMunicipality('anapa');
		if (read === null) throw new Error('Anapa is in force');
		const tenants = { ...deps.tenants, loadMunicipality: () => Promise.resolve({ ...read, people: [] }) };
		expect(await oweReports({ ...deps, tenants })).toEqual({ sent: 0 });
		expect(kept).toEqual([]);
		expect(logged.join()).toContain('nobody to report to {"municipality":"anapa","role":"approver"}');
	});
	it('of a town that was never published whole there is none, and no other waits for it', async () => {
		const { deps, mailer } = await running('2025-04-01 00:05');
		const { tenants } = deps;
		const listMunicipalities = () => Promise.resolve(['nowhere', 'anapa']);
		expect(await oweReports({ ...deps, tenants: { ...tenants, listMunicipalities } })).toEqual({ sent: 1 });
		expect(mailer.given).toHaveLength(1);
	});
	it('is reckoned no more once everybody has his', async () => {
		const { deps } = await running('2025-04-01 00:05');
		await oweReports(deps);
		expect(await oweReports({ ...deps, months: lacking(deps, ['AN-9']) })).toEqual({ sent: 0 });
	});
	it('of a town that wants none there is none', async () => {
		const { deps, mailer } = await running('2025-04-01 00:05');
		const { tenants } = deps;
		const without = async (id: string) => {
			const [file, rules] = await Promise.all([tenants.loadMunicipality(id), tenants.regulationInForce(id)]);
			if (file === null || rules === null) throw new Error('Anapa is in force');
			return { municipality: { ...file, report: null }, regulation: { ...rules, report: null } };
		};
		const { municipality, regulation } = await without('anapa');
		const wantsNone = {
			...tenants,
			loadMunicipality: () => Promise.resolve(municipality),
			regulationInForce: () => Promise.resolve(regulation),
		};
		expect(await oweReports({ ...deps, tenants: wantsNone })).toEqual({ sent: 0 });
		expect(mailer.given).toEqual([]);
	});
	it('is told of in the log by the kind of what it failed on', async () => {
		const { deps, logged } = await running('2025-04-01 00:05', [answered], [{ is: 'throttled' }]);
		await expect(oweReports(deps)).rejects.toThrow();
		expect(logged.join()).toContain('a report failed {"municipality":"anapa","error":"Error"}');
	});
});
