import type { Regulation } from '../regulation/regulation.ts';
import { joiner } from './awaiting.ts';
import type { Case, Clock } from './case.ts';
import type { MailOrder } from './consequence.ts';
import type { CaseEvent } from './events.ts';
import { mail, openStage, unitStage } from './mail-order.ts';

/** An INTERNAL target is ours, and an EXTERNAL term binds nobody here: neither is reported as a breach. */
export function breachMails(clock: Clock | undefined, regulation: Regulation, after: Case): readonly MailOrder[] {
	if (clock === undefined || clock.kind === 'INTERNAL' || clock.kind === 'EXTERNAL') return [];
	const [mayJoin] = clock.unit === null ? [] : joiner(after, regulation);
	const told = regulation.escalates.filter(({ to }) => to !== 'unit-head' || clock.unit !== null).map(({ to }) => to);
	return (['coordinator', ...told] as const).map((to) =>
		mail({
			...{ template: 'breach', to, unit: clock.unit, clock: clock.id },
			// The one who may go on without the late part gets the way to do so.
			...(mayJoin?.role === to && { ...openStage(after), stage: mayJoin.stage }),
		}),
	);
}

/** Before the end of a term, to whoever holds it. */
export function reminderMail(after: Case, clock: Clock | undefined): readonly MailOrder[] {
	if (clock === undefined) return [];
	return [
		mail({
			template: 'reminder',
			to: clock.holder,
			unit: clock.unit,
			clock: clock.id,
			...unitStage(after, clock.unit),
		}),
	];
}

/** One corrected notice to each holder whose due time moved, however many of his clocks did (G-4). */
export function movedMails(events: readonly CaseEvent[], after: Case): readonly MailOrder[] {
	const told = new Map<string, MailOrder>();
	for (const event of events) {
		if (event.type !== 'ClockMoved' || event.kind === 'INTERNAL' || event.kind === 'EXTERNAL') continue;
		const clock = after.clocks.find(({ id }) => id === event.id);
		if (clock === undefined || clock.holder === 'author') continue;
		const key = `${clock.holder} ${clock.unit ?? ''}`;
		if (!told.has(key))
			told.set(key, mail({ template: 'clock-moved', to: clock.holder, unit: clock.unit, clock: clock.id }));
	}
	return [...told.values()];
}
