// Takes what Otklik tells of cases, and checks the signatures as Standard Webhooks 1.0 says; Node 20 or later and nothing else.
// OTKLIK_HOOK_SECRET holds the secret that `otklik hooks set` printed, two of them apart by a space while it is changed.
// The first argument is the port, 8080 by default. Each event is a line of JSON on stdout.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const { OTKLIK_HOOK_SECRET = '' } = process.env;
const keys = OTKLIK_HOOK_SECRET.split(' ').map((one) => Buffer.from(one.replace(/^whsec_/, ''), 'base64'));
// A repeat bears the id of the first. A real program keeps these beside what it stores, in the same transaction.
const known = new Set();

function isSigned(headers, body) {
	const { 'webhook-id': id = '', 'webhook-timestamp': timestamp = '', 'webhook-signature': signature = '' } = headers;
	if (!/^\d+$/.test(timestamp) || Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) return false;
	const expected = keys.map((key) => {
		const signed = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64');
		return Buffer.from(`v1,${signed}`);
	});
	const given = signature.split(' ').map((one) => Buffer.from(one));
	return given.some((one) => expected.some((other) => one.length === other.length && timingSafeEqual(one, other)));
}

const server = createServer(async (request, response) => {
	const pieces = [];
	for await (const piece of request) pieces.push(piece);
	const body = Buffer.concat(pieces);
	if (request.method !== 'POST' || !isSigned(request.headers, body)) {
		response.writeHead(401).end();
		return;
	}
	const id = request.headers['webhook-id'];
	if (!known.has(id)) {
		known.add(id);
		process.stdout.write(`${JSON.stringify(JSON.parse(body.toString()))}\n`);
	}
	response.writeHead(204).end();
});
server.listen(Number(process.argv[2] ?? 8080), '127.0.0.1', () => {
	process.stderr.write(`listening on ${server.address().port}\n`);
});
