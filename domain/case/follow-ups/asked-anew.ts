import type { Regulation, Role } from '../../regulation/regulation.ts';
import { acknowledgersOf } from '../clocks/notices.ts';
import type { Case } from '../model/case.ts';
import { awaiting } from '../turn/awaiting.ts';
import type { MailOrder } from './follow-up.ts';
import { assignmentMail, mail, noticeMail, openStageOf } from './mail-order.ts';

/**
 * The mail that asks a role, or one of its units, once more for what the case awaits of it now, or for the notice that it
 * has not acknowledged, a memo of whoever sends it on; null where nothing is asked of it. It says no more than the
 * mail before it did.
 */
export function askedAnew(
	state: Case,
	regulation: Regulation,
	{ role, unit, notice }: { readonly role: Role; readonly unit: string | null; readonly notice: string | null },
): MailOrder | null {
	const told = state.notices.find((one) => one.notice === notice && acknowledgersOf(one, regulation).includes(role));
	if (told?.acknowledgedAt === null) return noticeMail(told, role);
	const asked = awaiting(state, regulation).find((one) => one.role === role && one.unit === unit);
	if (asked === undefined) return null;
	const assignment = state.assignments.find((one) => one.unit === unit);
	if (assignment !== undefined && asked.stage === 'draft') return assignmentMail(assignment, state, 'new');
	const round = assignment?.round ?? null;
	return mail({ template: 'stage-opened', to: role, unit, round, ...openStageOf(state), stage: asked.stage });
}
