import * as z from 'zod';
import { readJson, writeJson } from './files.ts';

const saved = z.looseObject({
	payload: z.looseObject({ dynamodb_stream_positions: z.looseObject({ data: z.record(z.string(), z.number()) }) }),
});

/**
 * Takes the readers of the table's stream back to its beginning, in the state that a stopped emulator has saved. It
 * keeps how far each had read but not the records themselves, so a reader would wait at record 90 of a stream that
 * begins at 0 again, and sleep through the next ninety. What they had not read yet is found by the sweep.
 */
export function rewindStreams(file: string): void {
	const state = readJson(file, saved);
	if (state === null) return;
	state.payload.dynamodb_stream_positions.data = {};
	writeJson(file, state);
}
