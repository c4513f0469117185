import { heldViews } from '../../domain/case/why/view.ts';
import type { Instant } from '../../domain/instant.ts';
import type { MonthChanges } from '../../domain/report/changes.ts';
import type { Month, MonthReport } from '../../domain/report/model.ts';
import { monthOf } from '../../domain/report/owed.ts';
import { reportCsv } from '../../domain/report/report-csv.ts';
import { renderReportMail } from '../../domain/report/report-mail.ts';
import { reportSheets } from '../../domain/report/sheets.ts';
import type { WorkCalendar } from '../../domain/worktime/calendar.ts';
import { isoInZone, offsetMinutes } from '../../domain/worktime/local-time.ts';
import { writeWorkbook } from '../../functions/adapters/xlsx.ts';
import { type ReckonedMonth, reckonMonth } from '../../functions/use-cases/month.ts';
import { changesIn, sayChanges } from '../../functions/use-cases/month-changes.ts';
import { findTenant } from '../../functions/use-cases/tenant.ts';
import { command, helpOf, type Values } from '../command.ts';
import type { Deployment } from '../deployment/deployment.ts';
import { complain, DONE, FAILED } from '../io.ts';

const options = {
	municipality: { type: 'string' },
	month: { type: 'string' },
	stage: { type: 'string', default: 'local' },
	json: { type: 'boolean', default: false },
	csv: { type: 'boolean', default: false },
	xlsx: { type: 'boolean', default: false },
} as const;

function read(values: Values<typeof options>, operands: readonly string[]) {
	const { municipality = '', month = '' } = values;
	if (operands.length > 0) return 'it takes options alone';
	if (municipality === '') return 'say --municipality';
	if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return 'say --month as YYYY-MM, such as 2025-04';
	const forms = [values.json, values.csv, values.xlsx].filter(Boolean).length;
	return forms > 1 ? 'one of --json, --csv and --xlsx' : { ...values, municipality, month };
}

/** Reads only. */
export const report = command({
	name: 'report',
	does: "tell a municipality's figures of a month",
	usage: ['report --municipality ID --month YYYY-MM [--stage local|dev|prod] [--json | --csv | --xlsx]'],
	about: `The figures of a month, of the cases received in it: what came in, how each clause was kept, the median working time to
an answer, what is open, and each broken term with whose it was. The same that the municipality gets by mail. Of a month whose
report was sent it tells what has changed since, and which cases have moved it: by a correction, by what came later, by another
reading or calendar.`,
	examples: [
		'otklik report --municipality anapa --month 2025-04',
		'otklik report --municipality anapa --month 2025-04 --csv > april.csv',
		'otklik report --municipality anapa --month 2025-04 --xlsx > april.xlsx',
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
		io.stdout.write(given.xlsx ? await workbookOf(reckoned) : shown(reckoned, given));
		return DONE;
	},
});

/** The month, or why there is none. */
async function reckon(place: Deployment, id: string, month: Month): Promise<Shown | string> {
	const { tenants, months, archive, now } = place;
	const tenant = await findTenant(tenants, id, null);
	if (tenant === null) return whyNone(place, id);
	const { calendar } = tenant;
	if (month > monthOf(now, (instant) => offsetMinutes(calendar, instant))) {
		return `${month} has not begun: it is ${isoInZone(calendar, now)} there`;
	}
	const deps = { months, tenants, archive };
	const reckoned = await reckonMonth(deps, tenant, month, now);
	const kept = await archive.kept(id, month, 'report');
	const changes = kept === null ? null : await changesIn(deps, tenant, kept, reckoned);
	return { reckoned, calendar, changes };
}

interface Shown {
	readonly reckoned: ReckonedMonth;
	readonly calendar: WorkCalendar;
	/** Since its report was sent; null where none was. */
	readonly changes: MonthChanges | null;
}

async function whyNone({ tenants }: Deployment, id: string): Promise<string> {
	const [municipality, calendar] = await Promise.all([tenants.loadMunicipality(id), tenants.calendarInForce(id)]);
	if (municipality !== null && calendar !== null) {
		return `the regulation "${municipality.regulation}" was never published there`;
	}
	const known = await tenants.listMunicipalities();
	return `no municipality "${id}" is in force there; there ${known.length === 0 ? 'is none' : `are: ${known.join(', ')}`}`;
}

function workbookOf({ reckoned }: Shown): Promise<Uint8Array> {
	return writeWorkbook(reportSheets(reckoned.report, reckoned.clocks, reckoned));
}

function shown({ reckoned, calendar, changes }: Shown, as: { json: boolean; csv: boolean }): string {
	if (as.csv) return reportCsv(reckoned.report, reckoned);
	if (as.json)
		return `${JSON.stringify({ ...inZone(reckoned.report, calendar), changed: changedView(changes, calendar) }, null, '\t')}\n`;
	const clause = reckoned.regulation.report?.clause ?? null;
	const { text } = renderReportMail({ ...reckoned, to: 'coordinator', clause, preview: null, pictures: [] });
	return changes === null ? text : `${text}\n${sayChanges(changes, reckoned)}`;
}

/** What has changed since the report was sent; null where none was. */
function changedView(changes: MonthChanges | null, calendar: WorkCalendar) {
	if (changes === null) return null;
	const { since, figures, cases } = changes;
	const happened = cases.map(({ caseId, by, events }) => ({
		caseId,
		by,
		events: events.map(({ type, at }) => ({ type, at: isoInZone(calendar, at) })),
	}));
	return { since: isoInZone(calendar, since), figures, cases: happened };
}

/** Instants as the rest of the product writes them outside: ISO 8601 with the offset of the zone. */
function inZone(report: MonthReport, calendar: WorkCalendar) {
	const iso = (instant: Instant | null) => (instant === null ? null : isoInZone(calendar, instant));
	const breaches = report.breaches.map(({ heldBy, ...one }) => ({
		...one,
		dueAt: iso(one.dueAt),
		endedAt: iso(one.endedAt),
		heldBy: heldBy === null ? null : heldViews(heldBy),
	}));
	return { ...report, at: iso(report.at), breaches };
}
