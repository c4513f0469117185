import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { readCalendarData } from '../cli/files/calendar-files.ts';
import { readMunicipality, readRegulation } from '../cli/files/data-files.ts';
import { DONE } from '../cli/io.ts';
import { otklik } from '../cli/otklik.ts';
import { readLine } from '../cli/simulation/read-line.ts';
import { takeLine } from '../cli/simulation/simulation.ts';
import { atMost, median, type Verdict, verdictLine } from './verdict.ts';

/** What is promised: so many cases of ten commands each within this time of one core. All of them are played, in rounds. */
const CASES = 100_000;
const SECONDS = 20;
const ROUNDS = 10;

/** Ten commands of an ordinary case with one return, by minutes of Wednesday 12.03.2025, Moscow time. */
const story: readonly (readonly [at: string, rest: object])[] = [
	['10:00', { do: 'receive', incident: { externalId: '1', kind: 'incident', network: 'vk', text: 'Яма на дороге' } }],
	['10:20', { do: 'clarify', of: 'curator', text: 'Где именно?' }],
	['10:40', { do: 'clarified', text: 'У школы' }],
	['10:50', { do: 'route', units: ['roads'], photoRequired: false }],
	['12:00', { do: 'submit', unit: 'roads', kind: 'final', text: 'Починим до пятницы.' }],
	['12:20', { do: 'forward' }],
	['12:40', { do: 'return', reason: 'other', comment: 'Назовите дату' }],
	['14:10', { do: 'submit', unit: 'roads', kind: 'final', text: 'Починим до 14 марта.' }],
	['14:20', { do: 'forward' }],
	['14:40', { do: 'tick' }],
];

/**
 * Replays cases through `otklik simulate`, from the bytes that it reads to those that it writes; prints the pace and judges
 * the promise. Seconds are of processor time, of the compiler's and the garbage collector's threads as well: nobody waits
 * here, so a loaded machine takes none of them. It slows them all the same, by its caches and by what shares the core, so
 * the middle round is judged; the first, in which the code is compiled, and the sum of all are printed beside it.
 */
export async function benchSimulate(print: (line: string) => void): Promise<readonly Verdict[]> {
	const root = join(import.meta.dirname, '..');
	const regulation = await readRegulation(join(root, 'regulations/anapa.yaml'));
	const data = await readCalendarData(join(root, 'calendars'));
	const file = await readMunicipality(join(root, 'municipalities/anapa.yaml'), data);
	if (!regulation.ok || !file.ok) throw new Error('anapa cannot be read');
	const { municipality, calendar } = file.value;
	const units = municipality.units.map(({ id }) => id);
	const basis = { regulation: regulation.value, calendar, units, networks: null };
	const lines = story.map(([clock, rest]) =>
		JSON.stringify({ case: '#', at: `2025-03-12T${clock}:00+03:00`, ...rest }),
	);

	const { rounds: whole, written } = await playWhole(lines, root);
	const commands = lines.map((line) => {
		const read = readLine(line, calendar);
		if (!read.ok) throw new Error(read.refusal.detail);
		return read.value;
	});
	const engine = roundsOf(() => {
		let before: Parameters<typeof takeLine>[1] = null;
		for (const command of commands) {
			const { state, refused } = takeLine(basis, before, command);
			if (state === null || refused !== null) refuse(refused?.code ?? 'unknown-case');
			else before = { state, at: command.at };
		}
	});

	const cases = `${CASES.toLocaleString('en')} cases of ten commands`;
	print(`simulate: ${cases}, ${Math.round(written / 1e6)} MB written; seconds of processor time of ${ROUNDS} rounds:`);
	print(`  lines read and written  ${told(whole)}`);
	print(`  the engine alone        ${told(engine)}`);
	const micros = (rounds: readonly number[]) => (median(rounds) * ROUNDS * 1e6) / (CASES * lines.length);
	return [
		atMost('µs a command through the engine', micros(engine), 20),
		atMost(`seconds for ${cases}, lines read and written`, median(whole) * ROUNDS, SECONDS),
	];
}

/** Bytes that a stream brings at once. */
const CHUNK = 65_536;

/** Plays all cases by the command itself, in rounds; the seconds of each, and how many bytes were written. */
async function playWhole(lines: readonly string[], root: string) {
	const rounds: number[] = [];
	const size = CASES / ROUNDS;
	let written = 0;
	let fault = '';
	async function* input() {
		for (let round = 0; round < ROUNDS; round += 1) {
			const numbers = Array.from({ length: size }, (_, index) => round * size + index);
			const bytes = Buffer.from(
				numbers.map((number) => lines.map((line) => `${line.replace('"#"', `"${number}"`)}\n`).join('')).join(''),
			);
			const started = process.cpuUsage();
			for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
			rounds.push(secondsSince(started));
		}
	}
	const stdout = new Writable({
		write(chunk: Buffer, _encoding, done) {
			// What is refused would be refused in the first case already.
			if (written === 0 && chunk.includes('"refused":{')) fault = chunk.toString();
			written += chunk.length;
			done();
		},
	});
	const code = await otklik(['simulate', 'anapa'], {
		stdin: Readable.from(input()),
		stdout,
		stderr: process.stderr,
		root,
	});
	if (code !== DONE || fault !== '') refuse(fault.slice(0, 500));
	return { rounds, written };
}

/** Plays all cases in rounds; the seconds of each. */
function roundsOf(play: (number: number) => void): readonly number[] {
	const size = CASES / ROUNDS;
	return Array.from({ length: ROUNDS }, (_, round) => {
		const started = process.cpuUsage();
		for (let number = round * size; number < (round + 1) * size; number += 1) play(number);
		return secondsSince(started);
	});
}

function secondsSince(started: NodeJS.CpuUsage): number {
	const { user, system } = process.cpuUsage(started);
	return (user + system) / 1e6;
}

function told(rounds: readonly number[]): string {
	const [first = Number.NaN] = rounds;
	const sum = rounds.reduce((all, round) => all + round, 0);
	const figures = { first, middle: median(rounds), quickest: Math.min(...rounds), together: sum };
	return Object.entries(figures)
		.map(([name, seconds]) => `${name} ${seconds.toFixed(2)}`)
		.join('   ');
}

function refuse(code: string): never {
	throw new Error(`a line was refused (${code}): this measures something else`);
}

if (import.meta.main) {
	for (const verdict of await benchSimulate((line) => process.stdout.write(`${line}\n`))) {
		process.stdout.write(`${verdictLine(verdict)}\n`);
	}
}
