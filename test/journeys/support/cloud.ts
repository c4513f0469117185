import { join } from 'node:path';
import type { Reach } from '../../../cli/deployment/deployment.ts';
import { Client } from '../../../local/client.ts';
import type { ClockWish } from '../../../local/clock.ts';
import { type Cloud, type CloudOptions, startCloud } from '../../../local/cloud.ts';
import { Functions } from '../../../local/functions.ts';
import { root } from '../../support/checkout.ts';
import { Backstage } from './backstage.ts';

/** How long a cloud may take to come up; the first one on a machine installs the emulator. */
export const startPatience = 180_000;

/** A cloud of a journey's own, what meets it from outside, and what looks behind it. */
export class JourneyCloud {
	private readonly directory: string;
	private cloud: Cloud;
	client: Client;
	backstage: Backstage;

	private constructor(directory: string, cloud: Cloud) {
		this.directory = directory;
		this.cloud = cloud;
		this.client = new Client(cloud.endpoints);
		this.backstage = new Backstage(cloud);
	}

	/** Brings up a fresh cloud in a folder of its own, on ports of its own, beside whatever else runs on this machine. */
	static async start(name: string, clock: ClockWish = {}): Promise<JourneyCloud> {
		const directory = join(root, '.cache/journeys', name);
		return new JourneyCloud(directory, await startCloud({ directory, clock, fresh: true }));
	}

	get endpoints(): Cloud['endpoints'] {
		return this.cloud.endpoints;
	}

	/** How the command line reaches its table. */
	get reach(): Omit<Reach, 'now'> {
		const { outputs } = this.cloud;
		return { ...this.cloud.aws, stage: 'local', table: outputs.TableName, outputs };
	}

	/** Lets the client sign for an integration that was added after the start. It forgets which mails it has read. */
	know(id: string, secret: string): void {
		const { endpoints } = this.cloud;
		this.client = new Client({ ...endpoints, integrations: { ...endpoints.integrations, [id]: { id, secret } } });
	}

	/** Where this cloud's log, ports and state stand. */
	place(name: string): string {
		return join(this.directory, name);
	}

	/** Stops it cleanly and starts it again, as a person does, at a later time or by a restored table if one is wished. The client forgets which mails it has read. */
	async restart({ restoredTable, ...clock }: ClockWish & Pick<CloudOptions, 'restoredTable'> = {}): Promise<void> {
		await this.stop();
		const moved = restoredTable === undefined ? {} : { restoredTable };
		this.cloud = await startCloud({ directory: this.directory, clock, ...moved });
		this.client = new Client(this.cloud.endpoints);
		this.backstage = new Backstage(this.cloud);
	}

	/** Lets the product's clock jump to a later time while everything runs. What starts this cloud next knows nothing of it. */
	async jump(to: string): Promise<void> {
		const functions = new Functions(this.cloud.aws);
		await functions.setClock({ at: new Date(to).toISOString(), since: new Date().toISOString(), rate: 1 });
		functions.close();
	}

	async stop(): Promise<void> {
		this.backstage.close();
		await this.cloud.stop();
	}
}

/** Asks until the answer is one that was wished for, and gives it; throws with the last answer when none comes in time. */
export async function until<Value>(
	what: string,
	ask: () => Promise<Value>,
	wished: (value: Value) => boolean,
	withinMs = 30_000,
): Promise<Value> {
	const deadline = performance.now() + withinMs;
	for (;;) {
		const value = await ask();
		if (wished(value)) return value;
		if (performance.now() > deadline) throw new Error(`${what}: still ${JSON.stringify(value)?.slice(0, 2_000)}`);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}
