import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../checkout.ts';
import type { Answer, Job, Message } from './messages.ts';
import type { Scope } from './scope.ts';

/** A worker says when it begins a test; one that says nothing for so long goes round somewhere that no step is counted. */
const SILENT_MS = 180_000;

/** Processes that take jobs one at a time, as many at once as there are processes. */
export class Crew {
	readonly #idle: Worker[] = [];
	readonly #waiting: ((worker: Worker) => void)[] = [];
	readonly #all: Worker[] = [];

	constructor(scope: Scope, size: number) {
		for (let at = 0; at < size; at += 1) {
			const worker = new Worker(scope);
			this.#all.push(worker);
			this.#idle.push(worker);
		}
	}

	/** What came of a job; null where the worker did not live to tell. */
	async give(job: () => Job): Promise<Answer | null> {
		const worker = this.#idle.pop() ?? (await this.#next());
		try {
			return await worker.take(job());
		} finally {
			const next = this.#waiting.shift();
			if (next === undefined) this.#idle.push(worker);
			else next(worker);
		}
	}

	end(): void {
		for (const worker of this.#all) worker.end();
	}

	#next(): Promise<Worker> {
		return new Promise((resolve) => {
			this.#waiting.push(resolve);
		});
	}
}

class Worker {
	#process: ChildProcess | null = null;
	readonly #scope: Scope;

	constructor(scope: Scope) {
		this.#scope = scope;
	}

	async take(job: Job): Promise<Answer | null> {
		if (job.do === 'observe' && job.fresh) this.end();
		this.#process ??= this.#start();
		const process = this.#process;
		const answer = await answered(process, job);
		if (answer === null || ('leave' in answer && answer.leave)) {
			this.end();
		}
		return answer;
	}

	end(): void {
		this.#process?.kill('SIGKILL');
		this.#process = null;
	}

	#start(): ChildProcess {
		const { mutants, first } = this.#scope;
		return fork(join(root, 'test/support/turned/worker.ts'), [JSON.stringify({ count: mutants.length, first })], {
			cwd: root,
			execArgv: ['--disable-warning=ExperimentalWarning', '--max-old-space-size=3000'],
			serialization: 'advanced',
			stdio: ['ignore', 'ignore', process.env['TURNED_STDERR'] === undefined ? 'ignore' : 'inherit', 'ipc'],
		});
	}
}

function answered(worker: ChildProcess, job: Job): Promise<Answer | null> {
	return new Promise((resolve) => {
		const done = (answer: Answer | null) => {
			clearTimeout(timer);
			worker.off('message', heard);
			worker.off('exit', gone);
			resolve(answer);
		};
		const heard = (message: Message) => {
			if (message.is === 'at work') timer.refresh();
			else done(message);
		};
		const gone = () => done(null);
		const timer = setTimeout(gone, SILENT_MS);
		worker.on('message', heard);
		worker.once('exit', gone);
		worker.send(job);
	});
}
