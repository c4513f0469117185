import { describe, expect, it } from '@jest/globals';
import type { MonthReport } from '../../../domain/report/model.ts';
import { monthReport, trendOf } from '../../../domain/report/month-report.ts';
import { altOf, plotsOf } from '../../../domain/report/plots.ts';
import { renderReportMail } from '../../../domain/report/report-mail.ts';
import { path } from '../../support/forms.ts';
import { reportedCase } from '../../support/reporting.ts';
import { anapaRegulation, anapaTime, steps, units } from '../../support/story.ts';
import { viewOf } from '../../support/views.ts';

const answered = reportedCase('АН-1', path);
const late = reportedCase('АН-3', [...path.slice(0, 3), steps.late]);
const { municipality, time } = viewOf(answered.state);
const names = { title: municipality.title, regulation: anapaRegulation, units, time, words: '' };
const reckon = (cases = [answered, late], given: Partial<MonthReport> = {}): MonthReport => ({
	...monthReport({
		municipality: 'anapa',
		month: '2025-03',
		at: anapaTime('2025-04-01 00:05'),
		cases,
		openEarlier: 0,
		unreadable: 0,
		trend: [],
		heldBy: () => null,
		workingMs: (from, until) => until - from,
		readOtherwise: () => [],
	}),
	...given,
});
const plotOf = (report: MonthReport, name: string) => plotsOf(report, names).find((plot) => plot.name === name);
const plain = (text = '') => text.replaceAll('\u00a0', ' ');

describe('Plastunovskaya 23: what the pictures of a month show', () => {
	it('terms met, late and missed by month, a month without data as such, and all of it in the words beside it', () => {
		const trend = [
			{ month: '2024-03', figures: null },
			{ month: '2025-02', figures: { ...trendOf(reckon()), keeping: { met: 7, late: 2, missed: 1 } } },
		];
		const report = reckon([answered, late], { trend, keeping: { met: 12, late: 0, missed: 3 } });
		const plot = plotOf(report, 'keeping');
		expect(plot?.series.map(({ values }) => values)).toEqual([
			[null, 7, 12],
			[null, 2, 0],
			[null, 1, 3],
		]);
		expect(plain(plot && altOf(plot))).toBe(
			'Сроки регламента по месяцам. мар 2024: нет данных; фев 2025: в срок 7, с опозданием 2, не исполнено 1; мар 2025: в срок 12, с опозданием 0, не исполнено 3.',
		);
	});

	it('hours to an answer, to a tenth: of half of the answers, and of nine of ten', () => {
		const toAnswer = { answers: 3, median: 185, ninetieth: 400, longest: 500 };
		const plot = plotOf(reckon([answered], { toAnswer }), 'time');
		expect(plot?.series.map(({ values }) => values)).toEqual([[3.1], [6.7]]);
	});

	it('units with the most broken terms first, eight of them at most', () => {
		const all = Array.from({ length: 10 }, (_, at) => ({ unit: `u-${at}`, met: 5, late: at, missed: 0 }));
		const plot = plotOf(reckon([answered], { units: all }), 'units');
		expect(plot?.places).toHaveLength(8);
		expect(plot?.series[1]?.values.slice(0, 2)).toEqual([9, 8]);
	});

	it('open cases by age; a picture of nothing is left out', () => {
		expect(plotOf(reckon([answered, late]), 'ageing')?.series[0]?.values).toEqual([0, 0, 0, 0, 1, 0]);
		expect(plotOf(reckon([answered]), 'ageing')).toBeUndefined();
		expect(plotsOf(reckon([]), names)).toEqual([]);
	});

	it('each stands in the mail by its name, with words for whoever sees no pictures, in text as in HTML', () => {
		const report = reckon();
		const pictures = plotsOf(report, names).map((plot) => ({ name: plot.name, alt: altOf(plot) }));
		const mail = { to: 'approver', clause: null, scheduleConfirmed: true, preview: null } as const;
		const { html, text } = renderReportMail({ ...names, ...mail, report, pictures });
		expect(pictures.length).toBeGreaterThan(2);
		for (const { name, alt } of pictures) {
			expect(html).toContain(`src="cid:${name}" alt="${alt}"`);
			expect(text).toContain(alt);
		}
	});
});
