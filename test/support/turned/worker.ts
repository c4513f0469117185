// A process that tries mutants one after another, without loading anything anew between two of them where it need not.
import fc from 'fast-check';
import { Loading } from './loading.ts';
import type { Answer, Job, Message, TestId, TestRun } from './messages.ts';
import { takeUnits, type Unit } from './registry.ts';
import { Switch } from './switch.ts';

/** Longer than this and ten times its usual time no test may wait idly for what never comes. */
const HANGS_MS = 5_000;
const LOOK_MS = 500;
/** Each generation stays in memory, for modules are never forgotten; then a new process is better. */
const GENERATIONS = 150;
/** So many of the tests that came by a survivor once and did so no more are run anew for it. */
const MOST_ANEW = 2;

const scope = JSON.parse(process.argv[2] ?? '') as { count: number; first: Record<string, number> };
const turned = new Switch(scope.count);
const loading = new Loading(scope.first);
const loaded = new Map<string, readonly Unit[]>();
let clean = 0;
let newest = 0;

// A property must find today what it found yesterday, or the list of those that may live would change by luck.
fc.configureGlobal({ seed: 20_261_128 });

/** 'unasked': green, and the mutant was not come by: what it would have changed was remembered from before. */
type Told = 'green' | 'unasked' | 'red' | 'hangs';
type Usual = TestId & Pick<TestRun, 'ms' | 'steps'>;

process.on('message', (job: Job) => {
	void answer(job).then((told) => {
		process.send?.(told, () => {
			if ('leave' in told && told.leave) process.exit(0);
		});
	});
});
process.on('unhandledRejection', () => undefined);
process.on('disconnect', () => process.exit(0));

function answer(job: Job): Promise<Answer> {
	if (job.do === 'observe') return observe(job.file);
	return job.do === 'try' ? attempt(job.mutant, job.tests) : reload(job);
}

async function unitsOf(file: string, generation: number): Promise<readonly Unit[]> {
	const key = `${generation} ${file}`;
	const known = loaded.get(key);
	if (known !== undefined) return known;
	takeUnits();
	await loading.load(file, generation);
	const units = takeUnits();
	loaded.set(key, units);
	return units;
}

async function observe(file: string): Promise<Answer> {
	turned.turn(-1, null);
	let units: readonly Unit[];
	try {
		units = await unitsOf(file, clean);
	} catch (error) {
		return { is: 'observed', file, fault: String(error), tests: [], loading: [], imports: {} };
	}
	const atLoad = turned.reached();
	const tests: TestRun[] = [];
	for (const [index, unit] of units.entries()) {
		turned.turn(-1, null);
		atWork();
		const started = spentMs();
		const fault = await unit.run().then(
			() => null,
			(error: unknown) => String(error),
		);
		const ms = spentMs() - started;
		tests.push({ file, index, title: unit.title, ms, steps: turned.steps, fault, reached: turned.reached() });
	}
	const imports = Object.fromEntries([...loading.reachedFrom(file)].filter(([path]) => path in scope.first));
	return { is: 'observed', file, fault: null, tests, loading: atLoad, imports };
}

async function attempt(mutant: number, tests: readonly Usual[]): Promise<Answer> {
	const unasked: Usual[] = [];
	for (const test of tests) {
		const told = await tell(mutant, test, clean);
		if (told === 'unasked') unasked.push(test);
		if (told === 'green' || told === 'unasked') continue;
		if (told === 'hangs') return { is: 'killed', mutant, by: test, leave: true };
		if (isGreen(await tell(-1, test, clean))) return { is: 'killed', mutant, by: test, leave: false };
		// Red without any mutant, too: something was left behind. The same once more among fresh modules.
		renew();
		if (!isGreen(await tell(-1, test, clean))) continue;
		const again = await tell(mutant, test, clean);
		if (isGreen(again)) continue;
		const innocent = again === 'red' && isGreen(await tell(-1, test, clean));
		if (innocent) return { is: 'killed', mutant, by: test, leave: false };
		renew();
		return { is: 'killed', mutant, by: test, leave: again === 'hangs' };
	}
	return attemptAnew(mutant, unasked.slice(0, MOST_ANEW));
}

/** What a module makes once and keeps is made with the mutant only where the module is fresh. */
async function attemptAnew(mutant: number, tests: readonly Usual[]): Promise<Answer> {
	for (const test of tests) {
		newest += 1;
		const told = await tell(mutant, test, newest);
		if (told === 'hangs') return { is: 'killed', mutant, by: test, leave: true };
		if (told === 'red' && isGreen(await tell(-1, test, clean))) {
			return { is: 'killed', mutant, by: test, leave: newest > GENERATIONS };
		}
	}
	return { is: 'survived', mutant, leave: newest > GENERATIONS };
}

function isGreen(told: Told): boolean {
	return told === 'green' || told === 'unasked';
}

/** From here on among fresh modules. */
function renew(): void {
	newest += 1;
	clean = newest;
}

async function reload({ mutant, of, files }: Extract<Job, { do: 'reload' }>): Promise<Answer> {
	newest += 1;
	const generation = newest;
	const leave = newest > GENERATIONS;
	for (const tests of files) {
		const [one] = tests;
		if (one === undefined) continue;
		turned.turn(-1, null);
		await unitsOf(one.file, clean);
		loading.beside(generation, clean, of);
		turned.turn(mutant, null);
		const loads = await unitsOf(one.file, generation).then(
			() => true,
			() => false,
		);
		if (!loads) return { is: 'killed', mutant, by: one, leave };
		for (const test of tests) {
			const told = await tell(mutant, test, generation);
			if (told === 'hangs') return { is: 'killed', mutant, by: test, leave: true };
			if (told === 'red' && isGreen(await tell(-1, test, clean))) {
				return { is: 'killed', mutant, by: test, leave };
			}
		}
	}
	for (const key of loaded.keys()) if (key.startsWith(`${generation} `)) loaded.delete(key);
	return { is: 'survived', mutant, leave };
}

async function tell(mutant: number, { file, index, ms, steps }: Usual, generation: number): Promise<Told> {
	// The mutant is on while its file loads only where that is asked for: then it is loaded already.
	if (!loaded.has(`${generation} ${file}`)) turned.turn(-1, null);
	const unit = (await unitsOf(file, generation))[index];
	if (unit === undefined) return 'green';
	atWork();
	turned.turn(mutant, steps);
	const waits = Promise.withResolvers<Told>();
	const idleBefore = idleMs();
	const timer = setInterval(() => {
		if (idleMs() - idleBefore > HANGS_MS + 10 * ms) waits.resolve('hangs');
	}, LOOK_MS);
	const ran = unit.run().then(
		() => (mutant === -1 || turned.isReached(mutant) ? 'green' : 'unasked'),
		(): Told => 'red',
	);
	const told = await Promise.race([ran, waits.promise]);
	clearInterval(timer);
	turned.turn(-1, null);
	return told;
}

function atWork(): void {
	const message: Message = { is: 'at work' };
	process.send?.(message);
}

function spentMs(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1_000;
}

function idleMs(): number {
	return performance.eventLoopUtilization().idle;
}
