import { done } from '../../result.ts';
import { isBlank } from '../../text.ts';
import { settleSetAside } from '../clocks/breaches.ts';
import { type BareEvent, type DecisionContext, record } from '../clocks/decision-context.ts';
import { happen, meetReady, voidAll } from '../clocks/record.ts';
import type { Command } from '../model/commands.ts';
import { postsItself } from '../turn/allowed.ts';
import { type ActOutcome, cited, no } from './outcome.ts';

type Of<Do extends Command['do']> = Extract<Command, { readonly do: Do }>;

/**
 * G-33: whoever posts says that an answer can stand nowhere, what kind of obstacle it is, and in words what is seen; a
 * second person confirms. Refuses a unit that does not post its own answer, a kind that is none and an empty word.
 */
export function unpublishable(context: DecisionContext, { by, kind, reason }: Of<'unpublishable'>): ActOutcome {
	const { state, world } = context;
	const posts = by.unit !== null && postsItself(state, world.regulation, by.unit);
	if (by.role === 'executor' && !posts) return no('not-yours');
	if (kind === null) return no('unknown-reason', 'kind');
	if (isBlank(reason)) return no('reason-missing', 'reason');
	happen(context, { type: 'UnpublishableProposed', kind, ...cited(context, 'unpublishable') });
	return done({ reason: kind });
}

/**
 * G-33: what posting would have ended is met where the text was ready for it before the term fell due; the rest ends with
 * the case, as after a no-answer.
 */
export function endUnpublishable(context: DecisionContext): void {
	const { proposal, draft } = context.state;
	const answer = draft?.answer ?? 'final';
	if (proposal?.stage !== 'publication' || answer === 'question') return;
	meetReady(context, ['publish', `publish:${answer}`, 'publish@publication'], proposal.since);
}

/** The case ends: what stood aside for a proposal is needed no more, and no clock runs on. */
export function endCase(context: DecisionContext, fact: Extract<BareEvent, { type: 'CaseEnded' }>): void {
	settleSetAside(context, 'needless');
	record(context, fact);
	voidAll(context);
}

/** G-37: the curator takes an incident back, with a reason. */
export function withdraw(context: DecisionContext, { reason }: Of<'withdraw'>): ActOutcome {
	if (isBlank(reason)) return no('reason-missing', 'reason');
	happen(context, { type: 'IncidentWithdrawn', ...cited(context, 'withdraw') });
	return done({});
}

/** G-34: the message is an appeal; either it has a number in the register, or its author was told how to file one. */
export function appeal(context: DecisionContext, { number, told }: Of<'appeal'>): ActOutcome {
	const registered = number !== null && !isBlank(number);
	if (!registered && !told) return no('number-missing', 'number');
	happen(context, { type: 'AppealRecognised', registered, ...cited(context, 'appeal') });
	return done({});
}
