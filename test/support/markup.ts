/** The tags of a page with the names of their attributes, line breaks left out: what a hostile text must not change. */
export function skeleton(html: string): readonly string[] {
	return [...html.matchAll(/<(\/?[a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*>/gi)]
		.map(([, tag = '', attributes = '']) => `${tag}${attributes.replace(/="[^"]*"/g, '')}`)
		.filter((tag) => tag !== 'br');
}

/** Every tag of this name, as its attributes. */
export function tags(html: string, name: string): readonly Readonly<Record<string, string>>[] {
	return [...html.matchAll(new RegExp(`<${name}((?:\\s+[a-z-]+(?:="[^"]*")?)*)\\s*>`, 'gi'))].map(
		([, attributes = '']) =>
			Object.fromEntries(
				[...attributes.matchAll(/([a-z-]+)(?:="([^"]*)")?/gi)].map(([, key = '', value = '']) => [
					key,
					unescaped(value),
				]),
			),
	);
}

/** The hidden fields of a page, by name, as a browser sends them. */
export function hiddenIn(html: string): Readonly<Record<string, string>> {
	const hidden = tags(html, 'input').filter(({ type }) => type === 'hidden');
	return Object.fromEntries(hidden.map(({ name = '', value = '' }) => [name, value]));
}

/** All that the form of a page sends as it stands there: hidden fields, what is ticked, and what is written in its lines. */
export function filledIn(html: string): Readonly<Record<string, string>> {
	const inputs = tags(html, 'input').filter(
		({ type, checked }) =>
			type !== 'submit' && type !== 'file' && ((type !== 'radio' && type !== 'checkbox') || checked !== undefined),
	);
	const texts = [...html.matchAll(/<textarea([^>]*)>\n?([\s\S]*?)<\/textarea>/g)].map(
		([, attributes = '', text = '']): [string, string] => [
			/ name="([^"]*)"/.exec(attributes)?.[1] ?? '',
			unescaped(text),
		],
	);
	return Object.fromEntries([...inputs.map(({ name = '', value = '' }): [string, string] => [name, value]), ...texts]);
}

/** What a reader sees: tags away, characters as they were, runs of space made one. */
export function readable(html: string): string {
	return unescaped(html.replace(/<style>[\s\S]*?<\/style>/g, '').replace(/<[^>]*>/g, ' '))
		.replace(/\s+/g, ' ')
		.trim();
}

function unescaped(text: string): string {
	return text
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&#39;', "'")
		.replaceAll('&nbsp;', '\u00a0')
		.replaceAll('&amp;', '&');
}
