import { holderId } from '../../domain/municipality/mailbox.ts';
import { findHolder, type Holder } from '../deployment/holders.ts';
import type { OpenDeployment } from '../deployment/open-deployment.ts';
import { redeliver } from '../deployment/redeliver.ts';
import { complain, DONE, FAILED, type Io } from '../io.ts';
import { refused, told } from '../report-done.ts';

interface Values {
	readonly stage: string;
	readonly yes: boolean;
	readonly json: boolean;
	readonly municipality?: string | undefined;
}

/**
 * writes to a person again whose address bounced or was taken for spam and works now, or with a unit's id to the
 * unit's own mailboxes; what waits in the open cases goes out at once. Without `--yes` it tells what it would do, and
 * writes nothing.
 */
export async function writeAgainTo(open: OpenDeployment, id: string, values: Values, io: Io): Promise<number> {
	const place = await open(values.stage, io);
	if (place === null) return FAILED;
	const found = await findHolder(place, 'write-again', id, values.municipality);
	if (!found.ok) return refused(io, `write-again ${id}`, found.refusal);
	const { municipality, holder } = found.value;
	const whose = `${holderId(holder)?.replace('#', ' ')} of ${municipality.id}`;
	const dead: string[] = [];
	for (const mail of mailsOf(found.value)) if (await place.addresses.isDead(mail)) dead.push(mail);
	const data = { municipality: municipality.id, holder: holderId(holder), addresses: dead.length };
	if (dead.length === 0) {
		return told(io, values.json, { line: `${whose} is written to on ${place.stage} as it is`, data });
	}
	if (!values.yes) {
		const line = `${whose} would be written to again on ${place.stage}, and what waits would go out. Say it again with --yes`;
		return told(io, values.json, { line, data: { ...data, dryRun: true } });
	}
	for (const mail of dead) await place.addresses.revive(mail);
	const again = await redeliver(place, municipality, { realNow: Date.now, backoff: place.backoff });
	const line = `${whose} is written to again; ${again.again} who had not been reached are written to now`;
	told(io, values.json, { line, data: { ...data, dryRun: false, writtenAgain: again.again } });
	if (again.left.length === 0) return DONE;
	complain(io, {
		what: `in ${again.left.length} open cases nobody is written to again`,
		why: again.left.map(({ caseId, why }) => `${caseId}: ${why}`).join('; '),
		next: `otklik tenant apply municipalities/${municipality.id}.yaml --stage ${values.stage}`,
	});
	return FAILED;
}

function mailsOf({ municipality, holder }: Holder): readonly string[] {
	const { people, units } = municipality;
	if (holder.person !== null) return people.filter(({ id }) => id === holder.person).map(({ mail }) => mail);
	const own = units.filter(({ id }) => id === holder.unit);
	return own.flatMap(({ mail, head }) => (head === null ? [mail] : [mail, head.mail]));
}
