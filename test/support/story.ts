import { readYaml } from '../../cli/files/read-yaml.ts';
import type { MailOrder } from '../../domain/case/follow-ups/follow-up.ts';
import type { Case } from '../../domain/case/model/case.ts';
import type { Actor, Command, IncidentFacts } from '../../domain/case/model/commands.ts';
import type { CaseEvent } from '../../domain/case/model/events.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Regulation, Role } from '../../domain/regulation/regulation.ts';
import { parseRegulation } from '../../domain/regulation/schema/schema.ts';
import { anapa as calendar, at as local } from './calendars.ts';
import { mailsIn, take } from './take.ts';

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
		const taken = take(state, command, {
			now: anapaTime(at),
			regulation,
			calendar,
			units: units.map(({ id }) => id),
			networks: null,
			remindBefore: { amount: 30, unit: 'WM' },
		});
		if (!taken.ok) throw new Error(`${command.do} at ${at}: ${taken.refusal.code}`);
		mails = mailsIn(taken.value.followUps);
		state = taken.value.after;
		events.push(...taken.value.events);
	}
	if (state === null) throw new Error('a story has steps');
	return { case: state, events, mails };
}

export const messageText = 'Яма на дороге у школы.\nКогда отремонтируют?';
export const answerText = 'Здравствуйте! Яму заделают до пятницы.';

/** The steps of the ordinary path; a story takes as many as it needs. */
export const steps = {
	receive: ['2025-03-12 10:00', { do: 'receive', incident, text: messageText }],
	receiveHigh: [
		'2025-03-12 10:00',
		{ do: 'receive', incident: { ...incident, importance: 'high' }, text: messageText },
	],
	route: [
		'2025-03-12 10:10',
		{ do: 'route', by: actor('coordinator'), units: ['roads'], photoRequired: false, selfPosting: false },
	],
	handOver: ['2025-03-12 10:11', { do: 'hand-over', unit: 'roads', round: 1, handedAt: anapaTime('2025-03-12 10:11') }],
	submit: [
		'2025-03-12 12:00',
		{
			do: 'submit',
			by: actor('executor', 'roads'),
			unit: 'roads',
			kind: 'final',
			text: answerText,
			promisedBy: null,
			reason: null,
		},
	],
	interim: [
		'2025-03-12 12:00',
		{
			do: 'submit',
			by: actor('executor', 'roads'),
			unit: 'roads',
			kind: 'interim',
			text: answerText,
			promisedBy: { at: anapaTime('2025-03-18 18:00'), wholeDay: false },
			reason: 'Нужен осмотр',
		},
	],
	forward: ['2025-03-12 12:20', { do: 'forward', by: actor('coordinator'), draft: 1, generalInterest: false }],
	giveBack: [
		'2025-03-12 12:40',
		{ do: 'return', by: actor('curator'), draft: 1, reason: 'other', comment: 'Назовите дату' },
	],
	approve: ['2025-03-12 12:40', { do: 'approve', by: actor('curator'), draft: 1 }],
	withdraw: ['2025-03-12 12:50', { do: 'withdraw', by: actor('curator'), reason: 'Отправлено дважды' }],
	recall: ['2025-03-12 12:50', { do: 'recall', by: actor('coordinator'), draft: 1, reason: 'Ошибка в дате' }],
	publish: [
		'2025-03-12 14:05',
		{
			do: 'publish',
			by: actor('coordinator'),
			draft: 1,
			permalink: 'https://vk.com/wall-1_3',
			visibility: null,
			generalInterest: false,
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
			do: 'undeliverable',
			to: 'executor',
			unit: 'roads',
			round: 1,
			person: 'roads-1',
			handedAt: anapaTime('2025-03-12 10:11'),
			why: 'bounced',
			others: [],
		},
	],
} as const satisfies Readonly<Record<string, Step>>;
