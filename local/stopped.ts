/** What a stop has kept: whether the emulator has written its state, and from when the state is that there is. */
export interface Stopped {
	readonly saved: boolean;
	readonly from: Date | null;
}

/** What a start says of a cloud that was not stopped in order: what is lost, and from when on. */
export function sayKilled({ saved, from }: Stopped): string {
	if (from === null) return 'The last cloud was killed before it had saved anything: this one begins anew';
	if (saved) return `The state was saved just now, ${from.toISOString()}: nothing is lost`;
	return `The last cloud was killed: its state is from ${from.toISOString()}, what came later is lost`;
}

/** The last line of a cloud: what there is to go on from. */
export function sayStopped({ saved, from }: Stopped): string {
	if (saved) return 'stopped, its state saved';
	if (from === null) return 'stopped; nothing could be saved: the next start begins anew';
	return `stopped; its state could not be saved: it is from ${from.toISOString()}, what came later is lost`;
}
