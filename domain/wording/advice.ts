import type { TextFinding } from '../preflight/finding.ts';
import type { Network } from '../regulation/regulation.ts';
import { unreachable } from '../result.ts';
import { networkTitles } from './cases.ts';
import { figure } from './plurals.ts';

/** What could be better in a text for citizens. Advice: nothing is refused for it. */
export const adviceWords = {
	greeting: 'Нет приветствия: начните, например, со\u00a0слова «Здравствуйте»',
	acts: 'Названо больше двух правовых актов: оставьте главное',
	pressRelease: 'Похоже на пресс-релиз: скажите проще',
	photo: 'К\u00a0ответу нужно фото, а\u00a0в тексте о\u00a0нём не\u00a0сказано',
	promise: 'Окончательный ответ обещан позже, чем допускает регламент',
	date: 'Ответ промежуточный, но не\u00a0сказано, когда будет окончательный',
	otherDate: 'В\u00a0тексте не\u00a0назван день, к\u00a0которому обещан окончательный ответ',
} as const;

/** What the executor reads when his text comes back once, and what he may add for whoever approves it. */
export const preflightWords = {
	heading: 'Прочтите перед отправкой',
	lead: 'Текст ещё не\u00a0отправлен. Исправьте его или отправьте как есть: решаете вы.',
	returnedFor: 'причина возврата',
	note: {
		label: 'Почему текст оставлен таким, если вы\u00a0его не\u00a0меняли',
		hint: 'Необязательно. Это прочтёт тот, кто согласует ответ.',
	},
} as const;

/**
 * A finding in Russian. Of what stands in the draft only turns, abbreviations and single words are named, which can be
 * nothing but letters; a citizen's question is named by its number.
 */
export function sayFinding(finding: TextFinding, network: Network): string {
	switch (finding.is) {
		case 'greeting':
			return adviceWords.greeting;
		case 'acts':
			return adviceWords.acts;
		case 'press-release':
			return adviceWords.pressRelease;
		case 'officialese':
			return `Канцелярские обороты: ${quoted(finding.turns)}. Скажите проще`;
		case 'spelling':
			return `Проверьте, как написано: ${quoted(finding.words)}`;
		case 'abbreviations':
			return finding.names.length === 1
				? `Сокращение ${finding.names.join()} могут не\u00a0понять: напишите полностью`
				: `Сокращения ${finding.names.join(', ')} могут не\u00a0понять: напишите полностью`;
		case 'questions':
			return finding.asked === 1
				? 'Похоже, в\u00a0тексте нет ответа на вопрос из\u00a0сообщения'
				: `Похоже, остались без ответа вопросы из\u00a0сообщения: ${finding.open.map(({ number }) => `${number}-й`).join(', ')} из\u00a0${finding.asked}`;
		case 'photo':
			return adviceWords.photo;
		case 'date':
			return finding.names === 'none' ? adviceWords.date : adviceWords.otherDate;
		case 'promise':
			return adviceWords.promise;
		case 'length':
			return `Длиннее, чем принимает ${networkTitles[network]}: ${figure(finding.most)} знаков`;
		default:
			return unreachable(finding);
	}
}

function quoted(words: readonly string[]): string {
	return words.map((word) => `«${word}»`).join(', ');
}
