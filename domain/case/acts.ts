import type { AnswerKind, StageKind } from '../regulation/regulation.ts';
import { done, refuse, unreachable } from '../result.ts';
import { performDrafting } from './acts-drafting.ts';
import { performPublishing } from './acts-publishing.ts';
import { ruleFor } from './allowed.ts';
import type { Case, Question } from './case.ts';
import { happen } from './clocks.ts';
import type { Command } from './commands.ts';
import { wouldPause } from './pauses.ts';
import type { ActCommand } from './performed.ts';
import { cited, no, type Performed } from './performed.ts';
import { askingUnit, isQuestionOnItsWay, openQuestions, questionsWaiting } from './questions.ts';
import { checkReason } from './reasons.ts';
import { reweigh } from './reweigh.ts';
import type { Unfolding } from './unfolding.ts';
import { activeUnits, anyHolds, holds } from './when.ts';
import { isLater } from './whole-day.ts';

/** Does what the command says, if its particulars are right: its events and what the clocks make of them. */
export function perform(
	unfolding: Unfolding,
	command: Exclude<ActCommand, { do: 'acknowledge' }>,
	stage: StageKind,
): Performed {
	switch (command.do) {
		case 'route':
			return route(unfolding, command);
		case 'return-to-curator':
			return withReason(unfolding, command, () =>
				happen(unfolding, { ...cited(unfolding, command.do), type: 'CaseReturnedToCurator', reason: command.reason }),
			);
		case 'no-answer':
			return withReason(unfolding, command, () =>
				happen(unfolding, { ...cited(unfolding, command.do), type: 'NoAnswerProposed', reason: command.reason }),
			);
		case 'confirm':
			return confirm(unfolding, command);
		case 'reject':
			return reject(unfolding);
		case 'clarify':
			return clarify(unfolding, command, stage);
		case 'clarified':
			return clarified(unfolding, command);
		case 'decline':
			return decline(unfolding, command);
		case 'submit':
		case 'consolidate':
		case 'forward':
		case 'approve':
		case 'return':
		case 'explain':
			return performDrafting(unfolding, command, stage);
		case 'publish':
		case 'publish-site':
		case 'consent':
		case 'register':
			return performPublishing(unfolding, command);
		case 'raise':
		case 'lower':
			return reclassify(unfolding, command.do);
		case 'set-deadline':
			return setDeadline(unfolding, command);
		default:
			return unreachable(command);
	}
}

function withReason(
	unfolding: Unfolding,
	command: Extract<Command, { do: 'return-to-curator' | 'no-answer' }>,
	act: () => void,
): Performed {
	const fault = checkReason(unfolding.world.regulation, command.do, command.reason, null);
	if (fault !== null) return refuse(fault);
	act();
	return done({ reason: command.reason });
}

function route(unfolding: Unfolding, command: Extract<Command, { do: 'route' }>): Performed {
	const units = [...new Set(command.units)];
	if (units.length === 0) return no('no-unit', 'unit');
	if (units.some((unit) => !unfolding.world.units.includes(unit))) return no('unknown-unit', 'unit');
	const several = unfolding.world.regulation.severalUnits;
	if (units.length > 1 && !several) return no('one-unit-only', 'unit');
	happen(unfolding, {
		type: 'CaseRouted',
		units,
		round: unfolding.state.routings + 1,
		photoRequired: command.photoRequired,
		selfPosting: command.selfPosting,
		// Left unsaid, a message sent on to another unit stays the repeat that it is.
		repeatOf: command.repeatOf === undefined ? unfolding.state.repeatOf : command.repeatOf,
		...cited(unfolding, 'route'),
	});
	return done({});
}

function confirm(unfolding: Unfolding, command: Extract<Command, { do: 'confirm' | 'reject' }>): Performed {
	const reason = unfolding.state.pendingReason ?? '';
	const { proposedBy } = unfolding.state;
	if (proposedBy !== null && proposedBy === command.by.person) return no('same-person');
	happen(unfolding, { type: 'OutcomeConfirmed', reason, ...cited(unfolding, 'confirm') });
	return done({ reason });
}

function reject(unfolding: Unfolding): Performed {
	const reason = unfolding.state.pendingReason ?? '';
	happen(unfolding, { type: 'OutcomeRejected', reason, ...cited(unfolding, 'reject') });
	return done({ reason });
}

function clarify(unfolding: Unfolding, command: Extract<Command, { do: 'clarify' }>, stage: StageKind): Performed {
	const rule = ruleFor(unfolding.state, unfolding.world.regulation, 'clarify');
	const answer: AnswerKind = 'question';
	const exit = rule?.exits.find(({ when }) => holds(when, unfolding.state, { of: command.of, answer }));
	const asked = rule !== undefined && anyHolds(rule.when, unfolding.state, { of: command.of });
	if (!asked || (rule.exits.length > 0 && exit === undefined)) return no('not-now', 'of');
	const { unit } = command.by;
	if (unit !== null && !unfolding.world.units.includes(unit)) return no('unknown-unit', 'unit');
	if (unit !== null && !activeUnits(unfolding.state).includes(unit)) return no('unit-not-asked', 'unit');
	if (command.text.trim() === '') return no('text-missing', 'text');
	if (command.text.length > 10_000) return no('text-too-long', 'text');
	const question = unfolding.state.questions.length + 1;
	const clause = rule.clause;
	happen(unfolding, {
		type: 'ClarificationAsked',
		question,
		of: command.of,
		stage,
		unit,
		pauses: wouldPause(unfolding, `clarify:${command.of}`),
		clause,
	});
	if (exit !== undefined && 'to' in exit && (exit.to === 'check' || exit.to === 'approval')) {
		const version = unfolding.state.drafts + 1;
		happen(unfolding, {
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

function clarified(unfolding: Unfolding, command: Extract<Command, { do: 'clarified' }>): Performed {
	const open = openQuestions(unfolding.state);
	if (open.length === 0) return no('no-question-open');
	const question =
		command.question === null ? theOneMeant(unfolding.state) : open.find(({ number }) => number === command.question);
	if (question === undefined) return no('which-question', 'question');
	if (command.text.trim() === '') return no('text-missing', 'text');
	const { now } = unfolding.world;
	const repliedAt = command.repliedAt ?? now;
	if (repliedAt > now) return no('time-ahead', 'repliedAt');
	happen(unfolding, {
		type: 'ClarificationAnswered',
		question: question.number,
		repliedAt: Math.max(repliedAt, question.askedAt),
		...cited(unfolding, 'clarified'),
	});
	return done({ of: question.of });
}

/** The only question that is waited for, or the only one at all. */
function theOneMeant(state: Case): Question | undefined {
	const waiting = questionsWaiting(state);
	const [question, another] = waiting.length > 0 ? waiting : openQuestions(state);
	return another === undefined ? question : undefined;
}

function decline(unfolding: Unfolding, command: Extract<Command, { do: 'decline' }>): Performed {
	const assignment = unfolding.state.assignments.find(({ unit }) => unit === command.unit);
	if (!unfolding.world.units.includes(command.unit)) return no('unknown-unit', 'unit');
	const part = assignment?.part ?? 'declined';
	if (part === 'declined' || part === 'left-out') return no('unit-not-asked', 'unit');
	if (part !== 'awaited') return no('part-already-in', 'unit');
	// Nobody else could reword the question that is on its way.
	if (isQuestionOnItsWay(unfolding.state) && askingUnit(unfolding.state) === command.unit) return no('not-now', 'unit');
	const fault = checkReason(unfolding.world.regulation, 'decline', command.reason, null);
	if (fault !== null) return refuse(fault);
	happen(unfolding, {
		type: 'AssignmentDeclined',
		unit: command.unit,
		reason: command.reason,
		suggested: command.suggested,
		...cited(unfolding, 'decline', command.unit),
	});
	return done({});
}

/** G-14. Where the regulation knows no importance the flag is kept and touches nothing. */
function reclassify(unfolding: Unfolding, what: 'raise' | 'lower'): Performed {
	const { incident } = unfolding.state;
	const to = what === 'raise' ? 'high' : 'normal';
	if (incident.kind !== 'incident') return no('importance-not-for-this-kind');
	if (incident.importance === to) return no('importance-unchanged');
	happen(unfolding, { type: what === 'raise' ? 'ImportanceRaised' : 'ImportanceLowered', ...cited(unfolding, what) });
	reweigh(unfolding, what === 'raise' ? 'raised' : 'lowered');
	return done({});
}

/** the curator's date is taken if it is no later than the regulation's own; the earlier one binds. */
function setDeadline(unfolding: Unfolding, command: Extract<Command, { do: 'set-deadline' }>): Performed {
	const { state, world } = unfolding;
	if (command.due.at <= world.now) return no('deadline-past', 'due');
	const limits = world.regulation.terms.flatMap(({ limit }) => ('given' in limit ? [limit.notAfter] : []));
	const latest = state.clocks.findLast(({ term }) => limits.includes(term))?.dueAt ?? null;
	if (latest !== null && isLater(world.calendar, command.due, latest)) return no('deadline-too-late', 'due');
	happen(unfolding, { type: 'DeadlineSet', due: command.due.at, ...cited(unfolding, 'set-deadline') });
	return done({});
}
