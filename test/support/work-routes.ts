/**
 * Every route of the place to work, as the template has them (test/infra/api.test.ts) and as each role of each town is let
 * try them (test/functions/work-roles.test.ts): a new one compiles only with its cells.
 */
export const workRoutes = [
	'GET /worklist/{town}',
	'GET /worklist/{town}/case/{caseId}',
	'GET /worklist/{town}/case/{caseId}/files/{file}',
	'GET /worklist/{town}/case/{caseId}/{part}',
	'GET /worklist/{town}/from/{after}',
	'GET /worklist/{town}/in/{signIn}',
	'GET /worklist/{town}/{page}',
	'POST /worklist/{town}',
	'POST /worklist/{town}/case/{caseId}',
	'POST /worklist/{town}/case/{caseId}/uploads',
	'POST /worklist/{town}/case/{caseId}/{part}',
	'POST /worklist/{town}/in/{signIn}',
	'POST /worklist/{town}/{page}',
] as const;

export type WorkRoute = (typeof workRoutes)[number];

/** What is asked of a route: where, and what is posted there. */
export interface Cell {
	readonly name: string;
	readonly path: Readonly<Record<string, string>>;
	readonly posted?: Readonly<Record<string, string>>;
}

/** Every address of a town's place to work and some guesses, by its route; whoever knows the number of a case tries them all. */
export const cellsOf = (caseId: string, words: string): Readonly<Record<WorkRoute, readonly Cell[]>> => ({
	'GET /worklist/{town}': [{ name: 'entrance', path: {} }],
	'GET /worklist/{town}/{page}': ['list', 'all', 'figures', 'month', 'found', 'absences', 'admin'].map((page) => ({
		name: page,
		path: { page },
	})),
	'GET /worklist/{town}/from/{after}': [
		{ name: 'from', path: { after: 'all' } },
		{ name: 'from', path: { after: 'stage.screening~at.1.AN-0000-0001' } },
		{ name: 'from', path: { after: 'ended.2025-03' } },
		{ name: 'from', path: { after: 'month.2025-01' } },
		{ name: 'own', path: { after: 'mine~at.1.AN-0000-0001' } },
	],
	'GET /worklist/{town}/in/{signIn}': [{ name: 'in', path: { signIn: `${'A'.repeat(22)}.${'B'.repeat(22)}` } }],
	'GET /worklist/{town}/case/{caseId}': [{ name: 'case', path: { caseId } }],
	'GET /worklist/{town}/case/{caseId}/{part}': [
		{ name: 'case', path: { caseId, part: 'acts' } },
		{ name: 'notice', path: { caseId, part: 'memo-1' } },
	],
	'GET /worklist/{town}/case/{caseId}/files/{file}': [{ name: 'file', path: { caseId, file: '0'.repeat(32) } }],
	'POST /worklist/{town}': [],
	'POST /worklist/{town}/in/{signIn}': [
		{ name: 'in', path: { signIn: `${'A'.repeat(22)}.${'B'.repeat(22)}` }, posted: {} },
	],
	'POST /worklist/{town}/{page}': [
		{ name: 'find number', path: { page: 'find' }, posted: { what: caseId } },
		{ name: 'find words', path: { page: 'find' }, posted: { what: words } },
		{ name: 'choose', path: { page: 'all' }, posted: { state: 'due.over' } },
		{ name: 'found', path: { page: 'found' }, posted: {} },
		{ name: 'absences', path: { page: 'absences' }, posted: {} },
		{ name: 'admin', path: { page: 'admin' }, posted: {} },
	],
	'POST /worklist/{town}/case/{caseId}': [{ name: 'case', path: { caseId }, posted: {} }],
	'POST /worklist/{town}/case/{caseId}/{part}': [
		{ name: 'case', path: { caseId, part: 'acts' }, posted: {} },
		{ name: 'notice', path: { caseId, part: 'memo-1' }, posted: {} },
	],
	'POST /worklist/{town}/case/{caseId}/uploads': [{ name: 'uploads', path: { caseId }, posted: {} }],
});
