import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import * as z from 'zod';
import { type FunctionName, functionNames } from '../functions/needs.ts';
import { besideOf, copyAnew, putBeside } from './beside.ts';

/** Parts of the SDK that no function of ours ever runs, and what stands in their place. */
const standIns = {
	'@aws-sdk/credential-provider-node': 'infra/lambda-credentials.ts',
	'@aws-sdk/middleware-endpoint-discovery': 'infra/no-endpoint-discovery.ts',
	'@smithy/core/checksum': 'infra/node-checksums.ts',
	// Their ES modules call namespaces, which no bundler lets pass.
	'hunspell-asm': 'node_modules/hunspell-asm/dist/cjs/index.js',
	'emscripten-wasm-loader': 'node_modules/emscripten-wasm-loader/dist/cjs/index.js',
} as const;

/** What lies beside the bundle of check-spelling: data, which no bundler has to read. */
const dictionary = ['index.aff', 'index.dic'];

const manifest = z.object({ version: z.string() });

/** What lies beside that of show-api: the document of the API, as it is and to be read. */
const documents = ['openapi.json', 'openapi.html'];

/** What lies in the folder `fonts` beside the bundle of owe-report: what its pictures are written in, and its licence. */
const fonts = {
	'fonts.conf': 'functions/owe-report/fonts/fonts.conf',
	'Arimo-Regular.ttf': 'node_modules/@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf',
	'Arimo-Bold.ttf': 'node_modules/@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf',
	LICENSE: 'node_modules/@expo-google-fonts/arimo/LICENSE_FONT',
} as const;

/** All of a client's package.json but the version that it tells stays out. */
const lighterManifests: Plugin = {
	name: 'lighter-manifests',
	setup({ onLoad }) {
		onLoad({ filter: /@aws-sdk[\\/][^\\/]+[\\/]package\.json$/ }, async ({ path }) => ({
			contents: JSON.stringify(manifest.parse(JSON.parse(await readFile(path, 'utf8')))),
			loader: 'json',
		}));
	},
};

/**
 * Bundles every Lambda into `to`/NAME/index.mjs, all in one run of esbuild: a build for each construct would parse the
 * SDK once for each of them. Tells what came into which bundle. Throws when an entry is missing or does not build.
 */
export async function bundleFunctions(root: string, to: string): Promise<Metafile> {
	const missing = functionNames.filter((name) => !existsSync(entryOf(root, name)));
	if (missing.length > 0) throw new Error(`No entry.ts in ${missing.map((name) => `functions/${name}`).join(', ')}`);
	const { metafile } = await build({
		absWorkingDir: root,
		entryPoints: functionNames.map((name) => ({ in: entryOf(root, name), out: join(name, 'index') })),
		outdir: to,
		outExtension: { '.js': '.mjs' },
		plugins: [lighterManifests],
		alias: Object.fromEntries(Object.entries(standIns).map(([name, file]) => [name, join(root, file)])),
		// Asked for only by operations with event streams, of which we call none.
		external: ['@smithy/core/event-streams', ...besideOf.flatMap(({ packages }) => packages)],
		// Pages and mails are Russian: escaped they would be three times as long.
		charset: 'utf8',
		bundle: true,
		platform: 'node',
		target: 'node24',
		format: 'esm',
		// What CommonJS packages require at run time is Node's own; ESM has no `require` until one is made.
		banner: { js: "import{createRequire as __require}from'node:module';const require=__require(import.meta.url);" },
		// The dictionary's program asks where it stands, to read nothing there.
		define: { __dirname: 'import.meta.dirname' },
		mainFields: ['module', 'main'],
		minify: true,
		legalComments: 'none',
		sourcemap: false,
		metafile: true,
		logLevel: 'warning',
	});
	for (const { name, packages } of besideOf) await putBeside(root, join(to, name), packages);
	await Promise.all([
		...dictionary.map((file) =>
			copyAnew(join(root, 'node_modules/dictionary-ru', file), join(to, 'check-spelling', file)),
		),
		...documents.map((file) => copyAnew(join(root, 'docs', file), join(to, 'show-api', file))),
	]);
	await putFonts(root, join(to, 'owe-report/fonts'));
	return metafile;
}

/** Puts the fonts of the report's pictures into a folder. */
export async function putFonts(root: string, folder: string): Promise<void> {
	await Promise.all(Object.entries(fonts).map(([name, file]) => copyAnew(join(root, file), join(folder, name))));
}

function entryOf(root: string, name: FunctionName): string {
	return join(root, 'functions', name, 'entry.ts');
}
