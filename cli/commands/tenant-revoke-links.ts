import { awaiting } from '../../domain/case/turn/awaiting.ts';
import { holderId } from '../../domain/municipality/mailbox.ts';
import { UnreadableCase } from '../../functions/ports/unreadable.ts';
import type { Deployment } from '../deployment/deployment.ts';
import { findHolder, type Holder } from '../deployment/holders.ts';
import type { OpenDeployment } from '../deployment/open-deployment.ts';
import { openCases } from '../deployment/recalendar.ts';
import { FAILED, type Io } from '../io.ts';
import { refused, told } from '../report-done.ts';

interface Values {
	readonly stage: string;
	readonly yes: boolean;
	readonly json: boolean;
	readonly municipality?: string | undefined;
}

/**
 * Kills every link that a person was ever sent, or with a unit's id what went to the unit's own mailbox: for a mailbox
 * that strangers read. Holds for good, whatever is applied later; mails from now on bring links that work. Without
 * `--yes` it tells what it would do, and writes nothing.
 */
export async function revokeLinksOf(open: OpenDeployment, id: string, values: Values, io: Io): Promise<number> {
	const place = await open(values.stage, io);
	if (place === null) return FAILED;
	const found = await findHolder(place, 'revoke-links', id, values.municipality);
	if (!found.ok) return refused(io, `revoke-links ${id}`, found.refusal);
	const { municipality, holder, roles } = found.value;
	const awaited = await countAwaited(place, municipality.id, { holder, roles });
	const whose = `${holderId(holder)?.replace('#', ' ')} of ${municipality.id}`;
	const waiting = `${awaited} open cases wait there; the next mail about each brings a link that works`;
	const data = { municipality: municipality.id, holder: holderId(holder), awaited, dryRun: !values.yes };
	if (!values.yes) {
		const line = `every link of ${whose} would be dead on ${place.stage}; ${waiting}. Say it again with --yes`;
		return told(io, values.json, { line, data });
	}
	const times = await place.tenants.revokeLinks(municipality.id, holderId(holder) ?? '', place.now);
	return told(io, values.json, {
		line: `every link of ${whose} sent so far is dead; ${waiting}`,
		data: { ...data, revocations: times },
	});
}

async function countAwaited(
	place: Deployment,
	municipality: string,
	{ holder, roles }: Omit<Holder, 'municipality'>,
): Promise<number> {
	let count = 0;
	for await (const found of openCases(place, municipality)) {
		// Nobody knows whom a case awaits that cannot be read, and its links die all the same.
		if (found instanceof UnreadableCase) continue;
		const { state } = found;
		const { id, version } = state.regulation;
		const regulation = await place.tenants.loadRegulation(id, version);
		const isTheirs =
			regulation !== null &&
			awaiting(state, regulation).some(({ role, unit }) => roles.includes(role) && unit === holder.unit);
		if (isTheirs) count += 1;
	}
	return count;
}
