import type { MessageKind } from '../regulation/regulation.ts';
import type { TermUnit } from '../worktime/term.ts';
import { type Both, both } from './both.ts';

export const messageKindWords: Readonly<Record<MessageKind, Both>> = {
	incident: both('инцидент из системы куратора', 'an incident that the software of the curator sends'),
	publication: both('публикация, найденная сотрудниками', 'a publication that staff found'),
	'page-message': both('сообщение на официальной странице', 'a message on an official page'),
};

export const termUnitWords: Readonly<Record<TermUnit, Both>> = {
	WM: both('рабочие минуты', 'working minutes'),
	WH: both('рабочие часы', 'working hours'),
	SH: both('служебные часы, считаются как рабочие', 'hours of service time, counted as working hours'),
	CM: both('минуты подряд, днём и ночью', 'minutes on the clock, day and night'),
	CH: both('часы подряд, днём и ночью', 'hours on the clock, day and night'),
	CHX: both('часы подряд, кроме нерабочих дней', 'hours on the clock that stand still on days off'),
	WD: both('рабочие дни', 'working days'),
	CD: both('календарные дни', 'calendar days'),
};
