import { type MailOrder, questionOf } from '../../domain/case/consequence.ts';
import { renderMail } from '../../domain/letters/render-mail.ts';
import type { Address } from '../../domain/municipality/address.ts';
import type { StoredCase } from '../ports/case-store.ts';
import type { LinkRow } from '../ports/links.ts';
import type { MailRef } from '../ports/outbox.ts';
import { metricNames } from '../runtime/metric-names.ts';
import { linkIdFor, linkText } from '../use-cases/link.ts';
import { caseViewOf } from '../use-cases/present.ts';
import type { Tenant } from '../use-cases/tenant.ts';
import { asHandedOver } from './as-handed-over.ts';
import type { DeliverDeps } from './handle.ts';
import { asksSomething, ownUnit } from './pointless.ts';

interface Delivery {
	readonly ref: MailRef;
	readonly order: MailOrder;
	readonly handedAt: number;
	readonly stored: StoredCase;
	readonly tenant: Tenant;
	readonly to: readonly Address[];
}

type SentAll =
	| { readonly is: 'sent'; readonly messageIds: readonly string[] }
	/** `some`: others of the same mail were handed over before it stopped. */
	| { readonly is: 'throttled' | 'refused' | 'unclear'; readonly why: string; readonly some: boolean };

/** How long a link works: longer than any term of a case, in product time. */
const linkLifeMs = 90 * 86_400_000;

/** Sends the mail to each who holds the role, one after another; stops at the first that is not taken. */
export async function sendAll(deps: DeliverDeps, delivery: Delivery): Promise<SentAll> {
	const { stored, tenant, order, handedAt } = delivery;
	const content = await deps.cases.loadContent(stored.caseId);
	const state = asHandedOver(order, stored, tenant, handedAt);
	const view = caseViewOf(stored, state, content, tenant);
	const messageIds: string[] = [];
	for (const [index, address] of delivery.to.entries()) {
		const link = await linkFor(deps, delivery, address, index);
		const mail = renderMail({ ...view, order, link });
		const sent = await deps.mailer.send({
			...mail,
			from: deps.sender,
			replyTo: tenant.municipality.replyTo,
			to: address,
			thread: stored.caseId,
			attachments: [],
		});
		if (sent.is !== 'sent') {
			return { is: sent.is, why: sent.is === 'throttled' ? 'throttled' : sent.why, some: messageIds.length > 0 };
		}
		deps.meter.count(metricNames.mailsSent);
		messageIds.push(sent.messageId);
	}
	return { is: 'sent', messageIds };
}

/** The link's row is there before the mail is: whoever has the mail can use it at once. */
async function linkFor(deps: DeliverDeps, delivery: Delivery, address: Address, index: number): Promise<string | null> {
	const { ref, order, stored, tenant, handedAt } = delivery;
	if (!asksSomething(order, stored, tenant.regulation)) return null;
	const subject = subjectOf(order, stored);
	if (subject === null) return null;
	const key = await deps.linkKey.get();
	const linkId = linkIdFor(key, { ...ref, person: address.person ?? `#${index}` });
	await deps.links.put(linkId, {
		caseId: ref.caseId,
		subject,
		role: order.to,
		unit: ownUnit(order),
		person: address.person,
		expiresAt: handedAt + linkLifeMs,
		revokedAt: null,
	});
	return `${deps.publicUrl.replace(/\/$/, '')}/p/${linkText(key, linkId)}`;
}

function subjectOf(order: MailOrder, { state }: StoredCase): LinkRow['subject'] | null {
	const question = questionOf(order);
	if (order.template === 'memo' || order.template === 'notice') {
		return order.notice === null ? null : { is: 'notice', notice: order.notice, clock: order.clock };
	}
	if (order.stage === null || state.status.is === 'ended') return null;
	const own = ownUnit(order);
	const assigned = state.assignments.find(({ unit }) => unit === own);
	const round = own === null ? null : (order.round ?? assigned?.round ?? null);
	return { is: 'stage', stage: order.stage, visit: order.visit ?? state.status.visit, round, question };
}
