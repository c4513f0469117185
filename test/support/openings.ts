import { approve, forward, interim, publish, receive, route } from './commands.ts';
import { type Step, time } from './play.ts';

/** An incident of Anapa that the roads are asked for. */
export const routed: readonly Step[] = [
	['10:00', receive({ detectedAt: time('12.03 10:00') })],
	['10:10', route()],
];

/** Its interim answer is posted and the final one awaited, so the curator may set a date for it. */
export const finalAwaited: readonly Step[] = [
	...routed,
	['10:20', interim()],
	['10:30', forward()],
	['10:40', approve()],
	['10:50', publish()],
];
