import { figure } from './plurals.ts';

/** What could be better in a text for citizens. Advice: nothing is refused for it. */
export const adviceWords = {
	greeting: 'Нет приветствия: начните, например, со\u00a0слова «Здравствуйте»',
	acts: 'Названо больше двух правовых актов: оставьте главное',
	pressRelease: 'Похоже на пресс-релиз: скажите проще',
	officialese: 'Есть канцелярские обороты: скажите проще',
	promise: 'Окончательный ответ обещан позже, чем допускает регламент',
	date: 'Ответ промежуточный, но не\u00a0сказано, когда будет окончательный',
} as const;

/** «Длиннее, чем принимает Telegram: 4 096 знаков». */
export function adviseShorter(network: string, most: number): string {
	return `Длиннее, чем принимает ${network}: ${figure(most)} знаков`;
}
