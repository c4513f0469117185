import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import type { CalendarData, FederalYear, Region } from '../../domain/worktime/calendar-data.ts';
import { dayNumber } from '../../domain/worktime/local-date.ts';

const date = z.string().refine((text) => dayNumber(text) !== null, 'is no date of the calendar: write YYYY-MM-DD');
const text = z.string().min(1);
const note = z.array(text).default([]);

const daysOfAct = z.strictObject({ act: text, days: z.record(date, text) });
const workedDay = z.strictObject({ date, hoursOf: date, act: text });
const countedDays = z.strictObject({ act: text, pandemic: z.boolean(), days: z.array(date) });
const norm = z.strictObject({ year: z.int(), months: z.array(z.int()).length(12) });

/** Days of one act, each with what it is called. */
const actDays = z
	.array(daysOfAct)
	.transform((groups) =>
		groups.flatMap(({ act, days }) => Object.entries(days).map(([day, name]) => ({ date: day, name, act }))),
	);

export const federalYear = z.strictObject({
	year: z.int().min(1993).max(2100),
	entered: date,
	off: actDays,
	worked: z.array(workedDay),
	short: actDays,
	/** Kept because every entry has its act; terms count these days as the norm does, as worked. */
	countedAsWorked: z.array(countedDays),
	norm40: norm,
	notes: note,
	sources: note,
});

const regionDay = z.strictObject({
	date,
	name: text,
	act: text,
	status: z.enum(['law', 'recommended', 'budget-sector', 'pandemic']),
	confidence: z.enum(['high', 'medium', 'low']),
	workedInstead: date.nullable().default(null),
	sources: note,
});

export const regionFile = z.strictObject({
	id: text,
	name: text,
	zone: text,
	entered: date,
	days: z.array(regionDay),
	notes: note,
});

/** The mappings of both files by the name under which their fields are described. */
export const calendarsByName = {
	federalYear,
	daysOfAct,
	workedDay,
	countedDays,
	norm,
	region: regionFile,
	regionDay,
} as const;

/**
 * Reads the calendars folder: `federal/YYYY.yaml` and `regions/ID.yaml`. A file that does not hold what it should is an
 * exception that names the file, the place in it and what is wrong: these files are part of the checkout.
 */
export async function readCalendarData(folder: string): Promise<CalendarData> {
	const [federal, regions] = await Promise.all([
		readAll(join(folder, 'federal'), (content): FederalYear => federalYear.parse(content)),
		readAll(join(folder, 'regions'), (content): Region => regionFile.parse(content)),
	]);
	return { federal, regions };
}

async function readAll<Content>(folder: string, read: (content: unknown) => Content): Promise<readonly Content[]> {
	const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
	return Promise.all(
		names.map(async (name) => {
			const file = join(folder, name);
			try {
				return read(parse(await readFile(file, 'utf8')));
			} catch (cause) {
				throw new Error(`${file} is no calendar file: ${explain(cause)}`, { cause });
			}
		}),
	);
}

function explain(cause: unknown): string {
	if (cause instanceof z.ZodError) return z.prettifyError(cause);
	return cause instanceof Error ? cause.message : String(cause);
}
