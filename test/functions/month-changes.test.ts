import { beforeAll, describe, expect, it } from '@jest/globals';
import { report as reportCommand } from '../../cli/commands/report.ts';
import type { MonthChanges } from '../../domain/report/changes.ts';
import type { MonthReport, ReportedCase } from '../../domain/report/model.ts';
import { saidReport } from '../../domain/report/summary.ts';
import type { KeptReport } from '../../functions/ports/reports.ts';
import { reckonMonth } from '../../functions/use-cases/month.ts';
import { changesIn, sayChanges } from '../../functions/use-cases/month-changes.ts';
import { findTenant, type Tenant } from '../../functions/use-cases/tenant.ts';
import { path } from '../support/forms.ts';
import { keptIo } from '../support/memory-io.ts';
import { anapaPlace, memoryArchive, monthsOf, reportedCase } from '../support/reporting.ts';
import { actor, anapaTime, type Step, steps } from '../support/story.ts';

const sentAt = anapaTime('2025-04-04 16:05');
const open = path.slice(0, 3);
const late: readonly Step[] = [...open, steps.late];
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

let place: Awaited<ReturnType<typeof anapaPlace>>;
let tenant: Tenant;

beforeAll(async () => {
	place = await anapaPlace(sentAt);
	const found = await findTenant(place.tenants, 'anapa', null);
	if (found === null) throw new Error('Anapa is in force');
	tenant = found;
});

/** A month as it was sent with these cases, and how it differs from those; `sent` changes what was sent. */
async function rerun(
	then: readonly ReportedCase[],
	now: readonly ReportedCase[],
	sent: (report: MonthReport) => MonthReport = (report) => report,
) {
	const depsOver = (cases: readonly ReportedCase[]) => ({
		...place,
		months: monthsOf(cases),
		archive: memoryArchive(),
	});
	const made = await reckonMonth(depsOver(then), tenant, '2025-03', sentAt);
	const report = sent(made.report);
	const kept: KeptReport = { report, said: saidReport(report, made), pictures: [], words: '', seen: made.seen };
	const deps = depsOver(now);
	const reckoned = await reckonMonth(deps, tenant, '2025-03', sentAt + 30 * 86_400_000);
	const changes: MonthChanges = await changesIn(deps, tenant, kept, reckoned);
	return { kept, changes, said: plain(sayChanges(changes, reckoned)) };
}
const movedOf = ({ cases }: MonthChanges) => cases.map(({ caseId, by }) => `${caseId} ${by}`);

describe('Plastunovskaya 23: a month that was sent and is reckoned again says what has changed since, and why', () => {
	it('nothing where nothing happened, though a month has gone by', async () => {
		const cases = [reportedCase('АН-1', path), reportedCase('АН-3', late)];
		const { changes, said } = await rerun(cases, cases);
		expect(changes).toMatchObject({ figures: [], cases: [] });
		expect(said).toContain('Ничего не изменилось.');
		expect(said).toContain('4 апреля 2025 г., 16:05 (МСК)');
	});

	it('a case that was answered later moved the figures of its month: which ones, and by what act', async () => {
		const other = reportedCase('АН-1', path);
		const { changes, said } = await rerun(
			[other, reportedCase('АН-2', path.slice(0, -1))],
			[other, reportedCase('АН-2', path)],
		);
		expect(movedOf(changes)).toEqual(['АН-2 later-event']);
		expect(said).toContain('Ответ опубликован: было 1, стало 2');
		expect(said).toMatch(
			/АН-2: события после отправки отчёта\n {2}12 марта 2025 г\., 14:05 \(МСК\): Публикация ответа записана\n/,
		);
		expect(said).not.toContain('АН-1');
	});

	it('G-8: a breach that was taken back because no mail had arrived is a correction', async () => {
		const { changes, said } = await rerun(
			[reportedCase('АН-3', late)],
			[reportedCase('АН-3', [...late, steps.bounce])],
		);
		expect(movedOf(changes)).toEqual(['АН-3 correction']);
		expect(said).toContain('АН-3: исправление');
		expect(said).toContain('нарушение отменено, п. 2.7');
	});

	it('G-36: a link that was corrected moves no figure, so the case is not among them', async () => {
		const corrected: Step = [
			'2025-04-10 10:00',
			{
				do: 'correct',
				by: actor('coordinator'),
				permalink: 'https://vk.com/wall-1_4',
				reason: 'Не та запись',
				seen: 0,
			},
		];
		const { changes } = await rerun([reportedCase('АН-1', path)], [reportedCase('АН-1', [...path, corrected])]);
		expect(changes).toMatchObject({ figures: [], cases: [] });
	});

	it('a case to which nothing happened and that is judged otherwise now was read or counted otherwise', async () => {
		const cases = [reportedCase('АН-3', late)];
		const { changes, said } = await rerun(cases, cases, (report) => ({
			...report,
			breaches: report.breaches.slice(1),
		}));
		expect(movedOf(changes)).toEqual(['АН-3 reckoned-anew']);
		expect(said).toContain('Нарушения: было');
		expect(said).toContain('иначе прочитан регламент или изменён календарь');
	});

	it('R-20: one that could not be read then, and one that is found no more, are named as such', async () => {
		const [one, other] = [reportedCase('АН-1', path), reportedCase('АН-4', path)];
		expect(movedOf((await rerun([one], [one, other])).changes)).toEqual(['АН-4 come-to-light']);
		expect(movedOf((await rerun([one, other], [one])).changes)).toEqual(['АН-4 not-found']);
	});

	it('R-27, R-28: what is kept of a month holds no word of a person, so nobody’s erasing changes it', async () => {
		const { kept } = await rerun([reportedCase('АН-1', path), reportedCase('АН-3', late)], []);
		const text = JSON.stringify(kept);
		for (const word of ['Яма', 'школы', 'Здравствуйте']) expect(text).not.toContain(word);
	});
});

describe('otklik report of a month that was sent', () => {
	it('tells it below the figures, and as data', async () => {
		const cases = [reportedCase('АН-2', path)];
		const { kept } = await rerun([reportedCase('АН-2', path.slice(0, -1))], cases);
		const archive = { kept: () => Promise.resolve(kept) };
		const run = async (...args: string[]) => {
			const io = keptIo();
			const open_ = () => Promise.resolve({ ...place, months: monthsOf(cases), archive });
			await reportCommand.run(['--municipality', 'anapa', '--month', '2025-03', ...args], io, {
				open: open_,
				realNow: Date.now,
			});
			return io.said.stdout();
		};
		expect(plain(await run())).toContain('Что изменилось с отправки отчёта');
		expect(JSON.parse(await run('--json'))).toMatchObject({
			changed: {
				since: '2025-04-04T16:05:00+03:00',
				figures: expect.arrayContaining([expect.objectContaining({ was: '0', is: '1' })]),
				cases: [{ caseId: 'АН-2', by: 'later-event' }],
			},
		});
	});
});
