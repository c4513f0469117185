import { join } from 'node:path';
import { readMunicipality } from '../../cli/files/data-files.ts';
import type { ReportedCase } from '../../domain/report/model.ts';
import { monthOf } from '../../domain/report/owed.ts';
import { drawPlot } from '../../functions/adapters/echarts-plots.ts';
import { writeWorkbook } from '../../functions/adapters/xlsx.ts';
import type { Mail, Sent } from '../../functions/ports/mailer.ts';
import type {
	KeptReport,
	MonthCases,
	NotedWords,
	ReportArchive,
	ReportLedger,
	ReportWords,
} from '../../functions/ports/reports.ts';
import { data } from './calendars.ts';
import { root } from './checkout.ts';
import { memoryPlace } from './memory-tenants.ts';
import { anapaRegulation, type Step, tell } from './story.ts';

/** A case of the report's tests, told by its steps. */
export function reportedCase(caseId: string, story: readonly Step[]): ReportedCase {
	const { case: state, events } = tell(story);
	return { caseId, state, events };
}

/** Months made of these cases, whoever asks. */
export function monthsOf(all: readonly ReportedCase[]): MonthCases {
	return {
		received(_municipality, month, offsetAt) {
			const cases = all.filter(({ state }) => monthOf(state.receivedAt, offsetAt) === month);
			return Promise.resolve({ cases, openEarlier: 0, unreadable: [] });
		},
	};
}

/** A place where Anapa is in force. */
export async function anapaPlace(now: number) {
	const place = memoryPlace('local', now);
	const read = await readMunicipality(join(root, 'municipalities/anapa.yaml'), data);
	if (!read.ok) throw new Error(read.refusal.join('\n'));
	await place.tenants.putRegulation(anapaRegulation, now);
	await place.tenants.putCalendar('anapa', read.value.calendar, now);
	await place.tenants.putMunicipality(read.value.municipality, now);
	return place;
}

/** A ledger with the rules of the real one. */
/** `kept`: what became of each copy that goes by mail, in order. */
export function memoryLedger(kept: string[] = []): ReportLedger {
	const rows = new Map<string, { lease: number | null; settled: boolean }>();
	const keyOf = (ref: object) => JSON.stringify(ref);
	const keep = (to: string, what: string) => {
		if (to !== '#partner') kept.push(`${to} ${what}`);
	};
	return {
		claim(ref, { realNow, leaseUntil }) {
			const row = rows.get(keyOf(ref));
			if (row?.settled === true) return Promise.resolve('settled');
			if (row !== undefined && row.lease !== null && row.lease >= realNow) return Promise.resolve('leased');
			rows.set(keyOf(ref), { lease: leaseUntil, settled: false });
			return Promise.resolve('claimed');
		},
		release(ref) {
			keep(ref.to, 'released');
			rows.set(keyOf(ref), { lease: null, settled: false });
			return Promise.resolve();
		},
		settle(ref, outcome) {
			keep(ref.to, Object.values(outcome).join());
			rows.set(keyOf(ref), { lease: null, settled: true });
			return Promise.resolve();
		},
	};
}

/** A mailer that answers as told, then takes everything; keeps what it was given. */
export function memoryMailer(answers: readonly Sent[] = []) {
	const given: Mail[] = [];
	return {
		given,
		send(mail: Mail): Promise<Sent> {
			given.push(mail);
			return Promise.resolve(answers[given.length - 1] ?? { is: 'sent', messageId: `<${given.length}@mail.example>` });
		},
	};
}

/** Reports as they were made; the first of a month stays. */
export function memoryArchive(): ReportArchive {
	const rows = new Map<string, KeptReport>();
	return {
		kept: (...key) => Promise.resolve(rows.get(key.join(' ')) ?? null),
		keep(municipality, month, as, report) {
			const key = [municipality, month, as].join(' ');
			const kept = rows.get(key) ?? report;
			rows.set(key, kept);
			return Promise.resolve(kept);
		},
	};
}

/** What is said to reports, with the rules of the real rows. */
export function memoryWords(): ReportWords {
	const rows = new Map<string, NotedWords>();
	const of = (municipality: string, month: string) =>
		rows.get(`${municipality} ${month}`) ?? { text: '', version: 0, isClosed: false };
	return {
		read: (municipality, month) => Promise.resolve(of(municipality, month)),
		write(municipality, month, { text, seen }) {
			const { version, isClosed } = of(municipality, month);
			if (isClosed || version !== seen) return Promise.resolve(isClosed ? 'closed' : 'changed');
			rows.set(`${municipality} ${month}`, { text, version: version + 1, isClosed });
			return Promise.resolve('written');
		},
		close(municipality, month) {
			const noted = of(municipality, month);
			rows.set(`${municipality} ${month}`, { ...noted, isClosed: true });
			return Promise.resolve(noted.text);
		},
	};
}

/** What makes files of a month: the real libraries, but that a picture's points are its text. */
export const drawing = {
	workbook: writeWorkbook,
	draw: drawPlot,
	rasterise: (svg: string) => Promise.resolve(new TextEncoder().encode(svg)),
};
