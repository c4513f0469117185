import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '../../local/client.ts';
import { exampleIncident } from '../../local/example-incident.ts';
import { command, type Values } from '../command.ts';
import { confirmed } from '../deployment/confirm.ts';
import type { Deployment } from '../deployment/deployment.ts';
import { type Doors, smoke, smokeTown } from '../deployment/smoke.ts';
import { readCalendarData } from '../files/calendar-files.ts';
import { readMunicipality } from '../files/data-files.ts';
import { complain, DONE, FAILED } from '../io.ts';

const options = {
	stage: { type: 'string', default: 'local' },
	yes: { type: 'boolean', default: false },
} as const;

const shippedTown = 'municipalities/anapa.yaml';

function read(values: Values<typeof options>, operands: readonly string[]) {
	const [file = shippedTown, ...more] = operands;
	return more.length > 0 ? 'it takes one file of a municipality' : { ...values, file };
}

/** Writes to the stage: one case of a town of its own, which it withdraws and erases. */
export const smokeRun = command({
	name: 'smoke',
	does: 'walk one test case through a stage, from its message to its erasure',
	usage: ['smoke [FILE] [--stage local|dev|prod] [--yes]'],
	about: `Applies a town «${smokeTown}» made of FILE (${shippedTown}), whose regulation must be published, with all its mails to
the mailbox simulator of SES; sends a signed incident, looks for its machines, its mail, its terms and the place to work,
raises and withdraws it by signed decisions, rings a test alarm, erases its words. A line for each step; the last says that
all went well. Every step looks for two minutes at most. Exit code 1 where one did not come out.`,
	examples: ['otklik smoke', 'otklik smoke --stage dev --yes'],
	options,
	read,
	run: async ({ stage, yes, file }, io, { open, realNow }) => {
		const town = await readMunicipality(join(io.root, file), await readCalendarData(join(io.root, 'calendars')));
		if (!town.ok) {
			complain(io, { what: `${file} cannot be read`, why: town.refusal.join('; '), next: `otklik check ${file}` });
			return FAILED;
		}
		const place = await open(stage, io);
		if (place === null || !(await confirmed(io, place.stage, yes, 'a smoke run'))) return FAILED;
		const began = realNow();
		const outcome = await smoke(
			{
				place,
				doors: (secret) => doorsOf(place, secret),
				incident: () => JSON.stringify(exampleIncident(smokeTown, new Date(place.now).toISOString())),
				say: (line) => io.stdout.write(`${line}\n`),
				wait: (ms) => sleep(ms),
				realNow,
			},
			town.value,
		);
		if (!outcome.ok) {
			const { what, next, caseId } = outcome.refusal;
			const left = caseId === null ? '' : `; it leaves ${caseId}: otklik erase ${caseId} --open`;
			complain(io, { what: `the smoke run of ${place.stage} stopped`, why: `${what}${left}`, next });
			return FAILED;
		}
		const seconds = Math.round((realNow() - began) / 1000);
		io.stdout.write(`the smoke run of ${place.stage} is through: ${outcome.value} steps in ${seconds} s\n`);
		return DONE;
	},
});

function doorsOf(place: Deployment, secret: string): Doors {
	const api = place.api();
	const client = new Client({ api, mailboxApi: api, integrations: { [smokeTown]: { id: smokeTown, secret } } });
	return {
		signed: (integration, method, path, body) => client.signed(integration, method, path, body),
		status: async (method, path) => (await fetch(api + path, { method, redirect: 'manual' })).status,
	};
}
