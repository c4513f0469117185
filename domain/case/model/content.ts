import type { Case } from './case.ts';
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
			});
		case 'not-ours':
			return drafts(events, { text: command.text, ...writtenWith(command) });
		case 'forward':
			return [
				...(command.text == null ? [] : drafts(events, { text: command.text, ...writtenWith(withoutFiles(command)) })),
				...sentAlong(command.media, events),
			];
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
					? [{ part: replyPart(event.question), body: { text: command.text, permalink: command.permalink ?? null } }]
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
			return [{ part: 'publication#site', body: { permalink: command.permalink, ...postedTextOf(command) } }];
		case 'consent':
			return [{ part: 'consent', body: { permalink: command.permalink } }];
		default:
			return [];
	}
}

/**
 * The same as reference mode stores it (G-20): of what the author replied where his reply stands, and none of his words;
 * nothing of what he said to an interim answer. What an official writes in answer to a question is his own, and stays.
 */
export function withoutAuthor(
	content: readonly Content[],
	{ do: act }: Command,
	{ questions }: Case,
): readonly Content[] {
	if (act === 'refuse-consent' || act === 'withdraw-consent') return [];
	const ofAuthor = questions.filter(({ of }) => of === 'author').map(({ number }) => replyPart(number));
	return content.map((one) => (ofAuthor.includes(one.part) ? { ...one, body: { ...one.body, text: null } } : one));
}

/** Where the reply to a question stands. */
export function replyPart(question: number): string {
	return `reply#${question}`;
}

function publicationBody(command: Extract<Command, { do: 'publish' }>): Content['body'] {
	const { permalink, inSystem = null, interim = null, media } = command;
	return {
		permalink: permalink === '' ? null : permalink,
		...(inSystem !== null && { reference: inSystem.reference }),
		...(interim !== null && { reason: interim.reason }),
		...(media !== undefined && { media }),
		...postedTextOf(command),
	};
}

/** The text as it stands online, where it is another than was agreed to. */
function postedTextOf({ postedText = null }: { readonly postedText?: string | null }) {
	return postedText === null ? {} : { text: postedText };
}

/** Where the words of a reason stand that this decision gave. */
export function reasonPart(version: number): string {
	return `reason#${version}`;
}

/** The words of a reason of which the event holds no more than that there were some. */
function said(reason: string, code: string): Content['body'] {
	return reason === code ? {} : { reason };
}

/** What was said to a text, what the dictionary said of it, a word a line, and the files that go with it. */
function writtenWith({ note, misspelt = [], media }: Written): Content['body'] {
	return {
		...(note != null && { note }),
		...(misspelt.length > 0 && { misspelt: misspelt.join('\n') }),
		...(media !== undefined && { media }),
	};
}

/**
 * Where the files stand that went on with a text. Nothing is decided by them and older code passes them over, so they
 * need no event of their own (ADR 0010).
 */
export function sentAlongPart(version: number): string {
	return `forwarded#${version}`;
}

/** Files of a text that is sent on stand beside its being sent, corrected or not. */
function withoutFiles({ note = null, misspelt = [] }: Written): Written {
	return { note, misspelt };
}

function sentAlong(media: readonly string[] | undefined, events: readonly CaseEvent[]): readonly Content[] {
	if (media === undefined) return [];
	return events.flatMap((event) =>
		event.type === 'DraftForwarded' ? [{ part: sentAlongPart(event.version), body: { media } }] : [],
	);
}

function drafts(events: readonly CaseEvent[], body: Content['body']): readonly Content[] {
	return events.flatMap((event) =>
		event.type === 'DraftSubmitted' || event.type === 'DraftConsolidated' || event.type === 'DraftCorrected'
			? [{ part: `draft#${event.version}`, body }]
			: [],
	);
}
