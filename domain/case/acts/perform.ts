import type { AnswerKind, StageKind } from '../../regulation/regulation.ts';
import { done, refuse, unreachable } from '../../result.ts';
import { isBlank, isLongerThan, textLimit } from '../../text.ts';
import type { DecisionContext } from '../clocks/decision-context.ts';
import { wouldPause } from '../clocks/pauses.ts';
import { happen } from '../clocks/record.ts';
import type { Case, Question } from '../model/case.ts';
import type { Command } from '../model/commands.ts';
import { ruleFor } from '../turn/allowed.ts';
import { anyHolds, holds } from '../turn/conditions.ts';
import { declineRefusal, openQuestions, questionsWaiting } from '../turn/questions.ts';
import { addUnits, nameAuthor, reassign, requirePhoto } from './assignments.ts';
import { performDrafting } from './drafting.ts';
import { appeal, endUnpublishable, unpublishable, withdraw } from './ending.ts';
import type { ActCommand } from './outcome.ts';
import { type ActOutcome, cited, no } from './outcome.ts';
import { redirect } from './own-text.ts';
import { checkPermalink } from './permalinks.ts';
import { performPublishing } from './publishing.ts';
import { checkReason, codeOf } from './reasons.ts';
import { recall } from './recall.ts';
import { sendToUnits } from './routing.ts';
import { isSamePerson } from './same-person.ts';
import { reclassify, setDeadline } from './urgency.ts';

/** Does what the command says, if its particulars are right: its events and what the clocks make of them. */
export function performAct(
	context: DecisionContext,
	command: Exclude<ActCommand, { do: 'acknowledge' | 'correct' }>,
	stage: StageKind,
): ActOutcome {
	switch (command.do) {
		case 'route':
			return sendToUnits(context, command);
		case 'reassign':
			return reassign(context, command);
		case 'add-units':
			return addUnits(context, command);
		case 'require-photo':
			return requirePhoto(context, command);
		case 'name-author':
			return nameAuthor(context, command);
		case 'return-to-curator':
			return withReason(context, command, (reason) =>
				happen(context, { ...cited(context, command.do), type: 'CaseReturnedToCurator', reason }),
			);
		case 'no-answer':
			return withReason(context, command, (reason) =>
				happen(context, { ...cited(context, command.do), type: 'NoAnswerProposed', reason }),
			);
		case 'unpublishable':
			return unpublishable(context, command);
		case 'withdraw':
			return withdraw(context, command);
		case 'not-ours':
			return redirect(context, command);
		case 'appeal':
			return appeal(context, command);
		case 'confirm':
			return confirm(context, command);
		case 'reject':
			return reject(context);
		case 'withdraw-proposal':
			return withdrawProposal(context, command);
		case 'clarify':
			return clarify(context, command, stage);
		case 'clarified':
			return clarified(context, command);
		case 'decline':
			return decline(context, command);
		case 'submit':
		case 'consolidate':
		case 'forward':
		case 'approve':
		case 'return':
		case 'explain':
			return performDrafting(context, command, stage);
		case 'recall':
			return recall(context, command);
		case 'first-word':
		case 'publish':
		case 'publish-site':
		case 'consent':
		case 'refuse-consent':
		case 'withdraw-consent':
		case 'register':
			return performPublishing(context, command, stage);
		case 'raise':
		case 'lower':
			return reclassify(context, command.do);
		case 'set-deadline':
			return setDeadline(context, command);
		default:
			return unreachable(command);
	}
}

function withReason(
	context: DecisionContext,
	command: Extract<Command, { do: 'return-to-curator' | 'no-answer' }>,
	act: (reason: string) => void,
): ActOutcome {
	const fault = checkReason(context, command.do, command.reason, null);
	if (fault !== null) return refuse(fault);
	const reason = codeOf(context.world.regulation, command.do, command.reason);
	act(reason);
	return done({ reason });
}

function confirm(context: DecisionContext, command: Extract<Command, { do: 'confirm' | 'reject' }>): ActOutcome {
	const reason = context.state.pendingReason ?? '';
	const { proposedBy } = context.state;
	if (proposedBy !== null && isSamePerson(context.world, proposedBy, command.by)) return no('same-person');
	happen(context, { type: 'OutcomeConfirmed', reason, ...citedOfEnd(context, 'confirm') });
	if (context.state.proposal?.end === 'unpublishable') endUnpublishable(context);
	return done({ reason });
}

/** The clause of a word on a proposed end; none where proposing it is our own order (G-33). */
function citedOfEnd(context: DecisionContext, act: 'confirm' | 'reject' | 'withdraw-proposal') {
	const { proposal } = context.state;
	const proposing = proposal === null ? undefined : context.world.regulation.anytime[proposal.end];
	return proposing?.kind === 'INTERNAL' ? {} : cited(context, act);
}

function reject(context: DecisionContext): ActOutcome {
	const reason = context.state.pendingReason ?? '';
	happen(context, { type: 'OutcomeRejected', reason, ...citedOfEnd(context, 'reject') });
	return done({ reason });
}

/** Whoever proposed takes it back, and nobody in his place (G-35). */
function withdrawProposal(
	context: DecisionContext,
	command: Extract<Command, { do: 'withdraw-proposal' }>,
): ActOutcome {
	const { proposal, proposedBy } = context.state;
	if (proposal === null || proposedBy === null) return no('not-now');
	if (proposedBy.role === 'executor' && proposedBy.unit !== command.by.unit) return no('not-yours');
	const known = proposedBy.person !== null && command.by.person !== null;
	if (known && !isSamePerson(context.world, proposedBy, command.by)) return no('not-yours');
	if (isBlank(command.reason)) return no('reason-missing', 'reason');
	happen(context, { type: 'ProposalWithdrawn', ...citedOfEnd(context, command.do) });
	return done({});
}

function clarify(context: DecisionContext, command: Extract<Command, { do: 'clarify' }>, stage: StageKind): ActOutcome {
	const { unit } = command.by;
	const rule = ruleFor(context.state, context.world.regulation, 'clarify', unit);
	const answer: AnswerKind = 'question';
	const exit = rule?.exits.find(({ when }) => holds(when, context.state, { of: command.of, answer }));
	const asked = rule !== undefined && anyHolds(rule.when, context.state, { of: command.of });
	if (!asked || (rule.exits.length > 0 && exit === undefined)) return no('not-now', 'of');
	if (unit !== null && !context.world.units.includes(unit)) return no('unknown-unit', 'unit');
	const asks = context.state.assignments.find((asked) => asked.unit === unit)?.part ?? 'declined';
	// Nobody could reword the question of a unit without which the case went on.
	if (unit !== null && (asks === 'declined' || asks === 'left-out')) return no('unit-not-asked', 'unit');
	if (isBlank(command.text)) return no('text-missing', 'text');
	if (isLongerThan(command.text, textLimit.draft)) return no('text-too-long', 'text');
	const question = context.state.questions.length + 1;
	const clause = rule.clause;
	happen(context, {
		type: 'ClarificationAsked',
		question,
		of: command.of,
		stage,
		unit,
		pauses: wouldPause(context, `clarify:${command.of}`),
		clause,
	});
	if (exit !== undefined && 'to' in exit && (exit.to === 'check' || exit.to === 'approval')) {
		const version = context.state.drafts + 1;
		happen(context, {
			type: 'DraftSubmitted',
			version,
			unit: null,
			answer,
			promisedBy: null,
			category: null,
			clause,
		});
	}
	return done({ of: command.of, answer });
}

function clarified(context: DecisionContext, command: Extract<Command, { do: 'clarified' }>): ActOutcome {
	const open = openQuestions(context.state);
	if (open.length === 0) return no('no-question-open');
	const question =
		command.question === null ? theOneMeant(context.state) : open.find(({ number }) => number === command.question);
	if (question === undefined) return no('which-question', 'question');
	if (isBlank(command.text)) return no('text-missing', 'text');
	const misplaced =
		command.permalink == null ? null : checkPermalink(command.permalink, context.state.incident.network);
	if (misplaced !== null) return no(misplaced, 'permalink');
	const { now } = context.world;
	const repliedAt = command.repliedAt ?? now;
	if (repliedAt > now) return no('time-ahead', 'repliedAt');
	happen(context, {
		type: 'ClarificationAnswered',
		question: question.number,
		repliedAt: Math.max(repliedAt, question.askedAt),
		...cited(context, 'clarified'),
	});
	return done({ of: question.of });
}

/** The only question that is waited for, or the only one at all. */
function theOneMeant(state: Case): Question | undefined {
	const waiting = questionsWaiting(state);
	const [question, another] = waiting.length > 0 ? waiting : openQuestions(state);
	return another === undefined ? question : undefined;
}

function decline(context: DecisionContext, command: Extract<Command, { do: 'decline' }>): ActOutcome {
	if (!context.world.units.includes(command.unit)) return no('unknown-unit', 'unit');
	const code = declineRefusal(context.state, command.unit);
	if (code !== null) return no(code, 'unit');
	const fault = checkReason(context, 'decline', command.reason, null);
	if (fault !== null) return refuse(fault);
	happen(context, {
		type: 'AssignmentDeclined',
		unit: command.unit,
		reason: codeOf(context.world.regulation, 'decline', command.reason),
		suggested: context.world.units.find((unit) => unit === command.suggested) ?? null,
		...cited(context, 'decline', command.unit),
	});
	return done({});
}
