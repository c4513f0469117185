/**
 * What a function is told by the table in functions/needs.ts, read from the environment. Throws with every name that is missing: a function
 * that was told too little does not start.
 */
export function readEnvironment<Name extends string>(
	names: readonly Name[],
	environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<Name, string>> {
	const missing = names.filter((name) => !environment[name]);
	if (missing.length > 0) throw new Error(`the environment lacks ${missing.join(', ')}`);
	// `fromEntries` forgets the names that it was given.
	return Object.fromEntries(names.map((name) => [name, environment[name]])) as Record<Name, string>;
}
