// Sends incident.json, signed as Standard Webhooks 1.0 says; Node 20 or later and nothing else.
// OTKLIK_API, OTKLIK_INTEGRATION and OTKLIK_SECRET say where to and by which secret: for the local cloud they stand in
// .local/endpoints.json. The first argument names another file.
import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

const { OTKLIK_API = '', OTKLIK_INTEGRATION = '', OTKLIK_SECRET = '' } = process.env;
const body = readFileSync(process.argv[2] ?? new URL('incident.json', import.meta.url));

// A repeat bears the id of the first: keep it beside the message until an answer came.
const id = `msg_${randomUUID()}`;
const timestamp = Math.floor(Date.now() / 1000).toString();
const key = Buffer.from(OTKLIK_SECRET.replace(/^whsec_/, ''), 'base64');
const signature = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64');

const answer = await fetch(`${OTKLIK_API}/incidents`, {
	method: 'POST',
	headers: {
		'content-type': 'application/json',
		'otklik-integration': OTKLIK_INTEGRATION,
		'webhook-id': id,
		'webhook-timestamp': timestamp,
		'webhook-signature': `v1,${signature}`,
	},
	body,
});
// application/problem+json: 422 names each field at fault; 429 and 503 say in Retry-After when to send it again.
process.stdout.write(`${answer.status} ${await answer.text()}\n`);
process.exitCode = answer.ok ? 0 : 1;
