import { notOurs, type StageKind } from '../../regulation/regulation.ts';
import { done } from '../../result.ts';
import type { DecisionContext } from '../clocks/decision-context.ts';
import { asPromised, isPromiseTooLate } from '../clocks/promise-bound.ts';
import { happen } from '../clocks/record.ts';
import type { Draft } from '../model/case.ts';
import type { Command } from '../model/commands.ts';
import { textMended } from '../turn/mending.ts';
import { arePartsOut } from '../turn/questions.ts';
import { type ActOutcome, cited, no } from './outcome.ts';
import { completeParts } from './parts.ts';
import { interimFault, keptOut, measuresFault, textFault } from './text-faults.ts';

/**
 * G-30: the coordinator writes the answer himself, for nobody's unit. Whose part was out is not waited for any more; an
 * interim answer leaves it to those to whom none is given.
 */
export function write(
	context: DecisionContext,
	command: Extract<Command, { do: 'submit' }>,
	stage: StageKind,
): ActOutcome {
	const badText = textFault(command.text);
	if (badText !== null) return no(badText, 'text');
	const unsaid = measuresFault(context, command.measures);
	if (unsaid !== null) return unsaid;
	const { kind: answer } = command;
	if (answer === 'interim' && nobodyOwes(context)) {
		return no('interim-not-allowed', 'kind', context.world.regulation.interim?.clause);
	}
	const promise = command.promisedBy ?? asPromised(context, textMended(context.state, null)?.promisedBy ?? null);
	const badPromise = answer === 'interim' ? interimFault(context, promise, null) : null;
	if (badPromise !== null) return badPromise;
	const out = arePartsOut(context.state);
	const keeps = keptOut(context, answer);
	happen(context, {
		type: 'DraftSubmitted',
		version: context.state.drafts + 1,
		...(keeps.length > 0 && { keeps }),
		unit: null,
		answer,
		promisedBy: answer === 'interim' ? (promise?.at ?? null) : null,
		...(answer === 'interim' && isPromiseTooLate(context, promise) && { promiseTooLate: true as const }),
		category: rewords(context, stage) ? notOurs : null,
		...cited(context, 'write'),
	});
	// Without the parts that were out, what is in is all there will be (M-2).
	if (out) completeParts(context, keeps);
	return done({ answer });
}

/** G-34: the coordinator tells the author that the question is not the municipality's, and whose it is; nobody else is asked. */
export function redirect(context: DecisionContext, { text }: Extract<Command, { do: 'not-ours' }>): ActOutcome {
	const badText = textFault(text);
	if (badText !== null) return no(badText, 'text');
	const out = arePartsOut(context.state);
	happen(context, {
		type: 'DraftSubmitted',
		version: context.state.drafts + 1,
		unit: null,
		answer: 'final',
		promisedBy: null,
		category: notOurs,
		...cited(context, 'not-ours'),
	});
	if (out) completeParts(context);
	return done({ answer: 'final' });
}

/** Whether what is written mends a text that says whose question it is: it still does. */
function rewords({ state: { draft } }: DecisionContext, stage: StageKind): boolean {
	return (stage === 'rework' || stage === 'publication') && draft?.category === notOurs;
}

/** Units were asked, and none of them has written or still may: nobody would owe the final answer. */
function nobodyOwes({ state }: DecisionContext): boolean {
	const asked = state.assignments.filter(({ part }) => part !== 'declined');
	return asked.length > 0 && asked.every(({ part }) => part === 'posted');
}

/** G-30: the coordinator's own correction of a text that he sends on: a version of its own. Nothing where he leaves it as it is. */
export function correctText(
	context: DecisionContext,
	text: string | null,
	{ version, answer }: Draft,
): ReturnType<typeof no> | null {
	if (text === null) return null;
	// A question stands beside the case in the words in which it was asked.
	if (answer === 'question') return no('not-now', 'text');
	const badText = textFault(text);
	if (badText !== null) return no(badText, 'text');
	happen(context, { type: 'DraftCorrected', version: context.state.drafts + 1, corrects: version, answer });
	return null;
}
