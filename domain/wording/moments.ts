import type { SourceMoment } from '../regulation/moment.ts';
import type { Act } from '../regulation/regulation.ts';

/** What a moment is called wherever somebody reads of it. */
interface MomentWords {
	/** In a list: «выявление», `detection`. */
	readonly ru: string;
	readonly en: string;
	/** After «с момента»; where a term can run from it. */
	readonly of?: string;
	/** After `when`; where a term can run from it. */
	readonly when?: string;
}

/** One table for all moments: those of the source, and every act. */
export const momentWords: Readonly<Record<SourceMoment | Act, MomentWords>> = {
	detected: { ru: 'выявление', en: 'detection', of: 'выявления сообщения', when: 'the message was detected' },
	sent: {
		ru: 'направление куратором',
		en: 'sending by the curator',
		of: 'отправки сообщения куратором',
		when: 'the curator sent the message',
	},
	posted: {
		ru: 'размещение сообщения в сети',
		en: 'posting of the message',
		of: 'публикации сообщения в\u00a0сети',
		when: 'the message was posted',
	},
	received: { ru: 'получение', en: 'receipt', of: 'поступления сообщения', when: 'the message was received' },
	'handed-over': {
		ru: 'письмо отправлено {дат}',
		en: 'mail handed over to the unit',
		of: 'передачи письма {дат}',
		when: 'the mail to the unit was handed over',
	},
	'left-out': { ru: 'ответ без части {род}', en: "answer without the unit's part" },
	'parts-in': {
		ru: 'поступила последняя часть',
		en: 'the last part came in',
		of: 'поступления всех частей ответа',
		when: 'the last part of the answer came in',
	},
	lapse: { ru: 'срок прошёл без действия', en: 'the time passed without the act' },
	route: {
		ru: 'направление {куда}',
		en: 'routing',
		of: 'направления {куда}',
		when: 'the message was routed',
	},
	reassign: {
		ru: 'передача поручения другому',
		en: 'reassignment',
		of: 'передачи поручения',
		when: 'the assignment was taken away',
	},
	'add-units': {
		ru: 'запрос ещё {одному/одной/одному} {дат}',
		en: 'further units asked',
		of: 'запроса ещё {одному/одной/одному} {дат}',
		when: 'further units were asked',
	},
	'require-photo': {
		ru: 'решение о\u00a0фото',
		en: 'word on photographs',
		of: 'решения о\u00a0фото',
		when: 'it was said whether photographs are wanted',
	},
	'name-author': {
		ru: 'назначение автора сводного ответа',
		en: 'naming of who joins the parts',
		of: 'назначения автора сводного ответа',
		when: 'the author of the joint text was named',
	},
	'return-to-curator': { ru: 'возврат куратору', en: 'return to the curator' },
	'no-answer': {
		ru: 'предложение не отвечать',
		en: 'proposal of no answer',
		of: 'предложения не\u00a0отвечать',
		when: 'no answer was proposed',
	},
	unpublishable: {
		ru: 'сообщение, что ответ негде опубликовать',
		en: 'word that an answer can be posted nowhere',
		of: 'сообщения, что ответ негде опубликовать',
		when: 'it was said that an answer can be posted nowhere',
	},
	'not-ours': { ru: 'ответ, чей это вопрос', en: 'answer whose question it is' },
	appeal: { ru: 'признание обращением', en: 'recognition as an appeal' },
	withdraw: { ru: 'отзыв инцидента куратором', en: 'withdrawal by the curator' },
	correct: { ru: 'исправление ссылки', en: 'correction of the link' },
	confirm: { ru: 'подтверждение', en: 'confirmation' },
	reject: { ru: 'несогласие', en: 'rejection' },
	'withdraw-proposal': { ru: 'отзыв предложения', en: 'withdrawal of the proposal' },
	clarify: { ru: 'вопрос', en: 'question', of: 'отправки вопроса', when: 'the question was asked' },
	clarified: {
		ru: 'ответ на вопрос',
		en: 'reply to the question',
		of: 'ответа на вопрос',
		when: 'the question was answered',
	},
	decline: {
		ru: 'возврат вопроса {твор}',
		en: 'refusal of the unit',
		of: 'возврата вопроса {твор}',
		when: 'the unit declined',
	},
	submit: {
		ru: 'представление проекта',
		en: 'submission',
		of: 'поступления проекта ответа',
		when: 'the draft was submitted',
	},
	write: {
		ru: 'свой текст, без {родмн}',
		en: 'text of the coordinator',
		of: 'подготовки текста без {родмн}',
		when: 'the coordinator wrote the text',
	},
	consolidate: { ru: 'сводный проект', en: 'joint draft', of: 'сведения ответа', when: 'the joint draft was made' },
	forward: {
		ru: 'направление на согласование',
		en: 'forwarding',
		of: 'отправки проекта на согласование',
		when: 'the draft was sent for approval',
	},
	approve: { ru: 'согласование', en: 'approval', of: 'согласования', when: 'the draft was approved' },
	return: { ru: 'возврат', en: 'return', of: 'возврата на доработку', when: 'the draft was returned' },
	recall: { ru: 'отзыв согласованного текста', en: 'recall of the approved text' },
	'first-word': {
		ru: 'первый ответ автору',
		en: 'first word to the author',
		of: 'первого ответа автору',
		when: 'the first word was given',
	},
	publish: { ru: 'размещение', en: 'publication', of: 'публикации ответа', when: 'the answer was published' },
	'publish-site': { ru: 'размещение на сайте', en: 'publication on the site' },
	explain: { ru: 'разъяснение', en: 'explanation' },
	consent: { ru: 'согласие автора', en: "the author's consent", of: 'согласия автора', when: 'the author consented' },
	'refuse-consent': { ru: 'отказ автора', en: "the author's refusal" },
	'withdraw-consent': { ru: 'отзыв согласия', en: 'withdrawal of the consent' },
	register: { ru: 'регистрация обращения', en: 'registration of an appeal' },
	raise: { ru: 'повышение важности', en: 'raised importance' },
	lower: { ru: 'понижение важности', en: 'lowered importance' },
	'set-deadline': {
		ru: 'срок, названный куратором',
		en: 'date set by the curator',
		of: 'решения о\u00a0сроке',
		when: 'the curator set a date',
	},
	acknowledge: { ru: 'отметка об ознакомлении', en: 'acknowledgement' },
};

/** Moments told apart by what follows the colon. */
const narrowed: Readonly<Record<string, Pick<MomentWords, 'of' | 'when'>>> = {
	'publish:interim': { of: 'публикации промежуточного ответа', when: 'the interim answer was published' },
};

/** «выявления сообщения», as it stands after «с момента»; null for a moment that no term runs from. */
export function sayMomentOf(moment: string): string | null {
	return wordsOf(moment)?.of ?? null;
}

/** `the message was detected`, as it stands after `when`; null for a moment that no term runs from. */
export function sayMomentWhen(moment: string): string | null {
	return wordsOf(moment)?.when ?? null;
}

function wordsOf(moment: string): Pick<MomentWords, 'of' | 'when'> | undefined {
	const plain = moment.split(/[:@]/)[0] ?? moment;
	const known: Readonly<Record<string, MomentWords | undefined>> = momentWords;
	return narrowed[moment] ?? known[plain];
}
