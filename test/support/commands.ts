import type { Case } from '../../domain/case/model/case.ts';
import type { Actor, Command, IncidentFacts, VersionRead } from '../../domain/case/model/commands.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Role } from '../../domain/regulation/regulation.ts';

/** Commands as tests write them: what is not said is what an ordinary case would have. */

export function by(role: Role, person: string | null = `${role}-1`, unit: string | null = null): Actor {
	return { role, person, unit };
}

export const coordinator = by('coordinator');
const curator = by('curator');

/** A command whose fields may be changed. */
type Of<Do extends Command['do']> = Extract<Command, { do: Do }>;

export const incident: IncidentFacts = {
	kind: 'incident',
	importance: 'normal',
	network: 'vk',
	venue: 'feed',
	page: null,
	publishedAt: null,
	detectedAt: null,
	sentAt: null,
};

export function receive(facts: Partial<IncidentFacts> = {}): Command {
	return { do: 'receive', incident: { ...incident, ...facts }, text: 'Фонарь у остановки не горит.' };
}

/** An incident of which the curator says when he found it: at ten on the first day of a play. */
export function told(): Command {
	return receive({ detectedAt: Date.parse('2025-03-12T10:00:00+03:00') });
}

export function found(facts: Partial<IncidentFacts> = {}): Command {
	return { do: 'found', incident: { ...incident, kind: 'publication', ...facts }, text: 'Фонарь не горит.' };
}

export function route(unit = 'roads', actor = coordinator): Command {
	return { do: 'route', by: actor, units: [unit], photoRequired: false, selfPosting: false };
}

export function returnToCurator(reason = 'Дорога краевая'): Command {
	return { do: 'return-to-curator', by: coordinator, reason };
}

export function noAnswer(reason = 'threat', actor = coordinator): Command {
	return { do: 'no-answer', by: actor, reason };
}

export function confirm(actor = by('approver')): Command {
	return { do: 'confirm', by: actor };
}

export function withdrawProposal(actor = coordinator, reason = 'Видео не об этом'): Command {
	return { do: 'withdraw-proposal', by: actor, reason };
}

export function reject(): Command {
	return { do: 'reject', by: by('approver') };
}

export function clarify(changes: Partial<Of<'clarify'>> = {}): Command {
	return { do: 'clarify', by: coordinator, of: 'curator', text: 'У какой остановки?', ...changes };
}

export function clarified(changes: Partial<Of<'clarified'>> = {}): Command {
	return { do: 'clarified', by: curator, text: 'У школьной.', question: null, repliedAt: null, ...changes };
}

export function decline(unit = 'roads'): Command {
	return { do: 'decline', by: by('executor', `${unit}-1`, unit), unit, reason: 'Не наша дорога', suggested: null };
}

export function submit(changes: Partial<Of<'submit'>> = {}): Command {
	const unit = changes.unit ?? 'roads';
	return {
		do: 'submit',
		by: by('executor', `${unit}-1`, unit),
		unit,
		kind: 'final',
		text: 'Здравствуйте! Фонарь починят до пятницы.',
		promisedBy: null,
		reason: null,
		...changes,
	};
}

/** The coordinator's own hand on the text, after the curator has returned it. */
export function rework(changes: Partial<Of<'submit'>> = {}): Command {
	return submit({ by: coordinator, ...changes });
}

export function interim(promisedBy: Instant = Date.parse('2025-03-20T18:00:00+03:00')): Command {
	return submit({ kind: 'interim', promisedBy: { at: promisedBy, wholeDay: false }, reason: 'Нужна закупка' });
}

/** Stands for the version on its way, whichever that is when the command comes to its turn (see `readNow`). */
const onItsWay: VersionRead = 0;

/** The command of somebody who has just read the text on its way, unless it names the version that was read. */
export function readNow(command: Command, state: Case | null): Command {
	if (!('draft' in command) || command.draft !== onItsWay) return command;
	return { ...command, draft: state?.draft?.version ?? onItsWay };
}

export function forward(draft = onItsWay): Command {
	return { do: 'forward', by: coordinator, draft, generalInterest: false };
}

export function approve(draft = onItsWay, actor = curator): Command {
	return { do: 'approve', by: actor, draft };
}

export function recall(actor = coordinator): Command {
	return { do: 'recall', by: actor, draft: onItsWay, reason: 'Не та дата' };
}

export function giveBack(changes: Partial<Of<'return'>> = {}): Command {
	return { do: 'return', by: curator, draft: onItsWay, reason: 'other', comment: 'Назовите дату', ...changes };
}

export function publish(changes: Partial<Of<'publish'>> = {}): Command {
	return {
		do: 'publish',
		by: coordinator,
		draft: onItsWay,
		permalink: 'https://vk.com/wall-1_2?reply=3',
		visibility: null,
		generalInterest: false,
		...changes,
	};
}

export function raise(actor = curator): Command {
	return { do: 'raise', by: actor };
}

export function lower(actor = curator): Command {
	return { do: 'lower', by: actor };
}

export function setDeadline(at: Instant, actor = curator, wholeDay = false): Command {
	return { do: 'set-deadline', by: actor, due: { at, wholeDay } };
}

export function acknowledge(notice: string, actor = by('approver')): Command {
	return { do: 'acknowledge', by: actor, notice };
}

/** Nothing but time. */
export const tick = 'tick';
