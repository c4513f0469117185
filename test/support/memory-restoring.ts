import type { Restoring } from '../../cli/deployment/restoring.ts';

interface MemoryRestoring extends Restoring {
	/** What was asked of it, in order: `order table new`, `letStream new` … */
	readonly asked: string[];
}

/** Tables that can be restored to any second of an hour of 2025. Each is active after so many looks, and changes it again for as many. */
export function memoryRestoring(looksUntilActive = 0): MemoryRestoring {
	const asked: string[] = [];
	const tables = new Map<string, { looks: number; stream: string | null }>();
	const touch = (what: string) => async (table: string) => {
		asked.push(`${what} ${table}`);
		await Promise.resolve();
	};
	return {
		asked,
		window: () => Promise.resolve({ from: Date.UTC(2025, 2, 12, 6), to: Date.UTC(2025, 2, 12, 7) }),
		look(table) {
			const found = tables.get(table);
			if (found === undefined) return Promise.resolve(null);
			const isActive = found.looks >= looksUntilActive;
			found.looks += 1;
			return Promise.resolve({ isActive, stream: found.stream });
		},
		order(source, target, at) {
			asked.push(`order ${source} ${target} ${at === null ? 'latest' : new Date(at).toISOString()}`);
			tables.set(target, { looks: 0, stream: null });
			return Promise.resolve();
		},
		letStream(table) {
			asked.push(`letStream ${table}`);
			tables.set(table, { looks: 0, stream: `arn:stream-of-${table}` });
			return Promise.resolve();
		},
		protect: touch('protect'),
		letExpire: touch('letExpire'),
		letRecover: touch('letRecover'),
	};
}
