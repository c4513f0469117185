import { done } from '../../result.ts';
import { isBlank } from '../../text.ts';
import type { DecisionContext } from '../clocks/decision-context.ts';
import { happen } from '../clocks/record.ts';
import type { Command } from '../model/commands.ts';
import { isAsked, partRefusal, takeAwayRefusal } from '../turn/questions.ts';
import { type ActOutcome, cited, no } from './outcome.ts';
import { completeParts } from './parts.ts';
import { agreementOf, unitsFault } from './routing.ts';

type Of<Do extends Command['do']> = Extract<Command, { readonly do: Do }>;

/**
 * G-29: an assignment is taken away from a unit that is silent, for another one or for the coordinator himself; what the
 * unit owes ends, and a breach that is booked stays. Refuses a unit that owes nothing, one that is asked already in its
 * place, and an empty reason.
 */
export function reassign(context: DecisionContext, { unit, to, reason }: Of<'reassign'>): ActOutcome {
	const { state, world } = context;
	if (!world.units.includes(unit)) return no('unknown-unit', 'unit');
	const code = takeAwayRefusal(state, unit);
	if (code !== null) return no(code, 'unit');
	if (to !== null) {
		if (!world.units.includes(to)) return no('unknown-unit', 'to');
		if (isAsked(state, to)) return no('unit-asked-already', 'to');
	}
	if (isBlank(reason)) return no('reason-missing', 'reason');
	const round = to === null ? state.routings : state.routings + 1;
	happen(context, { type: 'CaseReassigned', unit, to, round, ...cited(context, 'reassign', unit) });
	completeParts(context);
	return done({});
}

/**
 * G-31: units are asked besides those that are; each has its terms from its own mail. Refuses no unit at all, an unknown one,
 * one that is asked already, and a second one where the regulation has one alone answer.
 */
export function addUnits(context: DecisionContext, command: Of<'add-units'>): ActOutcome {
	const { state, world } = context;
	const units = [...new Set(command.units)];
	const fault = unitsFault(context, units);
	if (fault !== null) return fault;
	if (!world.regulation.severalUnits) return no('one-unit-only', 'unit');
	if (units.some((unit) => isAsked(state, unit))) return no('unit-asked-already', 'unit');
	happen(context, {
		type: 'UnitsAdded',
		units,
		round: state.routings + 1,
		...agreementOf(command, units),
		...cited(context, 'add-units'),
	});
	return done({});
}

/**
 * G-31: photographs belong to a unit's answer after all, or do not. Refuses a unit whose part is not out, what is agreed
 * already, and an empty reason.
 */
export function requirePhoto(context: DecisionContext, command: Of<'require-photo'>): ActOutcome {
	const { unit, required, reason } = command;
	const { state, world } = context;
	if (!world.units.includes(unit)) return no('unknown-unit', 'unit');
	const code = partRefusal(state, unit);
	if (code !== null) return no(code, 'unit');
	const agreed = state.assignments.find((asked) => asked.unit === unit)?.photoRequired;
	if (agreed === required) return no('photo-unchanged', 'required');
	if (isBlank(reason)) return no('reason-missing', 'reason');
	happen(context, { type: 'PhotoAgreed', unit, required, ...cited(context, 'require-photo', unit) });
	return done({});
}

/** P-19: the coordinator names who of those that have handed in writes the joint text. Refuses anybody else, and the same again. */
export function nameAuthor(context: DecisionContext, { unit }: Of<'name-author'>): ActOutcome {
	const { state, world } = context;
	if (!world.units.includes(unit)) return no('unknown-unit', 'unit');
	const hasWritten = state.assignments.some((one) => one.unit === unit && one.part === 'submitted');
	if (!hasWritten) return no('unit-not-asked', 'unit');
	if (state.jointAuthor === unit) return no('unit-asked-already', 'unit');
	happen(context, { type: 'JointAuthorNamed', unit, ...cited(context, 'name-author') });
	return done({});
}
