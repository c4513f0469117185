import type { CaseEvent } from '../../domain/case/model/events.ts';
import type { Instant } from '../../domain/instant.ts';
import { readLine } from '../simulation/read-line.ts';
import { type Basis, takeLine } from '../simulation/simulation.ts';

/** A case as it was decided, and until when. */
export interface LoggedCase {
	readonly name: string;
	readonly log: readonly (readonly CaseEvent[])[];
	readonly until: Instant;
}

/** The cases that lines of the simulator make under these rules, each with its log; and how many lines were refused. */
export async function casesOfLines(
	lines: AsyncIterable<string>,
	basis: Basis,
): Promise<{ readonly cases: readonly LoggedCase[]; readonly refused: number }> {
	const running = new Map<
		string,
		{ taken: Parameters<typeof takeLine>[1]; log: (readonly CaseEvent[])[]; until: Instant }
	>();
	let refused = 0;
	for await (const text of lines) {
		if (text.trim() === '') continue;
		const read = readLine(text, basis.calendar);
		if (!read.ok || read.value.at === null) {
			refused++;
			continue;
		}
		const { case: name, at } = read.value;
		const key = String(name ?? '');
		const known = running.get(key) ?? { taken: null, log: [], until: at };
		const {
			state,
			events,
			refused: why,
			answerAt = known.taken?.answerAt ?? null,
		} = takeLine(basis, known.taken, read.value);
		if (why !== null) refused++;
		if (events.length > 0) known.log.push(events);
		if (state !== null) running.set(key, { ...known, taken: { state, at, answerAt }, until: at });
	}
	return { cases: [...running].map(([name, { log, until }]) => ({ name, log, until })), refused };
}
