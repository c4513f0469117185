import type { Command } from '../../domain/case/model/commands.ts';
import type { NamedTime } from '../../domain/case/model/named-time.ts';
import type { Instant } from '../../domain/instant.ts';
import type { TimedCommand } from '../../domain/proof/step.ts';
import type { WorkCalendar } from '../../domain/worktime/calendar.ts';
import { isoInZone } from '../../domain/worktime/local-time.ts';

/** A command as a line of the simulator's input: what `readLine` reads back as the same command. */
export function lineOf({ at, command }: TimedCommand, calendar: WorkCalendar): string {
	const iso = (instant: Instant | null) => (instant === null ? null : isoInZone(calendar, instant));
	const time = (named: NamedTime | null) => (named === null ? null : iso(named.at));
	return JSON.stringify({ at: iso(at), do: command.do, ...actorOf(command), ...particularsOf(command, iso, time) });
}

function actorOf(command: Command): object {
	if (!('by' in command)) return {};
	const { role, person, unit } = command.by;
	return { by: role, ...(person !== null && { person }), ...(unit !== null && { unit }) };
}

function particularsOf(
	command: Command,
	iso: (instant: Instant | null) => string | null,
	time: (named: NamedTime | null) => string | null,
): object {
	switch (command.do) {
		case 'receive':
		case 'found': {
			const { publishedAt, detectedAt, sentAt, ...told } = command.incident;
			const times = { publishedAt: iso(publishedAt), detectedAt: iso(detectedAt), sentAt: iso(sentAt) };
			return { incident: { ...told, ...times, text: command.text } };
		}
		case 'clarified':
			return { text: command.text, question: command.question, repliedAt: iso(command.repliedAt) };
		case 'submit':
			return { ...withoutActor(command), promisedBy: time(command.promisedBy) };
		case 'consolidate': {
			const { interim = null, text, unit = null } = command;
			if (interim === null) return { text, unit };
			return { text, unit, kind: 'interim', promisedBy: time(interim.promisedBy), reason: interim.reason };
		}
		case 'route': {
			const { agreed = {}, ...rest } = command;
			const units = command.units.map((unit) => (agreed[unit] === undefined ? unit : { unit, ...agreed[unit] }));
			return { ...withoutActor(rest), units };
		}
		case 'publish': {
			const { inSystem = null, interim = null, ...posted } = command;
			const early = { kind: 'interim', reason: interim?.reason ?? null };
			return {
				...withoutActor(posted),
				...inSystem,
				...(interim !== null && { ...early, promisedBy: time(interim.promisedBy) }),
			};
		}
		case 'set-deadline':
			return { ...withoutActor(command), due: time(command.due) };
		case 'approve':
			return command.due == null ? {} : { due: time(command.due) };
		case 'tick':
			return {};
		default:
			return withoutActor(command);
	}
}

/** The other fields bear the same names in a line; the version that was read is the one on its way there. */
function withoutActor(command: object): object {
	return Object.fromEntries(
		Object.entries(command).filter(([name]) => name !== 'by' && name !== 'do' && name !== 'draft'),
	);
}
