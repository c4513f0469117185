import { availableParallelism } from 'node:os';
import { Crew } from './crew.ts';
import { type Fate, huntCode, observe } from './hunt-code.ts';
import { mayLive } from './may-live.ts';
import { type Mutant, scopeOf, testFiles } from './scope.ts';

/**
 * `npm run mutants -- code [PART …]`: turns one thing at a time in the code, tries the fast tests that reach it, and prints
 * what none of them noticed and no list allows. The code to end with: 1 where there is any such, or where one that is
 * listed is noticed after all.
 */
export async function runCode(parts: readonly string[]): Promise<number> {
	const scope = scopeOf(parts);
	if (scope.mutants.length === 0) {
		process.stderr.write(`there is nothing to turn in ${parts.join(', ')}\n`);
		return 2;
	}
	const crew = new Crew(scope, availableParallelism());
	try {
		const files = testFiles(scope);
		process.stderr.write(`${scope.mutants.length} mutants; first ${files.length} files of tests as they are\n`);
		const observed = await observe(crew, files, () => void process.stderr.write('.'));
		process.stderr.write(`\n${observed.tests.length} tests\n`);
		for (const fault of observed.faults) process.stdout.write(`NOT GREEN  ${fault}\n`);
		const left = new Map(Object.keys(scope.first).map((file) => [file, [] as Fate[]]));
		const expected = Map.groupBy(scope.mutants, ({ file }) => file);
		const fates = await huntCode(crew, scope, observed, (fate) => {
			const file = fate.mutant.file;
			const fallen = [...(left.get(file) ?? []), fate];
			left.set(file, fallen);
			process.stderr.write(fate.is === 'killed' ? '.' : 's');
			if (fallen.length === expected.get(file)?.length) tellFile(file, fallen);
		});
		const survived = fates.filter(isSurvivor);
		const stale = staleOf(fates);
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

function tellFile(file: string, fates: readonly Fate[]): void {
	const survivors = fates.filter(isSurvivor);
	const killed = fates.filter(({ is }) => is === 'killed').length;
	const listed = fates.length - killed - survivors.length;
	process.stdout.write(`${file}: ${fates.length} mutants, ${killed} killed, ${listed} may live\n`);
	for (const { mutant, is } of survivors.toSorted((a, b) => a.mutant.number - b.mutant.number)) {
		const reach = is === 'unreached' ? ' (no test reaches it)' : '';
		process.stdout.write(`  SURVIVED${reach}  ${file}:${mutant.line}  ${mutant.what}  in  ${mutant.part}\n`);
	}
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
