import { join } from 'node:path';
import { readCalendarData } from '../cli/files/calendar-files.ts';
import { readMunicipality, readRegulation } from '../cli/files/data-files.ts';
import { simulation } from '../cli/simulation/simulation.ts';
import { atMost, type Verdict, verdictLine } from './verdict.ts';

const CASES = Number(process.env.CASES);
/** What is promised: so many cases of ten commands each within this time of one core. This run takes a tenth of them. */
const PROMISED_CASES = 100_000;
const PROMISED_SECONDS = 20;

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
 * of processor time, garbage collection included: what else the machine does meanwhile is none of the simulator's.
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
	const started = process.cpuUsage();
	for (let number = 0; number < CASES; number += 1) {
		for (const line of lines) {
			const step = run(line.replace('"#"', `"${number}"`));
			written += JSON.stringify(step).length;
			if (step.refused !== null) refused += 1;
		}
	}
	const { user, system } = process.cpuUsage(started);
	const seconds = (user + system) / 1e6;

	if (refused > 0) throw new Error(`${refused} lines were refused: this measures something else`);
	const perSecond = CASES / seconds;
	const scaled = PROMISED_CASES / perSecond;
	print(`simulate: ${Math.round(perSecond).toLocaleString('en')} cases of ten commands a second of one core`);
	print(
		`simulate: ${(1e6 / (perSecond * lines.length)).toFixed(1)} µs a command, ${Math.round(written / 1e6)} MB written`,
	);
	return [atMost(`seconds for ${PROMISED_CASES.toLocaleString('en')} cases of ten commands`, scaled, PROMISED_SECONDS)];
}

if (import.meta.main) {
	for (const verdict of await benchSimulate((line) => process.stdout.write(`${line}\n`))) {
		process.stdout.write(`${verdictLine(verdict)}\n`);
	}
}
