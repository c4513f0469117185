import * as z from 'zod';
import type { Command } from '../../domain/case/model/commands.ts';
import type { NamedTime } from '../../domain/case/model/named-time.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Role } from '../../domain/regulation/regulation.ts';
import { done, type Result, refuse } from '../../domain/result.ts';
import type { WorkCalendar } from '../../domain/worktime/calendar.ts';
import { commandOfLine, type DraftStanding } from './command-of.ts';
import { type CaseName, caseName, type doings, type Line, shapeFor } from './line-shape.ts';
import { readTime, timeOrDayOf } from './times.ts';

/** A line of the simulator's input, read but not yet put to a case. */
export interface SimulatorLine {
	readonly case: CaseName;
	readonly at: Instant;
	/** What is done, in the words of the input. */
	readonly does: (typeof doings)[number];
	/** Who does it, where the line says so. */
	readonly by: Role | null;
	/** Whether it names a unit: a text that names none is the coordinator's own (G-30). */
	readonly unit: string | null;
	/** The command that the line means when this role gives it, where the case so stands. */
	readonly command: (by: Role, standing: DraftStanding) => Command;
}

/** Why a line cannot be put to a case; what of it could be read all the same. */
export interface LineFault {
	readonly case: CaseName;
	/** null where the line has no time that can be read. */
	readonly at: Instant | null;
	readonly detail: string;
}

/**
 * Reads one line of NDJSON. Times need an offset; for `promisedBy` and `due` a date alone will do, and means its whole
 * day in the calendar's zone. Refuses what is no JSON, lacks a field or names something unknown, and says which field.
 */
export function readLine(text: string, calendar: WorkCalendar): Result<SimulatorLine, LineFault> {
	const raw = parseJson(text);
	const parsed = shapeFor(raw).safeParse(raw);
	if (!parsed.success) return refuse({ ...remainsOf(raw), detail: explain(raw, parsed.error) });
	const line = parsed.data;
	const dates = { due: dateIn(line.due, calendar), promisedBy: dateIn(line.promisedBy, calendar) };
	const fault = faultOf(line, dates);
	if (fault !== null) return refuse({ case: line.case, at: line.at, detail: fault });
	const particulars = {
		due: dates.due ?? null,
		promisedBy: dates.promisedBy ?? null,
		incident: line.incident ?? null,
	};
	return done({
		case: line.case,
		at: line.at,
		does: line.do,
		by: line.by ?? null,
		unit: line.unit ?? null,
		command: (by, standing) => commandOfLine(line, by, particulars, standing),
	});
}

interface Dates {
	/** undefined: given, but neither a date nor a time. */
	readonly due: NamedTime | null | undefined;
	readonly promisedBy: NamedTime | null | undefined;
}

function dateIn(text: string | null | undefined, calendar: WorkCalendar): NamedTime | null | undefined {
	return text == null ? null : (timeOrDayOf(text, calendar) ?? undefined);
}

/** What can only be done to a unit, or by one. */
const ofUnit: readonly Line['do'][] = ['decline', 'reassign', 'require-photo', 'name-author'];

/** What keeps a line of the right shape from being a command. */
function faultOf(line: Line, dates: Dates): string | null {
	if (dates.due === undefined) return 'due: is neither a date nor a date-time with an offset';
	if (dates.promisedBy === undefined) return 'promisedBy: is neither a date nor a date-time with an offset';
	if ((line.do === 'receive' || line.do === 'found') && line.incident == null) return 'incident: is missing';
	if ((line.do === 'route' || line.do === 'add-units') && line.units == null) return 'units: is missing';
	if (ofUnit.includes(line.do) && (line.unit ?? '') === '') return 'unit: is missing';
	if (line.do === 'require-photo' && line.required == null) return 'required: is missing';
	return line.do === 'set-deadline' && dates.due === null ? 'due: is missing' : null;
}

/** undefined for a text that is no JSON, which is a value of none. */
function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function explain(raw: unknown, error: z.ZodError): string {
	if (raw === undefined) return 'the line is no JSON';
	const [issue] = error.issues;
	return issue === undefined ? 'the line is no command' : `${issue.path.join('.') || 'the line'}: ${issue.message}`;
}

const remains = z.object({ case: caseName.catch(null), at: z.string().nullish().catch(null) });

function remainsOf(raw: unknown): Omit<LineFault, 'detail'> {
	const read = remains.safeParse(raw);
	if (!read.success) return { case: null, at: null };
	return { case: read.data.case, at: read.data.at == null ? null : readTime(read.data.at) };
}

/** The case that a line names, whatever else it says; null where it names none. */
export function caseOfLine(text: string): CaseName {
	const raw = parseJson(text);
	const named = typeof raw === 'object' && raw !== null && 'case' in raw ? caseName.safeParse(raw.case) : null;
	return named?.success === true ? named.data : null;
}
