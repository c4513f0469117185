import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import * as z from 'zod';

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

/** Parts of the SDK that no function of ours ever runs, and what stands in their place. */
const standIns = {
	'@aws-sdk/credential-provider-node': 'infra/lambda-credentials.ts',
	'@aws-sdk/endpoint-cache': 'infra/no-endpoint-cache.ts',
} as const;

const manifest = z.object({ version: z.string() });

const leftOut =
	/@smithy[\\/]core[\\/].*[\\/](Sha256Js|DefaultRateLimiter|AdaptiveRetryStrategy|getInstanceMetadataRegion)\.js$/;

/** Errors of operations that no function calls, on whole tables and policies; one that came all the same would keep its name. */
const othersErrors =
	/^n0_registry\.registerError\(\w*(Backup|Duplicate|Encryption|Exists|Export|GlobalTable|Import|NextToken|PointInTime|Policy|Precondition|Replica|Restore|Table(Already|InUse|NotFound))\w*\$, \w+\);$/gm;

/**
 * What else of the SDK stays out: all of a client's package.json but the version that it tells, a hash for engines
 * without one of their own, a way to retry that none of our clients is set to and its limiter, errors of other operations,
 * and the question to a virtual machine which region it is in, which Lambda's environment answers.
 */
const lighterSdk: Plugin = {
	name: 'lighter-sdk',
	setup({ onLoad }) {
		onLoad({ filter: /@aws-sdk[\\/][^\\/]+[\\/]package\.json$/ }, async ({ path }) => ({
			contents: JSON.stringify(manifest.parse(JSON.parse(await readFile(path, 'utf8')))),
			loader: 'json',
		}));
		onLoad(
			{ filter: /client-(dynamodb|secrets-manager)[\\/]dist-es[\\/]schemas[\\/]schemas_0\.js$/ },
			async ({ path }) => ({
				contents: (await readFile(path, 'utf8')).replaceAll(othersErrors, ''),
				loader: 'js',
			}),
		);
		onLoad({ filter: leftOut }, ({ path }) => {
			const name = basename(path, '.js');
			// A function can be called as well as constructed.
			return { contents: `export function ${name}() { throw new Error('${name} is left out') }` };
		});
	},
};

/**
 * Bundles every Lambda into `to`/NAME/index.mjs, all in one run of esbuild: a build for each construct would parse the
 * SDK twelve times. Throws when an entry is missing or does not build.
 */
export async function bundleFunctions(root: string, to: string): Promise<void> {
	const missing = functionNames.filter((name) => !existsSync(entryOf(root, name)));
	if (missing.length > 0) throw new Error(`No entry.ts in ${missing.map((name) => `functions/${name}`).join(', ')}`);
	await build({
		absWorkingDir: root,
		entryPoints: functionNames.map((name) => ({ in: entryOf(root, name), out: join(name, 'index') })),
		outdir: to,
		outExtension: { '.js': '.mjs' },
		plugins: [lighterSdk],
		alias: Object.fromEntries(Object.entries(standIns).map(([name, file]) => [name, join(root, file)])),
		// Asked for only by operations with event streams, of which we call none.
		external: ['@smithy/core/event-streams'],
		// Pages and mails are Russian: escaped they would be three times as long.
		charset: 'utf8',
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
