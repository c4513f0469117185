import type { Instant } from '../../domain/instant.ts';
import type { StageKind } from '../../domain/regulation/regulation.ts';

/** Where the machine waits: the callback token never leaves the table and the machine. */
export interface StageToken {
	readonly token: string;
	readonly stage: StageKind;
	readonly visit: number;
	readonly generation: number;
	/** How often this generation has opened a stage. */
	readonly attempt: number;
	readonly storedAt: Instant;
}

export interface TokenReader {
	get(caseId: string): Promise<StageToken | null>;
}

export interface Tokens extends TokenReader {
	/**
	 * Keeps the latest token, by condition: one of an older generation is refused ('superseded').
	 * Otherwise gives back how many stages this generation has opened.
	 */
	put(caseId: string, token: Omit<StageToken, 'attempt'>): Promise<number | 'superseded'>;
}
