import { describe, expect, it } from '@jest/globals';
import { report } from '../../cli/commands/report.ts';
import { path } from '../support/forms.ts';
import { keptIo } from '../support/memory-io.ts';
import { anapaPlace, monthsOf, reportedCase } from '../support/reporting.ts';
import { anapaTime, steps } from '../support/story.ts';

const late = reportedCase('АН-2', [...path.slice(0, 3), steps.late]);

async function run(...args: string[]) {
	const io = keptIo();
	const place = await anapaPlace(anapaTime('2025-04-02 10:00'));
	const months = monthsOf([reportedCase('АН-1', path), late]);
	const code = await report.run(args, io, { open: () => Promise.resolve({ ...place, months }), realNow: Date.now });
	return { code, out: io.said.stdout(), err: io.said.stderr() };
}

describe('otklik report', () => {
	const march = ['--municipality', 'anapa', '--month', '2025-03'];

	it('tells the figures of the month in words', async () => {
		const { code, out } = await run(...march);
		expect(code).toBe(0);
		expect(out.replaceAll('\u00a0', ' ')).toContain('Получено сообщений: 2');
		expect(out).toContain('АН-2');
	});

	it('--json: instants bear the offset of the zone, breaches say whose they are', async () => {
		const { code, out } = await run(...march, '--json');
		expect(code).toBe(0);
		expect(JSON.parse(out)).toMatchObject({
			municipality: 'anapa',
			month: '2025-03',
			at: '2025-04-02T10:00:00+03:00',
			total: 2,
			breaches: expect.arrayContaining([
				expect.objectContaining({ caseId: 'АН-2', clause: '2.7', dueAt: '2025-03-12T14:11:00+03:00', by: 'executor' }),
			]),
		});
	});

	it('--csv: the file that the mail carries', async () => {
		const { out } = await run(...march, '--csv');
		expect(out.startsWith('\ufeff')).toBe(true);
		expect(out).toContain('Получено сообщений;2\r\n');
	});

	it('--xlsx: the workbook that the mail carries; only one form at a time', async () => {
		const { out } = await run(...march, '--xlsx');
		expect(out.startsWith('PK')).toBe(true);
		expect((await run(...march, '--xlsx', '--csv')).code).toBe(2);
	});

	it('a month without cases says so and is no failure', async () => {
		const { code, out } = await run('--municipality', 'anapa', '--month', '2025-02');
		expect(code).toBe(0);
		expect(out).toContain('Нет данных');
	});

	it('an unknown municipality and a month to come fail with the reason', async () => {
		expect(await run('--municipality', 'nowhere', '--month', '2025-03')).toMatchObject({
			code: 1,
			out: '',
			err: expect.stringContaining('there are: anapa'),
		});
		expect(await run('--municipality', 'anapa', '--month', '2025-05')).toMatchObject({
			code: 1,
			err: expect.stringContaining('2025-05 has not begun'),
		});
	});

	it.each([
		[[]],
		[['--municipality', 'anapa']],
		[[...march.slice(0, 3), '2025-13']],
		[[...march, '--json', '--csv']],
		[[...march, '--all']],
	])('%j is misused: exit code 2 and the next command', async (args) => {
		const { code, err } = await run(...args);
		expect(code).toBe(2);
		expect(err).toContain('report --help');
	});
});
