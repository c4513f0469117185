import { isClosedList } from '../case/acts/reasons.ts';
import type { Command } from '../case/model/commands.ts';
import type { Instant } from '../instant.ts';
import { type Act, unpublishableKinds } from '../regulation/regulation.ts';
import { faultWords } from '../wording/faults.ts';
import { readTypedTime } from '../wording/typed-dates.ts';
import { dueOf, interimOf, mediaOf, publicationOf } from './answer-commands.ts';
import { assignmentTaken, authorNamed, photoRequired, unitsAdded } from './assignment-commands.ts';
import type { PostedForm } from './model.ts';
import { asksReplyTime, asksWhom, demandsMeasures, isReturnInWords, partsToReturn, writesOwn } from './offers.ts';
import {
	address,
	type Complain,
	correctionsSeen,
	draftOf,
	first,
	firstOrNull,
	limited,
	longestRemark,
	longestText,
	oneOf,
	postedQuestion,
	remarkField,
	ticked,
} from './posted.ts';
import { writtenOf } from './preflight.ts';
import { routed } from './routing-command.ts';

/**
 * The command of one act; faults are complained of, and a command that has any must not be used. null for an act that
 * no form offers.
 */
export function commandFor(act: Act, posted: PostedForm, complain: Complain): Command | null {
	const { fields, actor: by } = posted;
	const remark = (name: string, missing: string | null): string =>
		limited(fields, name, longestRemark, missing, complain);
	const text = (missing: string): string => limited(fields, 'text', longestText, missing, complain);
	switch (act) {
		case 'route':
			return routed(posted, complain);
		case 'reassign':
			return assignmentTaken(posted, complain);
		case 'add-units':
			return unitsAdded(posted, complain);
		case 'require-photo':
			return photoRequired(posted, complain);
		case 'name-author':
			return authorNamed(posted, complain);
		case 'return-to-curator':
			return { do: act, by, reason: remark(remarkField(posted, 'no-answer'), faultWords.returnToCurator) };
		case 'no-answer':
			// Whoever posts by hand may name it `reason`, as the contract does.
			return {
				do: act,
				by,
				reason: remark(fields['noAnswerReason'] === undefined ? 'reason' : 'noAnswerReason', faultWords.noAnswer),
			};
		case 'refuse-consent':
			return { do: act, by, reason: remark(remarkField(posted, 'no-answer'), faultWords.refuseConsent) };
		case 'withdraw-consent':
			return { do: act, by, reason: remark(remarkField(posted, 'no-answer'), faultWords.withdrawConsent) };
		case 'withdraw-proposal':
			return { do: act, by, reason: remark(remarkField(posted, 'no-answer'), faultWords.withdrawProposal) };
		case 'unpublishable': {
			const said = oneOf(fields, 'unpublishableKind', 'kind');
			const kind = unpublishableKinds.find((known) => known === said.value) ?? null;
			if (kind === null) complain(said.name, faultWords.unpublishableKind);
			return { do: act, by, kind, reason: remark(remarkField(posted, 'no-answer'), faultWords.unpublishableWords) };
		}
		case 'withdraw':
			return { do: act, by, reason: remark(remarkField(posted, 'no-answer'), faultWords.withdrawReason) };
		case 'correct':
			return {
				do: act,
				by,
				permalink: address(
					fields,
					complain,
					faultWords.correctionMissing,
					oneOf(fields, 'correctedLink', 'permalink').name,
				),
				reason: remark(remarkField(posted, 'no-answer'), faultWords.correctionReason),
				seen: correctionsSeen(fields, complain),
			};
		case 'not-ours':
			return { do: act, by, text: text(faultWords.text), ...writtenOf(fields, complain) };
		case 'appeal': {
			const { name } = oneOf(fields, 'appealNumber', 'number');
			const number = remark(name, null);
			const told = ticked(fields, 'told');
			if (number === '' && !told) complain(name, faultWords.appealNumber);
			return { do: act, by, number: number === '' ? null : number, told };
		}
		case 'confirm':
		case 'reject':
		case 'raise':
		case 'lower':
			return { do: act, by };
		case 'clarify':
			return { do: act, by, of: whom(posted, complain), text: text(faultWords.question) };
		case 'clarified':
			return {
				do: act,
				by,
				text: text(faultWords.reply),
				question: postedQuestion(fields, complain),
				...replied(posted, complain),
			};
		case 'decline': {
			const reason = remark('reason', faultWords.declineReason);
			return { do: act, by, unit: by.unit ?? '', reason, suggested: firstOrNull(fields, 'suggested') };
		}
		case 'submit':
			return submitted(posted, text(faultWords.text), complain);
		case 'consolidate':
			return {
				do: act,
				by,
				text: text(faultWords.text),
				unit: posted.allowed.includes('route') ? null : firstOrNull(fields, 'unit'),
				interim: interimOf(posted, complain),
				...writtenOf(fields, complain),
			};
		case 'forward':
			return {
				do: act,
				by,
				draft: draftOf(fields, complain),
				generalInterest: ticked(fields, 'generalInterest'),
				text: correctionOf(posted, complain),
				...mediaOf(fields, complain),
			};
		case 'approve': {
			const due = dueOf(posted, null, complain);
			return { do: act, by, draft: draftOf(fields, complain), ...(due !== null && { due }) };
		}
		case 'set-deadline':
			return {
				do: act,
				by,
				due: dueOf(posted, faultWords.due, complain) ?? { at: 0, wholeDay: false },
				for: firstOrNull(fields, 'for'),
				interim: ticked(fields, 'interim'),
			};
		case 'recall': {
			const reason = remark(remarkField(posted, 'no-answer'), faultWords.recallReason);
			return { do: act, by, draft: draftOf(fields, complain), reason };
		}
		case 'return':
			return {
				do: act,
				by,
				draft: draftOf(fields, complain),
				...partOf(posted, complain),
				...returned(posted, complain),
			};
		case 'publish':
			return publicationOf(posted, complain);
		case 'first-word':
			return { do: act, by, permalink: address(fields, complain) };
		case 'publish-site': {
			const postedText = limited(fields, 'postedText', longestText, null, complain);
			return { do: act, by, permalink: address(fields, complain), ...(postedText !== '' && { postedText }) };
		}
		case 'consent': {
			const { name } = oneOf(fields, 'consentLink', 'permalink');
			return { do: act, by, permalink: address(fields, complain, faultWords.permalinkMissing, name) };
		}
		case 'explain': {
			const body = remark('competentBody', null);
			const category = remark('category', faultWords.category);
			const competentBody = body === '' ? null : body;
			const earlierAnswers = earlier(posted, category, complain);
			return {
				do: act,
				by,
				unit: by.unit,
				category,
				text: text(faultWords.text),
				competentBody,
				earlierAnswers,
				...writtenOf(fields, complain),
			};
		}
		case 'register':
			return { do: act, by, number: remark('number', faultWords.number) };
		case 'acknowledge':
			return { do: act, by, notice: posted.subject.is === 'notice' ? posted.subject.notice : first(fields, 'notice') };
		default:
			return null;
	}
}

/** A time before now is believed where the reply can be looked up: it starts again what stood still (K-6). */
function replied(
	{ fields, regulation, offsetAt }: PostedForm,
	complain: Complain,
): { readonly repliedAt: Instant | null; readonly permalink: string | null } {
	if (!asksReplyTime(regulation)) return { repliedAt: null, permalink: null };
	const typed = first(fields, 'repliedAt');
	const repliedAt = typed === '' ? null : readTypedTime(typed, offsetAt);
	if (typed !== '' && repliedAt === null) complain('repliedAt', faultWords.repliedAt);
	const wanted = typed !== '' || first(fields, 'permalink') !== '';
	return { repliedAt, permalink: wanted ? address(fields, complain, faultWords.replyPermalink) : null };
}

/** One line for each written answer that was given before. */
function earlier({ fields, regulation }: PostedForm, category: string, complain: Complain): string | null {
	const rule = regulation.explanations.find((one) => one.category === category);
	const wanted = rule?.earlierAnswers ?? 0;
	if (wanted === 0) return null;
	const said = limited(fields, 'earlierAnswers', longestRemark, null, complain);
	const named = said.split('\n').filter((line) => line.trim() !== '');
	if (named.length < wanted) complain('earlierAnswers', faultWords.earlierAnswers);
	return said;
}

function submitted(posted: PostedForm, text: string, complain: Complain): Command {
	const { fields, actor: by } = posted;
	const measures = demandsMeasures(posted.case, posted.regulation)
		? { measures: limited(fields, 'measures', longestRemark, faultWords.measures, complain) }
		: {};
	const written = writtenOf(fields, complain);
	const common = { do: 'submit', by, unit: unitOf(posted), text, ...measures, ...written } as const;
	const interim = interimOf(posted, complain);
	if (interim === null) return { ...common, kind: 'final', promisedBy: null, reason: null };
	return { ...common, kind: 'interim', ...interim };
}

/** Whose part goes back, where several are in. */
function partOf(posted: PostedForm, complain: Complain): { readonly unit?: string } {
	if (partsToReturn(posted.case).length === 0) return {};
	const unit = first(posted.fields, 'part');
	if (unit === '') complain('part', faultWords.part);
	return { unit };
}

/**
 * The unit that the link was given to; for whoever reworks on its behalf, the unit whose draft it is. null: the
 * coordinator's own text (G-30).
 */
function unitOf(posted: PostedForm): string | null {
	if (posted.actor.unit !== null || writesOwn(posted)) return posted.actor.unit;
	const asked = posted.case.assignments.findLast(({ part }) => part !== 'declined')?.unit;
	return posted.case.draft?.unit ?? asked ?? '';
}

/** The text as whoever sends it on has corrected it; null where nothing was typed. */
function correctionOf({ fields }: PostedForm, complain: Complain): string | null {
	const name = fields['mendedText'] === undefined ? 'text' : 'mendedText';
	const said = limited(fields, name, longestText, null, complain);
	return said === '' ? null : said;
}

/**
 * A closed list takes its codes; where the text leaves reasons free, and at the coordinator's own check, the words are
 * the comment of `other`.
 */
function returned(
	posted: PostedForm,
	complain: Complain,
): { readonly reason: string; readonly comment: string | null } {
	const { fields, regulation } = posted;
	const rule = regulation.reasons.return;
	const closed = isClosedList(regulation, 'return', posted.case) && !isReturnInWords(posted.case);
	const said = limited(fields, 'reason', longestRemark, closed ? faultWords.returnReason : null, complain);
	const comment = limited(fields, 'comment', longestRemark, null, complain);
	const known = closed || said === 'other' || rule?.items.some(({ code }) => code === said) === true;
	const words = known ? comment : [said, comment].filter((part) => part !== '').join('\n');
	if (words === '' && (said === '' || said === 'other') && !closed) complain('comment', faultWords.comment);
	return { reason: known ? said : 'other', comment: words === '' ? null : words };
}

function whom(posted: PostedForm, complain: Complain): 'curator' | 'author' {
	const said = first(posted.fields, 'of');
	if (said === 'curator' || said === 'author') return said;
	const only = asksWhom(posted.regulation);
	if (only === null) complain('of', faultWords.of);
	return only ?? 'curator';
}
