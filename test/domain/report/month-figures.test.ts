import { describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import type { ReportedCase } from '../../../domain/report/model.ts';
import { monthFigures } from '../../../domain/report/month-figures.ts';
import { monthReport } from '../../../domain/report/month-report.ts';
import { clocksOf, reportSheets } from '../../../domain/report/sheets.ts';
import { writeWorkbook } from '../../../functions/adapters/xlsx.ts';
import { path } from '../../support/forms.ts';
import { reportedCase } from '../../support/reporting.ts';
import { anapaRegulation, anapaTime, steps, units } from '../../support/story.ts';
import { viewOf } from '../../support/views.ts';

const day = 86_400_000;
const answered = reportedCase('АН-1', path);
const returned = reportedCase('АН-2', [...path.slice(0, 5), steps.giveBack]);
const late = reportedCase('АН-3', [...path.slice(0, 3), steps.late]);
const at = anapaTime('2025-04-01 00:05');
/** Every second counts, so that an answer's minutes can be set. */
const workingMs = (from: number, until: number) => until - from;
const readOtherwise = () => [];

/** The answered case with its answer so many minutes after its start. */
function answeredAfter(minutes: number): ReportedCase {
	const { state, events } = answered;
	const started = state.clocks.find(({ stage }) => stage === 'overall')?.startedAt ?? state.receivedAt;
	const moved = events.map((event) =>
		event.type === 'AnswerPublished' ? { ...event, at: started + minutes * 60_000 } : event,
	);
	return { ...answered, events: moved };
}
/** The returned case, open since so many days. */
const openSince = (days: number): ReportedCase => ({
	...returned,
	state: { ...returned.state, receivedAt: at - days * day },
});

describe('Plastunovskaya 23: what else a month tells', () => {
	it('median and the ninetieth of a hundred, of answers alone', () => {
		const tens = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100].map(answeredAfter);
		expect(monthFigures({ cases: [...tens, returned], at, workingMs, readOtherwise }).toAnswer).toEqual({
			answers: 10,
			median: 55,
			ninetieth: 90,
			longest: 100,
		});
		const { toAnswer } = monthFigures({ cases: [answeredAfter(7)], at, workingMs, readOtherwise });
		expect(toAnswer).toEqual({ answers: 1, median: 7, ninetieth: 7, longest: 7 });
		expect(monthFigures({ cases: [returned], at, workingMs, readOtherwise }).toAnswer).toBeNull();
	});

	it('answers of which no draft was returned, apart from those that were', () => {
		const giveBack = returned.events.filter(({ type }) => type === 'DraftReturned');
		const twice = { ...answered, events: [...answered.events, ...giveBack] };
		expect(monthFigures({ cases: [answered, twice, returned], at, workingMs, readOtherwise }).firstPass).toEqual({
			answered: 2,
			unreturned: 1,
		});
	});

	it('open cases by age, each in one group and the ends in the next', () => {
		const open = [0, 0.99, 1, 2.9, 3, 29, 30, 300].map(openSince);
		expect(monthFigures({ cases: [...open, answered], at, workingMs, readOtherwise }).ageing).toEqual([
			{ days: 1, count: 2 },
			{ days: 3, count: 2 },
			{ days: 7, count: 1 },
			{ days: 14, count: 0 },
			{ days: 30, count: 1 },
			{ days: null, count: 2 },
		]);
	});

	it('terms of the regulation by unit, and repeats', () => {
		const again = { ...late, state: { ...late.state, repeatOf: 'АН-1' } };
		const figures = monthFigures({ cases: [answered, again], at, workingMs, readOtherwise });
		expect(figures.units).toEqual([{ unit: 'roads', met: expect.any(Number), late: 0, missed: 1 }]);
		expect(figures.units[0]?.met).toBeGreaterThan(0);
		expect(figures.repeats).toBe(1);
	});
});

describe('G-12: the workbook of a month', () => {
	const cases = [answered, returned, late];
	const report = monthReport({
		municipality: 'anapa',
		month: '2025-03',
		at,
		cases,
		openEarlier: 2,
		unreadable: 0,
		heldBy: () => null,
		workingMs,
		readOtherwise,
		trend: [],
	});
	const { municipality, time } = viewOf(answered.state);
	const names = { title: municipality.title, regulation: anapaRegulation, units, time, words: '' };
	const sheets = reportSheets(report, clocksOf(cases), names);

	it('has one row for each clock of each case, with its citation and its moments by the municipality’s clocks', () => {
		const rows = sheets.at(-1)?.rows ?? [];
		expect(rows).toHaveLength(cases.flatMap(({ state }) => state.clocks).length);
		const missed = rows.find((row) => row[0] === 'АН-3' && row[1] === 'п. 2.7');
		expect(missed?.[8]).toBe('не исполнено');
		expect(missed?.[6]).toEqual({ local: Date.UTC(2025, 2, 12, 14, 11) });
	});

	it('is typed: numbers add up, moments sort, and a text is no formula whatever it begins with', async () => {
		const evil = [{ title: 'А', head: ['x'], rows: [['=1+1'], [7], [{ local: Date.UTC(2025, 2, 12, 14, 11) }]] }];
		const files = unzipSync(await writeWorkbook(evil));
		const text = (name: string) => new TextDecoder().decode(files[name]);
		const sheet = text('xl/worksheets/sheet1.xml');
		expect(sheet).not.toContain('<f>');
		expect(sheet).toMatch(/<v>7<\/v>/);
		expect(sheet).toMatch(/<v>45728\.59\d*<\/v>/);
		expect(text('xl/sharedStrings.xml')).toContain('=1+1');
	});

	it('is the same to the byte whenever it is written', async () => {
		const written = Buffer.from(await writeWorkbook(sheets));
		expect(Buffer.from(await writeWorkbook(sheets)).equals(written)).toBe(true);
		// The moment that the format has for each packed file: 1 January 1980, 00:00.
		expect(written.readUInt32LE(10)).toBe(0x00_21_00_00);
		const created = Object.values(unzipSync(written)).filter((file) => /dcterms/.test(new TextDecoder().decode(file)));
		expect(created).toEqual([]);
	});
});
