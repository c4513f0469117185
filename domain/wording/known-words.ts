import type { MessageKind, StageKind, TermStage } from '../regulation/regulation.ts';
import type { TermUnit } from '../worktime/term.ts';
import { type Both, both } from './both.ts';
import { stageWords } from './stages.ts';

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

const beyondStages: Readonly<Record<Exclude<TermStage, StageKind>, Both>> = {
	detection: both('до получения: выявление и направление', 'before receipt: detection and sending'),
	overall: both(
		'весь путь до ответа; если срок пропущен, видно, у кого сколько лежало дело',
		'the whole way to an answer; where it is missed, whose minutes went by is shown',
	),
	final: both(
		'окончательный ответ после промежуточного; если срок пропущен, так же видно, у кого лежало дело',
		'the final answer after an interim one; where it is missed, the same is shown',
	),
};

/** What a term of this stage measures, for authors of files. */
export function termStageWords(stage: TermStage): Both {
	if (stage === 'detection' || stage === 'overall' || stage === 'final') return beyondStages[stage];
	const { ru, en } = stageWords[stage];
	return both(ru, en);
}
