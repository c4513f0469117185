import type * as z from 'zod';
import type { Fault, Path } from '../fault.ts';

type Issue = z.core.$ZodIssue;

/** What zod found, as faults: one for each unknown field, and of alternatives the one that came closest. */
export function faultsOf(error: z.ZodError): readonly Fault[] {
	return error.issues.flatMap((issue) => fromIssue(issue, []));
}

function fromIssue(issue: Issue, above: Path): readonly Fault[] {
	const path = [...above, ...issue.path.map((part) => (typeof part === 'number' ? part : String(part)))];
	switch (issue.code) {
		case 'unrecognized_keys':
			return issue.keys.map((key) => ({ path: [...path, key], message: 'unknown field' }));
		case 'invalid_key':
			return [{ path, message: `unknown name: ${issue.issues.map((inner) => inner.message).join('; ')}` }];
		case 'invalid_union':
			return fromUnion(issue.errors, path, issue.message);
		default:
			return [{ path, message: issue.message }];
	}
}

function fromUnion(branches: readonly (readonly Issue[])[], path: Path, message: string): readonly Fault[] {
	const depth = (issues: readonly Issue[]): number => Math.max(...issues.map((issue) => issue.path.length), 0);
	const closest = branches.toSorted((one, other) => depth(other) - depth(one) || one.length - other.length)[0];
	return closest === undefined || depth(closest) === 0
		? [{ path, message: branches.map((issues) => issues[0]?.message).join(', or ') || message }]
		: closest.flatMap((issue) => fromIssue(issue, path));
}
