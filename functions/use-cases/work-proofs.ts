import { reasonPart, replyPart } from '../../domain/case/model/content.ts';
import type { CaseEvent } from '../../domain/case/model/events.ts';
import type { WorkFrame } from '../../domain/forms/model.ts';
import type { Role } from '../../domain/regulation/regulation.ts';
import { seesAll } from '../../domain/wording/work.ts';
import { textOf } from './present.ts';

type Shown = Pick<WorkFrame['history'][number], 'address' | 'number' | 'said'>;
type Contents = Readonly<Record<string, unknown>>;

export const nothingShown: Shown = { address: null, number: null, said: null };

/**
 * By what it can be seen that an act was done, and why it was: the address or number that was given then, also where it was
 * put right since (G-36), and the words of whoever did it. Where an answer stands online is for everybody who sees the
 * case; what an author agreed to or replied, numbers of appeals and words of colleagues for who sees all. Of what was
 * erased there is nothing.
 */
export function shownBy(event: CaseEvent, version: number, content: Contents, reader: Role): Shown {
	const online = onlinePart(event);
	const isAll = seesAll.includes(reader);
	const inside = isAll ? insidePart(event, version) : null;
	const part = content[online ?? inside ?? ''];
	const isWhy = isAll && (event.type === 'PermalinkCorrected' || explained.includes(event.type));
	return {
		address: textOf(part, 'permalink'),
		number: textOf(part, 'reference') ?? (isAll ? textOf(part, 'number') : null),
		said: isWhy ? (textOf(part, 'reason') ?? textOf(content[reasonPart(version)], 'reason')) : null,
	};
}

/** Acts whose reason is free words in every regulation, and no code. */
const explained: readonly CaseEvent['type'][] = [
	'CaseReassigned',
	'UnitsAdded',
	'PhotoAgreed',
	'JointAuthorNamed',
	'DraftRecalled',
	'UnpublishableProposed',
	'ProposalWithdrawn',
	'IncidentWithdrawn',
	'ConsentRefused',
	'ConsentWithdrawn',
];

function onlinePart(event: CaseEvent): string | null {
	if (event.type === 'AnswerPublished') return `publication#${event.version}`;
	if (event.type === 'PagePublished') return 'publication#page';
	if (event.type === 'SitePublished') return 'publication#site';
	return event.type === 'PermalinkCorrected' ? `correction#${event.number}` : null;
}

function insidePart(event: CaseEvent, version: number): string | null {
	if (event.type === 'FirstWordGiven') return 'first-word';
	if (event.type === 'ConsentRecorded') return 'consent';
	if (event.type === 'ClarificationAnswered') return replyPart(event.question);
	return event.type === 'AppealRegistered' || event.type === 'AppealRecognised' ? `appeal#${version}` : null;
}
