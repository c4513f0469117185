import type { Outcome } from '../regulation/regulation.ts';

/** One table for all ends of a case: as a page, a report and a regulation's own page name them. */
export const outcomeWords: Readonly<Record<Outcome, { readonly ru: string; readonly en: string }>> = {
	answered: { ru: 'ответ опубликован', en: 'answered' },
	returned: { ru: 'возвращено куратору', en: 'returned to the curator' },
	'no-answer': { ru: 'закрыто без ответа', en: 'no answer is given' },
	readdressed: { ru: 'переадресовано в\u00a0другой орган', en: 'readdressed' },
	unpublishable: { ru: 'ответ негде опубликовать', en: 'an answer can be posted nowhere' },
	withdrawn: { ru: 'отозвано куратором', en: 'withdrawn by the curator' },
	redirected: { ru: 'автору разъяснено, чей это вопрос', en: 'the author was told whose question it is' },
	'formal-appeal': { ru: 'зарегистрировано как обращение по\u00a059-ФЗ', en: 'went on as a formal appeal' },
};
