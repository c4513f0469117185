import type { Day, Fields, TownDays } from './day.ts';

const route: Fields = { decision: 'route', unit: 'roads' };
const text = 'Здравствуйте! Яму на улице Заводской, у дома 1, заделают до пятницы, 14 марта. Спасибо, что написали.';
const draft: Fields = { decision: 'submit', kind: 'final', text };
const interim: Fields = {
	decision: 'submit',
	kind: 'interim',
	text: 'Здравствуйте! Работы начнём, как только придёт смесь. Ответим до 14 марта.',
	reason: 'Ждём поставку смеси',
	promisedBy: '14.03.2025',
};
const forward: Fields = { decision: 'forward' };
const approve: Fields = { decision: 'approve' };
const published: Fields = {
	decision: 'publish',
	permalink: 'https://vk.com/wall-1_2?reply=3',
	visibility: 'public',
};
const later: Fields = { ...published, permalink: 'https://vk.com/wall-1_2?reply=9' };
const ask: Fields = { decision: 'clarify', text: 'Здравствуйте! Подскажите, пожалуйста, о каком доме речь?' };
const reply: Fields = { decision: 'clarified', text: 'Дом 5, у второго подъезда.' };
const decline: Fields = {
	decision: 'decline',
	reason: 'Дорога не наша, она в ведении отдела ЖКХ',
	suggested: 'housing',
};
const deleted: Fields = { decision: 'unpublishable', kind: 'deleted', comment: 'Запись удалена автором' };
const threat: Fields = { decision: 'no-answer', reason: 'threat' };

/** What most days have in common: the mail of each stage, a form with a fault in it, and the page after. */
const ordinary = (curator: string): Day => ({
	title: 'Обычный день',
	incident: {},
	steps: [
		{ who: 'coordinator', does: route, wrong: { decision: 'route' } },
		{ who: 'roads', does: draft, wrong: { decision: 'submit', kind: 'final', text: '' } },
		{ who: 'coordinator', does: forward },
		{ who: curator, does: approve },
		{ who: 'coordinator', does: published, wrong: { ...published, permalink: 'https://vk.com@example.com/wall' } },
	],
});

const anapa: readonly Day[] = [
	ordinary('curator'),
	{
		title: 'Вопрос куратору, возврат черновика, промежуточный ответ',
		incident: {
			media: [
				{ url: 'https://vk.com/photo1', type: 'image/jpeg' },
				{ url: 'https://vk.com/video2', type: 'video/mp4' },
			],
		},
		steps: [
			{ who: 'coordinator', does: ask },
			{ who: 'curator', does: reply },
			{ who: 'coordinator', does: route },
			{ who: 'roads', does: interim, wrong: { ...interim, reason: '', promisedBy: 'скоро' } },
			{ who: 'coordinator', does: forward },
			{
				who: 'curator',
				does: { decision: 'return', reason: 'other', comment: 'Назовите, кто делает' },
				wrong: { decision: 'return' },
			},
			{ who: 'coordinator', does: interim },
			{ who: 'coordinator', does: forward },
			{ who: 'curator', does: approve },
			{ who: 'coordinator', does: published },
			{ who: 'roads', does: draft },
			{ who: 'coordinator', does: forward },
			{ who: 'curator', does: approve },
			{ who: 'coordinator', does: later },
		],
	},
	{
		title: 'Высокая важность, просрочка, служебная записка',
		incident: {},
		steps: [
			{ says: { type: 'importance.raised' } },
			{ who: 'coordinator', does: route },
			{ minutes: 25 },
			{ minutes: 120 },
			{ minutes: 600 },
		],
	},
	{
		title: 'Отказ исполнителя',
		incident: {},
		steps: [
			{ who: 'coordinator', does: route },
			{ who: 'roads', does: decline },
		],
	},
	{
		title: 'Без ответа: угроза',
		incident: { text: 'Я вас найду.' },
		steps: [
			{ who: 'coordinator', does: threat, wrong: { decision: 'no-answer' } },
			{ who: 'approver', does: { decision: 'confirm' } },
		],
	},
	{
		title: 'Запись удалена',
		incident: {},
		steps: [
			{ who: 'coordinator', does: route },
			{ who: 'roads', does: draft },
			{ who: 'coordinator', does: forward },
			{ who: 'curator', does: approve },
			{ who: 'coordinator', does: deleted },
			{ who: 'approver', does: { decision: 'reject', comment: 'Запись на месте' } },
		],
	},
	{
		title: 'Возврат куратору',
		incident: {},
		steps: [
			{
				who: 'coordinator',
				does: { decision: 'return-to-curator', comment: 'Дорога краевая' },
				wrong: { decision: 'return-to-curator' },
			},
		],
	},
];

const plastunovskaya: readonly Day[] = [
	ordinary('curator'),
	{
		title: 'Два подразделения, сводный ответ, доработка',
		incident: {},
		steps: [
			{ who: 'coordinator', does: { decision: 'route', unit: ['roads', 'housing'] } },
			{ who: 'roads', does: draft },
			{ who: 'housing', does: { ...draft, text: 'Здравствуйте! Двор уберут.' } },
			{
				who: 'coordinator',
				does: { decision: 'consolidate', text: 'Здравствуйте! Яму заделают, двор уберут.', unit: 'roads' },
				wrong: { decision: 'consolidate' },
			},
			{ who: 'coordinator', does: forward },
			{ who: 'curator', does: { decision: 'return', reason: '14.1', comment: 'Не по сути вопроса' } },
			{ who: 'roads', does: { ...draft, text: 'Здравствуйте! Яму заделают до 14 марта, двор уберут завтра.' } },
		],
	},
	{
		title: 'Уточнение у автора',
		incident: {},
		steps: [
			{ who: 'coordinator', does: route },
			{ who: 'roads', does: ask },
			{ who: 'coordinator', does: forward },
			{ who: 'curator', does: approve },
			{ who: 'coordinator', does: published },
			{ who: 'coordinator', does: reply },
		],
	},
	{
		title: 'Высокая важность и молчание',
		incident: { importance: 'high' },
		steps: [{ who: 'deputy', does: { decision: 'acknowledge' } }, { minutes: 20 }, { minutes: 60 }, { minutes: 300 }],
	},
	{
		title: 'Отказ исполнителя',
		incident: {},
		steps: [
			{ who: 'coordinator', does: route },
			{ who: 'roads', does: decline },
		],
	},
];

const kislovodsk: readonly Day[] = [
	ordinary('curator'),
	{
		title: 'Уточнение у автора и пауза',
		incident: {},
		steps: [
			{ who: 'coordinator', does: { ...ask, of: 'author' } },
			{ who: 'coordinator', does: reply },
			{ who: 'coordinator', does: route },
		],
	},
	{
		title: 'Возврат куратором, промежуточный ответ',
		incident: {},
		steps: [
			{ who: 'coordinator', does: route },
			{ who: 'roads', does: { ...interim, promisedBy: '' } },
			{ who: 'coordinator', does: forward },
			{ who: 'curator', does: { decision: 'return', reason: 'other', comment: 'Назовите срок' } },
			{ who: 'coordinator', does: interim },
			{ who: 'coordinator', does: forward },
			{ who: 'curator', does: approve },
			{ who: 'coordinator', does: published },
		],
	},
	{
		title: 'Без ответа: брань',
		incident: {},
		steps: [
			{ who: 'coordinator', does: { decision: 'no-answer', reason: 'obscene' } },
			{ who: 'approver', does: { decision: 'confirm' } },
		],
	},
	{ title: 'Молчание', incident: {}, steps: [{ minutes: 60 }, { minutes: 600 }] },
];

const perm: readonly Day[] = [
	{
		title: 'Обычный день: размещение и есть согласование',
		incident: {},
		steps: [
			{ who: 'coordinator', does: { ...route, photoRequired: 'yes' } },
			{ who: 'roads', does: draft },
			{ who: 'coordinator', does: published },
		],
	},
	{
		title: 'Исполнитель размещает сам',
		incident: {},
		steps: [
			{ who: 'coordinator', does: { ...route, selfPosting: 'yes' } },
			{ who: 'roads', does: { ...published, text }, wrong: { decision: 'publish' } },
		],
	},
	{
		title: 'Два подразделения, возврат одной части',
		incident: {},
		steps: [
			{ who: 'coordinator', does: { decision: 'route', unit: ['roads', 'housing'] } },
			{ who: 'roads', does: draft },
			{ who: 'housing', does: { ...draft, text: 'Здравствуйте! Двор уберут.' } },
			{
				who: 'coordinator',
				does: { decision: 'return', reason: '3.7.3', comment: 'Ответьте и про двор', part: 'housing' },
			},
		],
	},
	{
		title: 'Отказ исполнителя и молчание',
		incident: {},
		steps: [{ who: 'coordinator', does: route }, { who: 'roads', does: decline }, { minutes: 600 }],
	},
];

const onPage = { kind: 'page-message', page: 'administration' };
const okha: readonly Day[] = [
	{
		title: 'Обычный день: ответ и возврат',
		incident: onPage,
		steps: [
			{ who: 'coordinator', does: route },
			{ who: 'roads', does: draft },
			{ who: 'coordinator', does: { decision: 'return', comment: 'Назовите дату' } },
			{ who: 'roads', does: draft },
			{ who: 'coordinator', does: published },
		],
	},
	{
		title: 'Разъяснение',
		incident: onPage,
		steps: [
			{
				who: 'coordinator',
				does: {
					decision: 'explain',
					category: '3.7.1',
					text: 'Здравствуйте! Решение принимает министерство.',
					competentBody: 'Министерство',
				},
				wrong: { decision: 'explain' },
			},
			{ who: 'coordinator', does: published },
		],
	},
	{
		title: 'Согласие автора и обращение',
		incident: onPage,
		steps: [
			{ who: 'coordinator', does: { decision: 'consent', permalink: 'https://vk.com/wall-1_2?reply=7' } },
			{ who: 'coordinator', does: { decision: 'register', number: '01-15/8' } },
		],
	},
	{
		title: 'Молчание',
		incident: onPage,
		steps: [{ who: 'coordinator', does: route }, { minutes: 1_500 }, { minutes: 5_000 }],
	},
];

/** What is pictured of each municipality: its ordinary day, and what makes it unlike the others. */
export const townDays: readonly TownDays[] = [
	{ town: 'anapa', integration: 'krasnodar', days: anapa },
	{ town: 'plastunovskaya', integration: 'krasnodar', days: plastunovskaya },
	{ town: 'kislovodsk', integration: 'stavropol', days: kislovodsk },
	{ town: 'perm', integration: 'perm', days: perm },
	{ town: 'okha', integration: 'sakhalin', days: okha },
];
