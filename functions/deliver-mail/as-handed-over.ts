import { asTold } from '../../domain/case/clocks/telling.ts';
import { decide } from '../../domain/case/decide.ts';
import type { MailOrder } from '../../domain/case/follow-ups/follow-up.ts';
import { partsOf } from '../../domain/case/follow-ups/join.ts';
import type { Case } from '../../domain/case/model/case.ts';
import { evolve } from '../../domain/case/state/evolve.ts';
import type { Instant } from '../../domain/instant.ts';
import type { StoredCase } from '../ports/case-store.ts';
import { type Tenant, worldOf } from '../use-cases/tenant.ts';

/**
 * The case as it will stand once this mail is handed over: an assignment can so state the due time that it starts
 * itself (G-8). A mail of a due time that moved says what the log holds to have been told, so that what is told later
 * corrects it. Any other mail shows the case as it is.
 */
export function asHandedOver(order: MailOrder, stored: StoredCase, tenant: Tenant, handedAt: Instant): Case {
	return partsOf(order).reduce<Case>(
		(state, part) => asOneHandedOver(part, { ...stored, state }, tenant, handedAt),
		stored.state,
	);
}

function asOneHandedOver(order: MailOrder, { state, log }: StoredCase, tenant: Tenant, handedAt: Instant): Case {
	if (order.template === 'clock-moved' && order.clock !== null) {
		const decisions = log.map(({ events }) => events);
		return asTold(state, decisions, order.clock);
	}
	if (order.template !== 'assignment' || order.unit === null || order.round === null) return state;
	const command = { do: 'hand-over', unit: order.unit, round: order.round, handedAt } as const;
	const decided = decide(state, command, worldOf(tenant, handedAt));
	return decided.ok ? decided.value.reduce<Case>((before, event) => evolve(before, event), state) : state;
}
