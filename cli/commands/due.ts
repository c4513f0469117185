import { once } from 'node:events';
import { join } from 'node:path';
import { explainInEnglish, explainInRussian } from '../../domain/wording/counted-days.ts';
import { command, helpOf, type Values } from '../command.ts';
import { readCalendarData } from '../files/calendar-files.ts';
import { type Calendars, calendarsFrom } from '../files/calendars.ts';
import { complain, DONE, FAILED, type Io, messageOf } from '../io.ts';
import { answer, answerAndExplain, type DueAnswer } from '../reckoning/due-answer.ts';

const options = {
	municipality: { type: 'string' },
	from: { type: 'string' },
	before: { type: 'string' },
	to: { type: 'string' },
	term: { type: 'string' },
	lang: { type: 'string', default: 'en' },
	explain: { type: 'boolean', default: false },
	json: { type: 'boolean', default: false },
	batch: { type: 'boolean', default: false },
} as const;

function read(values: Values<typeof options>, operands: readonly string[]) {
	const { municipality, from, before, to, term, explain, batch, lang } = values;
	const asks = [municipality, from, before, to, term].some((value) => value !== undefined);
	if (operands.length > 0) return 'every part of a question has its option';
	if (lang !== 'en' && lang !== 'ru') return '--lang is en or ru';
	if (batch && (asks || explain)) return '--batch takes its questions from stdin, and explains none';
	if (!batch && municipality === undefined) return '--municipality is missing';
	return values;
}

/**
 * `otklik due`: one question from the arguments, or a stream of them from stdin with `--batch`. A line of a batch that
 * has no answer gets its error and costs the others nothing; the exit code is 0 all the same.
 */
export const due = command({
	name: 'due',
	does: 'reckon a due time, a latest start or working time, one or many',
	usage: [
		'due --municipality ID --from TIME --term TERM [--explain] [--lang en|ru] [--json]',
		'due --municipality ID --before TIME --term TERM      the latest start that leaves the term',
		'due --municipality ID --from TIME --to TIME          the working seconds between',
		'due --batch                                          NDJSON in, NDJSON out, in the same order',
	],
	about: `TIME is ISO 8601 with an offset. TERM is an amount and a unit: WM WH SH CM CH CHX WD CD.`,
	examples: [
		'otklik due --municipality anapa --from 2025-04-28T17:30:00+03:00 --term "8 WH" --explain',
		'otklik due --municipality anapa --before 2025-03-13T10:00:00+03:00 --term "3 WH"',
		`echo '{"id":"1","municipality":"perm","from":"2025-03-14T17:30:00+05:00","term":"8 SH"}' | otklik due --batch`,
	],
	options,
	read,
	run: async (given, io) => {
		const calendars = calendarsFrom(
			await readCalendarData(join(io.root, 'calendars')),
			join(io.root, 'municipalities'),
		);
		return given.batch ? runBatch(calendars, io) : runOne(given, calendars, io);
	},
});

function runOne(given: Values<typeof options>, calendars: Calendars, io: Io): number {
	const { municipality, from, before, to, term } = given;
	const answered = answerAndExplain({ municipality, from, before, to, term }, calendars);
	if (!answered.ok) {
		complain(io, { what: 'there is no answer', why: answered.refusal, next: helpOf('due') });
		return FAILED;
	}
	const { answer: found, explanation } = answered.value;
	if (given.json) {
		io.stdout.write(`${JSON.stringify(given.explain && explanation !== null ? { ...found, explanation } : found)}\n`);
		return DONE;
	}
	io.stdout.write(`${plain(found)}\n`);
	if (!given.explain || explanation === null) return DONE;
	const lines = given.lang === 'ru' ? explainInRussian(explanation) : explainInEnglish(explanation);
	io.stdout.write(`${lines.join('\n')}\n`);
	return DONE;
}

function plain(found: DueAnswer): string {
	return 'due' in found ? found.due : String(found.workingSeconds);
}

async function runBatch(calendars: Calendars, io: Io): Promise<number> {
	io.stdin.setEncoding('utf8');
	let rest = '';
	let number = 0;
	const write = async (lines: readonly string[]) => {
		const answers = lines.map((line) => {
			number += 1;
			return line.trim() === '' ? '' : `${answerLine(line, number, calendars)}\n`;
		});
		if (!io.stdout.write(answers.join(''))) await once(io.stdout, 'drain');
	};
	for await (const chunk of io.stdin) {
		const lines = `${rest}${String(chunk)}`.split('\n');
		rest = lines.pop() ?? '';
		await write(lines);
	}
	await write([rest]);
	return DONE;
}

function answerLine(line: string, number: number, calendars: Calendars): string {
	let data: unknown;
	try {
		data = JSON.parse(line.replace(/^\uFEFF/, ''));
	} catch (error) {
		return JSON.stringify({ id: null, error: `line ${number} is no JSON: ${messageOf(error)}` });
	}
	const id = typeof data === 'object' && data !== null && 'id' in data ? data.id : null;
	const answered = answer(data, calendars);
	return JSON.stringify(answered.ok ? { id, ...answered.value } : { id, error: answered.refusal });
}
