import { Readable, Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import type { Io } from '../../cli/io.ts';
import { otklik } from '../../cli/otklik.ts';
import { root } from '../support/checkout.ts';

interface Run {
	readonly code: number;
	readonly out: string;
	readonly err: string;
}

async function run(args: readonly string[], stdin: Readable = Readable.from([])): Promise<Run> {
	const written = { out: '', err: '' };
	const into = (name: 'out' | 'err') =>
		new Writable({
			write(chunk, _encoding, done) {
				written[name] += String(chunk);
				done();
			},
		});
	const io: Io = { stdin, stdout: into('out'), stderr: into('err'), root };
	return { code: await otklik(args, io), ...written };
}

async function batch(...lines: readonly unknown[]): Promise<readonly Record<string, unknown>[]> {
	const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
	const { code, out } = await run(['due', '--batch'], Readable.from([text]));
	expect(code).toBe(0);
	return out
		.trimEnd()
		.split('\n')
		.map((line) => JSON.parse(line) as Record<string, unknown>);
}

const from = '2025-04-28T17:30:00+03:00';
const week = { mon: ['09:00-13:00', '14:00-18:00'], tue: ['09:00-13:00', '14:00-18:00'] };
const calendar = { region: 'RU-KDA', zone: 'Europe/Moscow', week };

describe('otklik due --batch', () => {
	it('answers the four forms of a question in their order', async () => {
		const answers = await batch(
			{ id: '1', municipality: 'anapa', from, term: '8 WH' },
			{
				id: '2',
				calendar: { ...calendar, days: { '2025-12-30': [], '2025-12-27': ['09:00-13:00'] } },
				from: '2025-12-26T12:00:00Z',
				term: '2 WD',
			},
			{ id: '3', municipality: 'anapa', before: '2025-03-13T10:00:00+03:00', term: '3 WH' },
			{ id: '4', municipality: 'perm', from: '2025-03-14T17:30:00+05:00', to: '2025-03-17T10:00:00+05:00' },
		);
		expect(answers).toEqual([
			{ id: '1', due: '2025-05-05T09:30:00+03:00' },
			{ id: '2', due: '2025-12-29T18:00:00+03:00' },
			{ id: '3', due: '2025-03-12T16:00:00+03:00' },
			{ id: '4', workingSeconds: 5400 },
		]);
	});

	it('writes 24:00 as the next day, in the zone of the calendar and not of the question', async () => {
		const [answer] = await batch({ id: 1, municipality: 'okha', from: '2025-03-15T00:00:00Z', term: '24 CHX' });
		expect(answer).toEqual({ id: 1, due: '2025-03-18T00:00:00+11:00' });
	});

	it('region null means federal days only, days an exception that beats them, and CD need no data', async () => {
		const answers = await batch(
			{ id: 1, calendar: { ...calendar, region: null }, from, term: '4 WH' },
			{ id: 2, calendar: { ...calendar, days: { '2025-05-01': ['10:00-11:00'] } }, from, term: '1.5 WH' },
			{ id: 3, calendar, from: '2040-01-01T00:00:00Z', term: '1 CD' },
		);
		expect(answers.map(({ due }) => due)).toEqual([
			'2025-04-29T12:30:00+03:00',
			'2025-05-01T11:00:00+03:00',
			'2040-01-03T00:00:00+03:00',
		]);
	});

	const term = '8 WH';
	it.each([
		['zero', { municipality: 'anapa', from, term: '0 WH' }, 'above zero'],
		['negative', { municipality: 'anapa', from, term: '-8 WH' }, 'above zero'],
		['fractional days', { municipality: 'anapa', from, term: '1.5 WD' }, 'fraction'],
		['another unit', { municipality: 'anapa', from, term: '8 hours' }, 'unknown unit'],
		['a number for a term', { municipality: 'anapa', from, term: 8 }, 'term must be a text'],
		['a time without offset', { municipality: 'anapa', from: '2025-04-28T17:30:00', term }, 'no offset'],
		['a date for a time', { municipality: 'anapa', from: '2025-04-28', term }, 'no date-time'],
		['a day that is none', { municipality: 'anapa', from: '2025-02-30T10:00:00Z', term }, 'no date-time'],
		['to before from', { municipality: 'anapa', from, to: '2025-04-28T17:29:59+03:00' }, 'end lies before'],
		['a missing week', { calendar: { region: null, zone: 'Europe/Moscow' }, from, term }, 'calendar.week is missing'],
		['a missing zone', { calendar: { region: null, week }, from, term }, 'calendar.zone is missing'],
		['an unknown zone', { calendar: { ...calendar, zone: 'Europe/Anapa' }, from, term }, 'no IANA time zone'],
		['an unknown region', { calendar: { ...calendar, region: 'RU-MOW' }, from, term }, 'no calendar of the region'],
		['a segment that is none', { calendar: { ...calendar, week: { mon: ['9-18'] } }, from, term }, 'no segment'],
		['days that are no dates', { calendar: { ...calendar, days: { '2025-13-01': [] } }, from, term }, 'no date'],
		['no working time', { calendar: { ...calendar, week: {} }, from, term }, 'no working time'],
		['a year without data', { municipality: 'anapa', from: '2031-01-01T00:00:00Z', term }, '2031'],
		['an unknown municipality', { municipality: 'moscow', from, term }, 'no municipality'],
		['a way out of the folder', { municipality: '../calendars/federal/2025', from, term }, 'no id'],
		['neither calendar', { from, term }, 'exactly one'],
		['both calendars', { municipality: 'anapa', calendar, from, term }, 'exactly one'],
		['no question', { municipality: 'anapa', from }, 'give from and term'],
		['two questions', { municipality: 'anapa', from, before: from, term }, 'give from and term'],
		['CHX backwards', { municipality: 'anapa', before: from, term: '8 CHX' }, 'backwards'],
		['a list', [], 'JSON object'],
		['nothing', null, 'JSON object'],
		['half a line', '{"id":"x"', 'no JSON'],
	])('%s is an error of that line alone', async (_, line, error) => {
		const good = { id: 'next', municipality: 'anapa', from, term };
		const answers = await batch(line, good);
		expect(answers).toEqual([
			{ id: null, error: expect.stringContaining(error) },
			{ id: 'next', due: '2025-05-05T09:30:00+03:00' },
		]);
	});

	it('echoes the id of a line in error', async () => {
		expect(await batch({ id: '7' })).toEqual([{ id: '7', error: expect.any(String) }]);
	});

	it('takes lines torn between chunks, Windows line ends, blank lines and an end without a newline', async () => {
		const line = JSON.stringify({ id: 'ё', municipality: 'anapa', from, term });
		const bytes = Buffer.from(`${line}\r\n\r\n${line}`);
		const chunks = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, i) => bytes.subarray(i * 7, i * 7 + 7));
		const { out } = await run(['due', '--batch'], Readable.from(chunks, { objectMode: false }));
		const answer = '{"id":"ё","due":"2025-05-05T09:30:00+03:00"}\n';
		expect(out).toBe(answer + answer);
	});
});

describe('otklik due', () => {
	const question = ['due', '--municipality', 'anapa', '--from', from, '--term', '8 WH'];

	it('prints the due time alone, and with --json as data', async () => {
		expect(await run(question)).toEqual({ code: 0, out: '2025-05-05T09:30:00+03:00\n', err: '' });
		expect(JSON.parse((await run([...question, '--json'])).out)).toEqual({ due: '2025-05-05T09:30:00+03:00' });
	});

	it('explains each day with the act behind it, in English or Russian', async () => {
		expect((await run([...question, '--explain'])).out).toContain('day off in the region: Радоница');
		expect((await run([...question, '--explain', '--lang', 'ru'])).out).toContain('№ 4909-КЗ');
		const { out } = await run([...question, '--explain', '--json']);
		expect(JSON.parse(out)).toMatchObject({ explanation: { localDue: '2025-05-05T09:30:00+03:00' } });
	});

	it('prints working seconds between two times', async () => {
		const { out } = await run(['due', '--municipality', 'anapa', '--from', from, '--to', '2025-04-28T18:00:00+03:00']);
		expect(out).toBe('1800\n');
	});

	it('a question without an answer fails with 1 and says what, why and the next command', async () => {
		const { code, out, err } = await run(['due', '--municipality', 'anapa', '--from', from, '--term', '8 XX']);
		expect([code, out]).toEqual([1, '']);
		expect(err).toMatch(/there is no answer.*unknown unit XX.*due --help/s);
	});

	it.each([
		[['due', '--from', from, '--term', '8 WH'], '--municipality is missing'],
		[['due', '--wrong'], '--wrong'],
		[['due', '--batch', '--explain'], 'explains none'],
		[['dew'], 'the commands are'],
		[[], 'no command was given'],
	])('%j is misuse, exit code 2', async (args, why) => {
		const { code, err } = await run(args);
		expect(code).toBe(2);
		expect(err).toContain(why);
	});

	it('--help tells the forms with examples', async () => {
		expect((await run(['due', '--help'])).out).toContain('Examples:');
		expect((await run(['--help'])).out).toContain('due');
	});
});
