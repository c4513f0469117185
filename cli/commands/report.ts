import type { Instant } from '../../domain/instant.ts';
import type { MonthReport } from '../../domain/report/model.ts';
import { monthReport } from '../../domain/report/month-report.ts';
import { monthOf } from '../../domain/report/owed.ts';
import { reportCsv } from '../../domain/report/report-csv.ts';
import { renderReportMail } from '../../domain/report/report-mail.ts';
import type { ReportNames } from '../../domain/report/tables.ts';
import { formatterFor } from '../../domain/wording/times.ts';
import type { WorkCalendar } from '../../domain/worktime/calendar.ts';
import { workingMsBetween } from '../../domain/worktime/compute.ts';
import { isoInZone, offsetMinutes } from '../../domain/worktime/local-time.ts';
import { command, helpOf, type Values } from '../command.ts';
import type { Deployment } from '../deployment/deployment.ts';
import { complain, DONE, FAILED } from '../io.ts';

const options = {
	municipality: { type: 'string' },
	month: { type: 'string' },
	stage: { type: 'string', default: 'local' },
	json: { type: 'boolean', default: false },
	csv: { type: 'boolean', default: false },
} as const;

function read(values: Values<typeof options>, operands: readonly string[]) {
	const { municipality = '', month = '' } = values;
	if (operands.length > 0) return 'it takes options alone';
	if (municipality === '') return 'say --municipality';
	if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return 'say --month as YYYY-MM, such as 2025-04';
	return values.json && values.csv ? 'either --json or --csv' : { ...values, municipality, month };
}

/** Reads only. */
export const report = command({
	name: 'report',
	does: "tell a municipality's figures of a month",
	usage: ['report --municipality ID --month YYYY-MM [--stage local|dev|prod] [--json | --csv]'],
	about: `The figures of a month, of the cases received in it: what came in, how each clause was kept, the median working time to
an answer, what is open, and each broken term with whose it was. The same that the municipality gets by mail.`,
	examples: [
		'otklik report --municipality anapa --month 2025-04',
		'otklik report --municipality anapa --month 2025-04 --csv > april.csv',
	],
	options,
	read,
	run: async (given, io, { open }) => {
		const place = await open(given.stage, io);
		if (place === null) return FAILED;
		const reckoned = await reckon(place, given.municipality, given.month);
		if (typeof reckoned === 'string') {
			complain(io, { what: 'there is no report', why: reckoned, next: helpOf('report') });
			return FAILED;
		}
		io.stdout.write(shown(reckoned, given));
		return DONE;
	},
});

interface Reckoned {
	readonly report: MonthReport;
	readonly names: ReportNames;
	readonly calendar: WorkCalendar;
	readonly scheduleConfirmed: boolean;
}

/** The report, or why there is none. */
async function reckon({ tenants, months, now }: Deployment, id: string, month: string): Promise<Reckoned | string> {
	const [municipality, calendar] = await Promise.all([tenants.loadMunicipality(id), tenants.calendarInForce(id)]);
	if (municipality === null || calendar === null) {
		const known = await tenants.listMunicipalities();
		return `no municipality "${id}" is in force there; there ${known.length === 0 ? 'is none' : `are: ${known.join(', ')}`}`;
	}
	const regulation = await tenants.regulationInForce(municipality.regulation);
	if (regulation === null) return `the regulation "${municipality.regulation}" was never published there`;
	const offsetAt = (instant: Instant) => offsetMinutes(calendar, instant);
	if (month > monthOf(now, offsetAt)) return `${month} has not begun: it is ${isoInZone(calendar, now)} there`;
	const { cases, openEarlier, unreadable } = await months.received(id, month, offsetAt);
	const report = monthReport({
		...{ municipality: id, month, at: now, cases, openEarlier, unreadable: unreadable.length },
		workingMs: (from, until) => {
			const worked = workingMsBetween(calendar, from, until);
			return worked.ok ? worked.value : null;
		},
	});
	const time = formatterFor(offsetAt, calendar.zone);
	const names = { title: municipality.title, regulation, units: municipality.units, time };
	return { report, names, calendar, scheduleConfirmed: municipality.calendar.confirmed !== null };
}

function shown({ report, names, calendar, scheduleConfirmed }: Reckoned, as: { json: boolean; csv: boolean }): string {
	if (as.csv) return reportCsv(report, names);
	if (as.json) return `${JSON.stringify(inZone(report, calendar), null, '\t')}\n`;
	const clause = names.regulation.report?.clause ?? null;
	return renderReportMail({ ...names, report, to: 'coordinator', clause, scheduleConfirmed }).text;
}

/** Instants as the rest of the product writes them outside: ISO 8601 with the offset of the zone. */
function inZone(report: MonthReport, calendar: WorkCalendar) {
	const iso = (instant: Instant | null) => (instant === null ? null : isoInZone(calendar, instant));
	const breaches = report.breaches.map((one) => ({ ...one, dueAt: iso(one.dueAt), endedAt: iso(one.endedAt) }));
	return { ...report, at: iso(report.at), breaches };
}
