import { type AsideMail, mailName } from '../../functions/ports/outbox.ts';
import { command, type Values } from '../command.ts';
import type { Deployment } from '../deployment/deployment.ts';
import { complain, DONE, FAILED, type Io } from '../io.ts';

const options = {
	stage: { type: 'string', default: 'local' },
	all: { type: 'boolean', default: false },
	yes: { type: 'boolean', default: false },
	json: { type: 'boolean', default: false },
} as const;

function read(values: Values<typeof options>, operands: readonly string[]) {
	const [verbText, ...ids] = operands;
	const verb = verbs.find((known) => known === verbText);
	if (verb === undefined) return `the verbs are ${verbs.join(', ')}`;
	if (verb === 'list') return ids.length > 0 || values.all ? 'list takes nothing' : { values, verb, ids };
	if (values.all === ids.length > 0) return `${verb} takes the ids of mails, or --all`;
	return { values, verb, ids };
}

/** What becomes of the mails that could not be delivered (R-24). */
export const outbox = command({
	name: 'outbox',
	does: 'show the mails that could not be delivered, try them again or drop them',
	usage: [
		'outbox list                 the mails that are set aside: nobody tries them any more',
		'outbox retry ID… | --all    lets them be tried again, as if for the first time',
		'outbox drop ID… | --all     gives them up',
	],
	about: `Options: --stage local|dev|prod (local), --yes, --json. Without --yes, retry and drop say what they would do, and do
nothing. A mail that is retried goes out within three minutes; a unit's clock starts when it is taken (G-8).`,
	examples: [
		'otklik outbox list --stage prod',
		'otklik outbox retry AN-2025-0001/000004/0.0 --stage prod --yes',
		'otklik outbox drop AN-2025-0001/000004/0.0',
	],
	options,
	read,
	run: async ({ values, verb, ids }, io, { open, realNow }) => {
		const place = await open(values.stage, io);
		if (place === null) return FAILED;
		const aside = await asideAt(place);
		const chosen = verb === 'list' || values.all ? aside : aside.filter(({ id }) => ids.includes(id));
		const unknown = ids.filter((id) => !aside.some((one) => one.id === id));
		if (unknown.length > 0) {
			const why = `not set aside there: ${unknown.join(', ')}`;
			complain(io, { what: `${verb}: nothing was changed`, why, next: 'otklik outbox list' });
			return FAILED;
		}
		const does = verb !== 'list' && values.yes;
		const left = does ? await act(place, verb, chosen, realNow()) : [];
		tell(io, values.json, { verb, dryRun: verb !== 'list' && !values.yes, stage: place.stage, mails: chosen });
		for (const id of left) io.stderr.write(`${id}: somebody else was quicker\n`);
		return left.length === 0 ? DONE : FAILED;
	},
});

/** A mail that is set aside, as a person names it. */
interface Named {
	readonly id: string;
	readonly mail: AsideMail;
	/** The unit that was not asked yet, so that its clock starts with this mail and no other. */
	readonly clockOf: string | null;
}

async function asideAt({ outbox: held, cases }: Deployment): Promise<readonly Named[]> {
	const found: Named[] = [];
	for await (const mail of held.aside()) {
		const { caseId, order } = mail;
		const stored = order.template === 'assignment' ? await cases.load(caseId) : null;
		const assignment = stored?.state.assignments.find(({ unit }) => unit === order.unit);
		const waits = assignment?.round === order.round && assignment?.handedAt === null && assignment.part === 'awaited';
		found.push({ id: mailName(mail), mail, clockOf: waits ? order.unit : null });
	}
	return found;
}

async function act(
	{ outbox: held }: Deployment,
	verb: 'retry' | 'drop',
	chosen: readonly Named[],
	realNow: number,
): Promise<readonly string[]> {
	const left: string[] = [];
	for (const { id, mail } of chosen) {
		const done = verb === 'retry' ? await held.retryAside(mail, realNow) : await held.dropAside(mail, 'by hand');
		if (!done) left.push(id);
	}
	return left;
}

interface Telling {
	readonly verb: Verb;
	readonly dryRun: boolean;
	readonly stage: string;
	readonly mails: readonly Named[];
}

function tell(io: Io, json: boolean, { verb, dryRun, stage, mails }: Telling): void {
	if (json) {
		const shown = mails.map(({ id, mail: { order, to, why, since }, clockOf }) => {
			const { template, to: role, unit } = order;
			return { id, template, role, unit, recipient: to, why, since: new Date(since).toISOString(), clockOf };
		});
		io.stdout.write(`${JSON.stringify({ verb, dryRun, mails: shown })}\n`);
		return;
	}
	const did = { list: 'set aside', retry: dryRun ? 'would be tried again' : 'is tried again', drop: 'dropped' }[verb];
	const how = verb === 'drop' && dryRun ? 'would be dropped' : did;
	for (const { id, mail, clockOf } of mails) {
		const { template, to: role, unit } = mail.order;
		const whom = `${role}${unit === null ? '' : ` of ${unit}`}${mail.to === null ? '' : ` (${mail.to})`}`;
		io.stdout.write(
			`${id}  ${template} to ${whom}, ${how}; ${mail.why}, since ${new Date(mail.since).toISOString()}\n`,
		);
		if (clockOf === null) continue;
		const clock = verb === 'drop' ? 'does not start by it: the coordinator must ask the unit anew' : 'has not started';
		io.stdout.write(`  the clock of ${clockOf} ${clock} (G-8)\n`);
	}
	const again = dryRun && mails.length > 0 ? '; say it again with --yes' : '';
	io.stderr.write(`${mails.length} mails on ${stage}${again}\n`);
}

const verbs = ['list', 'retry', 'drop'] as const;
type Verb = (typeof verbs)[number];
