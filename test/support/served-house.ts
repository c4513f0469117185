import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { formScript } from '../../domain/forms/script.ts';
import { pageStyle } from '../../domain/forms/style.ts';
import { pageHeaders } from '../../functions/http/security-headers.ts';
import type { HttpRequest } from '../../functions/ports/http.ts';
import type { House } from './house.ts';

/** What a test does to a request before the product sees it: `'cut'` breaks the connection, and nothing is taken. */
export type Weather = (method: string, link: string) => 'fair' | 'cut';

export interface ServedHouse {
	/** The address of a link's page. */
	readonly at: (link: string) => string;
	/** Every request for a page, as `POST link`. */
	readonly asked: string[];
	/** How the network is, from now on. */
	weather: Weather;
	readonly close: () => Promise<void>;
}

/** The pages of a house behind real HTTP with the headers of the product, for a real browser. Nothing settles by itself. */
export async function serve(h: House): Promise<ServedHouse> {
	const asked: string[] = [];
	const server = createServer((incoming, outgoing) => {
		void answer(h, served, incoming, outgoing);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const served: ServedHouse = {
		at: (link) => `http://127.0.0.1:${port}/p/${link}`,
		asked,
		weather: () => 'fair',
		close: () =>
			new Promise((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
	return served;
}

async function answer(h: House, served: ServedHouse, incoming: IncomingMessage, outgoing: ServerResponse) {
	const { method = 'GET', url = '' } = incoming;
	const [, link] = /^\/p\/([\w.-]+)$/.exec(url) ?? [];
	const chunks: Buffer[] = [];
	for await (const chunk of incoming)
		chunks.push(chunk instanceof Uint8Array ? Buffer.from(chunk) : Buffer.from(String(chunk)));
	if (link === undefined) {
		outgoing.writeHead(404).end();
		return;
	}
	served.asked.push(`${method} ${link}`);
	if (served.weather(method, link) === 'cut') {
		incoming.socket.destroy();
		return;
	}
	const request: HttpRequest = h.request({
		headers: { 'content-type': incoming.headers['content-type'] ?? '' },
		body: new Uint8Array(Buffer.concat(chunks)),
		path: { link },
	});
	const { status, type, body, headers } = method === 'POST' ? await h.act(request) : await h.page(request);
	outgoing.writeHead(status, { ...pageHeaders(pageStyle, formScript), 'Content-Type': type, ...headers });
	outgoing.end(method === 'HEAD' ? '' : body);
}
