import { join } from 'node:path';
import { readCalendarData } from '../cli/files/calendar-files.ts';
import { readMunicipality, readRegulation } from '../cli/files/data-files.ts';
import { simulation } from '../cli/simulation/simulation.ts';
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
 * Replays cases through the simulator, reading and writing its lines; prints the pace and judges the promise. Seconds are
 * of processor time, of the compiler's and the garbage collector's threads as well: nobody waits here, so a loaded
 * machine takes none of them. It slows them all the same, by its caches and by what shares the core, so the middle round
 * is judged; the first, in which the code is compiled, and the sum of all are printed beside it.
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
	const run = simulation(basis);
	const lines = story.map(([clock, rest]) =>
		JSON.stringify({ case: '#', at: `2025-03-12T${clock}:00+03:00`, ...rest }),
	);

	let written = 0;
	let refused = 0;
	const rounds = Array.from({ length: ROUNDS }, (_, round) => {
		const started = process.cpuUsage();
		for (let number = (round * CASES) / ROUNDS; number < ((round + 1) * CASES) / ROUNDS; number += 1) {
			for (const line of lines) {
				const step = run(line.replace('"#"', `"${number}"`));
				written += JSON.stringify(step).length;
				if (step.refused !== null) refused += 1;
			}
		}
		const { user, system } = process.cpuUsage(started);
		return (user + system) / 1e6;
	});

	if (refused > 0) throw new Error(`${refused} lines were refused: this measures something else`);
	const [first = Number.NaN] = rounds;
	const seconds = median(rounds) * ROUNDS;
	const sum = rounds.reduce((all, round) => all + round, 0);
	const cases = `${CASES.toLocaleString('en')} cases of ten commands`;
	print(`simulate: ${cases}, ${Math.round(written / 1e6)} MB written, in ${ROUNDS} rounds`);
	print(
		`simulate: seconds of processor time: the first round ${first.toFixed(2)}, the middle one ${median(rounds).toFixed(2)}, ` +
			`the quickest ${Math.min(...rounds).toFixed(2)}, all together ${sum.toFixed(1)}`,
	);
	return [
		atMost('µs a command, its lines included', (seconds * 1e6) / (CASES * lines.length), 20),
		atMost(`seconds for ${cases}`, seconds, SECONDS),
	];
}

if (import.meta.main) {
	for (const verdict of await benchSimulate((line) => process.stdout.write(`${line}\n`))) {
		process.stdout.write(`${verdictLine(verdict)}\n`);
	}
}
