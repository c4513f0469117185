import { Readable, Writable } from 'node:stream';
import type { Io } from '../../cli/io.ts';
import { root } from './checkout.ts';

/** Streams that keep what is written to them. */
export interface KeptIo extends Io {
	readonly said: { readonly stdout: () => string; readonly stderr: () => string };
}

/** The io of a command under test: no terminal, nothing on stdin but what is given. */
export function keptIo(stdin: readonly string[] = []): KeptIo {
	const out = kept();
	const err = kept();
	return {
		stdin: Readable.from(stdin),
		stdout: out.stream,
		stderr: err.stream,
		root,
		said: { stdout: out.text, stderr: err.text },
	};
}

function kept() {
	let all = '';
	const stream = new Writable({
		write(chunk: Buffer, _encoding, done) {
			all += chunk.toString('utf8');
			done();
		},
	});
	return { stream, text: () => all };
}
