import type { ReportedCase } from '../../domain/report/model.ts';
import type { ReportDeps } from '../../functions/owe-report/copies.ts';
import type { Sent } from '../../functions/ports/mailer.ts';
import type { LinkKey } from '../../functions/ports/secrets.ts';
import { metricNames } from '../../functions/runtime/metric-names.ts';
import { path } from './forms.ts';
import { memoryHooks } from './memory-hooks.ts';
import { memoryReturns } from './memory-returns.ts';
import {
	anapaPlace,
	drawing,
	memoryArchive,
	memoryLedger,
	memoryMailer,
	memoryWords,
	monthsOf,
	reportedCase,
} from './reporting.ts';
import { anapaTime } from './story.ts';

const minute = 60_000;
export const reportKey = new TextEncoder().encode('a key for tests');
/** An answered case. */
export const answered = reportedCase('АН-1', path);

/** What every run counts, whatever it sent. */
const isOfRun: readonly string[] = [metricNames.reportHeartbeat, metricNames.calendarDaysLeft];

/** The hourly run over these cases, at this local time of Anapa. */
export async function running(at: string, cases: readonly ReportedCase[] = [answered], answers: readonly Sent[] = []) {
	let now = anapaTime(at);
	const { tenants } = await anapaPlace(now);
	const { sentMails, deadAddresses } = memoryReturns();
	const linkKey: LinkKey = { get: () => Promise.resolve(reportKey), signing: () => Promise.resolve([reportKey]) };
	const mailer = memoryMailer(answers);
	const logged: string[] = [];
	const counted: string[] = [];
	const kept: string[] = [];
	const hooks = memoryHooks();
	const note = (message: string, fields = {}) => void logged.push(`${message} ${JSON.stringify(fields)}`);
	const deps: ReportDeps = {
		linkKey,
		sentMails,
		deadAddresses,
		tenants,
		months: monthsOf(cases),
		ledger: memoryLedger(kept),
		archive: memoryArchive(),
		words: memoryWords(),
		publicUrl: 'https://otklik.example/v1/',
		mailer,
		partners: hooks.partners,
		...drawing,
		sender: 'Отклик <otklik@mail.example>',
		clock: {
			now: () => now,
			realNow: () => now,
			fromReal: (real) => real,
			toReal: (instant) => instant,
			judgeBefore: () => now,
			judgedFrom: (instant) => instant,
			holdMs: 0,
			gatherMs: 0,
		},
		log: { info: note, warn: note, error: note },
		meter: { count: (name) => void (isOfRun.includes(name) || counted.push(name)), seconds: () => undefined },
	};
	const later = (minutes: number) => {
		now += minutes * minute;
	};
	return { deps, mailer, logged, later, sentMails, deadAddresses, counted, kept, hooks };
}

/** The same months, of which these cases cannot be read. */
export function lacking({ months }: ReportDeps, unreadable: readonly string[]): ReportDeps['months'] {
	return { received: async (...asked) => ({ ...(await months.received(...asked)), unreadable }) };
}
