import { createHash } from 'node:crypto';
import type { Command } from '../../domain/case/model/commands.ts';
import { asWords, isBlank } from '../../domain/text.ts';
import { textOf } from './present.ts';

type Publication = Extract<Command, { do: 'publish' | 'publish-site' }>;

/**
 * What a text can be proved by: SHA-256 in hex of its UTF-8, composed (NFC), with LF for every line break and without
 * spaces at either end, as every text of a case is kept.
 */
export function digestOfText(text: string): string {
	return createHash('sha256').update(asWords(text).trim()).digest('hex');
}

/**
 * A publication with the digests of its text as it was agreed to and as it stands online. No network is read: what stands
 * there is what whoever posted it says, and the text agreed to where he names no other. Of a text that is not known here
 * there is no digest.
 *
 * @param draft the version that was agreed to; null for words that are no draft of the case
 */
export function withTexts<Posted extends Publication>(
	command: Posted,
	draft: number | null,
	content: Readonly<Record<string, unknown>>,
): Posted {
	const said = isBlank(command.postedText ?? '') ? null : digestOfText(command.postedText ?? '');
	const read = draft === null ? null : textOf(content[`draft#${draft}`], 'text');
	const approved = read === null ? null : digestOfText(read);
	const posted = said ?? approved;
	return {
		...command,
		postedText: said === null || said === approved ? null : (command.postedText ?? null),
		texts: posted === null ? null : { approved, posted },
	};
}
