import { done } from '../../result.ts';
import { isBlank } from '../../text.ts';
import type { DecisionContext } from '../clocks/decision-context.ts';
import { happen } from '../clocks/record.ts';
import type { Command } from '../model/commands.ts';
import { type ActOutcome, cited, no } from './outcome.ts';
import { checkPermalink, isSameAddress } from './permalinks.ts';

/**
 * G-36: the link to the answer that was posted last is replaced, with a reason, also once the case has ended; the first one
 * and its time stay in the log. Refuses where no answer stands online, another network's address, the one that stands, a
 * reason without words, and somebody who saw the link before it was corrected last.
 */
export function correct(context: DecisionContext, command: Extract<Command, { do: 'correct' }>): ActOutcome {
	const { posted, corrections, incident } = context.state;
	if (posted === 0) return no('not-now');
	if (command.seen !== corrections) return no('corrected-meanwhile', 'permalink');
	const fault = checkPermalink(command.permalink, incident.network);
	if (fault !== null) return no(fault, 'permalink');
	if (command.stands != null && isSameAddress(command.permalink, command.stands))
		return no('link-unchanged', 'permalink');
	if (isBlank(command.reason)) return no('reason-missing', 'reason');
	happen(context, { type: 'PermalinkCorrected', number: corrections + 1, ...cited(context, 'correct') });
	return done({});
}
