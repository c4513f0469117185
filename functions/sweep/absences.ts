import { gapsAt } from '../../domain/municipality/absences.ts';
import { isSameStanding, type Passing, passingsBetween, standingAt } from '../../domain/municipality/handover.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import { deskId } from '../../domain/worklist/desk.ts';
import type { WorklistPlace } from '../ports/case-store.ts';
import type { Handover } from '../ports/handovers.ts';
import { UnreadableCase } from '../ports/unreadable.ts';
import { metricNames } from '../runtime/metric-names.ts';
import { perform } from '../use-cases/perform.ts';
import type { SweepRun } from './run.ts';

/** Cases that are read with one query of a worklist. */
const atOnce = 100;
/** Cases that one run passes on; what is left over comes with the next minute. */
const mostPassedOn = 200;

/**
 * Passes on what waits in the open cases where somebody went away or came back since the last run (Plastunovskaya 7.2):
 * whoever acts gets it by mail with a link of his own. A change is noted before it is told and struck out when all were,
 * and a case is told of it once, so no run that ends early loses or doubles a mail. Counts roles in which nobody is left,
 * and absences whose deputy is away.
 */
export async function passOnAbsences(run: SweepRun): Promise<void> {
	const gaps = { 'nobody-left': 0, chain: 0 };
	let left = mostPassedOn;
	for (const id of await run.tenants.listMunicipalities()) {
		try {
			const municipality = await run.tenants.municipalityInForce(id);
			if (municipality === null) continue;
			for (const gap of gapsAt(municipality, run.clock.now())) {
				gaps[gap.is] += 1;
				const { person, through } = gap.standIn;
				const fields = { municipality: id, person: person.id, through: through.map((one) => one.id).join(' ') };
				run.log.warn(gap.is === 'chain' ? 'a deputy is away himself' : 'nobody is left in a role', fields);
			}
			left -= await passOnIn(run, municipality, left);
		} catch (error) {
			// The change stays noted, and the next run goes on with it.
			const name = error instanceof Error ? error.name : 'unknown';
			run.log.error('absences could not be passed on', { municipality: id, error: name });
			run.meter.count(metricNames.casesFailed);
		}
	}
	run.meter.count(metricNames.rolesUnattended, gaps['nobody-left']);
	run.meter.count(metricNames.absenceChains, gaps.chain);
}

/** How many cases were passed on. */
async function passOnIn(run: SweepRun, municipality: Municipality, most: number): Promise<number> {
	const { handovers, clock } = run;
	const { id } = municipality;
	const { handover, version } = await handovers.get(id);
	const now = clock.now();
	const found = handover.pending ?? { standing: standingAt(municipality, now), change: now };
	if (isSameStanding(handover.standing, found.standing)) return 0;
	let seen = version;
	if (handover.pending === null) {
		const noted: Handover = { ...handover, pending: found };
		if (!(await handovers.put(id, noted, seen))) return 0;
		seen += 1;
	}
	let passedOn = 0;
	for (const passing of passingsBetween(municipality, handover.standing, found.standing, found.change)) {
		const done = await passOnOne(run, id, passing, found.change, most - passedOn);
		if (done === 'more') return most;
		passedOn += done;
	}
	await handovers.put(id, { standing: found.standing, pending: null }, seen);
	return passedOn;
}

/** Tells the open cases that wait for this role (of this unit); 'more' where some are left for the next run. */
async function passOnOne(
	run: SweepRun,
	municipality: string,
	{ since, ...passed }: Passing,
	change: number,
	most: number,
): Promise<number | 'more'> {
	let after: WorklistPlace | null = null;
	let passedOn = 0;
	do {
		const page: Awaited<ReturnType<SweepRun['index']['worklist']>> = await run.index.worklist(municipality, {
			choice: { is: 'waiting', desks: [deskId({ role: passed.to, unit: passed.unit })] },
			after,
			limit: atOnce,
		});
		for (const caseId of page.cases) {
			if (passedOn >= most) return 'more';
			const command = { do: 'pass-on', ...passed, since, change } as const;
			const performed = await orUnreadable(() => perform(run, { caseId, command, at: run.clock.now() }));
			if (performed === 'unreadable') continue;
			if (performed.is === 'busy') return 'more';
			if (performed.is !== 'done') continue;
			passedOn += 1;
			run.log.info('passed on', { caseId, role: passed.to, unit: passed.unit, from: passed.from.join(' ') });
		}
		after = page.next;
	} while (after !== null);
	return passedOn;
}

/** A case that cannot be read can be acted on by no link either; the sweep names it where it looks at each by itself. */
async function orUnreadable<Done>(work: () => Promise<Done>): Promise<Done | 'unreadable'> {
	try {
		return await work();
	} catch (error) {
		if (error instanceof UnreadableCase) return 'unreadable';
		throw error;
	}
}
