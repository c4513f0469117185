import * as z from 'zod';
import type { Fault } from '../regulation/fault.ts';
import { date, idText, role, term, text } from '../regulation/schema/parts.ts';
import { faultsOf, inWordsOfTheFile } from '../regulation/schema/zod-faults.ts';
import { done, type Result, refuse } from '../result.ts';
import { dayNumber } from '../worktime/local-date.ts';
import { isZone } from '../worktime/zone-offsets.ts';
import { daysAway } from './days-away.ts';
import { lintMunicipality } from './lint.ts';
import type { Municipality } from './municipality.ts';
import { usualNetworks } from './usual-networks.ts';

const mail = z.email('write one mail address');
const segments = z.array(z.string().regex(/^\d{2}:\d{2}-\d{2}:\d{2}$/, 'write a segment as "09:00-13:00"'));
const day = segments.exactOptional();
const existing = date.refine((written) => dayNumber(written) !== null, { error: 'no such date' });

const week = z.strictObject({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day });

const exception = z.strictObject({ date: existing, segments, act: text });
const unitHours = z.strictObject({ week });
const confirmed = z.strictObject({ document: text, on: existing });

const calendar = z.strictObject({
	zone: text,
	region: text.nullable(),
	follows: z.array(z.enum(['law', 'recommended', 'budget-sector', 'pandemic'])),
	notFollowed: z.array(existing).exactOptional(),
	week,
	days: z.array(exception),
	units: z.record(idText, unitHours).exactOptional(),
	confirmed: confirmed.nullable(),
});

const head = z.strictObject({ name: text, mail });

const unit = z.strictObject({
	id: idText,
	title: text,
	mail,
	head: head.nullable().default(null),
	topics: z.array(text).default([]),
	places: z.array(text).default([]),
});

const person = z.strictObject({
	id: idText,
	name: text,
	role,
	unit: idText.nullable().default(null),
	mail,
	deputyOf: idText.nullable().default(null),
	duty: z.boolean().default(false),
	act: text.nullable().default(null),
});

const absence = z.strictObject({
	person: idText,
	from: existing,
	to: existing,
	deputy: idText.nullable().default(null),
});

const network = z.strictObject(
	{
		enabled: z.boolean(),
		note: text.nullable().default(null),
		account: z.url('write the address of the account, beginning with https://').nullable().default(null),
	},
	{
		error: ({ input }) =>
			input === undefined ? 'is missing; list every network, or write `networks: default`' : undefined,
	},
);

const networks = z.strictObject({
	vk: network,
	ok: network,
	telegram: network,
	// Younger than the first files: one that does not speak of it has not enabled it.
	max: network.prefault({ enabled: false }),
	facebook: network,
	instagram: network,
	twitter: network,
	other: network,
});

const report = z.strictObject({ to: role, beforeDay: z.int().min(1).max(28) });

/** A citizen may ask about an answer for a month; ten years is longer than anything here is disputed. */
const days = z.int().min(30, 'write at least 30 days').max(3_650, 'write at most 3650 days');

const retention = z.strictObject({ words: days, accesses: days });

export const municipalityShape = z.strictObject({
	schema: z.literal(1),
	id: idText,
	title: text,
	regulation: idText,
	integration: idText,
	calendar,
	units: z.array(unit).default([]),
	people: z.array(person),
	absences: z.array(absence).default([]),
	replyTo: mail,
	telephone: z
		.string()
		.regex(/^\+?\d[\d ()-]{4,24}$/, 'write the number as it is dialled, as "+7 (86133) 1-23-45"')
		.nullable()
		.default(null),
	networks: z.union([z.literal('default').transform(() => usualNetworks), networks]),
	site: z
		.string()
		.regex(
			/^(?!www\.)[a-z0-9-]+(\.[a-z0-9-]+)+$/,
			'write the host alone, in small letters and without www., as adm-okha.ru',
		)
		.nullable()
		.default(null),
	remindBefore: term.nullable().default(null),
	remindCurator: term.nullable().default(null),
	referenceMode: z.boolean().default(false),
	retention: retention.nullable().default(null),
	officialPages: z.boolean().default(false),
	report: report.nullable().default(null),
});

/** The mappings of a municipality's file by the name under which their fields are described. */
export const municipalityByName = {
	municipality: municipalityShape,
	calendar,
	week,
	exception,
	unitHours,
	confirmed,
	unit,
	head,
	person,
	absence,
	networks,
	network,
	municipalReport: report,
	retention,
} as const;

/**
 * Reads a municipality from its file's plain data. Refuses with every fault at once, unknown fields and names that lead
 * nowhere included. Whether the week makes a calendar says `buildCalendarFor`, which needs the federal years.
 */
export function parseMunicipality(data: unknown): Result<Municipality, readonly Fault[]> {
	const parsed = municipalityShape.safeParse(data, inWordsOfTheFile);
	if (!parsed.success) return refuse(faultsOf(parsed.error));
	const { zone } = parsed.data.calendar;
	// What is no zone is a fault of the calendar, which is told with its place.
	const known = isZone(zone) ? zone : 'utc';
	const read: Municipality = {
		...parsed.data,
		absences: parsed.data.absences.map(({ from, to, ...absence }) => ({ ...absence, ...daysAway(from, to, known) })),
	};
	const faults = lintMunicipality(read);
	return faults.length === 0 ? done(read) : refuse(faults);
}
