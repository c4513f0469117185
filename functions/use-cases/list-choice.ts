import { DAY_MS, type Instant, MINUTE_MS } from '../../domain/instant.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import { type Regulation, type StageKind, stageKinds } from '../../domain/regulation/regulation.ts';
import type { ListChoice } from '../../domain/worklist/choice.ts';
import type { WorkCalendar } from '../../domain/worktime/calendar.ts';
import { offsetMinutes } from '../../domain/worktime/local-time.ts';
import type { WorkChoice } from '../ports/case-store.ts';

/** What an index is asked for a list; a case without a term that binds is never late. */
export function chosenBy(
	{ unit, stage, due, ended }: ListChoice,
	calendar: WorkCalendar,
	now: Instant,
	all: { readonly units: Municipality['units']; readonly stages: ReturnType<typeof stagesOf> },
): WorkChoice {
	if (ended !== null) return { is: 'ended', month: ended };
	const midnight = endOfDay(calendar, now);
	const times = { over: { from: 0, to: now }, today: { from: now, to: midnight } };
	const within = due === null ? null : times[due];
	if (unit === null && stage === null) return { is: 'open', due: within };
	return {
		is: 'within',
		units: unit === null ? [null, ...all.units.map(({ id }) => id)] : [unit],
		stages: stage === null ? all.stages.map(({ id }) => id) : [stage],
		due: within,
	};
}

/** Where the day of an instant ends in the municipality's zone. */
function endOfDay(calendar: WorkCalendar, now: Instant): Instant {
	const local = now + offsetMinutes(calendar, now) * MINUTE_MS;
	const next = (Math.floor(local / DAY_MS) + 1) * DAY_MS;
	return next - offsetMinutes(calendar, next) * MINUTE_MS;
}

/** The stages that a regulation knows, each with its own title. */
export function stagesOf({ stages }: Regulation): readonly { readonly id: StageKind; readonly title: string }[] {
	return stageKinds.flatMap((id) => {
		const title = stages[id]?.title;
		return title === undefined ? [] : [{ id, title }];
	});
}

const monthsShown = 12;

/** This month and those before it, the latest first. */
export function monthsBefore(today: string): readonly string[] {
	const [year = 0, month = 1] = today.split('-').map(Number);
	return Array.from({ length: monthsShown }, (_, back) => {
		const count = year * 12 + month - 1 - back;
		return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
	});
}
