import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { root } from '../checkout.ts';
import { turnFile } from './turn-file.ts';

const base = pathToFileURL(`${root}/`).href;
const shim = new URL('jest-globals.ts', import.meta.url).href;
const own = new URL('.', import.meta.url).href;

/**
 * The product's modules, loaded with every mutant in them, and loaded anew as often as needed: each generation has
 * instances of its own, so that nothing which one mutant left behind reaches the next. Each file is turned and stripped
 * once.
 */
export class Loading {
	#generation = 0;
	readonly #imports = new Map<string, Set<string>>();
	readonly #code = new Map<string, string>();
	readonly #beside = new Map<number, { readonly of: ReadonlySet<string>; readonly base: number }>();
	readonly #first: Readonly<Record<string, number>>;

	constructor(first: Readonly<Record<string, number>>) {
		this.#first = first;
		registerHooks({
			resolve: (specifier, context, next) => {
				if (specifier === '@jest/globals') return { url: shim, format: 'module-typescript', shortCircuit: true };
				const resolved = next(specifier, context);
				if (!isOurs(resolved.url)) return resolved;
				const url = withoutQuery(resolved.url);
				this.#note(context.parentURL, url);
				const generation = generationOf(context.parentURL) ?? this.#generation;
				return { ...resolved, url: `${url}?generation=${this.#generationFor(url, generation)}` };
			},
			load: (url, context, next) => {
				if (!isOurs(url)) return next(url, context);
				return { format: 'module', source: this.#codeOf(withoutQuery(url)), shortCircuit: true };
			},
		});
	}

	/** Loads a test file, and all that it imports, in a generation of its own or one that is there. */
	async load(file: string, generation: number): Promise<void> {
		this.#generation = generation;
		await import(`${base}${file}?generation=${generation}`);
	}

	/**
	 * Lets a generation hold no more than what imports this file, over any number of steps as known by now; all else it
	 * takes from the base.
	 */
	beside(generation: number, base: number, file: string): void {
		const of = new Set([file]);
		for (const one of of) for (const [from, to] of this.#imports) if (to.has(one)) of.add(from);
		this.#beside.set(generation, { of, base });
	}

	/** What a file imports, over any number of steps: each with the steps to it. */
	reachedFrom(file: string): ReadonlyMap<string, number> {
		const steps = new Map([[file, 0]]);
		for (const [at, far] of steps) {
			for (const next of this.#imports.get(at) ?? []) if (!steps.has(next)) steps.set(next, far + 1);
		}
		return steps;
	}

	#generationFor(url: string, generation: number): number {
		const beside = this.#beside.get(generation);
		return beside === undefined || beside.of.has(pathOf(url)) ? generation : beside.base;
	}

	#note(parent: string | undefined, url: string): void {
		if (parent === undefined || !isOurs(parent)) return;
		const from = pathOf(parent);
		const known = this.#imports.get(from) ?? new Set();
		this.#imports.set(from, known.add(pathOf(url)));
	}

	#codeOf(url: string): string {
		const known = this.#code.get(url);
		if (known !== undefined) return known;
		const source = readFileSync(fileURLToPath(url), 'utf8');
		const first = this.#first[pathOf(url)];
		const turned = first === undefined ? source : turnFile(pathOf(url), source, first).code;
		const code = stripTypeScriptTypes(turned, { mode: 'strip' });
		this.#code.set(url, code);
		return code;
	}
}

/** A module loaded late belongs to the generation of the one that asks for it. */
function generationOf(parent: string | undefined): number | null {
	const said = parent === undefined ? null : new URL(parent).searchParams.get('generation');
	return said === null ? null : Number(said);
}

function isOurs(url: string): boolean {
	const path = withoutQuery(url);
	return path.startsWith(base) && path.endsWith('.ts') && !path.includes('/node_modules/') && !path.startsWith(own);
}

function withoutQuery(url: string): string {
	return url.replace(/\?.*$/, '');
}

function pathOf(url: string): string {
	return withoutQuery(url).slice(base.length);
}
