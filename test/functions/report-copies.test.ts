import { describe, expect, it } from '@jest/globals';
import { oweReports } from '../../functions/owe-report/handle.ts';
import { addressKey } from '../../functions/use-cases/address-key.ts';
import { answered, lacking, reportKey, running } from '../support/report-run.ts';

describe('R-22, R-24: what becomes of each copy of a report', () => {
	const dead = async ({ deadAddresses, deps }: Awaited<ReturnType<typeof running>>) => {
		const people = (await deps.tenants.loadMunicipality('anapa'))?.people ?? [];
		for (const { mail } of people) await deadAddresses.add(addressKey(reportKey, mail), 'bounced', 0);
	};
	it('is told to the partner once, beside the mails', async () => {
		const { deps, hooks, later } = await running('2025-04-04 16:05');
		await oweReports(deps);
		later(60);
		await oweReports(deps);
		expect(hooks.queued).toEqual([{ municipality: 'anapa', month: '2025-03' }]);
	});

	it('is kept and counted: sent under its message, and nothing anew by the next run', async () => {
		const { deps, counted, kept } = await running('2025-04-04 16:05');
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
		const run = await running('2025-04-04 16:05');
		await dead(run);
		expect(await oweReports(run.deps)).toEqual({ sent: 0 });
		expect(run.kept).toEqual(['approver-1 the address is known as dead']);
		expect(run.counted).toEqual(['PeopleUnreached']);
	});
	it('free for the next run where it was clearly not taken, and held where nobody knows', async () => {
		const refused = await running('2025-04-04 16:05', [answered], [{ is: 'refused', why: 'MessageRejected' }]);
		await expect(oweReports(refused.deps)).rejects.toThrow();
		expect([refused.kept, refused.counted]).toEqual([['approver-1 released'], ['MailsFailed']]);
		const unclear = await running('2025-04-04 16:05', [answered], [{ is: 'unclear', why: 'timeout' }]);
		await expect(oweReports(unclear.deps)).rejects.toThrow();
		expect([unclear.kept, unclear.counted]).toEqual([[], ['MailsFailed']]);
	});
	it('free again where a case cannot be read and there is time', async () => {
		const { deps, kept } = await running('2025-04-04 16:05');
		await expect(oweReports({ ...deps, months: lacking(deps, ['AN-9']) })).rejects.toThrow();
		expect(kept).toEqual(['approver-1 released']);
	});
	it('of a town without anybody to report to nothing is claimed, and the log says so', async () => {
		const { deps, kept, logged } = await running('2025-04-04 16:05');
		const read = await deps.tenants.loadMunicipality('anapa');
		if (read === null) throw new Error('Anapa is in force');
		const tenants = { ...deps.tenants, loadMunicipality: () => Promise.resolve({ ...read, people: [] }) };
		expect(await oweReports({ ...deps, tenants })).toEqual({ sent: 0 });
		expect(kept).toEqual([]);
		expect(logged.join()).toContain('nobody to report to {"municipality":"anapa","role":"approver"}');
	});
	it('of a town that was never published whole there is none, and no other waits for it', async () => {
		const { deps, mailer } = await running('2025-04-04 16:05');
		const { tenants } = deps;
		const listMunicipalities = () => Promise.resolve(['nowhere', 'anapa']);
		expect(await oweReports({ ...deps, tenants: { ...tenants, listMunicipalities } })).toEqual({ sent: 1 });
		expect(mailer.given).toHaveLength(1);
	});
	it('is reckoned no more once everybody has his', async () => {
		const { deps } = await running('2025-04-04 16:05');
		await oweReports(deps);
		expect(await oweReports({ ...deps, months: lacking(deps, ['AN-9']) })).toEqual({ sent: 0 });
	});
	it('of a town that wants none there is none', async () => {
		const { deps, mailer } = await running('2025-04-04 16:05');
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
		const { deps, logged } = await running('2025-04-04 16:05', [answered], [{ is: 'throttled' }]);
		await expect(oweReports(deps)).rejects.toThrow();
		expect(logged.join()).toContain('a report failed {"municipality":"anapa","error":"Error"}');
	});
});
