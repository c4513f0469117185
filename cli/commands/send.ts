import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { signingKey } from '../../functions/http/signing-key.ts';
import { Client } from '../../local/client.ts';
import { productTime } from '../../local/clock.ts';
import { readEndpoints } from '../../local/endpoints.ts';
import { exampleIncident } from '../../local/example-incident.ts';
import { command, helpOf, type Values } from '../command.ts';
import { readYaml } from '../files/read-yaml.ts';
import { complain, DONE, FAILED, type Io, messageOf } from '../io.ts';

const options = {
	example: { type: 'string' },
	integration: { type: 'string' },
	to: { type: 'string' },
	print: { type: 'boolean', default: false },
} as const;

function read(values: Values<typeof options>, operands: readonly string[]) {
	const [file, ...more] = operands;
	if (more.length > 0 || (file === undefined) === (values.example === undefined))
		return 'name one FILE, or --example MUNICIPALITY';
	if (values.to !== undefined && values.integration === undefined) return 'say --integration ID with --to';
	return values.example !== undefined && !/^[a-z][a-z0-9-]*$/.test(values.example)
		? 'a municipality is named by its id, as anapa'
		: { ...values, file };
}

type Given = Exclude<ReturnType<typeof read>, string>;

/** Signs a message and sends it, as a partner's software would. */
export const send = command({
	name: 'send',
	does: 'sign an incident and send it, as the software of a partner does',
	usage: ['send FILE | --example MUNICIPALITY [--print] [--integration ID] [--to URL]'],
	about: `FILE holds the JSON of an incident (docs/openapi.json, Incident); --example makes one about a hole in the road. It goes
to the local cloud that runs, signed by the secret that the cloud was started with for the municipality's integration;
with --to to another address, by the secret in the environment variable OTKLIK_SECRET. The answer is printed as it came.
--print prints the body and sends nothing. Exit code 0: it was taken, or is known already.`,
	examples: [
		'otklik send --example anapa --print',
		'otklik send --example anapa',
		'otklik send docs/examples/incident.json',
	],
	options,
	read,
	run: async (given, io) => {
		try {
			return await sent(given, io);
		} catch (error) {
			complain(io, { what: 'nothing was sent', why: messageOf(error), next: helpOf('send') });
			return FAILED;
		}
	},
});

async function sent(given: Given, io: Io): Promise<number> {
	if (given.print) {
		io.stdout.write(`${await bodyOf(given, io, Date.now())}\n`);
		return DONE;
	}
	const { api, secrets, now, mailbox } = await placeOf(given, io);
	const body = await bodyOf(given, io, now);
	const integration = given.integration ?? (await integrationOf(body, io));
	const known = secrets[integration];
	if (known === undefined)
		throw new Error(
			`no secret of the integration ${integration} is known; there are: ${Object.keys(secrets).join(', ')}`,
		);
	if (signingKey(known.secret) === null) throw new Error('the secret is none: whsec_ and base64 of 24 bytes or more');
	const client = new Client({ api, mailboxApi: api, integrations: { [integration]: known } });
	const { status, body: answer } = await client.signed(integration, 'POST', '/incidents', body);
	io.stderr.write(`${status} ${status === 202 ? 'taken' : status === 200 ? 'known already' : 'not taken'}\n`);
	if (status === 202 && mailbox !== null) io.stderr.write(`whoever is asked has a mail in ${mailbox}\n`);
	io.stdout.write(`${JSON.stringify(answer, null, '\t')}\n`);
	return status === 200 || status === 202 ? DONE : FAILED;
}

interface Place {
	readonly api: string;
	readonly secrets: Readonly<Record<string, { readonly id: string; readonly secret: string }>>;
	/** Product time there, epoch milliseconds. */
	readonly now: number;
	/** Where mails of the local cloud can be read; null elsewhere. */
	readonly mailbox: string | null;
}

async function placeOf({ to, integration = '' }: Given, io: Io): Promise<Place> {
	if (to !== undefined) {
		const secret = process.env['OTKLIK_SECRET'];
		if (secret === undefined) throw new Error('OTKLIK_SECRET is not set');
		return {
			api: to.replace(/\/+$/, ''),
			secrets: { [integration]: { id: integration, secret } },
			now: Date.now(),
			mailbox: null,
		};
	}
	const { api, integrations, clock, mailbox } = await readEndpoints(join(io.root, '.local/endpoints.json'));
	return { api, secrets: integrations, now: productTime(clock, Date.now()), mailbox };
}

async function bodyOf({ file, example = '' }: Given, io: Io, now: number): Promise<string> {
	if (file !== undefined) return readFile(file, 'utf8');
	if ((await integrationAt(io, example)) === null)
		throw new Error(`there is no municipality ${example} in this checkout`);
	return JSON.stringify(exampleIncident(example, new Date(now).toISOString()), null, '\t');
}

/** Who sends for the municipality that a body names. */
async function integrationOf(body: string, io: Io): Promise<string> {
	const parsed: unknown = JSON.parse(body);
	const named: unknown = typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, 'municipality') : null;
	const found = typeof named === 'string' && /^[a-z][a-z0-9-]*$/.test(named) ? await integrationAt(io, named) : null;
	if (found === null) throw new Error('its municipality is none of this checkout: say --integration ID');
	return found;
}

async function integrationAt(io: Io, id: string): Promise<string | null> {
	const read = await readYaml(join(io.root, 'municipalities', `${id}.yaml`));
	const data = read.ok ? read.value.data : null;
	const found: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'integration') : null;
	return typeof found === 'string' ? found : null;
}
