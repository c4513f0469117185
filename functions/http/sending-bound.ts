import type { HttpAnswer, HttpRequest } from '../ports/http.ts';
import type { SendingCounter } from '../ports/sending.ts';
import type { Log, MeterBy } from '../ports/telemetry.ts';
import type { TenantReader } from '../ports/tenants.ts';
import { type MetricName, metricNames } from '../runtime/metric-names.ts';
import { problem } from './problem.ts';
import type { Signed } from './webhook.ts';

/** Ten minutes: a sender that is told to come again comes while the shortest terms still run. */
export const windowMs = 600_000;

/**
 * Of one integration in ten minutes, whatever its requests are about: a region that wakes up with hundreds of incidents
 * and repeats each some times stays below, a loop does not, and it leaves the others' share of the gateway alone.
 */
export const mostRequests = 3_000;

export interface BoundDeps {
	readonly sending: SendingCounter;
	readonly tenants: Pick<TenantReader, 'integration'>;
	readonly log: Log;
	readonly meter: MeterBy<MetricName>;
}

/**
 * 429 with the time to come again where the integration has sent as many signed requests in this window of real time as
 * it may; null where it may go on. Fails open: where the count cannot be had, the request is taken, for nothing
 * may be lost because a counter is.
 */
export async function overBound(deps: BoundDeps, signed: Signed, request: HttpRequest): Promise<HttpAnswer | null> {
	const { integration } = signed;
	const most = (await deps.tenants.integration(integration))?.mostRequests ?? mostRequests;
	const window = Math.floor(request.realNow / windowMs) * windowMs;
	if (await isCounted(deps, integration, window, most)) return null;
	deps.meter.countBy(metricNames.webhooksOverBound, { integration });
	deps.log.warn('too many requests', { integration, most });
	return problem(
		{
			status: 429,
			title: 'Too many requests of this integration',
			detail: `at most ${most} in ten minutes`,
			code: 'too-many-requests',
		},
		{ 'Retry-After': String(Math.max(1, Math.ceil((window + windowMs - request.realNow) / 1000))) },
	);
}

async function isCounted(deps: BoundDeps, integration: string, window: number, most: number): Promise<boolean> {
	try {
		return await deps.sending.count(integration, window, most);
	} catch (error) {
		deps.log.warn('a request was not counted', { integration, error: error instanceof Error ? error.name : 'unknown' });
		return true;
	}
}
