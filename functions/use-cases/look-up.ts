import type { Command } from '../../domain/case/model/commands.ts';
import { wordsToLookUp } from '../../domain/preflight/spelling.ts';
import type { Spelling } from '../ports/spelling.ts';
import type { Log } from '../ports/telemetry.ts';

interface LookUpDeps {
	readonly spelling?: Spelling;
	readonly log: Log;
}

/**
 * A command that brings a text to a citizen, with the words of it that look like slips; any other as it is. Where the
 * dictionary does not answer in time nothing is said of spelling, and the log says that it was not looked at.
 */
export async function withMisspelt({ spelling, log }: LookUpDeps, command: Command, caseId: string): Promise<Command> {
	if (spelling === undefined || !bringsText(command) || command.text == null) return command;
	const words = wordsToLookUp(command.text);
	if (words.length === 0) return command;
	const found = await spelling.misspeltAmong(words);
	if (found === null) {
		log.warn('spelling not looked at', { caseId, act: command.do });
		return command;
	}
	return found.length === 0 ? command : { ...command, misspelt: found };
}

type Writing = Extract<Command, { readonly do: 'submit' | 'consolidate' | 'explain' | 'not-ours' | 'forward' }>;

function bringsText(command: Command): command is Writing {
	return ['submit', 'consolidate', 'explain', 'not-ours', 'forward'].includes(command.do);
}
