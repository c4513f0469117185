import { mayLiveInCase } from './may-live-case.ts';
import { mayLiveAtDoors } from './may-live-doors.ts';
import { mayLiveInFunctions } from './may-live-functions.ts';
import { mayLiveInHandlers } from './may-live-handlers.ts';
import type { MayLiveByFile } from './may-live-reasons.ts';
import { mayLiveInWorkers } from './may-live-workers.ts';
import { mayLiveInWorktime } from './may-live-worktime.ts';

/** Those that may live, by file. One that a test tells apart after all is a fault of this list. */
export const mayLive: MayLiveByFile = {
	...mayLiveInCase,
	...mayLiveInWorktime,
	...mayLiveInFunctions,
	...mayLiveInWorkers,
	...mayLiveInHandlers,
	...mayLiveAtDoors,
};
