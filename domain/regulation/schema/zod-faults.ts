import * as z from 'zod';
import type { Fault, Path } from '../fault.ts';
import { nearest } from './nearest.ts';

type Issue = z.core.$ZodIssue;
type RawIssue = z.core.$ZodRawIssue;

/** For `safeParse`: says what is wrong in words of the file, what is known instead, and what was probably meant. */
export const inWordsOfTheFile = { error: sentence };

/** What zod found, as faults: one for each unknown field, and of alternatives the one that came closest. */
export function faultsOf(error: z.ZodError): readonly Fault[] {
	return error.issues.flatMap((issue) => fromIssue(issue, []));
}

function fromIssue(issue: Issue, above: Path): readonly Fault[] {
	const path = [...above, ...issue.path.map((part) => (typeof part === 'number' ? part : String(part)))];
	switch (issue.code) {
		case 'unrecognized_keys':
			return issue.keys.map((key, index) => ({
				path: [...path, key],
				message: issue.message.split('\n')[index] ?? issue.message,
			}));
		case 'invalid_key':
			return [{ path, message: `unknown name: ${issue.issues.map((inner) => inner.message).join('; ')}` }];
		case 'invalid_union':
			return fromUnion(issue.errors, path, issue.message);
		default:
			return [{ path, message: issue.message }];
	}
}

/** What was written is judged as the alternative that it is of the form of, and of those with the fewest slips. */
function fromUnion(branches: readonly (readonly Issue[])[], path: Path, message: string): readonly Fault[] {
	const formed = branches.filter((issues) => !issues.some(isOfAnotherForm));
	const depth = (issues: readonly Issue[]): number => Math.max(...issues.map((issue) => issue.path.length), 0);
	const slips = (issues: readonly Issue[]): number =>
		issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0);
	const [closest] = formed.toSorted((one, other) => slips(one) - slips(other) || depth(other) - depth(one));
	return closest === undefined
		? [{ path, message: [...new Set(branches.map((issues) => issues[0]?.message))].join(', or ') || message }]
		: closest.flatMap((issue) => fromIssue(issue, path));
}

function isOfAnotherForm({ path, code }: Issue): boolean {
	return path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');
}

/** A line for each unknown field; of everything else one. Undefined leaves it to zod's own words. */
function sentence(issue: RawIssue): string | undefined {
	const isMissing = issue.input === undefined;
	switch (issue.code) {
		case 'unrecognized_keys': {
			const known = fieldsOf(issue.inst);
			return issue.keys
				.map((key) => {
					const choice = known.length === 0 ? '' : `; known here: ${known.join(', ')}`;
					return `unknown field${nearest(key, known)}${choice}${isTornOff(issue.input, key) ? tornOff : ''}`;
				})
				.join('\n');
		}
		case 'invalid_value': {
			const known = issue.values.map(String);
			const choice = known.length === 1 ? `write ${known.join()}` : `one of ${known.join(', ')}`;
			return isMissing
				? `is missing; ${choice}`
				: `${JSON.stringify(issue.input)} is not known here${nearest(issue.input, known)}; ${choice}`;
		}
		case 'invalid_type': {
			const wanted = formWords[issue.expected] ?? issue.expected;
			return isMissing ? `is missing; write ${wanted}` : `write ${wanted}`;
		}
		default:
			return undefined;
	}
}

/** The rest of a text that was cut at its comma has no value of its own. */
function isTornOff(input: unknown, key: string): boolean {
	return typeof input === 'object' && input !== null && key.includes(' ') && Reflect.get(input, key) === null;
}

const tornOff = '; inside { } a comma begins a new field: put a text that holds one in quotes';

const formWords: Readonly<Record<string, string>> = {
	string: 'a text',
	boolean: 'true or false',
	number: 'a number',
	int: 'a whole number',
	array: 'a list',
	object: 'a mapping of fields',
	record: 'a mapping of names',
};

function fieldsOf(inst: unknown): readonly string[] {
	if (inst instanceof z.ZodObject) return Object.keys(inst.def.shape);
	return inst instanceof z.ZodRecord && inst.keyType instanceof z.ZodEnum ? inst.keyType.options.map(String) : [];
}
