import type { Fault, Path } from '../regulation/fault.ts';
import type { PageRegister } from './register.ts';

const secretNames =
	/passw|парол|login|логин|secret|секрет|token|токен|credential|(^|[^a-z])(pin|2fa|totp|otp)([^a-z]|$)|phone_?number|телефон/i;

/**
 * Fields, however deep, that are named as what opens a page. Asked of the raw data before anything else reads it, so
 * that a secret is refused as such and its value is repeated nowhere (Прил.1 п.2).
 */
export function secretFields(data: unknown, path: Path = []): readonly Fault[] {
	if (Array.isArray(data)) return data.flatMap((item: unknown, index) => secretFields(item, [...path, index]));
	if (typeof data !== 'object' || data === null) return [];
	return Object.entries(data).flatMap(([name, item]: [string, unknown]): readonly Fault[] => {
		const here = [...path, name];
		return secretNames.test(name)
			? [{ path: here, message: 'what opens a page is not kept here, only the date of its hand-over (Прил.1 п.2)' }]
			: secretFields(item, here);
	});
}

/** Faults of a register that reads well: pages named twice or not at all, comments deleted without a copy (Прил.1 п.8). */
export function lintRegister({ pages, publications, moderation }: PageRegister): readonly Fault[] {
	const ids = pages.map(({ id }) => id);
	const unknown = (list: string, entries: readonly { readonly page: string }[]): readonly Fault[] =>
		entries.flatMap(({ page }, index) =>
			ids.includes(page) ? [] : [{ path: [list, index, 'page'], message: `there is no page "${page}" in pages` }],
		);
	return [
		...ids.flatMap((id, index) =>
			ids.indexOf(id) < index ? [{ path: ['pages', index, 'id'], message: `the page "${id}" stands here twice` }] : [],
		),
		...unknown('publications', publications),
		...unknown('moderation', moderation),
		...moderation.flatMap(({ did, copy, on }, index): readonly Fault[] => {
			if (copy === null) {
				const message = 'nothing is deleted without a kept copy (Прил.1 п.8)';
				return did === 'deleted' ? [{ path: ['moderation', index], message }] : [];
			}
			const message = 'the copy is kept before the comment goes, not after (Прил.1 п.8)';
			return copy.keptOn > on ? [{ path: ['moderation', index, 'copy', 'keptOn'], message }] : [];
		}),
	];
}
