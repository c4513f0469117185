import { nextWake, watchedUntil } from '../../domain/case/clocks/next-wake.ts';
import { decide } from '../../domain/case/decide.ts';
import type { FollowUp } from '../../domain/case/follow-ups/follow-up.ts';
import { followUps } from '../../domain/case/follow-ups/follow-ups.ts';
import { joined } from '../../domain/case/follow-ups/join.ts';
import type { Case } from '../../domain/case/model/case.ts';
import type { Command } from '../../domain/case/model/commands.ts';
import { contentOf, withoutAuthor } from '../../domain/case/model/content.ts';
import type { CaseEvent } from '../../domain/case/model/events.ts';
import type { Refusal } from '../../domain/case/model/refusal.ts';
import { replay } from '../../domain/case/state/evolve.ts';
import type { Instant } from '../../domain/instant.ts';
import { done, type Result } from '../../domain/result.ts';
import { marksOf, orderOf, unitsOn, waitingOf } from '../../domain/worklist/place.ts';
import { localDate } from '../../domain/worktime/local-time.ts';
import type { Backoff } from '../ports/backoff.ts';
import type { CaseStore, DedupRow, Standing, StoredCase } from '../ports/case-store.ts';
import type { FindRow } from '../ports/finds.ts';
import type { Log, Meter } from '../ports/telemetry.ts';
import type { TenantReader } from '../ports/tenants.ts';
import type { WallClock } from '../ports/wall-clock.ts';
import { type MetricName, metricNames } from '../runtime/metric-names.ts';
import { reachedBy, sayDecided } from './say-decided.ts';
import { type Tenant, tenantOf, worldOf } from './tenant.ts';
import { takeWaiting } from './waiting-mails.ts';

export interface PerformDeps {
	readonly cases: CaseStore;
	readonly tenants: TenantReader;
	readonly clock: Pick<WallClock, 'realNow' | 'judgeBefore' | 'holdMs'>;
	readonly backoff: Backoff;
	readonly meter: Meter<MetricName>;
	readonly log: Pick<Log, 'info'>;
}

export interface Ask {
	readonly caseId: string;
	readonly command: Command;
	/** Product time of the act, read once and kept through every retry. */
	readonly at: Instant;
	/** Asked of the case as each attempt finds it: false where what the person saw is over. */
	readonly stillAsked?: (stored: StoredCase, tenant: Tenant) => boolean;
	/** Rows that make a repeat impossible, of the answer that this decision will give. */
	readonly dedup?: (after: Case, tenant: Tenant) => readonly DedupRow[];
	/** What the case is found by once this is done. */
	readonly finds?: readonly FindRow[];
	/** More to be ordered than follows by itself; a repair may want a clock. */
	readonly orders?: readonly FollowUp[];
}

export type Performed =
	| {
			readonly is: 'done';
			readonly before: StoredCase;
			readonly after: Case;
			readonly version: number;
			readonly events: readonly CaseEvent[];
			readonly tenant: Tenant;
	  }
	/** The command changes nothing, and that is as it should be. */
	| { readonly is: 'nothing'; readonly before: StoredCase; readonly tenant: Tenant }
	| { readonly is: 'refused'; readonly refusal: Refusal; readonly before: StoredCase; readonly tenant: Tenant }
	| { readonly is: 'over'; readonly before: StoredCase; readonly tenant: Tenant }
	| { readonly is: 'unknown-case' }
	| { readonly is: 'duplicate' }
	/** Others kept being quicker: come again. */
	| { readonly is: 'busy' };

/** Eight attempts with up to 25 ms × 2ⁿ between them are 6 s at the worst, well below the gateway's 29. */
const attempts = 8;
const firstPauseMs = 25;

/**
 * Does what somebody asks of a case: reads it consistently, decides, and writes the decision with all that follows from
 * it under the condition that nothing came between; otherwise reads again and decides anew. A refusal stores nothing.
 */
export async function perform(deps: PerformDeps, ask: Ask): Promise<Performed> {
	const began = deps.clock.realNow();
	for (let attempt = 0; attempt < attempts; attempt += 1) {
		if (attempt > 0) await deps.backoff(firstPauseMs * 2 ** attempt);
		const before = await deps.cases.load(ask.caseId);
		if (before === null) return { is: 'unknown-case' };
		const tenant = await tenantOf(deps.tenants, before);
		const outcome = await attemptOnce(deps, ask, before, tenant);
		if (outcome === 'conflict') continue;
		if (outcome.is === 'done') {
			const { version, events } = outcome;
			const municipality = tenant.municipality.id;
			sayDecided(deps, { caseId: ask.caseId, municipality, act: ask.command.do, version, events }, began);
		}
		return outcome;
	}
	return { is: 'busy' };
}

async function attemptOnce(
	deps: PerformDeps,
	ask: Ask,
	before: StoredCase,
	tenant: Tenant,
): Promise<Performed | 'conflict'> {
	if (ask.stillAsked?.(before, tenant) === false) return { is: 'over', before, tenant };
	const decided = foresee(deps, ask, before, tenant);
	if (!decided.ok) return { is: 'refused', refusal: decided.refusal, before, tenant };
	const { events, after } = decided.value;
	if (events.length === 0) return { is: 'nothing', before, tenant };
	const watched = watchedUntil(
		before.log.map((decision) => decision.events),
		ask.at,
	);
	const own = joined(followUps(before.state, events, after, tenant.regulation, watched));
	const { regulation, municipality } = tenant;
	const content = contentOf(ask.command, events, before.version + 1);
	const { orders, takes } = await takeWaiting(deps, before, { orders: own, at: ask.at, after, regulation });
	const committed = await deps.cases.commit({
		caseId: ask.caseId,
		expectedVersion: before.version,
		placeRows: before.placeRows,
		events,
		standing: standingOf(after, tenant, { wakeAt: before.indexedWake, at: ask.at }),
		content: municipality.referenceMode ? withoutAuthor(content, ask.command, after) : content,
		orders: [...orders, ...(ask.orders ?? [])],
		takes,
		dedup: ask.dedup?.(after, tenant) ?? [],
		...(ask.finds && { finds: ask.finds }),
		realNow: deps.clock.realNow(),
	});
	if (committed.is !== 'committed') return committed.is === 'duplicate' ? { is: 'duplicate' } : 'conflict';
	count(deps.meter, events);
	return { is: 'done', before, after, version: committed.version, events, tenant };
}

/** What a command would make of a case, or why it is refused. Nothing is written; without events it would change nothing. */
export function foresee(
	{ clock }: { readonly clock: Pick<WallClock, 'judgeBefore'> },
	{ command, at }: Pick<Ask, 'command' | 'at'>,
	before: StoredCase,
	tenant: Tenant,
): Result<{ readonly events: readonly CaseEvent[]; readonly after: Case }, Refusal> {
	const judgeBefore = Math.min(at, clock.judgeBefore());
	const decided = decide(before.state, command, { ...worldOf(tenant, at), judgeBefore });
	if (!decided.ok) return decided;
	const after = replay([...before.log.flatMap(({ events }) => events), ...decided.value]);
	if (after === null) throw new Error(`case ${before.caseId} lost its log`);
	return done({ events: decided.value, after });
}

/**
 * What the indexes are told of a case. An index entry that comes before the next wake and has not passed stays where it
 * is: moving one is two writes, and whoever wakes by it looks at the case itself.
 */
export function standingOf(
	state: Case,
	{ municipality, calendar, regulation }: Tenant,
	indexed: { readonly wakeAt: Instant | null; readonly at: Instant } | null,
): Standing {
	const next = nextWake(state);
	const receivedOn = localDate(calendar, state.receivedAt);
	const isGood = next !== null && indexed?.wakeAt != null && indexed.at < indexed.wakeAt && indexed.wakeAt <= next;
	return {
		municipality: municipality.id,
		open: state.status.is === 'open',
		wakeAt: isGood ? indexed.wakeAt : next,
		month: receivedOn.slice(0, 7),
		order: state.status.is === 'open' ? orderOf(state, regulation) : state.receivedAt,
		waiting: waitingOf(state, regulation),
		stage: state.status.is === 'open' ? state.status.stage : null,
		units: unitsOn(state).filter((unit) => municipality.units.some(({ id }) => id === unit)),
		endedAt: state.status.is === 'ended' ? state.status.at : null,
		marks: marksOf(state, receivedOn),
	};
}

function count(meter: Meter<MetricName>, events: readonly CaseEvent[]): void {
	const { breaches, answers } = reachedBy(events);
	if (breaches > 0) meter.count(metricNames.breachesRecorded, breaches);
	if (answers > 0) meter.count(metricNames.answersPublished, answers);
}
