import { createHash } from 'node:crypto';
import { HOUR_MS, type Instant, MINUTE_MS } from '../../domain/instant.ts';
import { actOnStage } from '../../functions/act-on-stage/handle.ts';
import { deliverMail } from '../../functions/deliver-mail/handle.ts';
import { openStage } from '../../functions/open-stage/handle.ts';
import { planClock } from '../../functions/plan-clock/handle.ts';
import type { HttpAnswer, HttpHandle, HttpRequest } from '../../functions/ports/http.ts';
import type { Mail } from '../../functions/ports/mailer.ts';
import type { MailRef, Queues, RowRef } from '../../functions/ports/outbox.ts';
import { graceMs } from '../../functions/ports/wall-clock.ts';
import type { NextStage } from '../../functions/ports/workflow.ts';
import { receiveIncident } from '../../functions/receive-incident/handle.ts';
import { recordBounce } from '../../functions/record-bounce/handle.ts';
import type { MailEvent } from '../../functions/record-bounce/mail-event.ts';
import { recordDecision } from '../../functions/record-decision/handle.ts';
import { relayOutbox } from '../../functions/relay-outbox/handle.ts';
import { readStageEntered, readWatching } from '../../functions/runtime/messages.ts';
import { showPage } from '../../functions/show-page/handle.ts';
import { signalWorkflow } from '../../functions/signal-workflow/handle.ts';
import { type SweepReason, sweep } from '../../functions/sweep/handle.ts';
import { memoryAccesses } from '../support/memory-accesses.ts';
import { memoryFiles } from '../support/memory-files.ts';
import { type MemoryStore, memoryStore } from '../support/memory-store.ts';
import { testLinkKey } from '../support/memory-tenants.ts';
import { applyCalendar } from './administrator.ts';
import { callsOf } from './calls.ts';
import type { Chance } from './chance.ts';
import { judgeSignal, newChronicle } from './chronicle.ts';
import { type FaultPlan, faultLayer, type Knows, type Run } from './faults.ts';
import { stormMachines } from './machines.ts';
import { mailService } from './mail-service.ts';
import type { Planted } from './planted.ts';
import { stormQueues, workLimitMs } from './queues.ts';
import { observedTable } from './table.ts';
import { type Timeline, timelineFrom } from './timeline.ts';
import { type Towns, untilItComes } from './towns.ts';

/** How a call over HTTP ended for whoever asked; null where no answer ever came. */
export type Answered = HttpAnswer | null;

/** As functions/runtime/product-clock.ts has it in production. */
const holdMs = MINUTE_MS;
/** What answers people may take so long, as infra says. */
const answerLimitMs = 25_000;
/** Of a thousand calls of ports so many go wrong. */
const faultsPerThousand = 35;

interface WorldOptions {
	readonly chance: Chance;
	readonly towns: Towns;
	readonly start: Instant;
	/** Until then nothing is known of the next year's days; null where all is known from the start. */
	readonly calendarComesAt?: Instant | null;
	readonly planted?: Planted;
	/** Hears each line of the trace. */
	readonly listen?: (line: string) => void;
}

/** The functions of the product over an AWS in memory that fails as the seed says. */
export function stormWorld(options: WorldOptions) {
	const { chance, start, planted = {}, listen, calendarComesAt = null } = options;
	const timeline: Timeline = timelineFrom(start);
	/** As whoever knows of a new calendar so long after it was put in force. */
	const townsAfter = (ms: number) =>
		calendarComesAt === null ? options.towns : untilItComes(options.towns, calendarComesAt + ms, timeline.now);
	const towns = townsAfter(0);
	const plan: FaultPlan = { perThousand: faultsPerThousand };
	const store = memoryStore();
	const chronicle = newChronicle();
	const hash = createHash('sha256');
	const trace = (line: string) => {
		const whole = `${timeline.now() - start} ${line}\n`;
		hash.update(whole);
		listen?.(whole);
	};
	const isCalm = () => plan.perThousand === 0;
	/** What goes wrong between calls: in this share of cases while the storm lasts, and never after it. */
	const mishap = (share: number) => !isCalm() && chance.happens(share);
	const layer = faultLayer(chance, timeline, plan, (line, fault) => {
		if (fault !== null) chronicle.faults.set(fault, (chronicle.faults.get(fault) ?? 0) + 1);
		trace(fault === null ? line : `${line} !${fault}`);
	});
	const call = callsOf({ chance, timeline, trace, isCalm, onBug: (what) => chronicle.bugs.push(what) });

	const machines = stormMachines({
		timeline,
		async call(machine, payload) {
			await timeline.sleep(chance.between(10, 200));
			const job = `${machine === 'case' ? 'open-stage' : 'plan-clock'} ${JSON.stringify(payload)}`;
			return call<unknown>(job, workLimitMs, (run) =>
				machine === 'case'
					? openStage(depsOf(run), readStageEntered(payload))
					: planClock(depsOf(run), readWatching(payload)),
			);
		},
		onBroken(caseId) {
			// EventBridge tells of it, seldom twice; now and then it cannot.
			const times = mishap(0.1) ? 0 : mishap(0.05) ? 2 : 1;
			for (let time = 0; time < times; time += 1) {
				timeline.at(timeline.now() + chance.between(200, 3_000), () => void callSweep({ is: 'execution', caseId }));
			}
		},
	});
	const service = mailService({
		chance,
		timeline,
		chronicle,
		mishap,
		trace,
		arrived: (mail) => world.onMail(mail),
		returned: (event) => void comesBack(event),
	});
	/** A return comes each minute until its mail is on record, an hour long. */
	const comesBack = async (event: MailEvent, times = 1): Promise<void> => {
		const job = `record-bounce ${JSON.stringify(event)}`;
		const called = await call(job, workLimitMs, (run) => recordBounce(depsOf(run), event));
		if ((called.is === 'done' && called.value === 'done') || times === 60) return;
		timeline.at(timeline.now() + MINUTE_MS, () => void comesBack(event, times + 1));
	};
	const { queue, stream } = stormQueues({ chance, timeline, call, mishap });
	const queues: Queues = {
		mails: queue<MailRef>('deliver-mail', (run, ref) => (planted.deliver ?? deliverMail)(depsOf(run), ref)),
		workflows: queue<RowRef>('signal-workflow', async (run, ref) => {
			await (planted.signal ?? signalWorkflow)(depsOf(run), ref);
			return 'done';
		}),
		signIns: () => Promise.resolve([]),
	};
	const feed = stream(async (run, rows) => {
		const relayed = rows.map((row, place) => ({ sequence: String(place), row }));
		const failed = await relayOutbox(depsOf(run), { rows: relayed, signIns: [], told: [] });
		return relayed.flatMap(({ sequence, row }) => (failed.includes(sequence) ? [row] : []));
	});
	const table = observedTable({ store, planted, chronicle, trace, feed });

	const accesses = memoryAccesses();
	const { shownFiles } = memoryFiles();
	const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
	const count = (name: string, value = 1) => {
		chronicle.counted.set(name, (chronicle.counted.get(name) ?? 0) + value);
		chronicle.latest.set(name, value);
	};
	const meter = {
		count,
		countBy: (name: string) => count(name),
		seconds: (name: string, value: number) => count(name, value),
	};
	let received = 0;
	let uploads = 0;

	/** All that a function may hold, as this call of it meets it. */
	function depsOf(run: Run) {
		const over = <Port extends object>(name: string, port: Port, knows: Knows = {}) =>
			layer.over(run, name, port, knows);
		const now = () => timeline.now() + run.skew;
		/** The version of each case that this call read first. */
		const since = new Map<string, number>();
		const cases: MemoryStore['cases'] = {
			...table.cases,
			async load(caseId) {
				const stored = await table.cases.load(caseId);
				if (stored !== null && !since.has(caseId)) since.set(caseId, stored.version);
				return stored;
			},
		};
		const workflow = {
			...machines.workflow,
			async answer(token: string, next: NextStage) {
				const caseId = machines.caseOf(token);
				if (caseId !== null)
					await judgeSignal(chronicle, store.cases, run, { caseId, since: since.get(caseId) ?? 0, next });
				return machines.workflow.answer(token, next);
			},
		};
		// A function goes on for up to a minute with the calendar that it has read before.
		const kept = townsAfter(calendarComesAt === null ? 0 : chance.below(MINUTE_MS)).tenants;
		const tenants = over('tenants', kept);
		return {
			cases: over('cases', cases, casesKnow),
			// What is cached by its function costs a call seldom; what is asked past every cache may fail each time.
			tenants: { ...kept, municipalityInForce: tenants.municipalityInForce },
			tenantsInForce: towns.tenants,
			clock: {
				now,
				realNow: now,
				fromReal: (real: Instant) => real,
				toReal: (instant: Instant) => instant,
				judgeBefore: () => now() - graceMs,
				judgedFrom: (instant: Instant) => instant + graceMs,
				holdMs,
				gatherMs: HOUR_MS,
			},
			backoff: (upToMs: number) => timeline.sleep(chance.below(upToMs + 1)),
			luck: () => chance.next(),
			log,
			meter,
			sending: over('sending', store.sending),
			links: over('links', store.links),
			unsent: over('unsent', store.unsent),
			mailOrders: over('mailOrders', table.mailOrders),
			accesses: over('accesses', accesses),
			sentMails: over('sentMails', store.returns.sentMails),
			deadAddresses: over('deadAddresses', store.returns.deadAddresses),
			linkKey: testLinkKey,
			outbox: over('outbox', table.outbox),
			digests: over('digests', table.digests),
			mailLog: store.mailLog,
			suspects: over('suspects', store.notes.suspects),
			handovers: over('handovers', store.notes.handovers),
			// Figures are looked at by nobody in a storm.
			board: store.notes.board,
			walks: over('walks', store.notes.walks),
			tokens: over('tokens', store.tokens),
			workflow: over('workflow', workflow),
			machine: over('machine', workflow),
			queues: over('queues', queues, queuesKnow),
			// No partner asks to be told of the cases of a storm.
			partners: { partners: () => Promise.resolve([]) },
			index: over('index', store.index),
			secrets: { of: towns.secretsOf, refresh: () => Promise.resolve(false) },
			mailer: over('mailer', service.serve(run), service.knows),
			shown: shownFiles,
			newUploadId: () => {
				uploads += 1;
				return uploads.toString(16).padStart(32, '0');
			},
			publicUrl: 'https://otklik.example/v1',
			sender: 'otklik@otklik.example',
			newCaseId: () => {
				received += 1;
				return `CASE-${String(received).padStart(4, '0')}`;
			},
		};
	}

	const callSweep = (reason: SweepReason) =>
		call(`sweep ${reason.is}`, workLimitMs, (run) => sweep(depsOf(run), reason));

	/** A request over the gateway: what throws is a 503, what dies is no answer at all. */
	const over =
		(name: string, handle: (run: Run) => HttpHandle) =>
		async (request: HttpRequest): Promise<Answered> => {
			const called = await call(name, answerLimitMs, (run) => handle(run)(request));
			if (called.is === 'done') return called.value;
			return called.is === 'died' ? null : { status: 503, type: 'text/html; charset=utf-8', body: '' };
		};

	const world = {
		timeline,
		chance,
		towns,
		store,
		chronicle,
		machines,
		trace,
		mishap,
		/** Nothing goes wrong any more. */
		calm() {
			plan.perThousand = 0;
			trace('calm');
		},
		http: {
			receive: over('receive-incident', (run) => receiveIncident(depsOf(run))),
			decide: over('record-decision', (run) => recordDecision(depsOf(run))),
			act: over('act-on-stage', (run) => actOnStage(depsOf(run))),
			page: over('show-page', (run) => showPage(depsOf(run))),
		},
		sweep: callSweep,
		applyCalendar: () => applyCalendar({ call, chance, timeline, store, towns, portsOf: depsOf }),
		/** What a page showed to whoever opened it: read as it stands, for his eyes do not fail. */
		seen: { cases: store.cases, tenants: towns.tenants, links: store.links, linkKey: testLinkKey },
		/** Hears of each mail that arrives. */
		onMail: (_mail: Mail): void => undefined,
		/** Of all that was traced; ends the trace. */
		digest: () => hash.digest('hex'),
	};
	return world;
}

export type StormWorld = ReturnType<typeof stormWorld>;

/** Transactions are asked with a token; where somebody else writes at the same time they answer and do not throw. */
const casesKnow: Knows = {
	once: ['commit', 'raiseGeneration', 'raiseWatch'],
	refusals: { commit: () => ({ is: 'conflict' }), raiseGeneration: () => 'busy', raiseWatch: () => 'busy' },
};

const everyPlace = ([refs]: readonly unknown[]) => (Array.isArray(refs) ? [...refs.keys()] : []);
/** A batch that was not taken is named by its places. */
const queuesKnow: Knows = { refusals: { mails: everyPlace, workflows: everyPlace } };
