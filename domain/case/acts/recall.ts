import { done } from '../../result.ts';
import { isBlank } from '../../text.ts';
import type { DecisionContext } from '../clocks/decision-context.ts';
import { happen } from '../clocks/record.ts';
import type { Command } from '../model/commands.ts';
import { draftRead } from './draft-read.ts';
import { type ActOutcome, cited, no } from './outcome.ts';

/**
 * G-32: a text is stopped before it is posted; its approval is void, and it is to be approved anew. Refuses another version
 * than the one on its way, and a reason without words.
 */
export function recall(context: DecisionContext, command: Extract<Command, { do: 'recall' }>): ActOutcome {
	const draft = draftRead(context.state, command.draft);
	if (draft === null) return no('draft-changed', 'draft');
	if (isBlank(command.reason)) return no('reason-missing', 'reason');
	const { version, answer } = draft;
	happen(context, { type: 'DraftRecalled', version, answer, ...cited(context, 'recall') });
	return done({ answer });
}
