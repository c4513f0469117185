import type { TenancyRefusal } from './deployment/secrets.ts';
import { complain, DONE, FAILED, type Io } from './io.ts';

/** What was done: a line for a person, and the same as data. */
export interface Report {
	readonly line: string;
	readonly data: Readonly<Record<string, unknown>>;
}

/** Tells it on stdout, and gives the exit code. */
export function told(io: Io, json: boolean, { line, data }: Report): number {
	io.stdout.write(json ? `${JSON.stringify(data)}\n` : `${line}\n`);
	return DONE;
}

/** Tells on stderr why nothing was done, and gives the exit code. */
export function refused(io: Io, what: string, { why, next }: TenancyRefusal): number {
	complain(io, { what: `${what}: nothing was changed`, why, next });
	return FAILED;
}
