import type { Instant } from '../../instant.ts';
import type { Regulation } from '../../regulation/regulation.ts';
import { done, type Result, refuse } from '../../result.ts';
import { judgeClocks } from '../clocks/breaches.ts';
import { type DecisionContext, record } from '../clocks/decision-context.ts';
import { happen } from '../clocks/record.ts';
import type { Command, IncidentFacts } from '../model/commands.ts';
import type { CaseEvent } from '../model/events.ts';
import { allowedNone, type Refusal, type RefusalCode } from '../model/refusal.ts';
import type { World } from '../model/world.ts';
import { evolve } from '../state/evolve.ts';
import { holds } from '../turn/conditions.ts';

/** A source's clock may run ahead of ours by this much; more is to be confirmed by a person (G-7). */
export const skewAllowedMs = 5 * 60_000;
export const textLimit = { message: 20_000, draft: 10_000 } as const;

/** Registers a message: its first clocks, and the first stage. Refuses a kind or an importance that the regulation does not know, and times ahead of ours. */
export function receive(
	command: Extract<Command, { do: 'receive' | 'found' }>,
	world: World,
): Result<readonly CaseEvent[], Refusal> {
	const { incident } = command;
	const { regulation, now } = world;
	const kind = regulation.kinds[incident.kind];
	const no = (code: RefusalCode, field: string) =>
		refuse<Refusal>({ ...allowedNone(code), clause: kind?.clause ?? clauseOfKinds(regulation), field });
	if (kind === undefined || (command.do === 'found' && !kind.from.includes('staff'))) return no('unknown-kind', 'kind');
	if (incident.importance === 'high' && incident.kind !== 'incident')
		return no('importance-not-for-this-kind', 'importance');
	for (const field of ['publishedAt', 'detectedAt', 'sentAt'] as const) {
		if ((incident[field] ?? now) > now + skewAllowedMs) return no('time-ahead', field);
	}
	const received: CaseEvent = {
		type: 'CaseReceived',
		at: now,
		by: null,
		regulation: { id: regulation.id, version: regulation.version },
		incident,
		found: command.do === 'found',
		marks: marksOf(incident, world),
		clause: kind.clause,
	};
	const context: DecisionContext = { state: evolve(null, received), events: [], world, by: null, fault: null };
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
	return context.fault === null ? done(context.events) : refuse(allowedNone('calendar-silent'));
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
