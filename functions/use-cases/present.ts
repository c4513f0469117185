import type { Case } from '../../domain/case/model/case.ts';
import { reasonPart, replyPart, sentAlongPart } from '../../domain/case/model/content.ts';
import type { CaseEvent } from '../../domain/case/model/events.ts';
import type { CaseContent, CaseView, MunicipalityFacts } from '../../domain/case-view/model.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import { suggestUnits } from '../../domain/municipality/suggest.ts';
import { uploadsIn } from '../../domain/uploads/read-upload.ts';
import type { Attached, CaseFiles } from '../../domain/uploads/takable.ts';
import { formatterFor, type LocalTime } from '../../domain/wording/times.ts';
import type { WorkCalendar } from '../../domain/worktime/calendar.ts';
import { offsetMinutes } from '../../domain/worktime/local-time.ts';
import type { StoredCase } from '../ports/case-store.ts';
import type { Tenant } from './tenant.ts';
import { whyOf } from './why.ts';

type Content = Readonly<Record<string, unknown>>;

/**
 * The case as mails and pages show it. `state` may be ahead of what is stored, for a mail that starts clocks (G-8);
 * `calendars` are those of its clocks, as `calendarsOf` gives them.
 */
export function caseViewOf(
	stored: StoredCase,
	state: Case,
	content: Content,
	tenant: Tenant,
	calendars: ReadonlyMap<string, WorkCalendar>,
): CaseView {
	return {
		caseId: stored.caseId,
		case: state,
		regulation: tenant.regulation,
		municipality: municipalityFacts(tenant.municipality),
		content: caseContent(state, stored.log, content),
		suggested: suggestUnits(tenant.municipality.units, {
			topic: textOf(content['message'], 'topic') ?? state.incident.topic ?? null,
			location: textOf(content['message'], 'location'),
			text: textOf(content['message'], 'text'),
		}),
		time: timeOf(tenant.calendar),
		why: (clock) => whyOf(state, clock, tenant, calendars),
	};
}

/** How times are said in this calendar's zone. */
export function timeOf(calendar: WorkCalendar): LocalTime {
	return formatterFor((instant) => offsetMinutes(calendar, instant), calendar.zone);
}

/** What mails and pages are told of a municipality. */
export function municipalityFacts(municipality: Municipality): MunicipalityFacts {
	return {
		title: municipality.title,
		units: municipality.units.map(({ id, title }) => ({ id, title })),
		reference: municipality.referenceMode,
		telephone: municipality.telephone,
		accounts: Object.fromEntries(
			Object.entries(municipality.networks).flatMap(([network, { account }]) =>
				account == null ? [] : [[network, account]],
			),
		),
		scheduleConfirmed: municipality.calendar.confirmed !== null,
	};
}

/** The texts beside the case that belong to where it stands now. */
function caseContent(state: Case, log: StoredCase['log'], content: Content): CaseContent {
	const events = log.flatMap((decision) => decision.events);
	const text = (part: string, field = 'text') => textOf(content[part], field);
	const returned = lastOf(events, 'DraftReturned', ['DraftSubmitted', 'DraftConsolidated']);
	const recalled = lastOf(events, 'DraftRecalled', ['DraftSubmitted', 'DraftConsolidated', 'DraftForwarded']);
	const declined = lastOf(events, 'AssignmentDeclined', ['CaseRouted']);
	const withdrawn = events.findLast(({ type }) => type === 'IncidentWithdrawn');
	const proposed = events.findLast(({ type }) => ends.includes(type));
	// Cases of before hold the words in the event itself.
	const words = (event: CaseEvent | null | undefined, field: string) => {
		const decision = log.findLast((one) => event != null && one.events.includes(event));
		return decision === undefined ? null : text(reasonPart(decision.version), field);
	};
	return {
		message: text('message'),
		author: authorOf(content['message']),
		permalink: text('message', 'permalink'),
		location: text('message', 'location'),
		media: mediaOf(content['message']),
		...caseFilesIn(log, content),
		draft: state.draft === null ? null : text(`draft#${state.draft.version}`),
		misspelt: state.draft === null ? [] : (text(`draft#${state.draft.version}`, 'misspelt')?.split('\n') ?? []),
		beside: state.draft === null ? [] : besideOf(content[`draft#${writtenAs(state.draft.version, events)}`]),
		parts: partsOf(state, text),
		returned:
			returned === null
				? null
				: {
						reason: text(`return#${returned.version}`, 'reason') ?? returned.reason,
						comment: text(`return#${returned.version}`, 'comment'),
					},
		recalled: words(recalled, 'reason'),
		declined:
			declined === null
				? null
				: {
						unit: declined.unit,
						reason: words(declined, 'reason') ?? declined.reason,
						suggested: words(declined, 'suggested') ?? declined.suggested,
					},
		saidTo: saidTo(events, (event) => words(event, 'reason')),
		withdrawn: words(withdrawn, 'reason'),
		proposed: words(proposed, 'reason'),
		questions: questionsOf(state, text),
		answerPermalink: answerLink(events, content),
	};
}

/** The last words to each unit from which an assignment was taken, or of whose photographs something was said (G-29, G-31). */
function saidTo(
	events: readonly CaseEvent[],
	words: (event: CaseEvent) => string | null,
): Readonly<Record<string, string>> {
	return Object.fromEntries(
		events.flatMap((event): readonly (readonly [string, string])[] => {
			if (event.type !== 'CaseReassigned' && event.type !== 'PhotoAgreed') return [];
			const said = words(event);
			return said === null ? [] : [[event.unit, said]];
		}),
	);
}

/** The files that came for a case, and which of them stand with the answer as it is now. */
export function caseFilesIn(log: StoredCase['log'], content: Content): CaseFiles {
	const events = log.flatMap((decision) => decision.events);
	return { uploads: uploadsIn(content), attached: attachedIn(events, content) };
}

/**
 * The files of each unit's latest text; a text for nobody's unit names all that stand with it, those of the parts too, and
 * so does whoever sends one on.
 */
function attachedIn(events: readonly CaseEvent[], content: Content): readonly Attached[] {
	return events.reduce<readonly Attached[]>((standing, event) => {
		if (event.type === 'AnswerPublished') return withOwnPosted(standing, event, content);
		const isSentOn = event.type === 'DraftForwarded';
		if (!isSentOn && event.type !== 'DraftSubmitted' && event.type !== 'DraftConsolidated') return standing;
		const media = listOf(content[isSentOn ? sentAlongPart(event.version) : `draft#${event.version}`], 'media');
		if (event.type === 'DraftSubmitted' && event.unit !== null) {
			const { unit } = event;
			return [...standing.filter((one) => one.unit !== unit), ...(media ?? []).map((id) => ({ id, unit }))];
		}
		const unitBehind = (id: string) => standing.find((one) => one.id === id)?.unit ?? null;
		return media === null ? standing : media.map((id) => ({ id, unit: unitBehind(id) }));
	}, []);
}

/** What a unit put online by itself has brought with it, in the place of what it had handed in (Perm 2.1.4b). */
function withOwnPosted(
	standing: readonly Attached[],
	{ unit, version }: Extract<CaseEvent, { readonly type: 'AnswerPublished' }>,
	content: Content,
): readonly Attached[] {
	const media = listOf(content[`publication#${version}`], 'media');
	if (unit === undefined || media === null) return standing;
	return [...standing.filter((one) => one.unit !== unit), ...media.map((id) => ({ id, unit }))];
}

/** null where the body holds no such list. */
function listOf(body: unknown, field: string): readonly string[] | null {
	const list: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, field) : null;
	return Array.isArray(list) ? list.filter((one): one is string => typeof one === 'string') : null;
}

const ends: readonly CaseEvent['type'][] = ['NoAnswerProposed', 'UnpublishableProposed', 'CaseReturnedToCurator'];

/** Where the answer that was posted last stands, by the latest word of it (G-36); null without one, or once erased. */
export function answerLink(events: readonly CaseEvent[], content: Content): string | null {
	const last = events.findLast(({ type }) => type === 'AnswerPublished' || type === 'PermalinkCorrected');
	if (last?.type === 'PermalinkCorrected') return textOf(content[`correction#${last.number}`], 'permalink');
	return last?.type === 'AnswerPublished' ? textOf(content[`publication#${last.version}`], 'permalink') : null;
}

/** The version in which a text was written, whoever corrected its words since: what it came with stands beside that. */
function writtenAs(version: number, events: readonly CaseEvent[]): number {
	const corrected = events.findLast((event) => event.type === 'DraftCorrected' && event.version === version);
	return corrected?.type === 'DraftCorrected' ? writtenAs(corrected.corrects, events) : version;
}

function authorOf(message: unknown): string | null {
	return typeof message === 'object' && message !== null ? textOf(Reflect.get(message, 'author'), 'name') : null;
}

function mediaOf(message: unknown): CaseContent['media'] {
	const media: unknown = typeof message === 'object' && message !== null ? Reflect.get(message, 'media') : null;
	return Array.isArray(media) ? media.flatMap(mediumOf) : [];
}

function mediumOf(one: unknown): CaseContent['media'] {
	const url = textOf(one, 'url');
	const [type] = (textOf(one, 'type') ?? '').split('/');
	const is = type === 'image' ? 'photo' : type === 'video' ? 'video' : 'other';
	return url === null ? [] : [{ is, url }];
}

function besideOf(draft: unknown): CaseContent['beside'] {
	return (['measures', 'competentBody', 'earlierAnswers', 'note'] as const).flatMap((is) => {
		const text = textOf(draft, is);
		return text === null ? [] : [{ is, text }];
	});
}

/** The text that each unit of several has handed in. */
function partsOf({ assignments }: Case, text: (part: string, field?: string) => string | null): CaseContent['parts'] {
	if (assignments.length < 2) return [];
	return assignments.flatMap(({ unit, part, handedIn }) =>
		part === 'submitted' && handedIn !== null
			? [{ unit, text: text(`draft#${handedIn.version}`) ?? '', note: text(`draft#${handedIn.version}`, 'note') }]
			: [],
	);
}

/** What was asked and replied; a question that was given up was never put. */
function questionsOf({ questions }: Case, text: (part: string) => string | null): CaseContent['questions'] {
	return questions
		.filter(({ givenUp }) => !givenUp)
		.map(({ number, answeredAt }) => ({
			number,
			text: text(`question#${number}`) ?? '',
			// That somebody replied is known also where his words are not kept.
			reply: text(replyPart(number)) ?? (answeredAt === null ? null : ''),
		}));
}

/** The last event of a type, unless one of the types that make it past came after. */
function lastOf<Type extends CaseEvent['type']>(
	events: readonly CaseEvent[],
	type: Type,
	past: readonly CaseEvent['type'][],
): Extract<CaseEvent, { readonly type: Type }> | null {
	const isIt = (event: CaseEvent): event is Extract<CaseEvent, { readonly type: Type }> => event.type === type;
	const last = events.findLast((event) => event.type === type || past.includes(event.type));
	return last !== undefined && isIt(last) ? last : null;
}

/** A field of a stored text; null where it was erased or never was. */
export function textOf(body: unknown, field: string): string | null {
	if (typeof body !== 'object' || body === null) return null;
	const value: unknown = Reflect.get(body, field);
	return typeof value === 'string' && value !== '' ? value : null;
}
