/** What a function that may refuse gives back: the value, or the refusal as a value. Exceptions are bugs, never outcomes. */
export type Result<Value, Refusal> =
	| { readonly ok: true; readonly value: Value }
	| { readonly ok: false; readonly refusal: Refusal };

/** A kept promise. */
export function done<Value>(value: Value): { readonly ok: true; readonly value: Value } {
	return { ok: true, value };
}

/** A refusal, as a value that the caller must look at. */
export function refuse<Refusal>(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
	return { ok: false, refusal };
}

/** The end of an exhaustive switch: the compiler refuses the call while a member of the union is unhandled. */
export function unreachable(value: never): never {
	throw new Error(`unhandled member of a union: ${JSON.stringify(value)}`);
}
