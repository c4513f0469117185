import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/** Every Lambda of the product: the folder below functions/ that holds its entry.ts and environment.ts. */
export const functionNames = [
	'receive-incident',
	'record-decision',
	'show-case',
	'show-page',
	'act-on-stage',
	'open-stage',
	'plan-clock',
	'relay-outbox',
	'deliver-mail',
	'signal-workflow',
	'sweep',
	'owe-report',
] as const;
export type FunctionName = (typeof functionNames)[number];

/** Where a Lambda gets its credentials is its environment; these other ways would be a third of the SDK's weight. */
const neverUsed = ['sso', 'ini', 'process', 'login', 'web-identity'].map(
	(way) => `@aws-sdk/credential-provider-${way}`,
);

/**
 * Bundles every Lambda into `to`/NAME/index.mjs, all in one run of esbuild: a build for each construct would parse the
 * SDK twelve times. Throws when an entry is missing or does not build.
 */
export async function bundleFunctions(root: string, to: string): Promise<void> {
	const missing = functionNames.filter((name) => !existsSync(entryOf(root, name)));
	if (missing.length > 0) throw new Error(`No entry.ts in ${missing.map((name) => `functions/${name}`).join(', ')}`);
	const nothing = join(root, 'infra/no-credentials.ts');
	await build({
		absWorkingDir: root,
		entryPoints: functionNames.map((name) => ({ in: entryOf(root, name), out: join(name, 'index') })),
		outdir: to,
		outExtension: { '.js': '.mjs' },
		alias: Object.fromEntries(neverUsed.map((name) => [name, nothing])),
		bundle: true,
		platform: 'node',
		target: 'node24',
		format: 'esm',
		// What CommonJS packages require at run time is Node's own; ESM has no `require` until one is made.
		banner: { js: "import{createRequire as __require}from'node:module';const require=__require(import.meta.url);" },
		mainFields: ['module', 'main'],
		minify: true,
		legalComments: 'none',
		sourcemap: false,
		metafile: false,
		logLevel: 'warning',
	});
}

function entryOf(root: string, name: FunctionName): string {
	return join(root, 'functions', name, 'entry.ts');
}
