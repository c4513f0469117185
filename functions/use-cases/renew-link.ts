import { askedAnew } from '../../domain/case/follow-ups/asked-anew.ts';
import type { PostedFields } from '../../domain/forms/model.ts';
import { HOUR_MS, type Instant } from '../../domain/instant.ts';
import type { CaseReader } from '../ports/case-store.ts';
import type { HttpAnswer, HttpRequest } from '../ports/http.ts';
import type { MailOrders } from '../ports/outbox.ts';
import type { Log } from '../ports/telemetry.ts';
import { type KeepDeps, keepPosted } from './keep-unsent.ts';
import { holdOf } from './link.ts';
import { type PageDeps, page, signedRow } from './page.ts';
import { tenantOf } from './tenant.ts';

export interface RenewDeps extends Omit<PageDeps, 'cases'>, KeepDeps {
	readonly cases: CaseReader;
	readonly mailOrders: MailOrders;
	readonly log: Log;
}

/** Whether a post to a dead link asks for a new one. */
export function asksForLink(fields: PostedFields | null): boolean {
	return fields?.['renew']?.some((value) => value !== '') === true;
}

/**
 * Sends whoever now holds the role of a dead link what the case still asks of that role, with a link that works, once an
 * hour for each link. Answers the same whatever came of it: whoever has found an old link learns nothing.
 */
export async function renewLink(
	deps: RenewDeps,
	text: string,
	{ realNow }: Pick<HttpRequest, 'realNow'>,
): Promise<HttpAnswer> {
	const found = await signedRow(deps, text);
	const stored = found === null ? null : await deps.cases.load(found.row.caseId);
	const isTown = stored !== null && (await deps.tenants.municipalityInForce(stored.municipality)) !== null;
	if (found !== null && stored !== null && isTown) {
		const { row, linkId } = found;
		const { regulation } = await tenantOf(deps.tenants, stored);
		const notice = row.subject.is === 'notice' ? row.subject.notice : null;
		const mail = askedAnew(stored.state, regulation, { role: row.role, unit: row.unit, notice });
		const name = `link-${linkId}-${Math.floor(realNow / HOUR_MS)}`;
		const isNew = mail !== null && (await deps.mailOrders.order(stored, name, mail, realNow));
		deps.log.info('a link was asked for', { caseId: stored.caseId, role: row.role, sent: isNew });
	}
	return page({ is: 'renewed' });
}

/**
 * Keeps what was posted to a link that had run out while its page was open, for whoever still holds it: it stands in the
 * form behind the new one. Whether it did.
 */
export async function keepLate(deps: RenewDeps, text: string, fields: PostedFields, at: Instant): Promise<boolean> {
	const found = await signedRow(deps, text);
	const stored = found === null ? null : await deps.cases.load(found.row.caseId);
	if (found === null || stored === null || found.row.expiresAt > at) return false;
	const key = await deps.linkKey.get();
	const hold = await holdOf(key, deps.tenants, found.row, stored.municipality, at);
	if (hold.is !== 'held') return false;
	const opened = { row: found.row, stored, tenant: await tenantOf(deps.tenants, stored) };
	return (await keepPosted(deps, opened, fields, at)).says.is === 'kept';
}
