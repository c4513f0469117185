import { createServer, type ServerResponse } from 'node:http';
import { deploymentAt } from '../../cli/deployment/deployment.ts';
import type { AwsAddress, Outputs } from '../address.ts';
import { EmulatorFigures } from './emulator.ts';
import { operationsHeaders, operationsPage } from './page.ts';
import { viewOf } from './view.ts';

/** The page for whoever runs a cloud, while it is served. */
export interface Operations {
	readonly url: string;
	close(): Promise<void>;
}

/**
 * Serves `/operations` on 127.0.0.1, on any port that is free: an emulator draws no dashboards. Nothing is read until
 * somebody looks.
 */
export async function serveOperations(aws: AwsAddress, outputs: Outputs): Promise<Operations> {
	const since = Date.now();
	const { tenants } = deploymentAt({ ...aws, stage: 'local', table: outputs.TableName, now: since, outputs });
	const kept = new EmulatorFigures(aws, () => tenants.listMunicipalities());
	const server = createServer((request, response) => {
		const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
		if (pathname !== '/operations') {
			response.writeHead(404, { 'Content-Type': 'text/plain' }).end('The page is /operations.\n');
			return;
		}
		viewOf(kept, { now: Date.now(), since, town: searchParams.get('town') })
			.then((view) => response.writeHead(200, operationsHeaders).end(operationsPage(view)))
			.catch((error: unknown) => refuse(response, error));
	});
	const port = await new Promise<number>((resolve, reject) => {
		server.once('error', reject);
		server.listen({ port: 0, host: '127.0.0.1' }, () => {
			const address = server.address();
			resolve(typeof address === 'object' && address !== null ? address.port : 0);
		});
	});
	return {
		url: `http://127.0.0.1:${port}/operations`,
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
			kept.close();
		},
	};
}

function refuse(response: ServerResponse, error: unknown): void {
	const said = error instanceof Error ? error.message : String(error);
	response.writeHead(500, { 'Content-Type': 'text/plain' }).end(`The figures could not be read: ${said}\n`);
}
