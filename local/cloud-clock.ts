import { awsOn } from './address.ts';
import { type ClockWish, clockOfStart, isSet, type KeptClock, keptClock, type ProductClock, stopped } from './clock.ts';
import { LocalFault } from './fault.ts';
import { readJson, writeJson } from './files.ts';
import { Functions } from './functions.ts';
import { ports } from './ports.ts';

/** Real time, told as a clock. Always the same words, so that the template of a cloud without a set clock never differs. */
const real: ProductClock = { at: '2000-01-01T00:00:00.000Z', since: '2000-01-01T00:00:00.000Z', rate: 1 };

/** After a kill the clock goes on from where it was last noted, so at most this much of real time is lived twice. */
const noteEveryMs = 5_000;

/**
 * The clock of one cloud. It stands while a cloud without cases is made and while one is stopped, for whatever wakes up
 * in between would meet a future that has not come. Where cases wait it runs before anything else is done.
 */
export class CloudClock {
	private clock: ProductClock;
	private readonly set: boolean;
	/** Whether cases may exist that have lived by this clock. */
	readonly resumed: boolean;
	private readonly file: string;
	private readonly functions: Functions;
	private notes: NodeJS.Timeout | null = null;

	/** Throws a Fault when the wish would turn a kept clock back. */
	constructor(file: string, wish: ClockWish, functions: Functions) {
		const kept = readJson(file, keptClock);
		const clock = clockOfStart(wish, kept, Date.now());
		if (clock === null) {
			throw new LocalFault(
				`The clock of this cloud has passed ${wish.at} already, and cases were decided by it.`,
				'Begin anew: npm start -- --fresh --clock …; or leave --clock out, and it goes on where it stopped.',
			);
		}
		this.clock = clock;
		this.set = isSet(clock);
		this.resumed = this.set && kept !== null;
		this.file = file;
		this.functions = functions;
	}

	/** As it stands in this moment. */
	get now(): ProductClock {
		return this.clock;
	}

	/** What to deploy the functions with: the clock that runs, or where it does not yet, the moment it will start from. */
	get deployed(): ProductClock {
		if (!this.set) return real;
		return this.notes === null ? stopped(this.clock, Date.parse(this.clock.since)) : this.clock;
	}

	/** Lets it run from this moment on, if it does not yet. */
	async run(): Promise<void> {
		if (this.notes !== null) return;
		this.clock = { ...this.clock, since: new Date().toISOString() };
		if (!this.set) {
			this.clock = { ...this.clock, at: this.clock.since };
			return;
		}
		await this.functions.setClock(this.clock);
		this.note();
		this.notes = setInterval(() => this.note(), noteEveryMs).unref();
	}

	/** Lets it stand, and notes where. An emulator that is gone already cannot be told; the note is enough then. */
	async stop(): Promise<void> {
		if (this.notes === null) return;
		clearInterval(this.notes);
		this.note();
		await this.functions.setClock(stopped(this.clock, Date.now())).catch(() => undefined);
	}

	private note(): void {
		writeJson(this.file, { clock: this.clock, seen: new Date().toISOString() });
	}
}

/** Lets the clock of a cloud stand whose owner was killed, before what is left of it is ended. */
export async function letStand(file: string, portsFile: string): Promise<void> {
	const kept = readJson(file, keptClock);
	const chosen = readJson(portsFile, ports);
	if (kept === null || chosen === null) return;
	const now = Date.now();
	writeJson(file, { ...kept, seen: new Date(now).toISOString() } satisfies KeptClock);
	const functions = new Functions(awsOn(chosen.cloud));
	await functions.setClock(stopped(kept.clock, now)).catch(() => undefined);
	functions.close();
}
