import { done } from '../../result.ts';
import type { DecisionContext } from '../clocks/decision-context.ts';
import { happen } from '../clocks/record.ts';
import type { Agreement, AskedUnits, Command } from '../model/commands.ts';
import { type ActOutcome, cited, no } from './outcome.ts';

/** Sends the message to units, each under what is agreed with it. */
export function sendToUnits(context: DecisionContext, command: Extract<Command, { do: 'route' }>): ActOutcome {
	const units = [...new Set(command.units)];
	if (units.length === 0) return no('no-unit', 'unit');
	if (units.some((unit) => !context.world.units.includes(unit))) return no('unknown-unit', 'unit');
	const several = context.world.regulation.severalUnits;
	if (units.length > 1 && !several) return no('one-unit-only', 'unit');
	happen(context, {
		type: 'CaseRouted',
		units,
		round: context.state.routings + 1,
		...agreementOf(command, units),
		// Left unsaid, a message sent on to another unit stays the repeat that it is.
		repeatOf: command.repeatOf === undefined ? context.state.repeatOf : command.repeatOf,
		...cited(context, 'route'),
	});
	return done({});
}

/** What is agreed with these units, as the event tells it. */
function agreementOf(command: AskedUnits, units: readonly string[]): Omit<AskedUnits, 'units'> {
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
