import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Case } from '../../../domain/case/model/case.ts';
import { heldBy } from '../../../domain/case/why/held-by.ts';
import { otherReadingsOf } from '../../../domain/case/why/other-readings.ts';
import type { ReportedCase, ReportInput } from '../../../domain/report/model.ts';
import { monthReport } from '../../../domain/report/month-report.ts';
import { monthOf, owedReport } from '../../../domain/report/owed.ts';
import { reportCsv } from '../../../domain/report/report-csv.ts';
import { renderReportMail } from '../../../domain/report/report-mail.ts';
import { reportTables } from '../../../domain/report/tables.ts';
import type { WorkCalendar } from '../../../domain/worktime/calendar.ts';
import { workingMsBetween } from '../../../domain/worktime/compute.ts';
import { isoInZone } from '../../../domain/worktime/local-time.ts';
import { anapa, at, okha } from '../../support/calendars.ts';
import { path } from '../../support/forms.ts';
import { skeleton } from '../../support/markup.ts';
import { anapaRegulation, anapaTime, type Step, steps, tell, units } from '../../support/story.ts';
import { viewOf } from '../../support/views.ts';

const told = (caseId: string, ...story: readonly Step[]): ReportedCase => {
	const { case: state, events } = tell(story);
	return { caseId, state, events };
};
const answered = told('АН-1', ...path);
const returned = told('АН-2', ...path.slice(0, 5), steps.giveBack);
const late = told('АН-3', steps.receiveHigh, ...path.slice(1, 3), steps.late);

function reckon(cases: readonly ReportedCase[], given: Partial<ReportInput> = {}) {
	return monthReport({
		municipality: 'anapa',
		month: '2025-03',
		at: anapaTime('2025-04-01 00:05'),
		cases,
		openEarlier: 0,
		unreadable: 0,
		heldBy: (state, clock) => heldBy(state, clock, anapaRegulation, anapa),
		workingMs: (from, until) => {
			const worked = workingMsBetween(anapa, from, until);
			return worked.ok ? worked.value : null;
		},
		readOtherwise: (state) => otherReadingsOf(state, anapaRegulation, anapa, anapaTime('2025-04-01 00:05')),
		trend: [],
		...given,
	});
}

const whole = reckon([answered, returned, late], { openEarlier: 2 });
const { municipality, time } = viewOf(answered.state);
const names = { title: municipality.title, regulation: anapaRegulation, units, time, words: '' };
const mailed = {
	...names,
	to: 'approver',
	clause: null,
	scheduleConfirmed: true,
	preview: null,
	pictures: [],
} as const;

describe('the figures of a month', () => {
	it('counts what came in by kind and importance, how it ended, and what is open', () => {
		expect(whole).toMatchObject({
			total: 3,
			received: [
				{ kind: 'incident', importance: 'normal', count: 2 },
				{ kind: 'incident', importance: 'high', count: 1 },
			],
			ended: [{ outcome: 'answered', count: 1 }],
			answeredInTime: 1,
			open: 2,
			openEarlier: 2,
		});
	});

	it('2.2, 2.7, 2.8: tells for each clause what was met, late and missed', () => {
		const by = (clause: string, kind: string) => whole.terms.find((one) => one.clause === clause && one.kind === kind);
		expect(by('2.2', 'LEGAL')).toMatchObject({ met: 1, late: 0, missed: 0 });
		expect(by('2.7', 'LEGAL')).toMatchObject({ met: 2, late: 0, missed: 0 });
		expect(by('2.7', 'INTERP')).toMatchObject({ met: 0, late: 0, missed: 1 });
		expect(whole.terms.map(({ clause }) => clause).at(0)).toBe('2.2');
		expect(whole.terms.map(({ clause }) => clause).at(-1)).toBe('2.13');
	});

	it('an act that came late is late, not missed, and its case is not answered in time', () => {
		const submitted: Step = ['2025-03-12 15:00', steps.submit[1]];
		const published = path.slice(4, 6).map(([, command], index): Step => [`2025-03-12 15:1${index}`, command]);
		const slow = told('АН-4', ...path.slice(0, 3), submitted, ...published, ['2025-03-12 15:20', steps.publish[1]]);
		const report = reckon([slow]);
		expect(report.terms.find(({ clause }) => clause === '2.7')).toMatchObject({ met: 0, late: 1, missed: 0 });
		expect(report.breaches).toMatchObject([{ caseId: 'АН-4', clause: '2.7', unit: 'roads', by: 'executor' }]);
		expect(report.ended).toEqual([{ outcome: 'answered', count: 1 }]);
		expect(report.answeredInTime).toBe(0);
	});

	it('3.1: every breach says whose it was', () => {
		expect(new Set(whole.breaches.map(({ clause, by }) => `${clause} ${by}`))).toEqual(
			new Set(['2.13 coordinator', '2.8 coordinator', '2.7 executor']),
		);
	});

	it('G-39: a missed overall or backward term says whose minutes it was, the sum being the term; a unit’s own does not', () => {
		const overall = whole.breaches.find(({ clause }) => clause === '2.13');
		// Four hours from 10:00 on, the lunch between: routed at 10:10, and with the unit since its mail went out a minute later.
		expect(overall?.heldBy?.shares).toMatchObject([
			{ role: 'executor', units: ['roads'], minutes: 229 },
			{ role: 'coordinator', minutes: 10 },
			{ role: 'nobody', minutes: 1 },
		]);
		expect(whole.breaches.find(({ clause }) => clause === '2.7')?.heldBy).toBeNull();
		const cells = reportTables(whole, names).flatMap(({ rows }) => rows.map((row) => row.at(-1)));
		expect(cells).toContainEqual(
			expect.stringMatching(/\): 229.рабочих минут; [^;]*: 10.рабочих минут; ни.у.кого[^;]*: 1.рабочая минута$/),
		);
	});

	it('G-15: neither our own targets nor the terms of people outside are breaches', () => {
		const [first, ...rest] = late.state.clocks;
		if (first === undefined) throw new Error('the story has clocks');
		for (const kind of ['INTERNAL', 'EXTERNAL'] as const) {
			const clocks = [first, ...rest].map((clock) => ({ ...clock, kind }));
			const state: Case = { ...late.state, clocks };
			expect(reckon([{ ...late, state }]).breaches).toEqual([]);
		}
	});

	it('the time to an answer is working time: 10:00 to 14:05 with lunch between is 3 h 05', () => {
		expect(whole.toAnswer).toEqual({ answers: 1, median: 185, ninetieth: 185, longest: 185 });
		expect(reckon([returned]).toAnswer).toBeNull();
	});

	it('2.11: returns are counted by who gave them and why', () => {
		expect(whole.returns).toEqual([{ by: 'curator', reason: 'other', count: 1 }]);
	});
});

describe('when a report is owed (G-12)', () => {
	const owed = (calendar: WorkCalendar, local: string, report = { to: 'approver', beforeDay: 5 } as const) =>
		owedReport(at(calendar, local), calendar, { report: null }, { report });
	const sentAt = (calendar: WorkCalendar, local: string, report = { to: 'approver', beforeDay: 5 } as const) =>
		isoInZone(calendar, owed(calendar, local, report)?.sendAt ?? 0).slice(0, 16);

	it('the coordinator has it from the first minute of the 1st in the municipality’s own zone', () => {
		expect(owed(anapa, '2025-03-31 23:59')?.month).toBe('2025-02');
		expect(owed(anapa, '2025-04-01 00:00')).toMatchObject({ month: '2025-03', to: 'approver', phase: 'preview' });
		expect(owed(okha, '2025-04-01 00:00')?.month).toBe('2025-03');
		expect(owed(anapa, '2026-01-01 03:00')?.month).toBe('2025-12');
	});

	it('it goes out two hours before the closing of the last working day before the 5th', () => {
		expect(sentAt(anapa, '2025-04-01 00:00')).toBe('2025-04-04T16:00');
		// The 4th is a Saturday.
		expect(sentAt(anapa, '2025-10-01 00:00')).toBe('2025-10-03T16:00');
		expect(sentAt(anapa, '2025-06-01 00:00')).toBe('2025-06-04T16:00');
		expect(sentAt(okha, '2025-04-01 00:00')).toBe('2025-04-04T16:00');
	});

	it('at noon of the 4th where none of the days before is worked, as in January and May, or known', () => {
		expect(sentAt(anapa, '2025-01-01 00:00')).toBe('2025-01-04T12:00');
		expect(sentAt(anapa, '2025-05-01 00:00')).toBe('2025-05-04T12:00');
		expect(sentAt(anapa, '2099-04-01 00:00')).toBe('2099-04-04T12:00');
	});

	it('the 5th is not included: two hours before it nothing is waited for, on it the report is late and owed all the same', () => {
		const phases = ['2025-04-04 15:59', '2025-04-04 16:00', '2025-04-04 22:00', '2025-04-05 00:00'];
		expect(phases.map((local) => owed(anapa, local)?.phase)).toEqual(['preview', 'due', 'last-call', 'late']);
		expect(owed(anapa, '2025-04-30 12:00')).toMatchObject({ month: '2025-03', phase: 'late' });
	});

	it('Plastunovskaya 23: the regulation says to whom, and is cited; where nobody wants one none is owed', () => {
		const regulation = { report: { clause: '23', to: 'deputy', beforeDay: 5 } } as const;
		const now = at(anapa, '2025-04-01 09:00');
		expect(owedReport(now, anapa, regulation, { report: null })).toMatchObject({ to: 'deputy', clause: '23' });
		expect(owedReport(now, anapa, { report: null }, { report: null })).toBeNull();
	});

	it('a case belongs to the month of its receipt by the local date', () => {
		expect(monthOf(Date.parse('2025-03-31T20:59:59Z'), () => 180)).toBe('2025-03');
		expect(monthOf(Date.parse('2025-03-31T21:00:00Z'), () => 180)).toBe('2025-04');
	});
});

describe('the report as a mail and as a file', () => {
	it('names the month in the subject, and in text and HTML the same figures', () => {
		const { subject, text, html } = renderReportMail({ ...mailed, report: whole });
		expect(subject).toBe('Отчёт о работе с сообщениями, март 2025 г.');
		expect(text.replaceAll('\u00a0', ' ')).toContain('Наибольшее рабочее время до ответа: 3 ч 05 мин');
		for (const part of [text, html]) expect(part).toContain('АН-3');
		expect(text).toContain('Отдел дорожного хозяйства');
	});

	it('a month without cases says so, with the period and when it was made', () => {
		const { text } = renderReportMail({ ...mailed, report: reckon([]) });
		expect(text.replaceAll('\u00a0', ' ')).toMatch(
			/Период: март 2025 г[\s\S]*1 апреля 2025 г\., 00:05 \(МСК\)[\s\S]*Нет данных/,
		);
		expect(reportCsv(reckon([]), names)).toContain('Нет данных');
	});

	it('the file has a mark, semicolons and CR LF, and numbers without ornament', () => {
		const csv = reportCsv(whole, names);
		expect(csv.startsWith('\ufeff')).toBe(true);
		expect(csv.split('\r\n')).toContain('п. 2.2;Подготовка и размещение ответа;срок регламента;1;0;0');
		expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n\u00a0]/);
	});

	it('R-13: no cell of the file is a formula, and no text breaks out of its cell or of the mail', () => {
		const hostile = fc.oneof(
			fc.string({ unit: 'binary', minLength: 1 }),
			fc.constantFrom('=1+1', '+7', '-1', '@SUM(A1)', '\t=1', ' =1', '";=1', '"', 'a;b', 'a\r\n=b', '</td><script>'),
		);
		const calm = renderReportMail({ ...mailed, report: whole });
		fc.assert(
			fc.property(hostile, (title) => {
				const hostileNames = { ...names, units: [{ id: 'roads', title }] };
				const cells = readCsv(reportCsv(whole, hostileNames));
				expect(cells.map((row) => row.length)).toEqual(readCsv(reportCsv(whole, names)).map((row) => row.length));
				for (const cell of cells.flat()) expect(cell).not.toMatch(/^[\s\0]*[=+\-@]/);
				expect(skeleton(renderReportMail({ ...mailed, ...hostileNames, report: whole }).html)).toEqual(
					skeleton(calm.html),
				);
			}),
		);
	});
});

/** A reader of CSV written another way: one pass over the characters. */
function readCsv(text: string): readonly (readonly string[])[] {
	const rows: string[][] = [['']];
	let quoted = false;
	for (let index = 1; index < text.length; index += 1) {
		const letter = text[index] ?? '';
		const row = rows.at(-1) ?? [];
		const add = (more: string) => row.push((row.pop() ?? '') + more);
		if (quoted && letter === '"' && text[index + 1] === '"') {
			add('"');
			index += 1;
		} else if (letter === '"') quoted = !quoted;
		else if (!quoted && letter === ';') row.push('');
		else if (!quoted && letter === '\r' && text[index + 1] === '\n') {
			rows.push(['']);
			index += 1;
		} else add(letter);
	}
	return rows;
}
