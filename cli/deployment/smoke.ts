import * as z from 'zod';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import { done, type Result, refuse } from '../../domain/result.ts';
import type { StoredCase } from '../../functions/ports/case-store.ts';
import type { MunicipalityFile } from '../files/data-files.ts';
import type { Deployment } from './deployment.ts';
import { erasableOf, eraseWhole } from './erasure.ts';
import { addIntegration, applyMunicipality } from './tenancy.ts';

/** The town and the integration of smoke runs. */
export const smokeTown = 'smoke';

/** The doors of a stage, as the software of a partner and a browser find them. */
export interface Doors {
	/** Signed by the secret of the smoke runs. */
	signed(integration: string, method: 'GET' | 'POST', path: string, body?: string): Promise<Answer>;
	/** Status of a page, asked for without anything. */
	status(method: 'GET' | 'POST', path: string): Promise<number>;
}

interface Answer {
	readonly status: number;
	readonly body: unknown;
}

export interface SmokeRun {
	readonly place: Deployment;
	/** The way in, once there is a secret to sign by. */
	readonly doors: (secret: string) => Doors;
	/** The body of an incident of this town, one of its kind with each call. */
	readonly incident: () => string;
	/** Hears what each step has found. */
	readonly say: (line: string) => void;
	readonly wait: (ms: number) => Promise<void>;
	readonly realNow: () => number;
}

/** A step that did not come out: what it waited for, and what to look at. */
export interface SmokeFault {
	readonly what: string;
	readonly next: string;
	/** The case that it leaves behind; null where there is none. */
	readonly caseId: string | null;
}

/** How often and how long a step looks: two minutes in all. */
const looks = 60;
const betweenMs = 2_000;
const caseView = z.object({
	caseId: z.string(),
	state: z.string(),
	clocks: z.array(z.object({ dueAt: z.string().nullable() })),
});

/**
 * A town for smoke runs: this one's rules, units and roles, under an id of its own; every mail goes to the mailbox
 * simulator of SES, which takes it and gives it to nobody, so that a run needs no address and hurts no reputation.
 */
export function smokeMunicipality({ municipality, calendar, ...read }: MunicipalityFile): MunicipalityFile {
	// What stands behind a plus is the same mailbox, and whoever judges as a second person must have one of his own.
	const mail = (id: string, box = 'success') => `${box}+${id}@simulator.amazonses.com`;
	const town: Municipality = {
		...municipality,
		id: smokeTown,
		title: 'Проверка развёртывания',
		integration: smokeTown,
		replyTo: mail('reply'),
		report: null,
		absences: [],
		people: municipality.people.map((one) => ({
			...one,
			mail: mail(one.id, one.role === 'approver' || one.role === 'curator' ? 'ooto' : 'success'),
		})),
		units: municipality.units.map((unit) => ({
			...unit,
			mail: mail(unit.id),
			head: unit.head === null ? null : { ...unit.head, mail: mail(`head-${unit.id}`) },
		})),
	};
	return { ...read, municipality: town, calendar };
}

/**
 * One case from its signed message to its erasure, by the doors that everybody comes in by. Bounded: each step looks for
 * two minutes at the most. What it leaves is the town, its integration, and a withdrawn case without words.
 */
export async function smoke(run: SmokeRun, file: MunicipalityFile): Promise<Result<number, SmokeFault>> {
	const { place, say } = run;
	let caseId: string | null = null;
	let steps = 0;
	const fault = (what: string, next: string) => refuse<SmokeFault>({ what, next, caseId });
	const ok = (line: string) => {
		steps += 1;
		say(`${String(steps).padStart(2)} ${line}`);
	};

	const applied = await applyMunicipality(place, smokeMunicipality(file));
	if (!applied.ok) return fault(applied.refusal.why, applied.refusal.next);
	const added = await addIntegration(place, smokeTown);
	if (!added.ok) return fault(added.refusal.why, added.refusal.next);
	ok(`the town ${smokeTown} is in force by the regulation ${applied.value.regulation.id}`);

	const doors = run.doors(added.value.secret);
	const unsigned = await doors.status('POST', '/incidents');
	if (unsigned !== 401)
		return fault(`an unsigned message was answered ${unsigned}, not 401`, 'otklik-STAGE-webhook-5xx');
	ok('a message that nobody signed is turned away');

	const body = run.incident();
	// Workers go on for a minute with what they know of an integration that was not there.
	const taken = await until(run, async () => {
		const answer = await doors.signed(smokeTown, 'POST', '/incidents', body);
		return answer.status === 202 ? caseView.parse(answer.body) : null;
	});
	if (taken === null) return fault('a signed message was not taken', 'the log of ReceiveIncident');
	caseId = taken.caseId;
	if (!taken.clocks.some(({ dueAt }) => dueAt !== null)) return fault('no term of the case runs', 'otklik trace');
	ok(`a signed message is the case ${caseId}, its terms run`);

	const again = await doors.signed(smokeTown, 'POST', '/incidents', body);
	const second = caseView.safeParse(again.body);
	if (again.status !== 200 || second.data?.caseId !== caseId)
		return fault('the same message again did not find its case', 'the log of ReceiveIncident');
	ok('the same message again is the same case');

	const machines = await until(run, async () => {
		const found = await executionsOf(run, taken.caseId);
		const running = (machine: string) => found.some((one) => one.machine === machine && one.status === 'RUNNING');
		return running('case') && running('clock') ? true : null;
	});
	if (machines === null) return fault('its machines do not wait', 'the log of SignalWorkflow, then otklik trace');
	ok('one machine waits for the coordinator, another for its terms');

	const mailed = await until(run, () => takenMail(run, taken.caseId));
	if (mailed === null)
		return fault('no mail of it was taken by SES', 'otklik outbox list, then the log of DeliverMail');
	ok(`SES has taken the coordinator's mail as ${mailed}`);

	const entrance = await doors.status('GET', `/worklist/${smokeTown}`);
	if (entrance !== 200) return fault(`the place to work was answered ${entrance}`, 'the log of ShowWork');
	ok('the place to work opens');

	const before = firstDue(taken.clocks);
	if (!(await decided(doors, caseId, { type: 'importance.raised', caseId })))
		return fault('importance was not raised', 'the log of RecordDecision');
	const raised = await view(doors, caseId);
	if (raised === null || (firstDue(raised.clocks) ?? '') > (before ?? ''))
		return fault('its terms are longer after raising', 'otklik trace');
	ok('raised by a signed decision, no term is longer than before');

	if (!(await decided(doors, caseId, { type: 'incident.withdrawn', caseId, reason: 'Проверка развёртывания' })))
		return fault('the case was not withdrawn', 'the log of RecordDecision');
	const ended = await until(run, async () => {
		const found = await executionsOf(run, taken.caseId);
		return found.every((one) => one.machine !== 'case' || one.status === 'SUCCEEDED') ? true : null;
	});
	if (ended === null) return fault('its machine goes on though the case has ended', 'otklik trace');
	ok('withdrawn by a signed decision, its machine has ended');

	const alarm = await alarmHeard(run);
	if (!alarm.ok)
		return fault(alarm.refusal, 'alarmMail of the stage in cdk.json, and the mail by which SNS asks for consent');
	ok(
		alarm.value === 'heard'
			? 'a test alarm was told to its topic: look whether its mail has come'
			: 'a test alarm has rung; an emulator does not write down whether its topic was told',
	);

	const erasable = await erasableOf(place, caseId);
	const how = { evenOpen: false, overLock: false, realNow: run.realNow() };
	const erased = erasable === null ? null : await eraseWhole(place, erasable, how);
	if (erased === null || erased.why !== null) return fault('its words were not erased', `otklik erase ${caseId}`);
	ok('its words are erased');
	return done(steps);
}

async function until<Found>(
	{ wait }: Pick<SmokeRun, 'wait'>,
	look: () => Promise<Found | null>,
): Promise<Found | null> {
	for (let time = 1; ; time += 1) {
		const found = await look();
		if (found !== null || time >= looks) return found;
		await wait(betweenMs);
	}
}

async function executionsOf({ place }: SmokeRun, caseId: string) {
	const stored: StoredCase | null = await place.cases.load(caseId);
	return stored === null ? [] : place.executions.of(stored);
}

/** The id by which SES took the first mail of a case; null while it has taken none. */
async function takenMail({ place: { outbox } }: SmokeRun, caseId: string): Promise<string | null> {
	for await (const row of outbox.rowsOf(caseId)) {
		for (const [place, { is }] of row.orders.entries()) {
			if (is !== 'mail') continue;
			for (const { outcome } of await outbox.recipients({ ...row, place })) {
				if (outcome !== null && 'messageId' in outcome) return outcome.messageId;
			}
		}
	}
	return null;
}

async function decided(doors: Doors, caseId: string, decision: object): Promise<boolean> {
	const { status } = await doors.signed(smokeTown, 'POST', `/cases/${caseId}/decisions`, JSON.stringify(decision));
	return status === 200;
}

async function view(doors: Doors, caseId: string): Promise<z.infer<typeof caseView> | null> {
	const { status, body } = await doors.signed(smokeTown, 'GET', `/cases/${caseId}`);
	return status === 200 ? (caseView.safeParse(body).data ?? null) : null;
}

function firstDue(clocks: readonly { readonly dueAt: string | null }[]): string | null {
	return clocks.flatMap(({ dueAt }) => dueAt ?? []).toSorted()[0] ?? null;
}

/** Refuses with why nobody would hear of an alarm. The alarm is quiet again afterwards. */
async function alarmHeard(run: SmokeRun): Promise<Result<'heard' | 'untold', string>> {
	const { testAlarm, stage } = run.place;
	const name = `otklik-${stage}-nobody-told`;
	if (!(await testAlarm.ring(name))) return refuse(`there is no alarm ${name} that tells anybody`);
	const heard = await until(run, async () => {
		const told = await testAlarm.wasHeard(name);
		return told === 'unheard' ? null : told;
	});
	await testAlarm.stop(name);
	return heard === null ? refuse(`the alarm ${name} rang, and its topic was not told`) : done(heard);
}
