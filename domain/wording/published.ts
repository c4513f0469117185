/** By what it can be shown that what was agreed to is what was posted. */
export const publishedWords = {
	title: 'Согласование и\u00a0публикация',
	note: 'Записано по\u00a0отметке того, кто опубликовал: содержание страницы в\u00a0сети не\u00a0проверяется.',
	approvedDigest: 'SHA-256 согласованного текста',
	digest: 'SHA-256 текста',
	postedDigest: 'SHA-256 опубликованного текста',
	postedText: 'Опубликовано',
	also: { page: 'на официальной странице', site: 'на официальном сайте' },
} as const;

/**
 * «Текст согласован 12 марта 2025 г., 10:21 (МСК), опубликован без изменений. Публикация записана 12 марта …»; times as
 * they are said elsewhere. `unchanged` is null where nobody noted it.
 */
export function sayPublished(
	{ approvedAt, at }: { readonly approvedAt: string | null; readonly at: string },
	unchanged: boolean | null,
): string {
	const posted =
		unchanged === null ? 'опубликован' : `опубликован ${unchanged ? 'без\u00a0изменений' : 'с\u00a0изменениями'}`;
	const text = approvedAt === null ? `Текст ${posted}` : `Текст согласован ${approvedAt}, ${posted}`;
	return `${text}. Публикация записана ${at}.`;
}
