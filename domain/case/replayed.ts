import type { Instant } from '../instant.ts';
import { endCase, endUnpublishable } from './acts/ending.ts';
import { takeBack } from './acts/undelivered.ts';
import { recordDate } from './acts/urgency.ts';
import { judgeClocks } from './clocks/breaches.ts';
import { changeImportance } from './clocks/change-importance.ts';
import { begin, type DecisionContext, record } from './clocks/decision-context.ts';
import { happen } from './clocks/record.ts';
import { settleRest } from './clocks/rest.ts';
import type { Case } from './model/case.ts';
import type { CaseEvent } from './model/events.ts';
import type { World } from './model/world.ts';
import { passTime } from './pass-time.ts';
import { evolve } from './state/evolve.ts';
import { holds } from './turn/conditions.ts';

/** One decision as it is replayed. */
export interface ReplayedDecision {
	readonly before: Case | null;
	readonly events: readonly CaseEvent[];
	readonly after: Case;
}

/** What people did and what follows from it: `follows` is reckoned anew, `fact` is taken as it was. */
const nature: Readonly<Record<CaseEvent['type'], 'fact' | 'follows'>> = {
	CaseReceived: 'fact',
	StageOpened: 'fact',
	CaseRouted: 'fact',
	CaseReassigned: 'fact',
	UnitsAdded: 'fact',
	PhotoAgreed: 'fact',
	JointAuthorNamed: 'fact',
	MailHandedOver: 'fact',
	MailUndelivered: 'fact',
	MailOrderedAgain: 'fact',
	StepPassedOn: 'fact',
	CaseReturnedToCurator: 'fact',
	NoAnswerProposed: 'fact',
	UnpublishableProposed: 'fact',
	OutcomeConfirmed: 'fact',
	OutcomeRejected: 'fact',
	ProposalWithdrawn: 'fact',
	ClarificationAsked: 'fact',
	ClarificationAnswered: 'fact',
	AssignmentDeclined: 'fact',
	DraftSubmitted: 'fact',
	PartsCompleted: 'fact',
	DraftConsolidated: 'fact',
	DraftCorrected: 'fact',
	DraftForwarded: 'fact',
	DraftApproved: 'fact',
	DraftReturned: 'fact',
	DraftRecalled: 'fact',
	AnswerPublished: 'fact',
	FirstWordGiven: 'fact',
	PagePublished: 'fact',
	SitePublished: 'fact',
	PermalinkCorrected: 'fact',
	ConsentRecorded: 'fact',
	ConsentRefused: 'fact',
	ConsentWithdrawn: 'fact',
	AppealRegistered: 'fact',
	AppealRecognised: 'fact',
	IncidentWithdrawn: 'fact',
	ImportanceRaised: 'fact',
	ImportanceLowered: 'fact',
	DeadlineSet: 'fact',
	NoticeAcknowledged: 'fact',
	CaseEnded: 'fact',
	PersonalDataErased: 'fact',
	NoticeDemanded: 'follows',
	MemoPrepared: 'follows',
	RestBegan: 'follows',
	RestTold: 'follows',
	ClockStarted: 'follows',
	ClockMoved: 'follows',
	ClockPaused: 'follows',
	ClockResumed: 'follows',
	ClockMet: 'follows',
	ClockBreached: 'follows',
	BreachConfirmed: 'follows',
	ClockMetLate: 'follows',
	ClockVoided: 'follows',
	ReminderGiven: 'follows',
	DueTimeTold: 'follows',
};

/**
 * A stored case as it would have gone under another regulation, calendar or reading: what people did, and when, is taken
 * as it was; clocks, breaches, notices and memos are reckoned anew by the engine itself. Under its own regulation and
 * calendar a case comes out as it is stored. `until` is the instant to which time passes behind the last decision.
 * Whether the other file would have allowed each act is not asked: it was done.
 */
export function replayed(
	log: readonly (readonly CaseEvent[])[],
	world: Omit<World, 'now'>,
	until: Instant,
): readonly ReplayedDecision[] {
	const made: ReplayedDecision[] = [];
	let state: Case | null = null;
	for (const events of log) {
		const facts = events.filter(({ type }) => nature[type] === 'fact');
		if (facts.length === 0) continue;
		const now = Math.max(...events.map(({ at }) => at));
		if (state !== null) state = pass(made, state, { ...world, now });
		const done = decided(state, facts, { ...world, now });
		made.push({ before: state, ...done });
		state = done.after;
	}
	if (state !== null) pass(made, state, { ...world, now: Math.max(until, state.lastAt) });
	return made;
}

function pass(made: ReplayedDecision[], before: Case, world: World): Case {
	const { events, after } = passTime(before, world);
	if (events.length > 0) made.push({ before, events, after });
	return after;
}

function decided(state: Case | null, facts: readonly CaseEvent[], world: World): Omit<ReplayedDecision, 'before'> {
	const context = state === null ? receiving(facts, world) : begin(state, world, actorOf(facts));
	for (const fact of facts) apply(context, fact);
	judgeClocks(context, world.now);
	settleRest(context, 'act');
	return { events: context.events, after: context.state };
}

function actorOf(facts: readonly CaseEvent[]): CaseEvent['by'] {
	return facts.find(({ by }) => by !== null)?.by ?? null;
}

function receiving(facts: readonly CaseEvent[], world: World): DecisionContext {
	const received = facts.find((fact) => fact.type === 'CaseReceived');
	if (received === undefined) throw new Error('a stored case begins with its receipt');
	return begin(evolve(null, pinned(received, world)), world, null);
}

type Receipt = Extract<CaseEvent, { type: 'CaseReceived' }>;

/** A case pins the regulation that it is played under. */
function pinned(receipt: Receipt, { regulation: { id, version } }: World): Receipt {
	return { ...receipt, regulation: { id, version } };
}

function apply(context: DecisionContext, fact: CaseEvent): void {
	switch (fact.type) {
		case 'CaseReceived':
			happen(context, pinned(fact, context.world));
			break;
		case 'StageOpened':
			openStage(context, fact);
			break;
		case 'CaseEnded':
			endCase(context, fact);
			break;
		case 'ImportanceRaised':
		case 'ImportanceLowered':
			happen(context, fact);
			changeImportance(context, fact.type === 'ImportanceRaised' ? 'raised' : 'lowered');
			break;
		case 'DeadlineSet':
			recordDate(context, fact.due, fact.for ?? null, fact.interim === true);
			break;
		case 'OutcomeConfirmed': {
			const isUnpublishable = context.state.proposal?.end === 'unpublishable';
			happen(context, fact);
			if (isUnpublishable) endUnpublishable(context);
			break;
		}
		case 'NoticeAcknowledged':
			if (context.state.notices.some(({ notice }) => notice === fact.notice)) happen(context, fact);
			break;
		case 'MailUndelivered':
			takeBack(context, fact);
			break;
		case 'MailOrderedAgain':
		case 'StepPassedOn':
			record(context, fact);
			break;
		default:
			happen(context, fact);
	}
}

/** Whom it awaits says the regulation that it is played under, where that has the stage. */
function openStage(context: DecisionContext, fact: Extract<CaseEvent, { type: 'StageOpened' }>): void {
	const rule = context.world.regulation.stages[fact.stage];
	const awaits = rule?.awaits.find(({ when }) => holds(when, context.state));
	const clause = awaits?.clause ?? rule?.clause;
	record(context, { ...fact, awaits: awaits?.role ?? fact.awaits, ...(clause !== undefined && { clause }) });
}
