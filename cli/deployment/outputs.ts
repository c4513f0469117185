/** What a stack told when it was deployed. */
export interface OutputsOf {
	/** Its name, by which the names of its functions begin. */
	readonly stack: string;
	/** Throws where the stack does not tell it: it was deployed before there was such a thing. */
	readonly output: (name: string) => string;
}

export function outputsOf(stage: string, outputs: Readonly<Record<string, string>>): OutputsOf {
	const stack = `otklik-${stage}`;
	return {
		stack,
		output(name) {
			const value = outputs[name];
			if (value === undefined) throw new Error(`the stack ${stack} does not tell its ${name}: deploy it again`);
			return value;
		},
	};
}
