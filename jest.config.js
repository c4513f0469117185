// Tests are ES modules as the code is, because @middy/core can only be imported. `npm test` (test/run.ts) gives jest
// the flag that this needs; ts-jest strips types and checks none, `npm run check` does.
/** @type {import('jest').Config} */
export default {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	extensionsToTreatAsEsm: ['.ts'],
	transform: { '^.+\\.ts$': ['ts-jest', { useESM: true, tsconfig: 'tsconfig.json', diagnostics: false }] },
	cacheDirectory: '<rootDir>/.cache/jest',
	modulePathIgnorePatterns: ['<rootDir>/(cdk.out|dist|\\.local|\\.cache)/'],
};
