import type { Case } from '../model/case.ts';

/** Whether a case has ended and its words are gone since: nobody adds any to it again. */
export function isErased({ status, erasedAt }: Pick<Case, 'status' | 'erasedAt'>): boolean {
	return status.is === 'ended' && erasedAt !== null && erasedAt >= status.at;
}
