import { describe, expect, it } from '@jest/globals';
import { heldBy } from '../../../domain/case/why/held-by.ts';
import { otherReadingsOf } from '../../../domain/case/why/other-readings.ts';
import type { ReportedCase, ReportInput } from '../../../domain/report/model.ts';
import { monthReport, trendOf } from '../../../domain/report/month-report.ts';
import { renderReportMail } from '../../../domain/report/report-mail.ts';
import { clocksOf, reportSheets } from '../../../domain/report/sheets.ts';
import { reportTables } from '../../../domain/report/tables.ts';
import { workingMsBetween } from '../../../domain/worktime/compute.ts';
import { anapa } from '../../support/calendars.ts';
import { path } from '../../support/forms.ts';
import { reportedCase } from '../../support/reporting.ts';
import { actor, anapaRegulation, anapaTime, type Step, steps, units } from '../../support/story.ts';
import { viewOf } from '../../support/views.ts';

const at = anapaTime('2025-04-01 00:05');
const answered = reportedCase('АН-1', path);
const interim: readonly Step[] = [steps.receive, steps.route, steps.handOver, steps.interim];
const late = reportedCase('АН-3', [...path.slice(0, 3), steps.late]);
const clarified: Step = [
	'2025-03-12 11:30',
	{ do: 'clarified', by: actor('curator'), question: 1, text: 'У третьей', repliedAt: null },
];
const routedLater: Step = ['2025-03-12 11:40', steps.route[1]];
/** In time since the curator's reply, late since the receipt. */
const asked = reportedCase('АН-5', [steps.receive, steps.clarify, clarified, routedLater]);

function reckon(cases: readonly ReportedCase[], given: Partial<ReportInput> = {}) {
	return monthReport({
		municipality: 'anapa',
		month: '2025-03',
		at,
		cases,
		openEarlier: 0,
		unreadable: 0,
		trend: [],
		heldBy: (state, clock) => heldBy(state, clock, anapaRegulation, anapa),
		workingMs: (from, until) => {
			const worked = workingMsBetween(anapa, from, until);
			return worked.ok ? worked.value : null;
		},
		readOtherwise: (state) => otherReadingsOf(state, anapaRegulation, anapa, at),
		...given,
	});
}
const { municipality, time } = viewOf(answered.state);
const names = { title: municipality.title, regulation: anapaRegulation, units, time, words: '' };
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const tableOf = (report: ReturnType<typeof reckon>, title: RegExp) =>
	reportTables(report, names).find((table) => title.test(plain(table.title)));

describe('Plastunovskaya 23: results, quality and dynamics', () => {
	it('all terms of the regulation together: met, late and missed, ours and those of people outside left out', () => {
		const { keeping, terms } = reckon([answered, late]);
		const binding = terms.filter(({ kind }) => kind === 'LEGAL' || kind === 'INTERP');
		const sum = (key: 'met' | 'late' | 'missed') => binding.reduce((all, one) => all + one[key], 0);
		expect(keeping).toEqual({ met: sum('met'), late: sum('late'), missed: sum('missed') });
		expect(keeping.missed).toBeGreaterThan(0);
		expect(terms.length).toBeGreaterThan(binding.length);
	});

	it('a case whose interim answer is out counts as open and waited for', () => {
		const { forward, approve, publish } = steps;
		const out = reportedCase('АН-6', [...interim, forward, approve, publish]);
		expect(reckon([out, answered, late])).toMatchObject({ open: 2, interimOpen: 1 });
	});

	it('G-40: what is late only under another reading is told apart, is no breach, and names the reading', () => {
		const report = reckon([asked]);
		expect(report.breaches).toEqual([]);
		expect(report.lateOtherwise.map(({ clause, reading }) => `${clause} ${reading}`)).toContain('2.5 A-3/once');
		const [row] = tableOf(report, /^С опозданием только при ином прочтении/)?.rows ?? [];
		expect(row?.at(-1)).toBe('Час и полчаса считают один раз, ответ куратора их не возобновляет');
	});

	it('G-40: what is broken as the text is read here stands among the breaches alone', () => {
		const report = reckon([late]);
		const broken = new Set(report.breaches.map(({ term }) => term));
		expect(report.lateOtherwise.filter(({ term }) => broken.has(term))).toEqual([]);
	});

	it('a breach says by how many working minutes it was late: an answer due at 14:11 and given at 15:00, 49', () => {
		const submitted: Step = ['2025-03-12 15:00', steps.submit[1]];
		const { breaches } = reckon([reportedCase('АН-4', [...path.slice(0, 3), submitted])]);
		expect(breaches.find(({ clause }) => clause === '2.7')).toMatchObject({ lateMinutes: 49 });
	});

	it('the month stands below that of a year before and the three before it; a month without figures says so', () => {
		const before = trendOf(reckon([answered]));
		const trend = [
			{ month: '2024-03', figures: null },
			{ month: '2024-12', figures: null },
			{ month: '2025-01', figures: null },
			{ month: '2025-02', figures: before },
		];
		const rows = tableOf(reckon([answered, late], { trend }), /^По сравнению/)?.rows ?? [];
		expect(rows.map(([month = '', figure = '']) => `${plain(String(month))}: ${figure}`)).toEqual([
			'март 2024 г.: нет данных',
			'декабрь 2024 г.: нет данных',
			'январь 2025 г.: нет данных',
			'февраль 2025 г.: 1',
			'март 2025 г.: 2',
		]);
		const { text } = renderReportMail({
			...names,
			report: reckon([answered, late], { trend }),
			to: 'approver',
			clause: null,
			scheduleConfirmed: true,
			preview: null,
			pictures: [],
		});
		expect(plain(text)).toMatch(/февраль 2025 г\.[\s\S]*Медиана до ответа: 3 ч 05 мин/);
	});

	it('rates are told with their parts: without a return 1 of 1, repeats 1 of 2', () => {
		const again = { ...late, state: { ...late.state, repeatOf: 'АН-1' } };
		const mail = { to: 'approver', clause: null, scheduleConfirmed: true, preview: null, pictures: [] } as const;
		const { text } = renderReportMail({ ...names, ...mail, report: reckon([answered, again]) });
		expect(plain(text)).toContain('Ответы без единого возврата проекта: 1 из 1 (100 %)');
		expect(plain(text)).toContain('Повторные обращения: 1 из 2 (50 %)');
	});
});

describe('G-39: whose minutes a breach was, as a sheet', () => {
	const urgent = reportedCase('АН-8', [steps.receiveHigh, ...path.slice(1, 3), steps.late]);
	const of = (one: ReportedCase, clause: string) => {
		const sheets = reportSheets(reckon([one]), clocksOf([one]), names);
		const { rows = [] } = sheets.find(({ title }) => title === 'Минуты нарушений') ?? {};
		return rows.filter((row) => row[1] === clause);
	};

	it('of an overall term a row for each who had the case, minutes as numbers, the sum being the term of four hours', () => {
		const minutes = of(urgent, 'п. 2.13').map((row) => Number(row[4]));
		expect(minutes.length).toBeGreaterThan(1);
		expect(minutes.reduce((sum, one) => sum + one, 0)).toBe(240);
	});

	it('of a unit’s own step one row: all of the term was that unit’s', () => {
		const [row, ...others] = of(late, 'п. 2.7');
		expect(others).toEqual([]);
		expect(plain(String(row?.[3]))).toMatch(/\(Отдел дорожного хозяйства\)$/);
		expect(row?.[4]).toBe(180);
	});
});
