import type { StageKind } from '../../domain/regulation/regulation.ts';

/** Where the case machine goes on to. */
export type NextStage = StageKind | 'ended' | 'superseded' | 'next-generation';

export type Execution = 'missing' | 'running' | 'closed';

/** The machines. A name that was taken before is success: the start was a repeat. */
export interface Workflow {
	startCase(caseId: string, generation: number, stage: NextStage): Promise<void>;
	startClock(caseId: string, watch: number): Promise<void>;
	/** 'closed' where nobody waits on this token any more, for whatever reason. */
	answer(token: string, next: NextStage): Promise<'answered' | 'closed'>;
	/** Ten to twenty calls a second are all there is: for suspects only. */
	caseExecution(caseId: string, generation: number): Promise<Execution>;
	clockExecution(caseId: string, watch: number): Promise<Execution>;
}

/** Starts and answers, and looks at no execution: ten to twenty looks a second are all there is. */
export type WorkflowDriver = Pick<Workflow, 'startCase' | 'startClock' | 'answer'>;

/** The one power that `open-stage` has over the machines: to answer the token it was given. */
export type TokenAnswerer = Pick<Workflow, 'answer'>;
