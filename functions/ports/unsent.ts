import type { PostedFields } from '../../domain/forms/model.ts';
import type { Instant } from '../../domain/instant.ts';

/** What somebody has typed into a form and not sent, as it is kept beside the case. */
export interface Unsent {
	/** 1, 2, … each time it is kept: whoever keeps names the one that he has seen. */
	readonly version: number;
	/** Product time. */
	readonly at: Instant;
	readonly fields: PostedFields;
}

/**
 * Keeps unsent text. It is content of the case (ADR 0015): it is erased with it, and read with it; nobody is shown another's.
 */
export interface UnsentKeeper {
	/** Keeps the version after `seen`; false, and nothing, where another was kept since. `seen` 0: nothing is kept yet. */
	keep(caseId: string, part: string, seen: number, unsent: Pick<Unsent, 'at' | 'fields'>): Promise<boolean>;
	/** Leaves no word of it. */
	forget(caseId: string, part: string): Promise<void>;
}
