import type { MailOrder } from '../case/follow-ups/follow-up.ts';
import type { Act, AnswerKind, Regulation, StageKind } from '../regulation/regulation.ts';
import { counted } from './plurals.ts';
import { wordsOfStage } from './stages.ts';

/** The same, where the words above would not say what kind of answer is meant. */
export function sayStageAction(
	stage: StageKind,
	because: MailOrder['because'],
	answer: AnswerKind | null,
	final: boolean,
	regulation: Pick<Regulation, 'roles'>,
): string {
	if (stage === 'draft' && because === 'returned') return 'Доработайте ответ';
	if (stage === 'screening' && because === 'taken-over') return 'Напишите ответ';
	if (stage === 'draft' && final) return 'Подготовьте окончательный ответ';
	if (stage === 'check' && answer === 'interim') return 'Проверьте проект промежуточного ответа';
	if (stage === 'approval' && answer === 'interim') return 'Согласуйте проект промежуточного ответа';
	if (stage === 'publication' && answer === 'interim') return 'Опубликуйте промежуточный ответ';
	if (answer === 'question' && stage === 'check') return 'Проверьте вопрос автору';
	if (answer === 'question' && stage === 'approval') return 'Согласуйте вопрос автору';
	if (answer === 'question' && stage === 'publication') return 'Опубликуйте вопрос автору';
	return wordsOfStage(stage, regulation).action;
}

export const mailWords = {
	watch: 'Проследите за сроком',
	reminder: 'напоминание',
	overdue: 'Срок истёк',
	overdueInternal: 'Внутренний срок истёк',
	overdueOutside: 'Срок куратора (для\u00a0учёта) истёк',
	memo: 'Отправьте информацию о\u00a0нарушении срока',
	memoButton: 'Открыть и\u00a0отправить',
	told: 'Информация о\u00a0нарушении срока',
	memoSent: 'Информация о\u00a0нарушении срока отправлена',
	notice: 'Примите к\u00a0сведению',
	noticeButton: 'Подтвердить получение',
	moved: 'Срок изменён, теперь',
	movedWithout: 'Срок изменён',
	withdrawn: 'Ответ больше не\u00a0нужен',
	corrected: 'Ваш текст изменён при проверке',
	open: 'Открыть дело',
	/** A photo or video that came with the message; its number follows. */
	media: { photo: 'Фото', video: 'Видео', other: 'Вложение' },
	highImportance: 'повышенная важность',
	until: 'до',
	case: 'дело',
	authorReply: 'Запишите ответ автора',
	authorReplyStep: 'Когда автор ответит в\u00a0сети, перенесите его слова в\u00a0дело по\u00a0ссылке ниже.',
	authorReplyStepElsewhere: 'Когда автор ответит в\u00a0сети, отметьте это по\u00a0ссылке ниже.',
	authorReplyButton: 'Записать ответ',
	takenOverStep:
		'Напишите текст, который увидит автор сообщения, или направьте сообщение {другому/другой/другому} {дат}.',
	/** Below an address that is quoted: the site it leads to, or that it leads nowhere. */
	site: 'сайт:',
	noAddress: '(это не\u00a0адрес страницы: не\u00a0открывайте его)',
	noTerm: 'срок регламентом не\u00a0установлен',
	standsStill: 'срок станет известен, когда ответит автор',
} as const;

export const becauseLines: Readonly<Record<MailOrder['because'], string | null>> = {
	new: null,
	returned: 'Проект ответа вернули на доработку.',
	recalled: 'Согласованный текст отозвали: проверьте его ещё раз и\u00a0отправьте на согласование заново.',
	declined: '{Им} {вернул/вернула/вернуло} вопрос: нужно выбрать {другого/другой/другую/другое}.',
	reassigned: 'Поручение передано вам: {прежний/прежняя/прежнее} {им} им больше не\u00a0занимается.',
	'taken-over': 'Вы\u00a0забрали поручение и\u00a0ответите сами: напишите текст ответа.',
	'photo-demanded': 'К\u00a0ответу теперь нужно фото.',
	'photo-waived': 'Фото к\u00a0ответу больше не\u00a0нужно.',
	'author-named': 'Сводный ответ поручено составить вам: части, которые поступили, приведены ниже.',
	rejected: 'Закрыть дело без ответа не\u00a0согласились: работа по\u00a0сообщению продолжается.',
	'consent-withdrawn': 'Автор отозвал согласие на обращение: работа по\u00a0сообщению продолжается.',
	'proposal-withdrawn': 'Предложение закрыть дело без ответа отозвано: работа по\u00a0сообщению продолжается.',
	'stands-in': 'Дело передано вам, пока нет на месте сотрудника, который его вёл. Сроки остались прежними.',
	back: 'Пока вас не\u00a0было, это дело вёл тот, кто вас замещал. Теперь оно снова у\u00a0вас. Сроки остались прежними.',
	answered: 'На уточняющий вопрос ответили.',
	'interim-published': 'Промежуточный ответ опубликован. Теперь нужен окончательный.',
	'question-published': 'Вопрос автору опубликован. Когда автор ответит, мы пришлём его слова.',
	approved: 'Проект ответа согласован.',
};

/** What else may be done there, as far as the regulation allows it now. */
export const stageChoices: Readonly<Partial<Record<StageKind, Readonly<Partial<Record<Act | 'interim', string>>>>>> = {
	screening: {
		'return-to-curator': 'Если вопрос не\u00a0ваш, верните его куратору.',
		'no-answer': 'Если ответа не\u00a0полагается, укажите причину.',
	},
	draft: {
		interim: 'Если решить вопрос к\u00a0сроку нельзя, дайте промежуточный ответ.',
		decline: 'Если вопрос не\u00a0{вашего}, верните его с\u00a0причиной.',
	},
	publication: { return: 'Если текст не\u00a0готов, верните его с\u00a0причиной.' },
};

export const mailLabels = {
	message: 'Сообщение',
	messageLink: 'Сообщение в\u00a0сети',
	location: 'Место',
	advice: 'На что обратить внимание в\u00a0тексте',
	draft: 'Проект ответа',
	approvedText: 'Согласованный текст',
	reason: 'Причина',
	comment: 'Пояснение',
	withdrawn: 'Почему куратор отозвал инцидент',
	takenAway: 'Почему поручение забрали',
	question: 'Вопрос',
	reply: 'Ответ на вопрос',
	track: 'Нужно разъяснение, а\u00a0не\u00a0ответ по\u00a0существу',
	promised: 'Обещанный срок окончательного ответа',
	finalDue: 'Срок окончательного ответа',
	declinedBy: 'Вопрос {вернул/вернула/вернуло} {им}',
	suggested: 'Предлагает направить',
	clocks: 'Сроки дела',
	why: 'Как рассчитан срок',
	skipped: 'Особые дни на пути срока',
	what: 'Что',
	clause: 'Пункт',
	due: 'Срок',
	state: 'Состояние',
	kind: 'Вид срока',
	unit: '{Им}',
	answer: 'Опубликованный ответ',
	publishedText: 'Опубликованный текст',
	outcome: 'Чем закончилось',
	endedAt: 'Когда',
	holder: 'У\u00a0кого было дело',
	reclassified: 'важность повысили после начала срока',
	started: 'Начало срока',
	done: 'Исполнено',
	notDone: 'ещё нет',
	overdue: 'Срок истёк',
	awaits: 'Дело ждёт',
	to: 'Кому уйдёт',
	before: 'Прежний срок',
	after: 'Новый срок',
	caseLink: 'Всё, что можно сделать с\u00a0делом в\u00a0любое время: остановить, закрыть, исправить, передать другому',
	/** The same where there is nobody to pass it on to (G-30). */
	caseLinkAlone: 'Всё, что можно сделать с\u00a0делом в\u00a0любое время: остановить, закрыть, исправить',
	linkText: 'Если кнопка не\u00a0работает, откройте адрес:',
} as const;

/** Whole sentences of mails. */
export const mailLines = {
	version: ', версия',
	telephone: 'тел.',
	endedForYou: 'Дело закончено. Ссылка из прежнего письма больше не\u00a0действует, делать ничего не\u00a0нужно.',
	answeredWithoutYou:
		'Ответ составили без вашей части. Ссылка из прежнего письма больше не\u00a0действует, делать ничего не\u00a0нужно.',
	takenFromYou:
		'Поручение забрали: ответ составят без вас. Ссылка из прежнего письма больше не\u00a0действует, делать ничего не\u00a0нужно.',
	joinedWithoutYou:
		'Сводный ответ составлять больше не\u00a0нужно. Ссылка из прежнего письма больше не\u00a0действует, делать ничего не\u00a0нужно.',
	reroutedFromYou:
		'Дело передано {другому/другой/другому} {дат}. Ссылка из прежнего письма больше не\u00a0действует, делать ничего не\u00a0нужно.',
	ended: 'Работа по\u00a0делу закончена. Делать ничего не\u00a0нужно.',
	stillNeeded: 'Действие всё ещё нужно.',
	remind: 'Действие всё ещё нужно: напомните о\u00a0нём.',
	remindOrPassOn: 'Действие всё ещё нужно: напомните о\u00a0нём или передайте дело другому.',
	goOnWithout: 'Ждать не\u00a0обязательно: по\u00a0ссылке можно составить ответ из\u00a0частей, которые уже есть.',
	corrected:
		'Дальше пошёл исправленный текст, он приведён ниже. Делать ничего не\u00a0нужно; если в\u00a0нём ошибка, ответьте на это письмо.',
	doneLate: 'Действие выполнено, но с\u00a0опозданием.',
	memo: 'Сведения ниже подготовила система. Проверьте их и\u00a0отправьте: они уйдут тому, кто назван ниже, и\u00a0запишется, кто и\u00a0когда их отправил.',
	demanded: 'Регламент требует сообщить вам об этом.',
	ourOwn: 'Регламент этого не\u00a0требует: таков внутренний порядок.',
	acknowledge: 'Подтвердите, пожалуйста, что вы получили письмо.',
	forInformation: 'Отвечать на письмо не\u00a0нужно.',
	reading: 'Толкование приведено на странице дела по\u00a0ссылке из этого письма.',
	whyReceived: 'Вы получили это письмо, потому что участвуете в\u00a0работе с\u00a0сообщениями из социальных сетей',
	personalLink: 'Ссылка выдана лично вам: не\u00a0пересылайте её. Само открытие ссылки ничего не\u00a0меняет.',
} as const;

/** «и ещё 2 извещения», of what a mail tells beside what its subject says. */
export function sayMore(count: number): string {
	return `и\u00a0ещё ${counted(count, ['извещение', 'извещения', 'извещений'])}`;
}
