/** Lines that are missing and lines too many, whatever their order. */
export function differ(what: string, expected: readonly string[], actual: readonly string[]): readonly string[] {
	const rest = [...actual];
	const missing = expected.filter((line) => {
		const at = rest.indexOf(line);
		if (at >= 0) rest.splice(at, 1);
		return at < 0;
	});
	return [...missing.map((line) => `${what} lacks: ${line}`), ...rest.map((line) => `${what} has: ${line}`)];
}
