import { both } from './both.ts';

const act = both('Акт: вид, орган, дата, номер', 'The act: kind, body, date, number');
const entered = both('Когда внесено в файл', 'When it was entered here');
const sources = both('Где это можно прочитать', 'Where it can be read');
const notes = both('Что ещё нужно знать', 'What else is to be known');

/** What each field of a calendar's file means, by the name of its mapping. */
export const calendarFields = {
	federalYear: {
		year: both('Год', 'The year'),
		entered,
		off: both('Нерабочие дни по актам', 'Days off, by act'),
		worked: both('Рабочие субботы', 'Days worked in place of others'),
		short: both('Дни короче на час', 'Days an hour shorter'),
		countedAsWorked: both('Дни, которые норма считает рабочими', 'Days that the norm counts as worked'),
		norm40: both('Норма часов при 40-часовой неделе', 'Norm of hours at forty a week'),
		notes,
		sources,
	},
	daysOfAct: { act, days: both('День и как он называется', 'Each day and what it is called') },
	workedDay: { date: both('День', 'The day'), hoursOf: both('По часам какого дня', 'By the hours of which day'), act },
	countedDays: {
		act,
		pandemic: both('Объявлены из-за пандемии', 'Declared for the pandemic'),
		days: both('Дни', 'The days'),
	},
	norm: {
		year: both('За год', 'Of the year'),
		months: both('По месяцам, двенадцать чисел', 'By month, twelve numbers'),
	},
	region: {
		id: both('Код региона, как имя файла', 'Code of the region, as the file is called'),
		name: both('Название региона', 'Name of the region'),
		zone: both('Часовой пояс', 'Time zone'),
		entered,
		days: both('Выходные дни сверх федеральных', 'Days off beyond the federal ones'),
		notes,
	},
	regionDay: {
		date: both('День', 'The day'),
		name: both('Как он называется', 'What it is called'),
		act,
		status: both(
			'law: закон региона; recommended: рекомендация; budget-sector: только бюджетные; pandemic: нерабочий с оплатой',
			'law: of the region; recommended; budget-sector: paid from the budget only; pandemic: not worked, with pay',
		),
		confidence: both('Насколько это достоверно', 'How well it is known'),
		workedInstead: both('Какой день отработан взамен', 'The day worked in its place'),
		sources,
	},
} as const;
