import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Crew } from './crew.ts';
import { type Fate, huntCode, type Observed, observe } from './hunt-code.ts';
import { mayLive } from './may-live.ts';
import { type Mutant, scopeOf, testFiles } from './scope.ts';

/** What follows the first seconds of tests that reach a survivor kills next to nothing. */
const ENOUGH_SECONDS = 6;
/** How often it is told how far the hunt is. */
const TOLD_MS = 20_000;

/**
 * `npm run mutants -- code [--seconds N] [--processes N] [--tests PATH] [--again LOG] [PART …]`: turns one thing at a time in
 * the code, tries the fast tests that reach it, and prints what none of them noticed and no list allows, each as it falls. A
 * survivor is tried for N seconds of tests, else for six; by the tests below some paths (PATH,PATH) alone where they are given; of what an
 * earlier run has printed only its survivors. The code to end with: 1 where there is any such, or where one that is listed
 * is noticed after all.
 */
export async function runCode(words: readonly string[]): Promise<number> {
	const asked = readAsked(words);
	if (asked === null) {
		process.stderr.write('--seconds and --processes want a number above 0\n');
		return 2;
	}
	const { parts, seconds, processes, tests, again } = asked;
	const whole = scopeOf(parts);
	const scope = {
		...whole,
		mutants: whole.mutants.filter((mutant) => again === null || again.includes(sayMutant(mutant))),
	};
	if (scope.mutants.length === 0) {
		process.stderr.write(`there is nothing to turn in ${parts.join(', ')}\n`);
		return 2;
	}
	const crew = new Crew(whole, processes);
	const progress = new Progress();
	try {
		const files = testFiles(scope).filter((file) => tests.split(',').some((path) => file.startsWith(path)));
		process.stderr.write(`${scope.mutants.length} mutants; first ${files.length} files of tests as they are\n`);
		let seen = 0;
		const observed = await observe(crew, files, () => {
			seen += 1;
			progress.tell(`${seen} of ${files.length} files of tests`);
		});
		process.stderr.write(`${observed.tests.length} tests; the slowest files: ${slowest(observed).join(', ')}\n`);
		for (const fault of observed.faults) process.stdout.write(`NOT GREEN  ${fault}\n`);
		const left = new Map(Object.keys(scope.first).map((file) => [file, [] as Fate[]]));
		const expected = Map.groupBy(scope.mutants, ({ file }) => file);
		let tried = 0;
		let lived = 0;
		const told = (fate: Fate) => {
			const file = fate.mutant.file;
			const fallen = [...(left.get(file) ?? []), fate];
			left.set(file, fallen);
			tried += 1;
			if (isSurvivor(fate)) {
				lived += 1;
				tellSurvivor(fate);
			}
			progress.tell(`${tried} of ${scope.mutants.length} mutants, ${lived} survived`);
			if (fallen.length === expected.get(file)?.length) tellFile(file, fallen);
		};
		const fates = await huntCode(crew, scope, observed, { enoughMs: seconds * 1_000, told });
		const survived = fates.filter(isSurvivor);
		const stale = again === null ? staleOf(fates) : [];
		for (const line of stale) process.stdout.write(`LISTED, BUT NO SURVIVOR  ${line}\n`);
		const listed = fates.filter(({ is, mutant }) => is !== 'killed' && isListed(mutant)).length;
		const killed = fates.filter(({ is }) => is === 'killed').length;
		process.stdout.write(
			`${fates.length} mutants: ${killed} killed, ${listed} may live, ${survived.length} survived\n`,
		);
		return survived.length + stale.length + observed.faults.length === 0 ? 0 : 1;
	} finally {
		crew.end();
	}
}

interface Asked {
	readonly parts: readonly string[];
	readonly seconds: number;
	readonly processes: number;
	/** What the paths of the tests begin with. */
	readonly tests: string;
	/** What an earlier run has printed. */
	readonly again: string | null;
}

function readAsked(words: readonly string[]): Asked | null {
	const parts = [...words];
	const take = (option: string, otherwise: number | string) => {
		const at = parts.indexOf(option);
		return String(at < 0 ? otherwise : parts.splice(at, 2)[1]);
	};
	const seconds = Number(take('--seconds', ENOUGH_SECONDS));
	const processes = Number(take('--processes', availableParallelism()));
	const tests = take('--tests', '');
	const log = take('--again', '');
	const again = log === '' ? null : readFileSync(log, 'utf8');
	return seconds > 0 && processes > 0 ? { parts, seconds, processes, tests, again } : null;
}

/** Says on stderr how far it is, not more often than somebody reads it. */
class Progress {
	readonly #started = performance.now();
	#told = 0;

	tell(line: string): void {
		const now = performance.now();
		if (now - this.#told < TOLD_MS) return;
		this.#told = now;
		process.stderr.write(`${Math.round((now - this.#started) / 1_000)} s: ${line}\n`);
	}
}

function slowest({ tests }: Observed): readonly string[] {
	const byFile = [...Map.groupBy(tests, ({ file }) => file)].map(([file, ran]) => ({
		file,
		ms: ran.reduce((sum, { ms }) => sum + ms, 0),
	}));
	const first = byFile.toSorted((a, b) => b.ms - a.ms).slice(0, 5);
	return first.map(({ file, ms }) => `${file} (${Math.round(ms / 1_000)} s)`);
}

function tellSurvivor({ mutant, is }: Fate): void {
	const reach = is === 'unreached' ? ' (no test reaches it)' : '';
	process.stdout.write(`SURVIVED${reach}  ${sayMutant(mutant)}\n`);
}

function sayMutant({ file, line, what, part }: Mutant): string {
	return `${file}:${line}  ${what}  in  ${part}`;
}

function tellFile(file: string, fates: readonly Fate[]): void {
	const killed = fates.filter(({ is }) => is === 'killed').length;
	const survived = fates.filter(isSurvivor).length;
	const listed = fates.length - killed - survived;
	process.stdout.write(
		`${file}: ${fates.length} mutants, ${killed} killed, ${listed} may live, ${survived} survived\n`,
	);
}

function isSurvivor({ is, mutant }: Fate): boolean {
	return is !== 'killed' && !isListed(mutant);
}

function isListed(mutant: Mutant): boolean {
	return (mayLive[mutant.file] ?? []).some((one) => isOf(one, mutant));
}

function isOf(
	{ text, what, part }: { readonly text: string; readonly what: string; readonly part?: string },
	mutant: Mutant,
): boolean {
	return text === mutant.text && what === mutant.what && (part === undefined || part === mutant.part);
}

/** Listed for a file of this run, and gone or noticed. */
function staleOf(fates: readonly Fate[]): readonly string[] {
	const lived = fates.filter(({ is }) => is !== 'killed').map(({ mutant }) => mutant);
	const files = new Set(fates.map(({ mutant }) => mutant.file));
	return Object.entries(mayLive)
		.filter(([file]) => files.has(file))
		.flatMap(([file, list]) =>
			list
				.filter((one) => !lived.some((mutant) => mutant.file === file && isOf(one, mutant)))
				.map(({ text, what }) => `${file}: ${text} (${what})`),
		);
}
