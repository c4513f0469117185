/** Where a draft will lie: its file as it was named, and the folder of schemas as seen from there. */
export interface DraftPlace {
	readonly file: string;
	readonly schemas: string;
}

/**
 * A template with its places filled: `{name}` by a text of YAML, and what stands between the lines `#[part]` and
 * `#[/part]` kept where that part is wanted. Parts do not stand in each other.
 */
export function filled(template: string, values: Readonly<Record<string, string>>, parts: ReadonlySet<string>): string {
	const kept: string[] = [];
	let inside: string | null = null;
	for (const line of template.split('\n')) {
		const [, closing, part] = /^#\[(\/?)([a-z-]+)\]$/.exec(line) ?? [];
		if (part !== undefined) inside = closing === '/' ? null : part;
		else if (inside === null || parts.has(inside)) kept.push(line);
	}
	return kept.join('\n').replaceAll(/\{([a-z-]+)\}/g, (place, name: string) => values[name] ?? place);
}
