import { join } from 'node:path';
import { parseMunicipality } from '../../domain/municipality/schema.ts';
import { parseRegulation } from '../../domain/regulation/schema/schema.ts';
import { done, type Result, refuse } from '../../domain/result.ts';
import { NO_DATA, type WorkCalendar } from '../../domain/worktime/calendar.ts';
import type { CalendarData } from '../../domain/worktime/calendar-data.ts';
import { dateOf } from '../../domain/worktime/local-date.ts';
import { buildCalendarFor } from '../../domain/worktime/schedule.ts';
import { command, type Values } from '../command.ts';
import { readCalendarData } from '../files/calendar-files.ts';
import { isMunicipality } from '../files/data-files.ts';
import { readYaml } from '../files/read-yaml.ts';
import { complain, DONE, FAILED } from '../io.ts';
import { calendarFactsOf } from '../reckoning/calendar-facts.ts';
import { differenceHeading, differenceLine, differencesOf } from '../replay/differences.ts';

const options = { json: { type: 'boolean', default: false } } as const;

function read(values: Values<typeof options>, operands: readonly string[]) {
	const [before, after, ...more] = operands;
	return before === undefined || after === undefined || more.length > 0
		? 'name two files, the old one first'
		: { ...values, before, after };
}

/** Reads only. */
export const diff = command({
	name: 'diff',
	does: 'tell what a changed regulation, municipality or calendar says otherwise: terms, acts, people, days',
	usage: ['diff OLD NEW [--json]'],
	about: `Compares what two files say, not their lines: order, comments and short forms make no difference. Two regulations, two
municipalities (their calendars are compared day by day as well) or two calendar files. What a change does to cases tells
\`otklik replay\`. Exit code 0 whether they differ or not.`,
	examples: [
		'otklik diff docs/guide/3-importance.yaml docs/guide/4-interim.yaml',
		'otklik diff municipalities/anapa.yaml municipalities/okha.yaml --json',
	],
	options,
	read,
	run: async (given, io) => {
		const calendars = await readCalendarData(join(io.root, 'calendars'));
		const [before, after] = await Promise.all([given.before, given.after].map((file) => saidBy(file, calendars)));
		const faults = [before, after].flatMap((one) => (one === undefined || one.ok ? [] : one.refusal));
		if (!before?.ok || !after?.ok) {
			complain(io, { what: 'the files were not compared', why: faults.join('\n        '), next: 'otklik check FILE' });
			return FAILED;
		}
		const differences = differencesOf(before.value.data, after.value.data);
		const days = daysApart(before.value.calendar, after.value.calendar);
		if (given.json) {
			io.stdout.write(`${JSON.stringify({ differences, days })}\n`);
			return DONE;
		}
		const subjects = [...new Set(differences.map(differenceHeading))];
		for (const subject of subjects) {
			const lines = differences.filter((one) => differenceHeading(one) === subject).map(differenceLine);
			io.stdout.write(`${subject}\n${lines.map((line) => `  ${line}\n`).join('')}`);
		}
		if (days.length > 0)
			io.stdout.write(
				`days with other hours: ${days.length}\n${days
					.slice(0, SHOWN)
					.map((day) => `  ${day}\n`)
					.join('')}`,
			);
		if (days.length > SHOWN) io.stdout.write(`  … all with --json\n`);
		if (differences.length + days.length === 0) io.stdout.write('they say the same\n');
		return DONE;
	},
});

/** So many days are shown to a person. */
const SHOWN = 20;

interface Said {
	readonly data: unknown;
	readonly calendar: WorkCalendar | null;
}

/** What a file says, in its full form where it is a regulation or a municipality; anything else as it is written. */
async function saidBy(name: string, calendars: CalendarData): Promise<Result<Said, readonly string[]>> {
	const file = await readYaml(name);
	if (!file.ok) return file;
	const { data, describe } = file.value;
	if (isMunicipality(file.value)) {
		const town = parseMunicipality(data);
		if (!town.ok) return refuse(town.refusal.map(describe));
		const calendar = buildCalendarFor(town.value.calendar, calendars);
		return done({ data: town.value, calendar: calendar.ok ? calendar.value : null });
	}
	if (typeof data !== 'object' || data === null || !('terms' in data)) return done({ data, calendar: null });
	const regulation = parseRegulation(data);
	return regulation.ok ? done({ data: regulation.value, calendar: null }) : refuse(regulation.refusal.map(describe));
}

/** The dates of which the two calendars say other hours, with both; dates that only one knows are left out. */
function daysApart(before: WorkCalendar | null, after: WorkCalendar | null): readonly string[] {
	if (before === null || after === null) return [];
	const [old, fresh] = [calendarFactsOf(before), calendarFactsOf(after)];
	const { firstDay, days } = after.plan;
	const knows = ({ plan }: WorkCalendar, day: number): boolean =>
		(plan.days[day - plan.firstDay] ?? NO_DATA) !== NO_DATA;
	return [...days.keys()].flatMap((index) => {
		const day = firstDay + index;
		if (!knows(before, day) || !knows(after, day)) return [];
		const date = dateOf(day);
		const [one, other] = [hoursText(old.hours(date)), hoursText(fresh.hours(date))];
		return one === other ? [] : [`${date}: ${one} → ${other}`];
	});
}

function hoursText(segments: readonly (readonly [number, number])[]): string {
	const clock = (minutes: number): string =>
		`${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
	return segments.map(([from, until]) => `${clock(from)}–${clock(until)}`).join(', ') || 'off';
}
