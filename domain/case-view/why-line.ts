import type { Clock } from '../case/model/case.ts';
import { mailLabels } from '../wording/mails.ts';
import { saySkippedDays } from '../wording/skipped-days.ts';
import { sayWhyInBrief } from '../wording/why-in-brief.ts';
import type { CaseView } from './model.ts';

/** Why a clock is due when it is, with the days that the reckoning went over; null where its calendar is gone. */
export function whyLine(
	{ why, regulation, time }: Pick<CaseView, 'why' | 'regulation' | 'time'>,
	clock: Clock,
): string | null {
	const explained = why(clock);
	if (explained === null) return null;
	const skipped = saySkippedDays(explained);
	const days = skipped === null ? '' : ` ${mailLabels.skipped}: ${skipped}`;
	return `${sayWhyInBrief(explained, regulation, time)}${days}`;
}
