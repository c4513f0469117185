import type { CaseEvent } from '../../domain/case/model/events.ts';
import { passTime } from '../../domain/case/pass-time.ts';
import type { ReplayedDecision } from '../../domain/case/replayed.ts';
import type { Instant } from '../../domain/instant.ts';
import { caseOfLine, readLine } from '../simulation/read-line.ts';
import { type Basis, type LineTaken, type Running, takeLine } from '../simulation/simulation.ts';

/** A case as it was decided, and until when. */
export interface LoggedCase {
	readonly name: string;
	readonly log: readonly (readonly CaseEvent[])[];
	readonly until: Instant;
	/** Its decisions under the rules that it was decided by, where it was played by them just now. */
	readonly played: readonly ReplayedDecision[] | null;
}

/** The lines of the simulator by the case that they name, in the order of its first line; blank ones left out. */
export async function linesByCase(lines: AsyncIterable<string>): Promise<ReadonlyMap<string, readonly string[]>> {
	const cases = new Map<string, string[]>();
	for await (const text of lines) {
		if (text.trim() === '') continue;
		const name = String(caseOfLine(text) ?? '');
		const known = cases.get(name);
		if (known === undefined) cases.set(name, [text]);
		else known.push(text);
	}
	return cases;
}

/**
 * Plays the lines of one case under these rules: what was decided, as `replayed` would have it, time passing before each
 * act and behind the last line; null where none of them made a case. And how many of the lines were refused.
 */
export function playedCase(
	name: string,
	lines: readonly string[],
	basis: Basis,
): { readonly played: LoggedCase | null; readonly refused: number } {
	const played: ReplayedDecision[] = [];
	const log: (readonly CaseEvent[])[] = [];
	let before: Running | null = null;
	let refused = 0;
	for (const text of lines) {
		const read = readLine(text, basis.calendar);
		if (!read.ok) {
			refused++;
			continue;
		}
		const { at } = read.value;
		const taken: LineTaken = takeLine(basis, before, read.value);
		if (taken.refused !== null) refused++;
		const { state, passed, answerAt = before?.answerAt ?? null } = taken;
		const events = passed === null ? taken.events : taken.events.slice(passed.events.length);
		if (state === null || events.length === 0) {
			// Nothing was done: time passes again before the next act, and comes to the same.
			if (before !== null) before = later(before, at);
			continue;
		}
		if (passed !== null && passed.events.length > 0)
			played.push({ before: before?.state ?? null, events: passed.events, after: passed.after });
		played.push({ before: passed?.after ?? null, events, after: state });
		log.push(events);
		before = { state, at, answerAt };
	}
	if (before === null) return { played: null, refused };
	const world = { ...basis, now: before.at, remindBefore: null };
	const { events, after } = passTime(before.state, world);
	if (events.length > 0) played.push({ before: before.state, events, after });
	return { played: { name, log, until: before.at, played }, refused };
}

function later(before: Running, at: Instant): Running {
	return { ...before, at: Math.max(before.at, at) };
}
