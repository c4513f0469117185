import { acts, answerKinds, type Moment, stageKinds } from '../../regulation/regulation.ts';

const answered = ['forward', 'approve', 'return', 'recall', 'publish'];
const narrowedByAnswer = [...answered, 'submit'].flatMap((name) => answerKinds.map((answer) => `${name}:${answer}`));
const narrowedByStage = ['clarify', 'clarified', 'return', 'submit', 'publish'].flatMap((name) =>
	stageKinds.map((stage) => `${name}@${stage}`),
);
const narrowedByAddressee = ['clarify', 'clarified'].flatMap((name) => [`${name}:curator`, `${name}:author`]);

/** Every moment name that `momentsOf` can bring, for whatever reads a file; functions that only act do without it. */
export const momentNames: readonly Moment[] = [
	'detected',
	'sent',
	'posted',
	'received',
	'handed-over',
	'parts-in',
	// Brought by time: see `TermRule.lapse`.
	'lapse',
	'handed-over:new',
	'consolidate:interim',
	'route:one',
	'route:several',
	'route:again',
	// An explanation is a text that is handed in: its moment is `submit:explanation`.
	...acts.filter((act) => act !== 'explain'),
	...narrowedByAnswer,
	...narrowedByStage,
	...narrowedByAddressee,
	'clarified:last',
	'clarified:unrouted',
];
