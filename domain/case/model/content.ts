import type { Command, Written } from './commands.ts';
import type { CaseEvent } from './events.ts';

/** A text that a command brought, to be stored beside the case: `draft#2`, `question#1`, `return#2`, …. */
export interface Content {
	readonly part: string;
	readonly body: Readonly<Record<string, string | number | null | readonly string[]>>;
}

/**
 * The texts of a command, under the names by which its events speak of them, or under the number of the decision that
 * brought them. Empty for a receipt, whose message the receiving side stores whole as `message`, and for acts without
 * words.
 */
export function contentOf(command: Command, events: readonly CaseEvent[], version: number): readonly Content[] {
	switch (command.do) {
		case 'return-to-curator':
		case 'no-answer':
		case 'refuse-consent':
		case 'withdraw-consent':
		case 'withdraw-proposal':
		case 'unpublishable':
		case 'withdraw':
		case 'recall':
			return [{ part: reasonPart(version), body: { reason: command.reason } }];
		case 'reassign':
		case 'require-photo':
			return [{ part: reasonPart(version), body: { reason: command.reason, unit: command.unit } }];
		case 'add-units':
		case 'name-author':
			return command.reason == null ? [] : [{ part: reasonPart(version), body: { reason: command.reason } }];
		case 'decline':
			return [{ part: reasonPart(version), body: { reason: command.reason, suggested: command.suggested } }];
		case 'register':
		case 'appeal':
			return [{ part: `appeal#${version}`, body: { number: command.number } }];
		case 'submit':
			return drafts(events, {
				text: command.text,
				reason: command.reason,
				measures: command.measures ?? null,
				...writtenWith(command),
				...(command.media !== undefined && command.media.length > 0 && { media: command.media }),
			});
		case 'not-ours':
			return drafts(events, { text: command.text, ...writtenWith(command) });
		case 'forward':
			return command.text == null ? [] : drafts(events, { text: command.text, ...writtenWith(command) });
		case 'consolidate':
			return drafts(events, {
				text: command.text,
				reason: command.interim?.reason ?? null,
				...writtenWith(command),
			});
		case 'explain':
			return drafts(events, {
				text: command.text,
				competentBody: command.competentBody,
				earlierAnswers: command.earlierAnswers ?? null,
				...writtenWith(command),
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
				event.type === 'DraftReturned'
					? [
							{
								part: `return#${event.version}`,
								body: { comment: command.comment, ...said(command.reason, event.reason) },
							},
						]
					: [],
			);
		case 'publish':
			return events.flatMap((event) =>
				event.type === 'AnswerPublished'
					? [{ part: `publication#${event.version}`, body: publicationBody(command) }]
					: event.type === 'PagePublished'
						? [{ part: 'publication#page', body: publicationBody(command) }]
						: [],
			);
		case 'first-word':
			return [{ part: 'first-word', body: { permalink: command.permalink } }];
		case 'correct':
			return events.flatMap((event) =>
				event.type === 'PermalinkCorrected'
					? [{ part: `correction#${event.number}`, body: { permalink: command.permalink, reason: command.reason } }]
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

function publicationBody(command: Extract<Command, { do: 'publish' }>): Content['body'] {
	const { permalink, inSystem = null, interim = null } = command;
	return {
		permalink: permalink === '' ? null : permalink,
		...(inSystem !== null && { reference: inSystem.reference }),
		...(interim !== null && { reason: interim.reason }),
	};
}

/** Where the words of a reason stand that this decision gave. */
export function reasonPart(version: number): string {
	return `reason#${version}`;
}

/** The words of a reason of which the event holds no more than that there were some. */
function said(reason: string, code: string): Content['body'] {
	return reason === code ? {} : { reason };
}

/** What was said to a text, and what the dictionary said of it, a word a line. */
function writtenWith({ note, misspelt = [] }: Written): Content['body'] {
	return {
		...(note != null && { note }),
		...(misspelt.length > 0 && { misspelt: misspelt.join('\n') }),
	};
}

function drafts(events: readonly CaseEvent[], body: Content['body']): readonly Content[] {
	return events.flatMap((event) =>
		event.type === 'DraftSubmitted' || event.type === 'DraftConsolidated' || event.type === 'DraftCorrected'
			? [{ part: `draft#${event.version}`, body }]
			: [],
	);
}
