import { done } from '../../result.ts';
import type { DecisionContext } from '../clocks/decision-context.ts';
import { happen } from '../clocks/record.ts';
import type { Agreement, AskedUnits, Command } from '../model/commands.ts';
import { anyHolds } from '../turn/conditions.ts';
import { type ActOutcome, cited, no } from './outcome.ts';

/** Sends the message to units, each under what is agreed with it. */
export function sendToUnits(context: DecisionContext, command: Extract<Command, { do: 'route' }>): ActOutcome {
	const units = [...new Set(command.units)];
	const fault = unitsFault(context, units);
	if (fault !== null) return fault;
	const several = context.world.regulation.severalUnits;
	if (units.length > 1 && !several) return no('one-unit-only', 'unit');
	const badTrack = trackFault(context, command.explanation ?? null);
	if (badTrack !== null) return badTrack;
	const { explanation = context.state.track } = command;
	happen(context, {
		type: 'CaseRouted',
		units,
		round: context.state.routings + 1,
		...agreementOf(command, units),
		// Left unsaid, a message sent on to another unit stays the repeat that it is.
		repeatOf: command.repeatOf === undefined ? context.state.repeatOf : command.repeatOf,
		...(explanation !== context.state.track && { explanation }),
		...cited(context, 'route'),
	});
	return done({});
}

/** Only what the regulation explains can be put on the track of an explanation (Okha 3.7). */
function trackFault({ state, world }: DecisionContext, category: string | null): ActOutcome | null {
	if (category === null) return null;
	const rule = world.regulation.explanations.find((one) => one.category === category);
	return rule !== undefined && anyHolds(rule.when, state) ? null : no('unknown-category', 'explanation');
}

/** Units that are chosen are some, and the municipality has them. */
export function unitsFault({ world }: DecisionContext, units: readonly string[]): ActOutcome | null {
	if (units.length === 0) return no('no-unit', 'unit');
	return units.some((unit) => !world.units.includes(unit)) ? no('unknown-unit', 'unit') : null;
}

/** What is agreed with these units, as the event tells it. */
export function agreementOf(command: AskedUnits, units: readonly string[]): Omit<AskedUnits, 'units'> {
	const { photoRequired, selfPosting, agreed = {} } = command;
	const apart = Object.fromEntries(
		units.flatMap((unit): (readonly [string, Agreement])[] => {
			const own = agreed[unit];
			const differs = own !== undefined && (own.photoRequired !== photoRequired || own.selfPosting !== selfPosting);
			return differs ? [[unit, own]] : [];
		}),
	);
	return { photoRequired, selfPosting, ...(Object.keys(apart).length > 0 && { agreed: apart }) };
}
