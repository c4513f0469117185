import type { Instant } from '../../domain/instant.ts';
import { done, type Result, refuse } from '../../domain/result.ts';
import type { Restoring } from './restoring.ts';

/** A table that a stage can be moved to: what `restoredTable` of cdk.json says. */
export interface RestoredTable {
	readonly name: string;
	readonly stream: string;
}

export interface Restoration {
	readonly restoring: Restoring;
	readonly source: string;
	readonly target: string;
	/** A real time; null for the latest. */
	readonly at: Instant | null;
	readonly protect: boolean;
	/** Hears what each step has done. */
	readonly say: (line: string) => void;
	/** Waits between two looks at a table that is not active yet. */
	readonly wait: () => Promise<void>;
}

/**
 * Makes the target of the source as it was, or goes on with one that is there already, and gives it stream, expiry,
 * recovery and protection, with which DynamoDB restores no table. Waits for as long as the restore takes. Refuses in a
 * sentence where the table is gone before it is ready, or tells no stream.
 */
export async function restore(wanted: Restoration): Promise<Result<RestoredTable, string>> {
	const { restoring, source, target, at, say } = wanted;
	if ((await restoring.look(target)) === null) {
		await restoring.order(source, target, at);
		say(`${target} is being restored from ${source}`);
	} else {
		say(`${target} is there already: going on with it`);
	}
	if (!(await active(wanted))) return refuse(`the table ${target} is gone`);
	say(`${target} is active, with its indexes`);
	if ((await restoring.look(target))?.stream === null) await restoring.letStream(target);
	if (!(await active(wanted))) return refuse(`the table ${target} is gone`);
	await restoring.letExpire(target);
	await restoring.letRecover(target);
	if (wanted.protect) await restoring.protect(target);
	if (!(await active(wanted))) return refuse(`the table ${target} is gone`);
	const stream = (await restoring.look(target))?.stream ?? null;
	if (stream === null) return refuse(`the table ${target} tells no stream`);
	say(`it has its stream, its expiry and its recovery${wanted.protect ? ', and is protected from deletion' : ''}`);
	return done({ name: target, stream });
}

async function active({ restoring, target, wait }: Restoration): Promise<boolean> {
	for (;;) {
		const found = await restoring.look(target);
		if (found === null || found.isActive) return found !== null;
		await wait();
	}
}
