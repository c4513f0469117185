/** Prints a line. */
export type Say = (line: string) => void;

/** Tells what is being done: a line for each step when it is done, with the seconds since the start and its own. */
export class Steps {
	private readonly began = performance.now();
	private readonly say: Say;

	constructor(say: Say) {
		this.say = say;
	}

	/** Does one step and says its name when it is done; says it before as well where it may take ten seconds or more. */
	async run<Value>(name: string, step: () => Promise<Value>, long = false): Promise<Value> {
		if (long) this.note(`${name} …`);
		const start = performance.now();
		const value = await step();
		this.note(`${name} (${seconds(performance.now() - start)} s)`);
		return value;
	}

	/** Says something by the way. */
	note(text: string): void {
		this.say(`${seconds(performance.now() - this.began).padStart(6)} s  ${text}`);
	}
}

function seconds(ms: number): string {
	return (ms / 1000).toFixed(1);
}
