import { sayUnreadable, type Unreadable } from '../../domain/case/state/read-log.ts';

/**
 * A stored case that this code cannot read: written by later code that was rolled back, broken, or without what it is
 * decided by. Whoever reads a case may be thrown this, as it may be thrown a throttle; whoever reads many leaves this
 * one alone and goes on. Nothing is ever written to such a case, for every decision reads first. Says the case's id
 * and never a word of what it holds.
 */
export class UnreadableCase extends Error {
	override readonly name = 'UnreadableCase';
	readonly caseId: string;
	readonly why: Unreadable;

	constructor(caseId: string, why: Unreadable) {
		super(`case ${caseId} cannot be read: ${sayUnreadable(why)}`);
		this.caseId = caseId;
		this.why = why;
	}
}
