// The package ships no types.
declare module 'asl-validator' {
	/** Judges a definition. Writes its defaults into what it is given: hand it a copy. */
	export default function validate(definition: unknown): {
		readonly isValid: boolean;
		readonly errors: readonly unknown[];
	};
}
