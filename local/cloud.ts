import { join } from 'node:path';
import { type SeededIntegration, seed } from '../cli/seed.ts';
import { type AwsAddress, awsOn, type Outputs, publicUrl } from './address.ts';
import { type ClockWish, type ProductClock, timeOf } from './clock.ts';
import { CloudClock, letStand } from './cloud-clock.ts';
import { deploy, standing, synthesize } from './deploy.ts';
import { Fault } from './fault.ts';
import { remove, writeJson, writtenAt } from './files.ts';
import { Functions } from './functions.ts';
import { scratchOf, startEmulator, startMailbox } from './parts.ts';
import { portsOf } from './ports.ts';
import { owner, Processes } from './processes.ts';
import { pythonOf } from './python.ts';
import { type Say, Steps } from './steps.ts';

const root = join(import.meta.dirname, '..');

/** Shared by all clouds of a checkout. */
const pythonEnvironment = join(root, '.cache/venv');

export interface CloudOptions {
	/** Everything this cloud keeps, absolute: state, mails, ports, logs. Two clouds never share one. */
	readonly directory: string;
	/** Forget what the directory holds and begin anew, on new ports. */
	readonly fresh?: boolean;
	readonly clock?: ClockWish;
	readonly say?: Say;
}

/** The file that other programs read to find a cloud: `endpoints.json` of its directory. */
export interface Endpoints {
	readonly api: string;
	readonly mailbox: string;
	readonly mailboxApi: string;
	readonly integrations: Readonly<Record<string, SeededIntegration>>;
	readonly region: string;
	readonly awsEndpoint: string;
	readonly clock: ProductClock;
}

/** A cloud that runs. */
export interface Cloud {
	readonly endpoints: Endpoints;
	readonly aws: AwsAddress;
	readonly outputs: Outputs;
	/** Calls the sweep once; resolves to how much it repaired, or to null when it did not say. */
	sweep(): Promise<number | null>;
	/** Resolves, with a line that says how, when a part of the cloud ends by itself. */
	readonly broken: Promise<string>;
	/** Stops everything this start has started, cleanly; twice does no harm. */
	stop(): Promise<void>;
}

/**
 * Brings a cloud up: ends what a killed one left, starts the emulator and the mailbox, deploys the real app where it
 * has changed, seeds it, lets the sweep mend what a stop broke. Throws a Fault that says what a person can do, and
 * leaves nothing running then.
 */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
	const start = new Start(options);
	await start.takeOver();
	try {
		return await start.run();
	} catch (error) {
		await start.stop();
		throw error;
	}
}

/** One start of a cloud, and what there is to stop of it. */
class Start {
	private readonly directory: string;
	private readonly fresh: boolean;
	private readonly wish: ClockWish;
	private readonly steps: Steps;
	private readonly processes: Processes;
	private clock: CloudClock | null = null;
	private stopping: Promise<void> | null = null;

	constructor({ directory, fresh = false, clock = {}, say = () => undefined }: CloudOptions) {
		this.directory = directory;
		this.fresh = fresh;
		this.wish = clock;
		this.steps = new Steps(say);
		this.processes = new Processes(directory);
	}

	private place(name: string): string {
		return join(this.directory, name);
	}

	/** Ends what a killed start left behind, cleanly where it still can be, and says from when the state is. */
	async takeOver(): Promise<void> {
		const left = this.processes.alive();
		const other = left.find(({ name, pid }) => name === owner && pid !== process.pid);
		if (other) {
			throw new Fault(`This cloud runs already, started by process ${other.pid}.`, 'Stop that one first, by Ctrl-C.');
		}
		remove(this.place('endpoints.json'));
		const parts = left.filter(({ name }) => name !== owner);
		if (parts.length > 0) {
			await this.steps.run('What a killed start had left is ended', async () => {
				await letStand(this.place('clock.json'), this.place('ports.json'));
				await this.processes.end();
			});
		}
		if (this.fresh) remove(this.directory);
		else if (writtenAt(this.place('running')) !== null) this.tellWhatIsLost(parts.length > 0);
	}

	private tellWhatIsLost(endedCleanly: boolean): void {
		const from = writtenAt(this.place('state/dynamodb.json'));
		if (from === null) this.steps.note('The last cloud was killed before it had saved anything: this one begins anew');
		else if (endedCleanly) this.steps.note(`The state was saved just now, ${from.toISOString()}: nothing is lost`);
		else this.steps.note(`The last cloud was killed: its state is from ${from.toISOString()}, what came later is lost`);
	}

	async run(): Promise<Cloud> {
		const { directory, steps, processes } = this;
		processes.own();
		const stateFrom = writtenAt(this.place('state/dynamodb.json'));
		const ports = await portsOf(this.place('ports.json'));
		const aws = awsOn(ports.cloud);
		const functions = new Functions(aws);
		const clock = new CloudClock(this.place('clock.json'), this.wish, functions);
		const python = await pythonOf(pythonEnvironment, join(root, 'local/requirements.txt'), 'MiniStack', steps);
		const up = async () => {
			const emulator = await startEmulator(directory, python, ports, aws, processes);
			this.clock = clock;
			if (clock.resumed) await clock.run();
			return emulator;
		};
		const emulating = steps.run('The emulator of AWS is up', up);
		// Where cases wait for their clock, it runs before it is written into what will be deployed.
		const ahead = clock.resumed ? emulating : Promise.resolve();
		const [emulator, mailbox, assembly] = await Promise.all([
			emulating,
			steps.run('The mailbox is up', () => startMailbox(directory, ports, processes)),
			ahead.then(() =>
				steps.run('The functions are bundled, the app is synthesized', () =>
					synthesize(directory, aws, clock.deployed),
				),
			),
		]);
		const last = standing(directory, stateFrom);
		const outputs =
			last?.assembly === assembly
				? last.outputs
				: await steps.run('The app is deployed', () => deploy(directory, aws, assembly));
		writeJson(this.place('running'), { pid: process.pid });
		const integrations = await steps.run('Regulations and municipalities are published', () =>
			seed({
				...aws,
				root,
				stage: 'local',
				table: outputs.TableName,
				now: timeOf(clock.now, Date.now()),
				say: (line) => steps.note(line),
			}),
		);
		await clock.run();
		const repaired = await steps.run('The sweep has looked for what a stop broke', () =>
			functions.sweepAll(outputs.SweepFunction),
		);
		if (repaired > 0) steps.note(`It started again or sent again what was lost: ${repaired}`);
		const endpoints: Endpoints = {
			api: publicUrl(aws),
			mailbox: `http://127.0.0.1:${ports.mailbox}`,
			mailboxApi: `http://127.0.0.1:${ports.mailbox}/api`,
			integrations,
			region: aws.region,
			awsEndpoint: aws.endpoint,
			clock: clock.now,
		};
		writeJson(this.place('endpoints.json'), endpoints);
		const sweep = () => functions.sweep(outputs.SweepFunction);
		return {
			endpoints,
			aws,
			outputs,
			sweep,
			broken: Promise.race([emulator.ended, mailbox.ended]),
			stop: () => this.stop(),
		};
	}

	stop(): Promise<void> {
		this.stopping ??= this.stopOnce();
		return this.stopping;
	}

	private async stopOnce(): Promise<void> {
		remove(this.place('endpoints.json'));
		await this.clock?.stop();
		await this.processes.end();
		remove(this.place('running'), scratchOf(this.directory));
	}
}
