import { partnerEventTypes } from '../../domain/hooks/partner-events.ts';
import { isHookUrl } from '../../functions/adapters/https-hooks.ts';
import type { Hook } from '../../functions/ports/hooks.ts';
import { command, type Values } from '../command.ts';
import { confirmed } from '../deployment/confirm.ts';
import type { Deployment } from '../deployment/deployment.ts';
import { dropHookSecret, rotateHookSecret, setHook, switchHook, tellAgain } from '../deployment/hooks.ts';
import type { TenancyRefusal } from '../deployment/secrets.ts';
import { DONE, FAILED, type Io } from '../io.ts';
import { type Report, refused, told } from '../report-done.ts';

const options = {
	stage: { type: 'string', default: 'local' },
	url: { type: 'string' },
	contact: { type: 'string' },
	types: { type: 'string' },
	words: { type: 'boolean', default: false },
	yes: { type: 'boolean', default: false },
	json: { type: 'boolean', default: false },
} as const;

const verbs = ['list', 'set', 'off', 'on', 'rotate-secret', 'drop-secret', 'again'] as const;

function read(values: Values<typeof options>, operands: readonly string[]) {
	const [verbText, name = '', ...others] = operands;
	const verb = verbs.find((known) => known === verbText);
	if (verb === undefined) return `the verbs are ${verbs.join(', ')}`;
	if (verb === 'list') return name === '' ? { values, verb, name } : 'list takes nothing';
	if (name === '' || others.length > 0)
		return `${verb} takes one ${verb === 'again' ? 'number of a case' : 'integration'}`;
	const forSet = [values.url, values.contact, values.types].some((one) => one !== undefined) || values.words;
	if (verb !== 'set') return forSet ? '--url, --contact, --types and --words are for set' : { values, verb, name };
	if (values.url === undefined || values.contact === undefined) return 'set takes --url and --contact';
	const local = values.stage === 'local' && /^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(values.url);
	if (!local && !isHookUrl(values.url))
		return '--url is an https address on its ordinary port, of a public host, without a user and without #';
	if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(values.contact)) return '--contact is one mail address';
	const unknown = typesOf(values).filter((type) => !partnerEventTypes.some((known) => known === type));
	if (unknown.length > 0)
		return `there is no type ${unknown.join(', ')}: the types are ${partnerEventTypes.join(', ')}`;
	return { values, verb, name };
}

function typesOf({ types }: Pick<Values<typeof options>, 'types'>): readonly string[] {
	return types === undefined ? partnerEventTypes : types.split(',').map((type) => type.trim());
}

/** Where partners are told of their cases (Standard Webhooks 1.0). */
export const hooks = command({
	name: 'hooks',
	does: 'say where a partner is told of its cases, turn that off and on, send again',
	usage: [
		'hooks list                              where each integration is told, since when it is off, what it did not take',
		`hooks set INTEGRATION --url URL --contact MAIL
              [--types a,b,…] [--words]             tells it there; --words: with the words of drafts and comments`,
		'hooks off INTEGRATION                   sends nothing there; what comes waits up to a day, then lies with the dead',
		'hooks on INTEGRATION                    sends there again',
		'hooks rotate-secret INTEGRATION         adds a second secret, prints it; each message bears both signatures',
		'hooks drop-secret INTEGRATION           drops the older of two secrets',
		'hooks again CASE                        sends all that can be told of a case again, under the ids of before',
	],
	about: `Types: ${partnerEventTypes.join(', ')}; all of them where none is named.
Options: --stage local|dev|prod (local), --yes, --json. What a partner did not take in a day is sent again by
otklik redrive partner. Anything but the local cloud is changed only after the stage's name was typed, or with --yes.`,
	examples: [
		'otklik hooks set krasnodar --url https://region.example/otklik --contact duty@region.example --stage prod',
		'otklik hooks list --stage prod',
		'otklik hooks rotate-secret krasnodar --stage prod --yes',
		'otklik hooks again AN-4760-0926 --stage prod --yes',
	],
	options,
	read,
	run: async ({ values, verb, name }, io, { open, realNow }) => {
		const place = await open(values.stage, io);
		if (place === null) return FAILED;
		if (verb === 'list') return list(place, values.json, io);
		if (!(await confirmed(io, place.stage, values.yes, `${verb} ${name}`))) return FAILED;
		const outcome = await deed(place, verb, name, values, realNow());
		return 'why' in outcome ? refused(io, `${verb} ${name}`, outcome) : told(io, values.json, outcome);
	},
});

async function deed(
	place: Deployment,
	verb: Exclude<(typeof verbs)[number], 'list'>,
	name: string,
	values: Values<typeof options>,
	realNow: number,
): Promise<Report | TenancyRefusal> {
	switch (verb) {
		case 'set': {
			const { url = '', contact = '', words } = values;
			const types = partnerEventTypes.filter((type) => typesOf(values).includes(type));
			const set = await setHook(place, { integration: name, url, contact, words, types });
			if (!set.ok) return set.refusal;
			const { secret } = set.value;
			return {
				line: `${name} is told at ${url}${secret === null ? '' : `; it checks by ${secret}`}`,
				data: { integration: name, url, types, words, ...(secret !== null && { secret }) },
			};
		}
		case 'on':
		case 'off': {
			const switched = await switchHook(place, name, verb === 'on', realNow);
			if (!switched.ok) return switched.refusal;
			return { line: `${name} is ${verb}`, data: { integration: name, on: verb === 'on' } };
		}
		case 'rotate-secret': {
			const rotated = await rotateHookSecret(place, name);
			if (!rotated.ok) return rotated.refusal;
			return {
				line: `${name} has a second secret: ${rotated.value}`,
				data: { integration: name, secret: rotated.value },
			};
		}
		case 'drop-secret': {
			const dropped = await dropHookSecret(place, name);
			if (!dropped.ok) return dropped.refusal;
			return { line: `${name} has ${dropped.value} secret left`, data: { integration: name, secrets: dropped.value } };
		}
		case 'again': {
			const again = await tellAgain(place, name);
			if (!again.ok) return again.refusal;
			return {
				line: `${again.value} decisions of ${name} are told again`,
				data: { case: name, decisions: again.value },
			};
		}
	}
}

interface Listed {
	readonly hook: Hook;
	/** How many messages for it lie with the dead. */
	readonly dead: number;
}

async function list(place: Deployment, json: boolean, io: Io): Promise<number> {
	const listed = await listedAt(place);
	if (json) {
		const lines = listed.map(({ hook, dead }) => ({
			...hook,
			offSince: hook.offSince === null ? null : new Date(hook.offSince).toISOString(),
			dead,
		}));
		io.stdout.write(`${JSON.stringify({ hooks: lines })}\n`);
		return DONE;
	}
	for (const { hook, dead } of listed) {
		const standing = hook.offSince === null ? 'on' : `off since ${new Date(hook.offSince).toISOString()}`;
		const what = hook.types.length === partnerEventTypes.length ? 'everything' : hook.types.join(', ');
		io.stdout.write(
			`${hook.integration}  ${hook.url}  ${standing}; ${what}${hook.words ? ', with words' : ''}; ${dead} not taken\n`,
		);
	}
	io.stderr.write(`${listed.length} hooks on ${place.stage}\n`);
	return DONE;
}

/** The hooks of every integration that a municipality names. */
async function listedAt({ tenants, hooks: book, dead }: Deployment): Promise<readonly Listed[]> {
	const held = await dead.hold('DeadPartners', 1000);
	const integrationOf = new Map<string, string>();
	for (const id of await tenants.listMunicipalities()) {
		const municipality = await tenants.loadMunicipality(id);
		if (municipality !== null) integrationOf.set(id, municipality.integration);
	}
	const listed: Listed[] = [];
	for (const integration of [...new Set(integrationOf.values())].toSorted()) {
		const hook = await book.of(integration);
		if (hook === null) continue;
		const its = held.filter(
			({ letter }) => letter.is === 'partner' && integrationOf.get(letter.municipality) === integration,
		);
		listed.push({ hook, dead: its.length });
	}
	for (const one of held) await dead.release(one);
	return listed;
}
