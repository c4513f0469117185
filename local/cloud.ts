import { join } from 'node:path';
import { type SeededIntegration, seed } from '../cli/deployment/seed.ts';
import { type AwsAddress, awsOn, type Outputs, publicUrl } from './address.ts';
import { type ClockWish, type ProductClock, productTime } from './clock.ts';
import { CloudClock, letStand } from './cloud-clock.ts';
import { deploy, type LocalSettings, standing, synthesize, templateIn } from './deploy.ts';
import { LocalFault } from './fault.ts';
import { keepPrivate, remove, writeJson, writtenAt } from './files.ts';
import { Functions } from './functions.ts';
import { type Operations, serveOperations } from './operations/serve.ts';
import { scratchOf, startEmulator, startMailbox } from './parts.ts';
import { portsOf } from './ports.ts';
import { owner, Processes } from './processes.ts';
import { pythonOf } from './python.ts';
import { type Say, Steps } from './steps.ts';
import { type Stopped, sayKilled } from './stopped.ts';

const root = join(import.meta.dirname, '..');

/** Shared by all clouds of a checkout. */
const pythonEnvironment = join(root, '.cache/venv');

export interface CloudOptions {
	/** Everything this cloud keeps, absolute: state, mails, ports, logs. Two clouds never share one. */
	readonly directory: string;
	/** Forget what the directory holds and begin anew, on new ports. */
	readonly fresh?: boolean;
	readonly clock?: ClockWish;
	/** The table to work by, as `otklik restore` told it; left out, the stack's own. */
	readonly restoredTable?: NonNullable<LocalSettings['restoredTable']>;
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
	/** The page for whoever runs it. */
	readonly operations: string;
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
	/** Stops everything this start has started, cleanly; twice does no harm. Tells what is kept of it. */
	stop(): Promise<Stopped>;
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
	private readonly moved: Pick<LocalSettings, 'restoredTable'>;
	private readonly steps: Steps;
	private readonly processes: Processes;
	private clock: CloudClock | null = null;
	private operations: Operations | null = null;
	/** Whether the emulator came up in this start, so that it has something to save. */
	private live = false;
	private stopping: Promise<Stopped> | null = null;

	constructor({ directory, fresh = false, clock = {}, restoredTable, say = () => undefined }: CloudOptions) {
		this.directory = directory;
		this.fresh = fresh;
		this.wish = clock;
		this.moved = restoredTable === undefined ? {} : { restoredTable };
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
			throw new LocalFault(
				`This cloud runs already, started by process ${other.pid}.`,
				'Stop that one first, by Ctrl-C.',
			);
		}
		remove(this.place('endpoints.json'));
		const parts = left.filter(({ name }) => name !== owner);
		let kept: Stopped = { saved: false, from: this.stateFrom() };
		if (parts.length > 0) {
			await this.steps.run('What a killed start had left is ended', async () => {
				await letStand(this.place('clock.json'), this.place('ports.json'));
				kept = await this.endParts();
			});
		}
		if (this.fresh) remove(this.directory);
		else if (writtenAt(this.place('running')) !== null) this.steps.note(sayKilled(kept));
		keepPrivate(this.directory);
	}

	/** When the emulator last wrote its state: it does so at a clean stop, and at nothing else. */
	private stateFrom(): Date | null {
		return writtenAt(this.place('state/dynamodb.json'));
	}

	/** Ends all parts; what the emulator keeps shows in its file, whoever or whatever ended it. */
	private async endParts(): Promise<Stopped> {
		const before = this.stateFrom();
		const forced = await this.processes.end();
		const from = this.stateFrom();
		const written = from !== null && from.getTime() !== before?.getTime();
		return { saved: written && !forced.includes('emulator'), from };
	}

	async run(): Promise<Cloud> {
		const { directory, steps, processes } = this;
		processes.own();
		const stateFrom = this.stateFrom();
		const ports = await portsOf(this.place('ports.json'));
		const aws = awsOn(ports.cloud);
		const functions = new Functions(aws);
		const clock = new CloudClock(this.place('clock.json'), this.wish, functions);
		const python = await pythonOf(pythonEnvironment, join(root, 'local/requirements.txt'), 'MiniStack', steps);
		const up = async () => {
			const emulator = await startEmulator(directory, python, ports, aws, processes);
			// From here on a kill loses what came since the state was saved: only a stop that saves it removes the mark.
			this.live = true;
			writeJson(this.place('running'), { pid: process.pid });
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
					synthesize(directory, aws, { clock: clock.deployed, ...this.moved }),
				),
			),
		]);
		const last = standing(directory, stateFrom);
		const outputs =
			last?.assembly === assembly
				? last.outputs
				: await steps.run('The app is deployed', () => deploy(directory, aws, assembly));
		await functions.reserve(templateIn(directory));
		const integrations = await steps.run('Regulations and municipalities are published', () =>
			seed({
				...aws,
				root,
				stage: 'local',
				table: outputs.TableName,
				now: productTime(clock.now, Date.now()),
				say: (line) => steps.note(line),
			}),
		);
		await clock.run();
		const repaired = await steps.run('The sweep has looked for what a stop broke', () =>
			functions.sweepAll(outputs.SweepFunction),
		);
		if (repaired > 0) steps.note(`It started again or sent again what was lost: ${repaired}`);
		this.operations = await serveOperations(aws, outputs);
		const endpoints: Endpoints = {
			api: publicUrl(aws),
			mailbox: `http://127.0.0.1:${ports.mailbox}`,
			mailboxApi: `http://127.0.0.1:${ports.mailbox}/api`,
			integrations,
			region: aws.region,
			awsEndpoint: aws.endpoint,
			operations: this.operations.url,
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

	stop(): Promise<Stopped> {
		this.stopping ??= this.stopOnce();
		return this.stopping;
	}

	private async stopOnce(): Promise<Stopped> {
		remove(this.place('endpoints.json'));
		await this.operations?.close();
		await this.clock?.stop();
		const stopped = await this.endParts();
		if (this.live && stopped.saved) remove(this.place('running'));
		remove(scratchOf(this.directory));
		return stopped;
	}
}
