import type { Case, Draft, Question } from '../../domain/case/model/case.ts';
import type { ActRule, Regulation, Role, StageKind, StageRule } from '../../domain/regulation/regulation.ts';
import { clarify, receive } from './commands.ts';
import { received } from './made-rules.ts';
import { play, time, world } from './play.ts';

// Stages and acts of no town, and cases that stand in them.

export const act = (clause: string, change: Partial<ActRule> = {}): ActRule => ({ clause, exits: [], ...change });

export const stage = (
	clause: string,
	acts: StageRule['acts'],
	awaits: StageRule['awaits'] = [{ role: 'coordinator' }],
): StageRule => ({ title: clause, clause, awaits, acts });

/** A regulation of these stages alone, which begins with screening. */
export const ruled = (
	stages: Regulation['stages'],
	anytime: Regulation['anytime'] = {},
	change: Partial<Regulation> = {},
): Regulation => ({ ...world.regulation, start: 'screening', stages, anytime, ...change });

export const inStage = (name: StageKind, change: Partial<Case> = {}, awaits: Role = 'coordinator'): Case => ({
	...received,
	status: { is: 'open', stage: name, visit: 1, since: received.receivedAt, awaits },
	...change,
});

export const ended: Case = { ...received, status: { is: 'ended', outcome: 'answered', at: time('12.03 11:00') } };

/** A no-answer that was proposed in this stage. */
export const proposedIn = (name: StageKind): NonNullable<Case['proposal']> => ({
	at: 0,
	end: 'no-answer',
	stage: name,
	since: 0,
	formerReason: null,
	formerlyBy: null,
});

export const text = (answer: Draft['answer'], unit: string | null = null, version = 1): Draft => ({
	version,
	unit,
	answer,
	promisedBy: null,
	approved: false,
	category: null,
});

const [asked] = play(['10:00', receive()], ['10:10', clarify()]).case.questions;
if (asked === undefined) throw new Error('there is a question');
const pattern = asked;
/** The first question of a case, to its curator, unless it is said otherwise. */
export const question = (change: Partial<Question> = {}): Question => ({ ...pattern, ...change });

/** The question of this unit, or of the coordinator, came back. */
export const reworded = (unit: string | null, change: Partial<Case> = {}): Case =>
	inStage('rework', { draft: text('question'), questions: [question({ of: 'author', unit })], ...change });
