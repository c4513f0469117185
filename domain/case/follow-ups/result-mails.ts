import type { Regulation, Role } from '../../regulation/regulation.ts';
import type { Case } from '../model/case.ts';
import type { CaseEvent } from '../model/events.ts';
import type { MailOrder } from './follow-up.ts';
import { mail } from './mail-order.ts';

/** Who is told how a case ended, in the order in which one person who is several of them is told as the first. */
interface Reader {
	readonly to: Role;
	readonly unit: string | null;
}

/**
 * How the case ended, and where its answer stands: to its coordinator, to the units whose texts went into the answer and to
 * the curator. Not to whoever ended it from outside, and not to those who hear of it by another mail of the same decision:
 * one that is demanded, or that their work is not wanted any more.
 */
export function resultMails(
	events: readonly CaseEvent[],
	after: Case,
	{ roles }: Pick<Regulation, 'roles'>,
): readonly MailOrder[] {
	const byCurator = events.some(({ type }) => type === 'IncidentWithdrawn');
	const noticed = events.flatMap((event) => (event.type === 'NoticeDemanded' ? [event.to] : []));
	return readersOfResult(after)
		.filter(({ to }) => to === 'executor' || (!byCurator && !noticed.includes(to)))
		.filter(({ to }) => to !== 'curator' || roles.curator !== undefined)
		.map(({ to, unit }) => mail({ template: 'result', to, unit }));
}

function readersOfResult({ assignments }: Case): readonly Reader[] {
	const wrote = assignments.filter(({ part, handedAt }) => part === 'submitted' && handedAt !== null);
	return [
		{ to: 'coordinator', unit: null },
		...wrote.map(({ unit }): Reader => ({ to: 'executor', unit })),
		{ to: 'curator', unit: null },
	];
}

/** Those who are told of the end before whoever gets this mail: one of them who is also he hears of it once. */
export function toldBefore({ to, unit }: Pick<MailOrder, 'to' | 'unit'>, ended: Case): readonly Reader[] {
	const readers = readersOfResult(ended);
	const own = readers.findIndex((one) => one.to === to && one.unit === unit);
	return own === -1 ? [] : readers.slice(0, own);
}
