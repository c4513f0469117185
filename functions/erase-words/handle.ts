import { DAY_MS } from '../../domain/instant.ts';
import type { CaseIndex } from '../ports/case-store.ts';
import type { Log } from '../ports/telemetry.ts';
import type { WallClock } from '../ports/wall-clock.ts';
import { type EraseDeps, eraseCase } from '../use-cases/erase.ts';

export interface EraseWordsDeps extends EraseDeps {
	readonly index: Pick<CaseIndex, 'keptSince'>;
	readonly clock: WallClock;
	readonly log: Log;
}

/** A case takes about a third of a second, and a run has a minute; what is left is there in the next. */
const mostAtOnce = 100;

/**
 * erases the words of cases that ended longer ago than their municipality's file lets them be kept, in product
 * time. A municipality that says nothing keeps them. Found by the index of ended cases, so nothing else is read. One that
 * fails keeps no other waiting; the run fails at its end, so that it is seen, and the next one tries it again.
 */
export async function eraseWords(deps: EraseWordsDeps): Promise<{ readonly erased: number }> {
	const now = deps.clock.now();
	let left = mostAtOnce;
	let erased = 0;
	const failed: string[] = [];
	for (const id of await deps.tenants.listMunicipalities()) {
		const days = (await deps.tenants.loadMunicipality(id))?.retention?.words;
		if (days === undefined) continue;
		for await (const caseId of deps.index.keptSince(id, now - days * DAY_MS)) {
			if (left === 0) break;
			left -= 1;
			try {
				const done = await eraseCase(deps, { caseId, because: 'retention', evenOpen: false, at: now });
				if (done.is !== 'erased') continue;
				erased += 1;
				deps.log.info('words erased', { caseId, parts: done.parts, files: done.files });
			} catch (error) {
				deps.log.error('words were not erased', { caseId, error: error instanceof Error ? error.name : 'unknown' });
				failed.push(caseId);
			}
		}
	}
	if (failed.length > 0) throw new Error(`the words of ${failed.join(', ')} were not erased`);
	return { erased };
}
