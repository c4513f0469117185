import { readText } from './checkout.ts';

/** A state as the two machines of this house use them: JSONPath, and no more of it than they need. */
export interface State {
	readonly Type: 'Task' | 'Choice' | 'Wait' | 'Pass' | 'Succeed' | 'Fail';
	readonly Resource?: string;
	readonly Parameters?: Readonly<Record<string, unknown>>;
	readonly ResultPath?: string;
	readonly OutputPath?: string;
	readonly TimeoutSeconds?: number;
	readonly Retry?: readonly {
		readonly ErrorEquals: readonly string[];
		readonly MaxAttempts: number;
		readonly IntervalSeconds?: number;
		readonly BackoffRate?: number;
	}[];
	readonly Catch?: readonly {
		readonly ErrorEquals: readonly string[];
		readonly ResultPath?: string;
		readonly Next: string;
	}[];
	readonly Choices?: readonly {
		readonly Variable: string;
		readonly StringEquals?: string;
		readonly NumericLessThan?: number;
		readonly Next: string;
	}[];
	readonly Default?: string;
	readonly TimestampPath?: string;
	readonly Seconds?: number;
	readonly Error?: string;
	readonly Next?: string;
}

export interface Definition {
	readonly StartAt: string;
	readonly States: Readonly<Record<string, State>>;
}

/** The definition in statemachines/NAME.asl.json. */
export function definitionOf(name: 'case' | 'clock'): Definition {
	return JSON.parse(readText(`statemachines/${name}.asl.json`)) as Definition;
}

/** Every state that a state can go on to. */
export function targetsOf(state: State): readonly string[] {
	const ways = [state.Next, state.Default, ...(state.Choices ?? []).map(({ Next }) => Next)];
	return [...ways, ...(state.Catch ?? []).map(({ Next }) => Next)].filter((way) => way !== undefined);
}

/** What becomes of a Task: its result, or the name of the error it fails with. */
export type Outcome = { readonly result: unknown } | { readonly error: string };

/** How one execution went. */
export interface Walk {
	/** The names of the states it came through, each of which is paid for as a transition. */
	readonly states: readonly string[];
	/** What each Task was invoked with. */
	readonly payloads: readonly unknown[];
	readonly error: string | null;
}

/** Longer than any walk of a test: a machine that does not end has run away. */
const patience = 2_000;

/**
 * Walks a machine from an input, with `task` in the place of its functions. Knows what the two definitions use and
 * throws at anything else. Waits take no time. Ends where the machine does, or when `task` gives null: it waits there.
 */
export function walk(definition: Definition, input: unknown, task: (payload: unknown) => Outcome | null): Walk {
	const states: string[] = [];
	const payloads: unknown[] = [];
	let name = definition.StartAt;
	let data = input;
	while (states.length < patience) {
		const state = definition.States[name];
		if (!state) throw new Error(`no state ${name}`);
		states.push(name);
		if (state.Type === 'Succeed') return { states, payloads, error: null };
		if (state.Type === 'Fail') return { states, payloads, error: state.Error ?? '' };
		if (state.Type === 'Choice') {
			name = choose(state, data);
			continue;
		}
		if (state.Type === 'Task') {
			const payload = fill(state.Parameters?.['Payload'] ?? at(data, state.Parameters?.['Payload.$']), data);
			payloads.push(payload);
			const outcome = task(payload);
			if (outcome === null) return { states, payloads, error: null };
			if ('error' in outcome) {
				const caught = state.Catch?.find(({ ErrorEquals }) =>
					ErrorEquals.some((error) => error === 'States.ALL' || error === outcome.error),
				);
				if (!caught) return { states, payloads, error: outcome.error };
				data = caught.ResultPath ? put(data, caught.ResultPath, { Error: outcome.error }) : { Error: outcome.error };
				name = caught.Next;
				continue;
			}
			data = state.ResultPath ? put(data, state.ResultPath, outcome.result) : outcome.result;
		}
		if (state.Type === 'Pass') data = put(data, state.ResultPath, fill(state.Parameters, data));
		if (state.Type === 'Wait' && state.TimestampPath) {
			const until = at(data, state.TimestampPath);
			if (typeof until !== 'string' || !until.endsWith('Z')) throw new Error(`waits until ${String(until)}`);
		}
		name = state.Next ?? '';
	}
	throw new Error('the machine does not end');
}

/** Where a Choice goes with this data. */
export function choose(state: State, data: unknown): string {
	const way = state.Choices?.find(({ Variable, StringEquals, NumericLessThan }) => {
		const value = at(data, Variable);
		if (StringEquals !== undefined) return value === StringEquals;
		return NumericLessThan !== undefined && typeof value === 'number' && value < NumericLessThan;
	});
	return way?.Next ?? state.Default ?? '';
}

/** The value at `$.a.b`. A path that leads nowhere is a fault here, as it is on AWS. */
export function at(data: unknown, path: unknown, token = 'token'): unknown {
	if (path === '$') return data;
	if (path === '$$.Task.Token') return token;
	let value = data;
	for (const key of String(path).slice(2).split('.')) {
		if (typeof value !== 'object' || value === null || !(key in value)) throw new Error(`no ${String(path)}`);
		value = (value as Readonly<Record<string, unknown>>)[key];
	}
	return value;
}

/** The data with a value put where a ResultPath says. */
export function put(data: unknown, path: string | undefined, value: unknown): unknown {
	const key = path?.replace('$.', '') ?? '';
	if (key === '' || key.includes('.') || typeof data !== 'object') throw new Error(`ResultPath ${path}`);
	return { ...data, [key]: value };
}

/** What Parameters make of the data. `token`: that of the Task which they are for. */
export function fill(template: unknown, data: unknown, token = 'token'): unknown {
	if (typeof template !== 'object' || template === null) return template;
	return Object.fromEntries(
		Object.entries(template).map(([key, value]) =>
			key.endsWith('.$') ? [key.slice(0, -2), evaluate(value, data, token)] : [key, value],
		),
	);
}

function evaluate(expression: unknown, data: unknown, token: string): unknown {
	const [, path, add] = /^States\.MathAdd\((\S+), (\d+)\)$/.exec(String(expression)) ?? [];
	return path === undefined ? at(data, expression, token) : Number(at(data, path)) + Number(add);
}
