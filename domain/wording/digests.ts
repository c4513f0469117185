import { counted, type Forms, plural } from './plurals.ts';

/** The words of a mail that tells what several would have told (ADR 0060). */
export const digestWords = {
	about:
		'Здесь собраны извещения, которые не\u00a0требуют действий к\u00a0сроку. Если по\u00a0делу к\u00a0сроку нужно что-то сделать, об этом приходит отдельное письмо.',
	title: 'Сводка извещений',
} as const;

const notices: Forms = ['извещение', 'извещения', 'извещений'];
const cases: Forms = ['делу', 'делам', 'делам'];

/** «Сводка: 5 извещений по 4 делам». */
export function sayDigest(told: number, about: number): string {
	return `Сводка: ${counted(told, notices)} по\u00a0${about}\u00a0${plural(about, cases)}`;
}
