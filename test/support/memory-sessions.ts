import type { SessionRow, Sessions, SignInRow, SignIns } from '../../functions/ports/sessions.ts';

/** Links that were asked for and who is signed in, kept by one thread; `asked` takes what the stream would tell of. */
export function memorySessions(): {
	readonly signIns: SignIns;
	readonly sessions: Sessions;
	readonly asked: () => readonly string[];
	readonly dump: () => readonly unknown[];
} {
	const signIns = new Map<string, SignInRow | null>();
	const sessions = new Map<string, SessionRow | null>();
	const fresh: string[] = [];
	return {
		signIns: {
			get: (id) => Promise.resolve(signIns.get(id) ?? null),
			ask(id, row) {
				signIns.set(id, row);
				fresh.push(id);
				return Promise.resolve();
			},
			use(id) {
				const isFirst = signIns.get(id) != null;
				signIns.set(id, null);
				return Promise.resolve(isFirst);
			},
		},
		sessions: {
			get: (id) => Promise.resolve(sessions.get(id) ?? null),
			begin(id, row) {
				sessions.set(id, row);
				return Promise.resolve();
			},
			end(id) {
				sessions.set(id, null);
				return Promise.resolve();
			},
		},
		asked: () => fresh.splice(0),
		dump: () => [[...signIns], [...sessions]],
	};
}
