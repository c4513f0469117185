import { both } from './both.ts';

/** What the page of all words that a file may use says of itself. */
export const wordsPage = {
	title: both('Слова файлов', 'The words of the files'),
	notice: both(
		'Страница составлена по коду: что здесь есть, то и можно написать. Исправлять нужно код или его таблицы слов.',
		'Generated from the code: what stands here may be written. Change the code or its tables of words, then run `npm run --silent otklik -- docs`.',
	),
	moments: both('Моменты: с них сроки идут и ими кончаются', 'Moments: they start terms and end them'),
	acts: both('Действия людей', 'Acts of people'),
	stages: both('Этапы', 'Stages'),
	roles: both('Роли', 'Roles'),
	kinds: both('Виды сообщений', 'Kinds of message'),
	outcomes: both('Чем кончается дело', 'Outcomes'),
	termKinds: both('Чей это срок', 'Kinds of term'),
	termStages: both('Что срок измеряет (stage срока)', 'What a term measures (its stage)'),
	findings: both('Что может не сложиться (acknowledged)', 'What may not fit (acknowledged)'),
	advice: both('Что проверяют в тексте ответа (advice)', 'What a text is looked through for (advice)'),
	units: both('Единицы времени', 'Units of time'),
	limits: both('Формы срока (limit)', 'Forms of a limit'),
	fields: both('Поля', 'Fields'),
	word: both('Слово', 'Word'),
	russian: both('По-русски', 'In Russian'),
	english: both('По-английски', 'In English'),
	required: both('обязательно', 'required'),
	example: both('Пример из файлов', 'Example of a shipped file'),
	written: both('Как пишут', 'How it is written'),
} as const;

/** What each form of a limit means, by the fields that make it. */
export const limitWords = {
	term: both('столько времени от начала', 'so long from its start'),
	'before term': both(
		'за столько времени до самого раннего из сроков, идущих по этим правилам',
		'so long before the earliest due time among the running clocks of these terms',
	),
	'after term': both(
		'через столько времени после срока (не исполнения) последнего из них',
		'so long after the due time (not the end) of the latest of them',
	),
	sameAs: both('тогда же, когда последний из них', 'due when the latest of them is'),
	'given notAfter': both(
		'время называет куратор, не позже срока с этим именем',
		'the curator names the instant, not later than the term of this id',
	),
	promised: both(
		'день, названный автору в промежуточном ответе',
		'the instant that the interim answer named to the author',
	),
	none: both('срока нет: время показывают и измеряют', 'no due time: the clock is shown and measured'),
} as const;
