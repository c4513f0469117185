import { join } from 'node:path';
import { confirmed } from '../deployment/confirm.ts';
import type { OpenDeployment } from '../deployment/open-deployment.ts';
import { foreseeMoves, type Recalendared, recalendarCases } from '../deployment/recalendar.ts';
import { type Redelivered, redeliver } from '../deployment/redeliver.ts';
import { type Refiled, refileCases } from '../deployment/refile.ts';
import { applyMunicipality } from '../deployment/tenancy.ts';
import { readCalendarData } from '../files/calendar-files.ts';
import { readMunicipality } from '../files/data-files.ts';
import { complain, DONE, FAILED, type Io } from '../io.ts';
import { refused, told } from '../report-done.ts';

interface Values {
	readonly stage: string;
	readonly yes: boolean;
	readonly 'dry-run': boolean;
	readonly json: boolean;
}

/**
 * Puts a municipality's file in force, and reckons anew under its calendar what runs in its open cases (G-4). With
 * `--dry-run` it tells what would move, and writes nothing.
 */
export async function applyFile(open: OpenDeployment, file: string, values: Values, io: Io): Promise<number> {
	const read = await readMunicipality(file, await readCalendarData(join(io.root, 'calendars')));
	if (!read.ok) {
		complain(io, { what: `${file} was not applied`, why: 'it has faults', next: `otklik check ${file}` });
		for (const line of read.refusal) io.stderr.write(`${line}\n`);
		return FAILED;
	}
	for (const line of read.value.advice) io.stderr.write(`note: ${line}\n`);
	const { id } = read.value.municipality;
	const place = await open(values.stage, io);
	if (place === null) return FAILED;
	if (values['dry-run']) {
		const foreseen = await foreseeMoves(place, read.value);
		const calendar = read.value.calendar.id;
		const line = `${id} with calendar ${calendar} would be applied on ${values.stage}; ${sayMoves(foreseen, 'would move')}`;
		return told(io, values.json, { line, data: { municipality: id, calendar, dryRun: true, ...foreseen } });
	}
	if (!(await confirmed(io, place.stage, values.yes, `applying ${id}`))) return FAILED;
	const applied = await applyMunicipality(place, read.value);
	if (!applied.ok) return refused(io, `applying ${id}`, applied.refusal);
	const { regulation, calendar, calendarIs, gaps } = applied.value;
	for (const line of gaps) io.stderr.write(`note: ${line}\n`);
	const since = calendarIs === 'known' ? 'as before' : 'from now on';
	const means = { realNow: Date.now, backoff: place.backoff };
	const recalendared = await recalendarCases(place, id, means);
	const again = await redeliver(place, read.value.municipality, means);
	const filed = await refileCases(place, id);
	const line = `${id} is in force: regulation ${regulation.id} ${regulation.version}, calendar ${calendar} ${since}; ${sayMoves(recalendared, 'moved')}${sayAgain(again)}${sayFiled(filed)}`;
	const { refiled } = filed;
	told(io, values.json, { line, data: { ...applied.value, ...recalendared, writtenAgain: again.again, refiled } });
	if (again.left.length > 0) {
		complain(io, {
			what: `in ${again.left.length} open cases nobody is written to again`,
			why: again.left.map(({ caseId, why }) => `${caseId}: ${why}`).join('; '),
			next: 'telephone whoever waits there, or reassign the case',
		});
	}
	if (filed.left.length > 0) {
		complain(io, {
			what: `${filed.left.length} open cases stand in lists as they did`,
			why: filed.left.map(({ caseId, why }) => `${caseId}: ${why}`).join('; '),
			next: `otklik tenant apply ${file} --stage ${values.stage}`,
		});
	}
	const [first, ...others] = recalendared.left;
	if (first === undefined) return again.left.length + filed.left.length === 0 ? DONE : FAILED;
	complain(io, {
		what: `${others.length + 1} of ${recalendared.cases} cases keep the due times of the old calendar`,
		why: recalendared.left.map(({ caseId, why }) => `${caseId}: ${why}`).join('; '),
		next: `otklik tenant apply ${file} --stage ${values.stage}`,
	});
	return FAILED;
}

function sayFiled({ refiled }: Refiled): string {
	return refiled === 0 ? '' : `; ${refiled} stand in their lists anew`;
}

function sayAgain({ again }: Redelivered): string {
	return again === 0 ? '' : `; ${again} who had not been reached are written to again`;
}

function sayMoves({ cases, moves }: Recalendared, verb: string): string {
	const lines = moves.map(({ caseId, clause, unit, was, due }) => {
		const whose = unit === null ? '' : ` (${unit})`;
		return `\n  ${caseId} ${clause}${whose}: ${was ?? 'none'} -> ${due ?? 'none'}`;
	});
	return `of ${cases} cases ${moves.length} clocks ${verb}${lines.join('')}`;
}
