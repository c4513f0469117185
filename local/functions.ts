import {
	GetFunctionConfigurationCommand,
	InvokeCommand,
	LambdaClient,
	ListFunctionsCommand,
	PutFunctionConcurrencyCommand,
	UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import * as z from 'zod';
import { patienceOf } from '../functions/adapters/patience.ts';
import { type AwsAddress, stackName } from './address.ts';
import type { ProductClock } from './clock.ts';

/** The name by which a function knows the product's clock. */
const clockName = 'PRODUCT_CLOCK';

/** A sweep mends fifty things at most, and a case may need two; what is left after so many is for each minute's sweep. */
const sweepsAtStart = 40;

const swept = z.object({ repaired: z.number() });

const synthesized = z.object({
	Resources: z.record(z.string(), z.object({ Type: z.string(), Properties: z.unknown().optional() })),
});
const reserving = z.object({ Description: z.string(), ReservedConcurrentExecutions: z.number() });

/** What a template reserves, by the description of each function. */
function reservationsIn(template: unknown): ReadonlyMap<string, number> {
	const lambdas = Object.values(synthesized.parse(template).Resources).filter(
		({ Type }) => Type === 'AWS::Lambda::Function',
	);
	return new Map(
		lambdas.flatMap(({ Properties }): readonly [string, number][] => {
			const read = reserving.safeParse(Properties);
			return read.success ? [[read.data.Description, read.data.ReservedConcurrentExecutions]] : [];
		}),
	);
}

/** The functions that are deployed, as the one who starts the cloud deals with them. */
export class Functions {
	private readonly client: LambdaClient;

	constructor(aws: AwsAddress) {
		this.client = new LambdaClient({ ...aws, ...patienceOf('operate') });
	}

	/** Tells every function what time it is. Workers that run are replaced, so the next call goes by the new clock. */
	async setClock(clock: ProductClock): Promise<void> {
		const { Functions: all = [] } = await this.client.send(new ListFunctionsCommand({ MaxItems: 50 }));
		const names = all.flatMap(({ FunctionName: name }) => (name?.startsWith(`${stackName}-`) ? [name] : []));
		await Promise.all(names.map((name) => this.setClockOf(name, clock)));
	}

	/**
	 * Reserves for each function what its template says, which the emulator reads past. Without it a worker is started
	 * for every call there is, until the machine has no memory left and answers 502.
	 */
	async reserve(template: unknown): Promise<void> {
		const reservations = reservationsIn(template);
		const { Functions: all = [] } = await this.client.send(new ListFunctionsCommand({ MaxItems: 50 }));
		await Promise.all(
			all.map(async ({ FunctionName, Description = '' }) => {
				const ReservedConcurrentExecutions = reservations.get(Description);
				if (ReservedConcurrentExecutions === undefined) return;
				await this.client.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions }));
			}),
		);
	}

	private async setClockOf(name: string, clock: ProductClock): Promise<void> {
		const { Environment } = await this.client.send(new GetFunctionConfigurationCommand({ FunctionName: name }));
		const Variables = { ...Environment?.Variables, [clockName]: JSON.stringify(clock) };
		await this.client.send(new UpdateFunctionConfigurationCommand({ FunctionName: name, Environment: { Variables } }));
	}

	/**
	 * Calls the sweep once, as each minute does or as after a start, when no execution lives that the table knows of.
	 * Resolves to how much it repaired, or to null when it did not say.
	 */
	async sweep(name: string, reason: 'minute' | 'start' = 'minute'): Promise<number | null> {
		const call = new InvokeCommand({ FunctionName: name, Payload: JSON.stringify({ reason }) });
		const { Payload, FunctionError } = await this.client.send(call);
		const told = swept.safeParse(JSON.parse(Payload?.transformToString() || 'null'));
		return FunctionError === undefined && told.success ? told.data.repaired : null;
	}

	/** Calls the sweep until there is nothing left to repair; resolves to how much it repaired in all. */
	async sweepAll(name: string): Promise<number> {
		let sum = 0;
		for (let run = 0; run < sweepsAtStart; run++) {
			const repaired = await this.sweep(name, 'start');
			if (repaired === null || repaired === 0) break;
			sum += repaired;
		}
		return sum;
	}

	close(): void {
		this.client.destroy();
	}
}
