import { mayLiveInActs } from './may-live-acts.ts';
import { mayLiveInClocks } from './may-live-clocks.ts';
import { mayLiveInDecide } from './may-live-decide.ts';
import { mayLiveInDueTimes } from './may-live-due-times.ts';
import { mayLiveInFollowUps } from './may-live-follow-ups.ts';
import type { MayLiveByFile } from './may-live-reasons.ts';
import { mayLiveInState } from './may-live-state.ts';
import { mayLiveInTurn } from './may-live-turn.ts';
import { mayLiveInWhy } from './may-live-why.ts';

/** What may live of domain/case. */
export const mayLiveInCase: MayLiveByFile = {
	...mayLiveInActs,
	...mayLiveInClocks,
	...mayLiveInDueTimes,
	...mayLiveInFollowUps,
	...mayLiveInState,
	...mayLiveInDecide,
	...mayLiveInTurn,
	...mayLiveInWhy,
};
