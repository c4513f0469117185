import {
	type Again,
	againFor,
	type DeadMessage,
	type DeadQueue,
	readDeadLetter,
} from '../../cli/deployment/dead-letter.ts';
import type { DeadLetters, HeldLetter } from '../../cli/deployment/dead-letters.ts';

/** Queues of the dead that live as long as their test, and what was sent again from them. */
export interface MemoryDeadLetters extends DeadLetters {
	/** Puts a message there and gives its id. */
	put(queue: DeadQueue, body: unknown, attributes?: DeadMessage['attributes']): string;
	/** What can be seen in all of them. */
	readonly seen: () => readonly string[];
	readonly sent: readonly Again[];
}

/** `stack`: whose functions may be called. */
export function memoryDeadLetters(stack = 'otklik-local'): MemoryDeadLetters {
	const lying = new Map<string, HeldLetter>();
	const hidden = new Set<string>();
	const sent: Again[] = [];
	return {
		sent,
		seen: () => [...lying.keys()].filter((id) => !hidden.has(id)),
		put(queue, body, attributes = {}) {
			const id = `dead-${lying.size + 1}`;
			const message = { body: typeof body === 'string' ? body : JSON.stringify(body), attributes };
			const letter = readDeadLetter(queue, message);
			const again = againFor(letter, message, stack);
			lying.set(id, { id, queue, receipt: id, letter, again, since: Date.UTC(2025, 2, 11) });
			return id;
		},
		hold(queue, most) {
			const found = [...lying.values()].filter((one) => one.queue === queue && !hidden.has(one.id)).slice(0, most);
			for (const { id } of found) hidden.add(id);
			return Promise.resolve(found);
		},
		release({ id }) {
			hidden.delete(id);
			return Promise.resolve();
		},
		send(again) {
			sent.push(again);
			return Promise.resolve();
		},
		remove({ id }) {
			lying.delete(id);
			return Promise.resolve();
		},
	};
}
