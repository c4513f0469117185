import { readYaml } from '../../cli/files/read-yaml.ts';
import { decide } from '../../domain/case/decide.ts';
import type { MailOrder } from '../../domain/case/follow-ups/follow-up.ts';
import { followUps } from '../../domain/case/follow-ups/follow-ups.ts';
import type { Case } from '../../domain/case/model/case.ts';
import type { Actor, Command, IncidentFacts } from '../../domain/case/model/commands.ts';
import type { CaseEvent } from '../../domain/case/model/events.ts';
import { evolve } from '../../domain/case/state/evolve.ts';
import { allowedActs } from '../../domain/case/turn/allowed.ts';
import { explainClock } from '../../domain/case/why/explanation.ts';
import type { CaseContent, CaseView } from '../../domain/case-view/model.ts';
import type { FormPage, FormSubject } from '../../domain/forms/model.ts';
import type { Instant } from '../../domain/instant.ts';
import type { MailInput } from '../../domain/letters/model.ts';
import type { Regulation, Role } from '../../domain/regulation/regulation.ts';
import { parseRegulation } from '../../domain/regulation/schema/schema.ts';
import { formatterFor } from '../../domain/wording/times.ts';
import { offsetMinutes } from '../../domain/worktime/local-time.ts';
import { anapa as calendar, at as local } from './calendars.ts';

/** The shipped regulation of Anapa, under a version of the tests' own. */
export const anapaRegulation: Regulation = await regulationFrom('regulations/anapa.yaml');

/** A regulation's file, under the same version. */
export async function regulationFrom(file: string): Promise<Regulation> {
	const read = await readYaml(file);
	const parsed = read.ok ? parseRegulation(read.value.data) : null;
	if (parsed?.ok !== true) throw new Error(`${file} cannot be read`);
	return { ...parsed.value, version: 'tested' };
}

export const units = [
	{ id: 'roads', title: 'Отдел дорожного хозяйства' },
	{ id: 'housing', title: 'Управление жилищно-коммунального хозяйства' },
	{ id: 'parks', title: 'Отдел благоустройства' },
];

/** «2025-03-12 10:00» in Anapa, as an instant. */
export function anapaTime(text: string): Instant {
	return local(calendar, text);
}

export function actor(role: Role, unit: string | null = null): Actor {
	return { role, person: `${role}-1`, unit };
}

export const incident: IncidentFacts = {
	kind: 'incident',
	importance: 'normal',
	network: 'vk',
	venue: 'feed',
	page: null,
	publishedAt: anapaTime('2025-03-12 09:50'),
	detectedAt: anapaTime('2025-03-12 10:00'),
	sentAt: anapaTime('2025-03-12 10:00'),
};

export interface Story {
	readonly case: Case;
	readonly events: readonly CaseEvent[];
	/** Mails that the last step caused. */
	readonly mails: readonly MailOrder[];
}

export type Step = readonly [at: string, command: Command];

/** A case told through the real domain; a refused step is a fault of the story and throws. */
export function tell(steps: readonly Step[], regulation: Regulation = anapaRegulation): Story {
	let state: Case | null = null;
	let mails: readonly MailOrder[] = [];
	const events: CaseEvent[] = [];
	for (const [at, command] of steps) {
		const world = {
			now: anapaTime(at),
			regulation,
			calendar,
			units: units.map(({ id }) => id),
			networks: null,
			remindBefore: { amount: 30, unit: 'WM' } as const,
		};
		const decided = decide(state, command, world);
		if (!decided.ok) throw new Error(`${command.do} at ${at}: ${decided.refusal.code}`);
		const before: Case | null = state;
		const after: Case | null = decided.value.reduce<Case | null>((so, event) => evolve(so, event), before);
		if (after === null) throw new Error('a story begins with a receipt');
		mails = followUps(before, decided.value, after, regulation).flatMap((one) => (one.is === 'mail' ? [one.mail] : []));
		state = after;
		events.push(...decided.value);
	}
	if (state === null) throw new Error('a story has steps');
	return { case: state, events, mails };
}

const text = 'Яма на дороге у школы.\nКогда отремонтируют?';
const answer = 'Здравствуйте! Яму заделают до пятницы.';

/** The steps of the ordinary path; a story takes as many as it needs. */
export const steps = {
	receive: ['2025-03-12 10:00', { do: 'receive', incident, text }],
	receiveHigh: ['2025-03-12 10:00', { do: 'receive', incident: { ...incident, importance: 'high' }, text }],
	route: [
		'2025-03-12 10:10',
		{ do: 'route', by: actor('coordinator'), units: ['roads'], photoRequired: false, selfPosting: false },
	],
	handOver: ['2025-03-12 10:11', { do: 'hand-over', unit: 'roads', round: 1, handedAt: anapaTime('2025-03-12 10:11') }],
	submit: [
		'2025-03-12 12:00',
		{
			...{ do: 'submit', by: actor('executor', 'roads'), unit: 'roads', kind: 'final' },
			...{ text: answer, promisedBy: null, reason: null },
		},
	],
	interim: [
		'2025-03-12 12:00',
		{
			...{ do: 'submit', by: actor('executor', 'roads'), unit: 'roads', kind: 'interim' },
			...{ text: answer, promisedBy: { at: anapaTime('2025-03-18 18:00'), wholeDay: false }, reason: 'Нужен осмотр' },
		},
	],
	forward: ['2025-03-12 12:20', { do: 'forward', by: actor('coordinator'), draft: 1, generalInterest: false }],
	giveBack: [
		'2025-03-12 12:40',
		{ do: 'return', by: actor('curator'), draft: 1, reason: 'other', comment: 'Назовите дату' },
	],
	approve: ['2025-03-12 12:40', { do: 'approve', by: actor('curator'), draft: 1 }],
	publish: [
		'2025-03-12 14:05',
		{
			...{ do: 'publish', by: actor('coordinator'), draft: 1, permalink: 'https://vk.com/wall-1_3' },
			...{ visibility: null, generalInterest: false },
		},
	],
	clarify: [
		'2025-03-12 10:05',
		{ do: 'clarify', by: actor('coordinator'), of: 'curator', text: 'О какой школе речь?' },
	],
	noAnswer: ['2025-03-12 10:05', { do: 'no-answer', by: actor('coordinator'), reason: 'obscene' }],
	decline: [
		'2025-03-12 11:00',
		{ do: 'decline', by: actor('executor', 'roads'), unit: 'roads', reason: 'Дорога краевая', suggested: 'parks' },
	],
	late: ['2025-03-12 16:30', { do: 'tick', judgeBefore: anapaTime('2025-03-12 16:30') }],
	bounce: [
		'2025-03-12 16:40',
		{
			...{ do: 'undeliverable', to: 'executor', unit: 'roads', round: 1, person: 'roads-1' },
			...{ handedAt: anapaTime('2025-03-12 10:11'), why: 'bounced', others: [] },
		},
	],
} as const satisfies Readonly<Record<string, Step>>;

export const content: CaseContent = {
	message: text,
	permalink: 'https://vk.com/wall-1_2',
	location: 'Анапа, ул. Школьная',
	media: [],
	draft: answer,
	beside: [],
	parts: [],
	returned: null,
	declined: null,
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
	return { ...view, order: { ...none, ...order }, link: linkUrl };
}

export function formOf(view: CaseView, by: Actor, changes: Partial<FormPage> = {}): FormPage {
	const { status } = view.case;
	const subject: FormSubject = { is: 'stage', stage: status.is === 'open' ? status.stage : 'draft', question: null };
	return {
		...view,
		is: 'form',
		subject,
		actor: by,
		allowed: allowedActs(view.case, view.regulation, by.role),
		action: '/v1/act/link-1.signature',
		faults: [],
		entered: null,
		...changes,
	};
}
