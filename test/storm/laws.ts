import { nextWake } from '../../domain/case/clocks/next-wake.ts';
import { isUnjudged } from '../../domain/case/clocks/recalendar.ts';
import type { Case } from '../../domain/case/model/case.ts';
import type { CaseEvent } from '../../domain/case/model/events.ts';
import { replayed } from '../../domain/case/replayed.ts';
import { type Instant, MINUTE_MS } from '../../domain/instant.ts';
import type { StoredCase } from '../../functions/ports/case-store.ts';
import { metricNames } from '../../functions/runtime/metric-names.ts';
import { awaitedStage } from '../../functions/use-cases/awaited-stage.ts';
import { tenantOf, worldOf } from '../../functions/use-cases/tenant.ts';
import type { Chronicle, Taken } from './chronicle.ts';
import type { Deeds } from './people.ts';
import type { StormWorld } from './world.ts';

/** Every law that does not hold after a storm and the calm behind it, in words that name the case. */
export async function brokenLaws(world: StormWorld, deeds: Deeds): Promise<readonly string[]> {
	const { chronicle } = world;
	const ids = [...new Set(chronicle.decisions.map(({ caseId }) => caseId))];
	const ofCases: string[] = [];
	for (const caseId of ids) {
		const stored = await world.store.cases.load(caseId);
		if (stored === null) ofCases.push(`${caseId} is gone`);
		else ofCases.push(...(await brokenIn(world, stored)));
	}
	return [
		...chronicle.bugs,
		...messagesLost(deeds),
		...decisionsLost(chronicle),
		...chronicle.wrongSignals,
		...ofCases,
		...copiesTooMany(chronicle),
		...(await mailsLost(world, ids)),
	];
}

/** every message that was accepted is a case, and one. */
function messagesLost({ messages }: Deeds): readonly string[] {
	return [...messages].flatMap(([number, { cases, given }]) =>
		cases.size === 1 || (given && cases.size === 0) ? [] : [`message ${number} is ${cases.size} cases`],
	);
}

/** each decision was taken on the case as it stood, and none was overwritten. */
function decisionsLost({ decisions }: Chronicle): readonly string[] {
	const seen = new Set<string>();
	return decisions.flatMap(({ caseId, version, decidedOn }) => {
		const key = `${caseId} ${version}`;
		const twice = seen.has(key);
		seen.add(key);
		if (twice) return [`decision ${key} was written twice`];
		return version === decidedOn + 1 ? [] : [`decision ${key} was taken on version ${decidedOn}`];
	});
}

async function brokenIn(world: StormWorld, stored: StoredCase): Promise<readonly string[]> {
	const { caseId, state, generation, watch } = stored;
	const { machines, store, timeline } = world;
	const broken: string[] = [];
	const waits = machines.waitsOn(caseId, generation);
	const token = await store.tokens.get(caseId);
	const awaited = awaitedStage(state);
	if (state.status.is === 'ended') {
		if (waits !== null) broken.push(`${caseId} has ended, and its execution waits`);
	} else {
		// the execution waits where the case stands, and the token that is kept is the one it waits on.
		if (waits === null) broken.push(`${caseId} awaits ${awaited}, and no execution waits`);
		else if (token?.token !== waits) broken.push(`${caseId} awaits ${awaited}, and its token is not the one kept`);
		else if (token.stage !== awaited || token.visit !== state.status.visit)
			broken.push(`${caseId} awaits ${awaited}, and its execution waits in ${token.stage}`);
		const wake = nextWake(state);
		if (wake !== null && wake < timeline.now() - 10 * MINUTE_MS)
			broken.push(`${caseId} was to be judged at ${said(wake)}, and was not`);
		if (wake !== null && (await machines.workflow.clockExecution(caseId, watch)) !== 'running')
			broken.push(`${caseId} has clocks that nobody watches`);
	}
	broken.push(...(stored.log.some(awaitsCalendar) ? unjudged(stored) : await judgedOtherwise(world, stored)));
	return broken;
}

/**
 * clocks are judged as `decide` alone would judge them: the log replayed by the engine, which waits for nobody,
 * gives the same clocks.
 */
async function judgedOtherwise({ towns, timeline }: StormWorld, stored: StoredCase): Promise<readonly string[]> {
	const { caseId, state, log } = stored;
	const tenant = await tenantOf(towns.tenants, stored);
	const { now: _now, ...ground } = worldOf(tenant, 0);
	const until = Math.max(state.lastAt, Math.min(timeline.now() - 10 * MINUTE_MS, nextWake(state) ?? state.lastAt));
	const made = replayed(
		log.map(({ events }) => events),
		ground,
		until,
	);
	const alone = made.at(-1)?.after;
	if (alone === undefined) return [`${caseId} cannot be replayed`];
	const [was, is] = [linesOf(state), linesOf(alone)];
	const differing = [...was.filter((line) => !is.includes(line)), ...is.filter((line) => !was.includes(line))];
	return differing.length === 0 ? [] : [`${caseId} is judged otherwise than by decide alone: ${differing.join('; ')}`];
}

/** Whether a due time waited for the data of its calendar. What lay over it unjudged, nobody would have let lie knowing. */
export function awaitsCalendar({ events }: { readonly events: readonly CaseEvent[] }): boolean {
	return events.some((event) => {
		const due = event.type === 'ClockStarted' ? event.clock : event;
		return 'awaitsCalendar' in due && due.awaitsCalendar === true;
	});
}

/** once the calendar has come every due time that waited for it is known. */
function unjudged({ caseId, state }: StoredCase): readonly string[] {
	return state.clocks.filter(isUnjudged).map(({ id }) => `${caseId} has ${id}, and nobody has reckoned until when`);
}

function linesOf({ clocks }: Case): readonly string[] {
	return clocks.map(
		({ id, unit, state, dueAt }) => `${id} ${unit ?? ''} ${state} ${dueAt === null ? '' : said(dueAt)}`,
	);
}

function said(instant: Instant): string {
	return new Date(instant).toISOString();
}

/**
 * a mail goes out once. Another copy is allowed where whoever sent the one before died before he could note it, or
 * was never told that it was taken, or could not note it; and of those that were in doubt there are two at most.
 */
function copiesTooMany({ mails }: Chronicle): readonly string[] {
	return [...mails].flatMap(([key, copies]) => {
		const unexcused = copies.slice(0, -1).filter((copy) => !isExcused(copy));
		const inDoubt = copies.filter(({ run }) => run.met.some((fault) => fault === 'lost-answer mailer.send'));
		return [
			...(unexcused.length > 0 ? [`the mail of ${key} went out ${copies.length} times`] : []),
			...(inDoubt.length > 2 ? [`the mail of ${key} went out ${inDoubt.length} times in doubt`] : []),
		];
	});
}

function isExcused({ run }: Taken): boolean {
	return (
		run.isDead || run.met.some((fault) => fault === 'lost-answer mailer.send' || fault.endsWith('outbox.noteSent'))
	);
}

/** every mail that was ordered has come to its end, or lies aside where an alarm tells of it; nothing waits. */
async function mailsLost({ store, chronicle, timeline }: StormWorld, ids: readonly string[]) {
	const broken: string[] = [];
	const taken = new Set([...chronicle.mails.values()].flat().map(({ messageId }) => messageId));
	for (const outcome of store.outcomes()) {
		if ('messageId' in outcome && !taken.has(outcome.messageId))
			broken.push(`${outcome.messageId} is put down as sent, and was not taken`);
	}
	for (const caseId of ids) {
		for await (const row of store.outbox.rowsOf(caseId)) {
			const age = Math.round((timeline.now() - row.pendingSince) / MINUTE_MS);
			if (row.mails.length > 0 || row.workflow)
				broken.push(`${caseId} ${row.row} still waits, for ${row.workflow ? 'its machine' : 'a mail'}, ${age} min old`);
		}
	}
	if ((await store.outbox.countAside()) > 0 && (chronicle.latest.get(metricNames.outboxAside) ?? 0) === 0)
		broken.push('mails lie aside, and no alarm tells of it');
	return broken;
}
