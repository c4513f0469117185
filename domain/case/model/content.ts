import type { Command } from './commands.ts';
import type { CaseEvent } from './events.ts';

/** A text that a command brought, to be stored beside the case: `draft#2`, `question#1`, `return#2`, …. */
export interface Content {
	readonly part: string;
	readonly body: Readonly<Record<string, string | number | null>>;
}

/**
 * The texts of a command, under the names by which its events speak of them. Empty for a receipt, whose message the
 * receiving side stores whole as `message`, and for acts without words.
 */
export function contentOf(command: Command, events: readonly CaseEvent[]): readonly Content[] {
	switch (command.do) {
		case 'submit':
			return drafts(events, { text: command.text, reason: command.reason, measures: command.measures ?? null });
		case 'consolidate':
			return drafts(events, { text: command.text, reason: command.interim?.reason ?? null });
		case 'explain':
			return drafts(events, {
				text: command.text,
				competentBody: command.competentBody,
				earlierAnswers: command.earlierAnswers ?? null,
			});
		case 'clarify':
			return [
				...events.flatMap((event) =>
					event.type === 'ClarificationAsked'
						? [{ part: `question#${event.question}`, body: { text: command.text } }]
						: [],
				),
				...drafts(events, { text: command.text }),
			];
		case 'clarified':
			return events.flatMap((event) =>
				event.type === 'ClarificationAnswered'
					? [{ part: `reply#${event.question}`, body: { text: command.text, permalink: command.permalink ?? null } }]
					: [],
			);
		case 'return':
			return events.flatMap((event) =>
				event.type === 'DraftReturned' ? [{ part: `return#${event.version}`, body: { comment: command.comment } }] : [],
			);
		case 'publish':
			return events.flatMap((event) =>
				event.type === 'AnswerPublished'
					? [{ part: `publication#${event.version}`, body: { permalink: command.permalink } }]
					: [],
			);
		case 'publish-site':
			return [{ part: 'publication#site', body: { permalink: command.permalink } }];
		case 'consent':
			return [{ part: 'consent', body: { permalink: command.permalink } }];
		default:
			return [];
	}
}

function drafts(events: readonly CaseEvent[], body: Content['body']): readonly Content[] {
	return events.flatMap((event) =>
		event.type === 'DraftSubmitted' || event.type === 'DraftConsolidated'
			? [{ part: `draft#${event.version}`, body }]
			: [],
	);
}
