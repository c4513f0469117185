// Who may import whom. Each rule names what a folder may reach; whatever is not named is refused.
// Types count as imports (tsPreCompilationDeps): a type that leaks a layer is a leak too.

/** `from` may import only paths that match one of `allowed`. */
function only(name, comment, from, allowed, fromNot = []) {
	return {
		name,
		comment,
		severity: 'error',
		from: { path: from, ...(fromNot.length ? { pathNot: fromNot } : {}) },
		to: { pathNot: allowed },
	};
}

const packages = (...names) => names.map((name) => `(^|/)node_modules/(@types/)?${name}/`);
const aws = packages('@aws-sdk', '@smithy');

module.exports = {
	forbidden: [
		{
			name: 'no-circle',
			comment:
				'Whoever reads a file of a circle must read them all. Types count: what two files share stands in a third.',
			severity: 'error',
			from: {},
			to: { circular: true },
		},
		{
			name: 'resolvable',
			comment: 'An import leads somewhere.',
			severity: 'error',
			from: {},
			to: { couldNotResolve: true },
		},
		{
			name: 'nobody-imports-test',
			comment: 'What a test needs from another test stands in test/support; nothing else needs it.',
			severity: 'error',
			from: { pathNot: '^test/' },
			to: { path: '^test/' },
		},
		{
			name: 'nobody-imports-an-entry',
			comment: 'An entry wires real clients when it is loaded.',
			severity: 'error',
			from: {},
			to: { path: '^functions/[^/]+/entry\\.ts$' },
		},
		only(
			'domain',
			'The domain is pure: luxon and itself.',
			'^domain/',
			['^domain/', ...packages('luxon')],
			['^domain/(regulation|municipality|case|letters|forms|report)/'],
		),
		only(
			'domain-with-schemas',
			'docs/adr/0002: data that comes from outside is described by zod, which is as pure as luxon.',
			'^domain/(regulation|municipality|case)/',
			['^domain/', ...packages('luxon', 'zod')],
		),
		only(
			'domain-with-html',
			'docs/adr/0002: what people read is built by hono/html, which escapes and does nothing else.',
			'^domain/(letters|forms|report)/',
			['^domain/', ...packages('luxon'), 'node_modules/hono/dist/(types/)?(helper/html|utils)/'],
		),
		{
			name: 'proof-above-engine',
			comment: 'The proof plays the engine; whoever decides cases knows nothing of it.',
			severity: 'error',
			from: { path: '^(domain/(?!proof/|regulation-docs/)|functions/|infra/)' },
			to: { path: '^domain/proof/' },
		},
		{
			name: 'letters-beside-forms',
			comment: 'Mails and pages are siblings over one view of a case: what both show lies in domain/case-view.',
			severity: 'error',
			from: { path: '^domain/(letters|forms)/' },
			to: { path: '^domain/(letters|forms)/', pathNot: '^domain/$1/' },
		},
		{
			name: 'case-view-below-both',
			comment: 'What mails and pages both show knows neither, and words know nothing that is built of them.',
			severity: 'error',
			from: { path: '^domain/(case-view|wording)/' },
			to: { path: '^domain/(letters|forms|report|regulation-docs)/' },
		},
		only('ports', 'A port is a type that speaks of the domain.', '^functions/ports/', [
			'^domain/',
			'^functions/ports/',
		]),
		only(
			'handle',
			"What a Lambda does speaks to ports, to use cases that several share, and to its own folder's files.",
			'^functions/([^/]+)/(?!entry\\.ts)',
			[
				'^domain/',
				'^functions/(ports|use-cases)/',
				'^functions/http/(?!api-route|page-route|route)',
				'^functions/$1/',
				'^functions/runtime/metric-names\\.ts$',
				...packages('luxon', 'zod', 'hono'),
				'^(node:)?(crypto|buffer|url)$',
			],
			['^functions/(ports|adapters|runtime|http)/'],
		),
		only('adapters', 'An adapter fulfils a port with a client of the outside.', '^functions/adapters/', [
			'^domain/',
			'^functions/(ports|adapters)/',
			...aws,
			...packages('nodemailer', 'luxon', 'zod', 'yaml', 'sharp', '@img', 'heic-decode', 'hunspell-asm'),
			...packages('write-excel-file', 'fflate', 'ipaddr\\.js', 'echarts'),
			'^(node:)?(crypto|buffer|url|fs|path|zlib|util|stream|timers/promises|fs/promises)$',
			// To look at the address that is connected to, an adapter opens the connection itself.
			'^(node:)?(dns|http|https|net)$',
		]),
		only('runtime', 'What every Lambda is wrapped in knows no case.', '^functions/runtime/', [
			'^domain/',
			'^functions/(ports|runtime)/',
			...packages('@middy', '@aws-lambda-powertools', 'aws-lambda', 'zod'),
			'^(node:)?(crypto|buffer|url|process)$',
		]),
		only('http', 'What speaks HTTP knows requests and answers, and no case.', '^functions/http/', [
			'^domain/',
			'^functions/(ports|http)/',
			'^functions/runtime/(metric-names|telemetry)\\.ts$',
			...packages('@middy', 'aws-lambda', 'zod'),
			'^(node:)?(crypto|buffer)$',
		]),
		only(
			'entry',
			'An entry may wire anything of functions, and nothing of the tools around them.',
			'^functions/[^/]+/entry\\.ts$',
			['^domain/', '^functions/', 'node_modules/', '^(node:)?[a-z/]+$'],
		),
		{
			name: 'infra',
			comment:
				'Infrastructure knows what each Lambda needs, the names and headers that both must agree in, and the path of its code; never the code.',
			severity: 'error',
			from: { path: '^infra/' },
			to: {
				path: '^(domain|functions|cli|local|bench)/',
				pathNot: '^functions/(needs\\.ts$|runtime/(metric-names|log-fields)\\.ts$|http/security-headers\\.ts$)',
			},
		},
		{
			name: 'cli-and-local',
			comment:
				'Tools use the domain, ports, adapters and the use cases over them, the schemas of the doors to describe them, and the names of what is logged; they are no part of what is deployed.',
			severity: 'error',
			from: { path: '^(cli|local)/' },
			to: {
				path: '^(infra|bench)/|^functions/(?!ports/|adapters/|use-cases/|(http/(fields|signature|signing-key)|receive-incident/(incident|batch)|record-decision/decision|tell-partner/payload|runtime/log-fields)\\.ts$)',
			},
		},
		{
			name: 'deployed-without-dev-packages',
			comment: 'What is bundled comes from dependencies. Types are no code.',
			severity: 'error',
			from: { path: '^(domain|functions|cli)/' },
			to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
		},
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
	},
};
