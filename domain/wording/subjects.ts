import type { StageKind } from '../regulation/regulation.ts';

/** What somebody waits for, in the subject of a mail to one who does not do it himself. */
const watched: Readonly<Record<StageKind, string>> = {
	screening: 'дело ждёт направления',
	confirmation: 'закрытие ждёт решения',
	clarification: 'вопрос ждёт ответа',
	draft: 'ответ готовится',
	consolidation: 'сводный ответ готовится',
	check: 'ответ на проверке',
	approval: 'ответ на согласовании',
	rework: 'ответ на доработке',
	publication: 'ответ ждёт публикации',
	'site-publication': 'ответ ждёт размещения на сайте',
	consent: 'дело ждёт согласия автора',
	registration: 'обращение ждёт регистрации',
};

/** «проследите, ответ на согласовании». */
export function sayWatched(stage: StageKind): string {
	return `проследите, ${watched[stage]}`;
}

export const subjectWords = {
	by: 'До',
	at: 'в',
	authorReply: 'запишите ответ автора',
	overdue: 'Срок истёк',
	overdueInternal: 'Внутренний срок истёк',
	overdueOutside: 'Срок куратора (для учёта) истёк',
	resting: 'Без движения с',
	memo: 'Отправьте информацию о нарушении срока',
	moved: 'Новый срок до',
	movedWithout: 'Срок изменён',
	undelivered: 'Письмо не доставлено',
	undone: 'Нарушение срока снято',
} as const;
