import { replay } from '../../domain/case/state/evolve.ts';
import type { DeliverDeps } from '../../functions/deliver-mail/deps.ts';
import { deliverMail } from '../../functions/deliver-mail/handle.ts';
import type { MailRef, Worked } from '../../functions/ports/outbox.ts';
import { signalWorkflow } from '../../functions/signal-workflow/handle.ts';
import type { MemoryStore } from '../support/memory-store.ts';

/** What stands in the place of something of the product's, to see that the storm finds it. */
export interface Planted {
	readonly deliver?: (deps: DeliverDeps, ref: MailRef) => Promise<Worked>;
	readonly signal?: typeof signalWorkflow;
	readonly cases?: (cases: MemoryStore['cases']) => MemoryStore['cases'];
	readonly outbox?: (outbox: MemoryStore['outbox']) => MemoryStore['outbox'];
}

/** Bugs that were once made, or are easily made: each is one that no test of a single function need notice. */
export const plantedBugs: Readonly<Record<string, Planted>> = {
	'the signal tells the machine what the caller knew, and not what is stored by now': {
		signal: (deps, ref) =>
			signalWorkflow(
				{
					...deps,
					cases: {
						...deps.cases,
						async load(caseId) {
							const stored = await deps.cases.load(caseId);
							const version = Number.parseInt(ref.row, 10);
							const then = replay((stored?.log ?? []).slice(0, version).flatMap(({ events }) => events));
							return stored === null || then === null ? stored : { ...stored, version, state: then };
						},
					},
				},
				ref,
			),
	},
	'a decision is written without the condition that nothing came between': {
		cases: (cases) => ({
			...cases,
			async commit(wanted) {
				const stored = await cases.load(wanted.caseId);
				return cases.commit({ ...wanted, expectedVersion: stored?.version ?? 0 });
			},
		}),
	},
	'a mail is claimed without the condition that nobody else holds it': {
		outbox: (outbox) => ({
			...outbox,
			claimMail: (ref, fix, times) => outbox.claimMail(ref, fix, { ...times, realNow: times.leaseUntil + 1 }),
		}),
	},
	'a mail to several is settled for all or for none, so that a refused one repeats the others': {
		async deliver(deps, ref) {
			const settling: (() => Promise<void>)[] = [];
			let isRefused = false;
			const { outbox } = deps;
			const together: typeof outbox = {
				...outbox,
				settleMail(one, outcome) {
					settling.push(() => outbox.settleMail(one, outcome));
					return Promise.resolve();
				},
				putOff(...args) {
					isRefused = true;
					return outbox.putOff(...args);
				},
			};
			const worked = await deliverMail({ ...deps, outbox: together }, ref);
			if (!isRefused) for (const settle of settling) await settle();
			return worked;
		},
	},
};
