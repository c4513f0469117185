import { fallsDueBeforeWork } from '../../domain/case/clocks/before-work.ts';
import { type MailOrder, ownUnit } from '../../domain/case/follow-ups/follow-up.ts';
import type { Instant } from '../../domain/instant.ts';
import { type Address, recipientId } from '../../domain/municipality/address.ts';
import { onDuty } from '../../domain/municipality/standing-in.ts';
import { calendarOfUnit } from '../../domain/worktime/calendar.ts';
import { isWorkingInstant } from '../../domain/worktime/compute.ts';
import type { StoredCase } from '../ports/case-store.ts';
import type { RecipientId } from '../ports/outbox.ts';
import type { Tenant } from '../use-cases/tenant.ts';
import { asHandedOver } from './as-handed-over.ts';

/**
 * Who is on duty and gets a mail beside those who hold its role: outside working hours, where what it is about falls due
 * before anybody is at work again, or is a notice that must be heard of at any hour (Plastunovskaya 24, P-13).
 */
export function onDutyFor(
	order: MailOrder,
	stored: StoredCase,
	tenant: Tenant,
	at: Instant,
): ReadonlyMap<RecipientId, Address> {
	const { municipality, regulation, calendar } = tenant;
	const unit = ownUnit(order);
	const people = order.person == null ? onDuty(municipality, order.to, unit, at) : [];
	if (people.length === 0) return new Map();
	const working = isWorkingInstant(calendarOfUnit(calendar, unit), at);
	if (!working.ok || working.value) return new Map();
	const state = asHandedOver(order, stored, tenant, at);
	const isUrgent =
		order.template === 'notice' || fallsDueBeforeWork(state, regulation, calendar, { role: order.to, unit }, at);
	return new Map(isUrgent ? people.map((one) => [recipientId(one), one]) : []);
}
