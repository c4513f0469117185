// Biome formats and lints; what stands here needs the types, or is a rule of this house that Biome cannot say.
import tseslint from 'typescript-eslint';

const zodAsNamespace = {
	selector:
		'ImportDeclaration[source.value=/^zod(\\u002F|$)/]:not(:has(> ImportNamespaceSpecifier))[source.value!=/locales/]',
	message: "Write `import * as z from 'zod'`: any other form drags the whole library into a Lambda's bundle.",
};

const packed = [
	'ObjectExpression > SpreadElement > ObjectExpression',
	'ArrayExpression > SpreadElement > ArrayExpression',
].map((selector) => ({
	selector,
	message: 'Write the members themselves, one a line: a spread of a literal only packs.',
}));

// A function that asks the world for the time, for luck or for its settings cannot be replayed.
const worldless = [
	{ selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Time comes in as an argument.' },
	{ selector: 'CallExpression[callee.name="Date"]', message: 'Time comes in as an argument.' },
	{
		selector: 'CallExpression[callee.object.name="DateTime"][callee.property.name="utc"]:matches([arguments.length=0])',
		message: 'Time comes in as an argument.',
	},
];

const worldlessProperties = [
	{ object: 'Date', property: 'now', message: 'Time comes in as an argument.' },
	{ object: 'DateTime', property: 'now', message: 'Time comes in as an argument.' },
	{ object: 'DateTime', property: 'local', message: "It reads the process's zone: name the zone." },
	{ object: 'Math', property: 'random', message: 'Luck comes in as an argument.' },
];

const worldlessGlobals = ['process', 'console', 'performance', 'crypto', 'fetch', 'setTimeout', 'setInterval'].map(
	(name) => ({ name, message: 'Neither the domain nor a handler reaches for the world: take a port or an argument.' }),
);

export default tseslint.config(
	{
		ignores: [
			'node_modules/',
			'cdk.out/',
			'dist/',
			'.local/',
			'.cache/',
			'coverage/',
			'**/*.js',
			'**/*.mjs',
			'**/*.cjs',
		],
	},
	{
		files: ['**/*.ts'],
		extends: [tseslint.configs.base],
		languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			'@typescript-eslint/await-thenable': 'error',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error',
			'@typescript-eslint/no-unnecessary-type-assertion': 'error',
			'@typescript-eslint/no-unsafe-argument': 'error',
			'@typescript-eslint/no-unsafe-assignment': 'error',
			'@typescript-eslint/no-unsafe-call': 'error',
			'@typescript-eslint/no-unsafe-member-access': 'error',
			'@typescript-eslint/no-unsafe-return': 'error',
			'@typescript-eslint/only-throw-error': 'error',
			'@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true, allowDefaultCaseForExhaustiveSwitch: true },
			],
			'no-restricted-syntax': ['error', zodAsNamespace, ...packed],
		},
	},
	{
		files: ['domain/**/*.ts', 'functions/ports/**/*.ts', 'functions/*/handle.ts'],
		rules: {
			'no-restricted-syntax': ['error', zodAsNamespace, ...packed, ...worldless],
			'no-restricted-properties': ['error', ...worldlessProperties],
			'no-restricted-globals': ['error', ...worldlessGlobals],
		},
	},
);
