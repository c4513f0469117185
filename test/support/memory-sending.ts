import type { SendingCounter } from '../../functions/ports/sending.ts';

/** Counts as long as its test lives. */
export function memorySending(): SendingCounter {
	const taken = new Map<string, number>();
	return {
		count(integration, window, most) {
			const key = `${integration} ${window}`;
			const before = taken.get(key) ?? 0;
			if (before >= most) return Promise.resolve(false);
			taken.set(key, before + 1);
			return Promise.resolve(true);
		},
	};
}
