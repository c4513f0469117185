import { dayNumber } from '../../domain/worktime/local-date.ts';
import { command, type Values } from '../command.ts';
import { confirmed } from '../deployment/confirm.ts';
import type { Deployment } from '../deployment/deployment.ts';
import type { TenancyRefusal } from '../deployment/secrets.ts';
import { addIntegration, dropSecret, rotateSecret } from '../deployment/tenancy.ts';
import { FAILED } from '../io.ts';
import { type Report, refused, told } from '../report-done.ts';
import { bringBack, listAbsences, putAway } from './tenant-absences.ts';
import { applyFile } from './tenant-apply.ts';
import { revokeLinksOf } from './tenant-revoke-links.ts';
import { writeAgainTo } from './tenant-write-again.ts';

const options = {
	stage: { type: 'string', default: 'local' },
	yes: { type: 'boolean', default: false },
	'dry-run': { type: 'boolean', default: false },
	newer: { type: 'boolean', default: false },
	'most-requests': { type: 'string' },
	municipality: { type: 'string' },
	from: { type: 'string' },
	to: { type: 'string' },
	deputy: { type: 'string' },
	json: { type: 'boolean', default: false },
} as const;

const verbs = [
	'apply',
	'add-integration',
	'rotate-secret',
	'drop-secret',
	'revoke-links',
	'write-again',
	'absent',
	'back',
	'absences',
] as const;

function read(values: Values<typeof options>, operands: readonly string[]) {
	const [verbText, name, ...others] = operands;
	const verb = verbs.find((known) => known === verbText);
	if (verb === undefined) return `the verbs are ${verbs.join(', ')}`;
	const ofPerson = verb === 'absent' || verb === 'back';
	const [person = null, ...more] = others;
	if (ofPerson ? person === null || more.length > 0 : others.length > 0 || name === undefined)
		return `${verb} takes ${ofPerson ? 'a municipality and a person of it' : `one ${verb === 'apply' ? 'file' : 'id'}`}`;
	if (name === undefined) return `${verb} takes one id`;
	const wrong = (
		verb === 'apply' ? [] : [name, ...others, ...(values.deputy === undefined ? [] : [values.deputy])]
	).find((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id));
	if (wrong !== undefined) return `${JSON.stringify(wrong)} is no id: an id is lower-case words joined by hyphens`;
	const days = [values.from, values.to];
	if (verb === 'absent' && days.some((day) => day === undefined || dayNumber(day) === null))
		return 'absent takes --from and --to, each a date as 2025-04-28';
	if (verb !== 'absent' && [...days, values.deputy].some((one) => one !== undefined))
		return '--from, --to and --deputy are for absent';
	const most = values['most-requests'];
	if (most !== undefined && verb !== 'add-integration') return '--most-requests is for add-integration';
	if (most !== undefined && !/^[1-9]\d{0,6}$/.test(most)) return '--most-requests takes a number from 1 to 9999999';
	return { values, verb, name, person };
}

/** Who works with the product, and by which secrets partners are known (R-08). */
export const tenant = command({
	name: 'tenant',
	does: 'put a municipality in force; make, change and drop the secrets of partners',
	usage: [
		'tenant apply FILE                      puts a municipality and its calendar in force',
		`tenant add-integration ID              makes an integration known, prints its secret
              [--most-requests N]                   bounds what it may send in ten minutes (3000)`,
		'tenant rotate-secret ID                adds a second secret, prints it; both are valid',
		'tenant drop-secret ID [--newer]        drops the older of two secrets (or the newer)',
		'tenant revoke-links PERSON             kills every link that this person (or unit) was sent so far',
		'tenant write-again PERSON              writes to a person (or unit) again whose mails had come back',
		`tenant absent MUNICIPALITY PERSON      puts down that somebody is away, both days included;
              --from DATE --to DATE [--deputy ID]   without --deputy his deputies of the file act for him`,
		'tenant back MUNICIPALITY PERSON        ends what was entered of his absence, from now on',
		'tenant absences MUNICIPALITY           lists who is away, when, and who acts',
	],
	about: `Options: --stage local|dev|prod (local), --yes, --dry-run (apply only), --municipality ID (revoke-links and
write-again, where several have a person of that id), --json. These two tell what they would do, and do it with --yes.
Anything but the local cloud is changed only after the stage's name was typed, or with --yes. Secrets are printed once, on stdout, and taken from no option.

A calendar that changed moves what runs in the open cases, never to an earlier due time, and tells each holder once;
--dry-run lists what would move. Apply again a minute later: until then a case may still have taken the old calendar.
Open cases take their places in lists by the file and this release, those as well that an earlier release filed.`,
	examples: [
		'otklik tenant apply municipalities/anapa.yaml --dry-run',
		'otklik tenant apply municipalities/anapa.yaml',
		'otklik tenant rotate-secret krasnodar --stage prod',
		'otklik tenant revoke-links coordinator-1 --municipality anapa --stage prod --yes',
		'otklik tenant absent anapa roads-1 --from 2025-05-05 --to 2025-05-18 --deputy roads-2 --stage prod',
	],
	options,
	read,
	run: async ({ values, verb, name, person }, io, { open }) => {
		if (verb === 'apply') return applyFile(open, name, values, io);
		if (verb === 'revoke-links') return revokeLinksOf(open, name, values, io);
		if (verb === 'write-again') return writeAgainTo(open, name, values, io);
		if (verb === 'absences') return listAbsences(open, name, values, io);
		if (verb === 'absent') return putAway(open, { municipality: name, person: person ?? '' }, values, io);
		if (verb === 'back') return bringBack(open, { municipality: name, person: person ?? '' }, values, io);
		const place = await open(values.stage, io);
		if (place === null || !(await confirmed(io, place.stage, values.yes, `${verb} ${name}`))) return FAILED;
		const outcome = await secretDeed(place, verb, name, values);
		return 'why' in outcome ? refused(io, `${verb} ${name}`, outcome) : told(io, values.json, outcome);
	},
});

type SecretVerb = 'add-integration' | 'rotate-secret' | 'drop-secret';

async function secretDeed(
	place: Deployment,
	verb: SecretVerb,
	id: string,
	values: Pick<Values<typeof options>, 'newer' | 'most-requests'>,
): Promise<Report | TenancyRefusal> {
	if (verb === 'add-integration') {
		const most = values['most-requests'];
		const added = await addIntegration(place, id, most === undefined ? null : Number(most));
		if (!added.ok) return added.refusal;
		const { secret, created } = added.value;
		return { line: `${id} ${created ? 'created' : 'known'}: ${secret}`, data: { integration: id, secret, created } };
	}
	if (verb === 'rotate-secret') {
		const rotated = await rotateSecret(place, id);
		if (!rotated.ok) return rotated.refusal;
		return { line: `${id} has a second secret: ${rotated.value}`, data: { integration: id, secret: rotated.value } };
	}
	const dropped = await dropSecret(place, id, values.newer ? 'newer' : 'older');
	if (!dropped.ok) return dropped.refusal;
	return { line: `${id} has ${dropped.value} secret left`, data: { integration: id, secrets: dropped.value } };
}
