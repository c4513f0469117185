import { type ClockExplanation, explainClock } from '../../domain/case/why/explanation.ts';
import { heldViews } from '../../domain/case/why/view.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import type { Regulation } from '../../domain/regulation/regulation.ts';
import type { Doubt } from '../../domain/verify/claim.ts';
import { verify } from '../../domain/verify/verify.ts';
import { sayDueReasons, sayDueReasonsInEnglish } from '../../domain/wording/due-reasons.ts';
import { sayHeldBy, sayHeldByInEnglish } from '../../domain/wording/held-by.ts';
import { mailLabels } from '../../domain/wording/mails.ts';
import { formatterFor } from '../../domain/wording/times.ts';
import type { WorkCalendar } from '../../domain/worktime/calendar.ts';
import { isoInZone, offsetMinutes } from '../../domain/worktime/local-time.ts';
import type { StoredCase } from '../../functions/ports/case-store.ts';
import { command, helpOf, type Values } from '../command.ts';
import type { Deployment } from '../deployment/deployment.ts';
import { complain, DONE, FAILED, type Io } from '../io.ts';
import { calendarFactsOf } from '../reckoning/calendar-facts.ts';

const options = {
	clause: { type: 'string' },
	lang: { type: 'string', default: 'ru' },
	json: { type: 'boolean', default: false },
	stage: { type: 'string', default: 'local' },
} as const;

function read(values: Values<typeof options>, operands: readonly string[]) {
	const [caseId = '', ...more] = operands;
	const lang = values.lang === 'en' ? ('en' as const) : ('ru' as const);
	if (caseId === '' || more.length > 0) return 'name one case';
	return values.lang === lang ? { ...values, caseId, clause: values.clause, lang } : '--lang is ru or en';
}

/** Reads only. */
export const explain = command({
	name: 'explain',
	does: 'tell why the due times of a case are what they are',
	usage: ['explain CASE [--clause 2.2] [--lang ru|en] [--json] [--stage local|dev|prod]'],
	about: `Why each due time of a case is what it is: the regulation and its version, the clause, how the text was read, what it
runs from and whose time that is, what was halved, suspended or reckoned anew, the hours counted and the days skipped
with their acts; of a broken overall or backward term, whose minutes it was. Each explanation is re-checked by a second
reckoning; one that does not hold is said, with exit code 1.`,
	examples: ['otklik explain KX4-7PM', 'otklik explain KX4-7PM --clause 2.2 --lang ru'],
	options,
	read,
	run: async (given, io, { open }) => {
		const place = await open(given.stage, io);
		if (place === null) return FAILED;
		const explained = await explainCase(place, given.caseId, given.clause);
		if (typeof explained === 'string') {
			complain(io, { what: `${given.caseId} was not explained`, why: explained, next: helpOf('explain') });
			return FAILED;
		}
		for (const one of explained) {
			if (given.json) io.stdout.write(`${JSON.stringify(asData(given.caseId, one))}\n`);
			else io.stdout.write(`${linesOf(one, given.lang).join('\n')}\n\n`);
		}
		return tellDoubts(explained, io);
	},
});

interface Explained {
	readonly explanation: ClockExplanation;
	readonly calendar: WorkCalendar;
	readonly regulation: Regulation;
	readonly units: Municipality['units'];
	readonly doubts: readonly Doubt[];
}

/** Each clock under the calendar that it was reckoned under, in the order of opening; or why there is nothing to tell. */
async function explainCase(place: Deployment, caseId: string, clause: string | undefined) {
	const stored = await place.cases.load(caseId);
	if (stored === null) return 'there is no such case there';
	const { state } = stored;
	const units = (await place.tenants.loadMunicipality(stored.municipality))?.units ?? [];
	const regulation = await place.tenants.loadRegulation(state.regulation.id, state.regulation.version);
	if (regulation === null) return `its regulation ${state.regulation.id} ${state.regulation.version} is gone`;
	const clocks = state.clocks.filter((clock) => clause === undefined || clock.clause === clause);
	if (clocks.length === 0) return `no clock bears the clause ${clause ?? ''}; there are: ${clausesOf(stored)}`;
	const calendars = new Map<string, WorkCalendar>();
	const explained: Explained[] = [];
	for (const clock of clocks) {
		const calendar = calendars.get(clock.calendar) ?? (await place.tenants.loadCalendar(clock.calendar));
		if (calendar === null) return `the calendar ${clock.calendar} that it was reckoned under is gone`;
		calendars.set(clock.calendar, calendar);
		const explanation = explainClock(state, clock, regulation, calendar);
		explained.push({
			explanation,
			calendar,
			regulation,
			units,
			doubts: verify(explanation, calendarFactsOf(calendar)),
		});
	}
	return explained;
}

function clausesOf({ state }: StoredCase): string {
	return [...new Set(state.clocks.map(({ clause }) => clause))].join(', ');
}

function linesOf({ explanation, calendar, regulation, units }: Explained, lang: 'ru' | 'en'): readonly string[] {
	const { heldBy } = explanation;
	if (lang === 'en') {
		const held = heldBy === null ? [] : [`Who had the case: ${sayHeldByInEnglish(heldBy)}`];
		return [...sayDueReasonsInEnglish(explanation, regulation, (instant) => isoInZone(calendar, instant)), ...held];
	}
	const time = formatterFor((instant) => offsetMinutes(calendar, instant), calendar.zone);
	const held = heldBy === null ? [] : [`${mailLabels.holder}: ${sayHeldBy(heldBy, regulation, units)}`];
	return [...sayDueReasons(explanation, regulation, time), ...held];
}

/** The explanation in both languages and as data, its instants as ISO 8601 in the zone. */
function asData(caseId: string, one: Explained) {
	const iso = (instant: number | null) => (instant === null ? null : isoInZone(one.calendar, instant));
	const { explanation } = one;
	const { start, base, pauses, history, held, heldBy, reckoned, due, endedAt } = explanation;
	return {
		case: caseId,
		...explanation,
		endedAt: iso(endedAt),
		start: { ...start, at: iso(start.at) },
		base: base === null ? null : { ...base, dueAt: iso(base.dueAt) },
		pauses: pauses.map(({ from, until }) => ({ from: iso(from), until: iso(until) })),
		history: history.map((earlier) => ({ ...earlier, dueAt: iso(earlier.dueAt), at: iso(earlier.at) })),
		legs: explanation.legs.map(({ localFrom, localDue, days }) => ({ from: localFrom, due: localDue, days })),
		held: held === null ? null : { ...held, at: iso(held.at) },
		heldBy: heldBy === null ? null : heldViews(heldBy),
		reckoned: iso(reckoned),
		due: iso(due),
		text: { ru: linesOf(one, 'ru'), en: linesOf(one, 'en') },
		checked: one.doubts.length === 0 ? 'holds' : one.doubts,
	};
}

function tellDoubts(explained: readonly Explained[], io: Io): number {
	const doubted = explained.filter(({ doubts }) => doubts.length > 0);
	for (const { explanation, doubts } of doubted) {
		const what = `the explanation of ${explanation.clock} does not hold`;
		const why = `reckoned a second time: ${doubts.join(', ')}`;
		complain(io, { what, why, next: 'report it with the output of --json' });
	}
	if (doubted.length === 0) io.stderr.write(`${explained.length} explained, each reckoned a second time: all hold\n`);
	return doubted.length === 0 ? DONE : FAILED;
}
