/** What the proof of the terms can find; a file acknowledges a finding by this name and its clause. */
export const findingNames = [
	'no-time',
	'no-time-for-draft',
	'no-time-for-return',
	'no-time-for-decline',
	'no-time-for-question',
	'no-time-for-interim',
	'no-time-for-explanation',
	'no-time-for-first-word',
] as const;
export type FindingName = (typeof findingNames)[number];
