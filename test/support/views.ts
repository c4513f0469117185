import type { MailOrder } from '../../domain/case/follow-ups/follow-up.ts';
import type { Case } from '../../domain/case/model/case.ts';
import type { Actor } from '../../domain/case/model/commands.ts';
import { allowedActs, ruledIn } from '../../domain/case/turn/allowed.ts';
import { explainClock } from '../../domain/case/why/explanation.ts';
import { timeLeft } from '../../domain/case/why/time-left.ts';
import type { CaseContent, CaseView } from '../../domain/case-view/model.ts';
import type { FormPage, FormSubject } from '../../domain/forms/model.ts';
import type { MailInput } from '../../domain/letters/model.ts';
import type { Regulation } from '../../domain/regulation/regulation.ts';
import { formatterFor } from '../../domain/wording/times.ts';
import { offsetMinutes } from '../../domain/worktime/local-time.ts';
import { anapa as calendar } from './calendars.ts';
import { anapaRegulation, answerText, messageText, units } from './story.ts';

const content: CaseContent = {
	message: messageText,
	author: null,
	permalink: 'https://vk.com/wall-1_2',
	location: 'Анапа, ул. Школьная',
	media: [],
	uploads: [],
	attached: [],
	draft: answerText,
	misspelt: [],
	beside: [],
	parts: [],
	returned: null,
	recalled: null,
	declined: null,
	saidTo: {},
	withdrawn: null,
	proposed: null,
	questions: [],
	answerPermalink: null,
};

/** The case as mails and pages meet it. */
export function viewOf(
	state: Case,
	given: Partial<CaseContent> = {},
	reference = false,
	regulation: Regulation = anapaRegulation,
): CaseView {
	return {
		caseId: 'АН-1234',
		case: state,
		regulation,
		municipality: {
			title: 'Администрация города-курорта Анапа',
			units,
			reference,
			accounts: {},
			telephone: null,
			scheduleConfirmed: false,
		},
		content: { ...content, ...given },
		time: formatterFor((instant) => offsetMinutes(calendar, instant), calendar.zone),
		why: (clock) => (clock.calendar === calendar.id ? explainClock(state, clock, regulation, calendar) : null),
	};
}

export const linkUrl = 'http://127.0.0.1:8080/v1/act/link-1.signature';

export function mailOf(view: CaseView, order: Partial<MailOrder> & Pick<MailOrder, 'template' | 'to'>): MailInput {
	const none = {
		unit: null,
		stage: null,
		visit: null,
		round: null,
		notice: null,
		clock: null,
		because: 'new',
	} as const;
	return { ...view, order: { ...none, ...order }, at: view.case.actedAt, link: linkUrl };
}

export function formOf(view: CaseView, by: Actor, changes: Partial<FormPage> = {}): FormPage {
	const { status } = view.case;
	const subject: FormSubject = { is: 'stage', stage: status.is === 'open' ? status.stage : 'draft', question: null };
	return {
		...view,
		is: 'form',
		subject,
		actor: by,
		allowed: allowedActs(view.case, ruledIn(view), by.role),
		action: '/v1/act/link-1.signature',
		left: (clock) => timeLeft(clock, view.regulation, calendar, view.case.lastAt),
		filesAt: null,
		faults: [],
		refused: null,
		entered: null,
		unsent: { version: 0, says: { is: 'nothing' } },
		...changes,
	};
}
