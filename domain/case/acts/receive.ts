import { type Instant, MINUTE_MS } from '../../instant.ts';
import type { Regulation } from '../../regulation/regulation.ts';
import { type Result, refuse } from '../../result.ts';
import { knownDates, knows } from '../../worktime/reach.ts';
import { judgeClocks } from '../clocks/breaches.ts';
import { begin, concluded, type Decided, record } from '../clocks/decision-context.ts';
import { happen } from '../clocks/record.ts';
import { settleRest } from '../clocks/rest.ts';
import type { Command, IncidentFacts } from '../model/commands.ts';
import type { CaseEvent } from '../model/events.ts';
import { allowedNone, type Refusal, type RefusalCode } from '../model/refusal.ts';
import type { World } from '../model/world.ts';
import { evolve } from '../state/evolve.ts';
import { holds } from '../turn/conditions.ts';

/** A source's clock may run ahead of ours by this much; more is to be confirmed by a person (G-7). */
export const skewAllowedMs = 5 * MINUTE_MS;
const sourceTimes = ['publishedAt', 'detectedAt', 'sentAt'] as const;

/**
 * Registers a message: its first clocks, and the first stage. Refuses a kind or an importance that the regulation does
 * not know, times ahead of ours, and times of which the calendar knows nothing; the last with what it does know. Where
 * it knows nothing of our own time the sender is not at fault, and the refusal names no field.
 */
export function receive(
	command: Extract<Command, { do: 'receive' | 'found' }>,
	world: World,
): Result<Decided, Refusal> {
	const { incident } = command;
	const { regulation, now } = world;
	const kind = regulation.kinds[incident.kind];
	const no = (code: RefusalCode, field: string, more: Pick<Refusal, 'known'> = {}) =>
		refuse<Refusal>({ ...allowedNone(code), clause: kind?.clause ?? clauseOfKinds(regulation), field, ...more });
	if (kind === undefined || (command.do === 'found' && !kind.from.includes('staff'))) return no('unknown-kind', 'kind');
	if (incident.importance === 'high' && incident.kind !== 'incident')
		return no('importance-not-for-this-kind', 'importance');
	const known = () => ({ known: knownDates(world.calendar) });
	for (const field of sourceTimes) {
		if ((incident[field] ?? now) > now + skewAllowedMs) return no('time-ahead', field);
	}
	const unknown = sourceTimes.find((field) => !knows(world.calendar, incident[field] ?? now));
	if (unknown !== undefined && knows(world.calendar, now)) return no('time-unknown', unknown, known());
	const received: CaseEvent = {
		type: 'CaseReceived',
		at: now,
		by: null,
		regulation: { id: regulation.id, version: regulation.version },
		incident: factsOf(incident),
		found: command.do === 'found',
		marks: marksOf(incident, world),
		clause: kind.clause,
	};
	const context = begin(evolve(null, received), world, null);
	happen(context, received);
	const start = regulation.stages[regulation.start];
	const awaits = start?.awaits.find(({ when }) => holds(when, context.state));
	if (start === undefined || awaits === undefined) throw new Error(`${regulation.id} has no first stage`);
	record(context, {
		type: 'StageOpened',
		stage: regulation.start,
		visit: 1,
		awaits: awaits.role,
		clause: awaits.clause ?? start.clause,
	});
	judgeClocks(context, now);
	settleRest(context, 'act');
	return concluded(context);
}

/** Whatever else may come along with the facts stays out of the event. */
function factsOf(incident: IncidentFacts): IncidentFacts {
	const { kind, importance, network, venue, page, publishedAt, detectedAt, sentAt } = incident;
	return { kind, importance, network, venue, page, publishedAt, detectedAt, sentAt };
}

/** Where the regulation names the messages that it is about. */
function clauseOfKinds({ kinds }: Regulation): string | null {
	return Object.values(kinds)[0]?.clause ?? null;
}

/** What the coordinator should look at twice: nothing here is refused. */
function marksOf(incident: IncidentFacts, world: World): readonly string[] {
	const known = (instant: Instant | null): instant is Instant => instant !== null;
	return [
		...(known(incident.detectedAt) && known(incident.publishedAt) && incident.detectedAt < incident.publishedAt
			? ['detected-before-published']
			: []),
		...(world.networks !== null && !world.networks.includes(incident.network) ? ['network-disabled'] : []),
	];
}
