import { hasUnits } from '../regulation/has-units.ts';
import type { Regulation, StageKind } from '../regulation/regulation.ts';
import { withNoun } from './unit-noun.ts';

/** What a stage is called wherever somebody reads of it. Its Russian title comes from the regulation. */
export interface StageWords {
	/** For authors of files, who give a stage its title: «сводный проект». */
	readonly ru: string;
	/** For whoever runs the product: `Joint draft`. */
	readonly en: string;
	/** The first words of the mail that opens it, before the due time. */
	readonly action: string;
	/** What exactly to do, in a sentence of that mail. */
	readonly step: string;
	/** On the button of the mail. */
	readonly button: string;
	/** Over the form. */
	readonly heading: string;
	/** In as few words as it takes, to follow «До 10:21»: in a subject and a list. */
	readonly brief: string;
}

/** One table for all stages. */
export const stageWords: Readonly<Record<StageKind, StageWords>> = {
	screening: {
		ru: 'разбор сообщения',
		en: 'Screening',
		action: 'Рассмотрите сообщение и\u00a0направьте его {куда}',
		step: 'Решите, кому направить сообщение.',
		button: 'Открыть и\u00a0направить',
		heading: 'Рассмотрите сообщение',
		brief: 'направьте',
	},
	confirmation: {
		ru: 'подтверждение закрытия без ответа',
		en: 'Confirmation',
		action: 'Подтвердите или отклоните закрытие дела',
		step: 'Прочитайте сообщение и\u00a0причину и\u00a0решите, закрыть ли дело без ответа.',
		button: 'Открыть и\u00a0решить',
		heading: 'Подтвердите закрытие дела',
		brief: 'решите о закрытии',
	},
	clarification: {
		ru: 'уточнение',
		en: 'Clarification',
		action: 'Ответьте на уточняющий вопрос',
		step: 'Напишите, что известно по вопросу.',
		button: 'Ответить на вопрос',
		heading: 'Ответьте на уточняющий вопрос',
		brief: 'ответьте на вопрос',
	},
	draft: {
		ru: 'подготовка проекта ответа',
		en: 'Draft',
		action: 'Ответьте',
		step: 'Напишите текст, который увидит автор сообщения.',
		button: 'Написать ответ',
		heading: 'Подготовьте ответ',
		brief: 'ответьте',
	},
	consolidation: {
		ru: 'сводный проект',
		en: 'Joint draft',
		action: 'Подготовьте сводный ответ',
		step: 'Соберите части {родмн} в\u00a0один текст для автора сообщения.',
		button: 'Подготовить сводный ответ',
		heading: 'Подготовьте сводный ответ',
		brief: 'подготовьте сводный ответ',
	},
	check: {
		ru: 'проверка проекта',
		en: 'Check',
		action: 'Проверьте проект ответа',
		step: 'Прочитайте проект и\u00a0отправьте его дальше или верните на доработку.',
		button: 'Проверить проект',
		heading: 'Проверьте проект ответа',
		brief: 'проверьте ответ',
	},
	approval: {
		ru: 'согласование',
		en: 'Approval',
		action: 'Согласуйте проект ответа',
		step: 'Прочитайте проект и\u00a0согласуйте его или верните с\u00a0причиной.',
		button: 'Прочитать и\u00a0решить',
		heading: 'Согласуйте проект ответа',
		brief: 'согласуйте ответ',
	},
	rework: {
		ru: 'доработка',
		en: 'Rework',
		action: 'Доработайте проект ответа',
		step: 'Исправьте текст с\u00a0учётом причины возврата и\u00a0отправьте его снова.',
		button: 'Доработать проект',
		heading: 'Доработайте проект ответа',
		brief: 'доработайте ответ',
	},
	publication: {
		ru: 'публикация',
		en: 'Publication',
		action: 'Опубликуйте ответ',
		step: 'Опубликуйте текст там же, где размещено сообщение, и\u00a0вставьте ссылку на него.',
		button: 'Отметить публикацию',
		heading: 'Опубликуйте ответ',
		brief: 'опубликуйте ответ',
	},
	'site-publication': {
		ru: 'публикация на сайте',
		en: 'Publication on the site',
		action: 'Разместите ответ на сайте',
		step: 'Разместите ответ на официальном сайте и\u00a0вставьте ссылку на него.',
		button: 'Отметить размещение',
		heading: 'Разместите ответ на сайте',
		brief: 'разместите ответ на сайте',
	},
	consent: {
		ru: 'согласие автора',
		en: 'Consent',
		action: 'Получите согласие автора',
		step: 'Спросите автора в\u00a0сети, согласен ли он на регистрацию обращения, и\u00a0вставьте ссылку на согласие.',
		button: 'Отметить согласие',
		heading: 'Получите согласие автора',
		brief: 'получите согласие автора',
	},
	registration: {
		ru: 'регистрация обращения',
		en: 'Registration',
		action: 'Зарегистрируйте обращение',
		step: 'Зарегистрируйте обращение и\u00a0укажите его номер.',
		button: 'Указать номер',
		heading: 'Зарегистрируйте обращение',
		brief: 'зарегистрируйте обращение',
	},
};

/** Where no unit writes, whoever looks at a message first answers it (G-30). */
const withoutUnits: Partial<Record<StageKind, Pick<StageWords, 'action' | 'step' | 'button' | 'brief'>>> = {
	screening: {
		action: 'Рассмотрите сообщение и\u00a0ответьте',
		brief: 'рассмотрите сообщение',
		step: 'Решите, что ответить автору.',
		button: 'Открыть и\u00a0ответить',
	},
};

/** What a stage is called for the people of this regulation. */
export function wordsOfStage(stage: StageKind, regulation: Pick<Regulation, 'roles'>): StageWords {
	const own = hasUnits(regulation) ? undefined : withoutUnits[stage];
	const words = { ...stageWords[stage], ...own };
	return { ...words, action: withNoun(words.action, regulation), step: withNoun(words.step, regulation) };
}
