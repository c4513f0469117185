import { clockWake } from '../case/clocks/next-wake.ts';
import type { Case } from '../case/model/case.ts';
import type { Actor, Command } from '../case/model/commands.ts';
import type { NamedTime } from '../case/model/named-time.ts';
import { type Instant, MINUTE_MS, SECOND_MS } from '../instant.ts';
import { unreachable } from '../result.ts';
import { type Ground, unitNames } from './ground.ts';
import { step, type TimedCommand } from './step.ts';

/**
 * A way that the proof found, as it goes in a town: the same acts by the town's calendar and units, and time passing
 * beyond what falls due there.
 */
export function inTown(way: readonly TimedCommand[], town: Ground): readonly TimedCommand[] {
	let state: Case | null = null;
	let now = town.start;
	return way.map(({ at, command }, index): TimedCommand => {
		const soon = index === 0 ? town.start : now + MINUTE_MS;
		const wake = command.do === 'tick' && state !== null ? clockWake(state) : null;
		now = wake === null ? soon : Math.max(wake + SECOND_MS, soon);
		const timed = { at: now, command: moved(command, now - at, townName(town)) };
		const did = step(town, state, timed);
		if (did.ok) state = did.value.state;
		return timed;
	});
}

function townName({ basis: { units } }: Ground): (unit: string) => string {
	return (unit) => units[unitNames.indexOf(unit)] ?? unit;
}

/** A command given later by `ms`, of other units. */
export function moved(command: Command, ms: number, name: (unit: string) => string): Command {
	const later = (at: Instant | null) => (at === null ? null : at + ms);
	const time = (named: NamedTime | null) => (named === null ? null : { ...named, at: named.at + ms });
	const renamed = (unit: string | null | undefined) => (unit == null ? null : name(unit));
	const actor = (by: Actor): Actor => ({ ...by, unit: renamed(by.unit) });
	switch (command.do) {
		case 'receive':
		case 'found': {
			const { publishedAt, detectedAt, sentAt } = command.incident;
			const told = { publishedAt: later(publishedAt), detectedAt: later(detectedAt), sentAt: later(sentAt) };
			return { ...command, incident: { ...command.incident, ...told } };
		}
		case 'route':
		case 'add-units':
			return { ...command, by: actor(command.by), units: command.units.map(name) };
		case 'reassign':
			return { ...command, by: actor(command.by), unit: name(command.unit), to: renamed(command.to) };
		case 'require-photo':
		case 'name-author':
			return { ...command, by: actor(command.by), unit: name(command.unit) };
		case 'decline':
			return { ...command, by: actor(command.by), unit: name(command.unit) };
		case 'submit':
			return {
				...command,
				by: actor(command.by),
				unit: renamed(command.unit),
				promisedBy: time(command.promisedBy),
			};
		case 'consolidate': {
			const interim =
				command.interim == null ? null : { ...command.interim, promisedBy: time(command.interim.promisedBy) };
			return { ...command, by: actor(command.by), unit: renamed(command.unit), interim };
		}
		case 'return':
		case 'explain':
			return { ...command, by: actor(command.by), unit: renamed(command.unit) };
		case 'clarified':
			return { ...command, by: actor(command.by), repliedAt: later(command.repliedAt) };
		case 'set-deadline':
			return { ...command, by: actor(command.by), due: { ...command.due, at: command.due.at + ms } };
		case 'return-to-curator':
		case 'no-answer':
		case 'confirm':
		case 'reject':
		case 'refuse-consent':
		case 'withdraw-consent':
		case 'withdraw-proposal':
		case 'unpublishable':
		case 'withdraw':
		case 'appeal':
		case 'not-ours':
		case 'correct':
		case 'clarify':
		case 'forward':
		case 'approve':
		case 'recall':
		case 'publish':
		case 'first-word':
		case 'publish-site':
		case 'consent':
		case 'register':
		case 'raise':
		case 'lower':
		case 'acknowledge':
			return { ...command, by: actor(command.by) };
		case 'tick':
			return { ...command, judgeBefore: command.judgeBefore + ms };
		case 'hand-over':
			return { ...command, unit: name(command.unit), handedAt: command.handedAt + ms };
		case 'undeliverable':
		case 'deliver-again':
		case 'pass-on':
		case 'recalendar':
		case 'erase':
			return command;
		default:
			return unreachable(command);
	}
}
