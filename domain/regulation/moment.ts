import { type Act, acts, type Moment, type StageKind, stageKinds } from './regulation.ts';

/** Moments that are no act of anybody: times of the message, and what mails, units and time bring about. */
export const sourceMoments = [
	'detected',
	'sent',
	'posted',
	'received',
	'handed-over',
	'parts-in',
	'left-out',
	'lapse',
] as const;
export type SourceMoment = (typeof sourceMoments)[number];

/** A moment taken apart: `publish:interim`, `return@approval`. */
export interface MomentParts {
	readonly name: SourceMoment | Act;
	/** What the act is about: the kind of answer, or of whom a clarification is asked. */
	readonly qualifier: string | null;
	/** Where the act is done; of a reply, where its question was asked. */
	readonly stage: StageKind | null;
}

const SHAPE = /^([a-z-]+)(?::([a-z-]+))?(?:@([a-z-]+))?$/;

/** Takes a moment apart; null for a text of another shape. Which moments there are says `momentNames`. */
export function momentParts(moment: Moment): MomentParts | null {
	const [, nameText, qualifier, stageText] = SHAPE.exec(moment) ?? [];
	const name = sourceMoments.find((known) => known === nameText) ?? acts.find((known) => known === nameText);
	const stage = stageKinds.find((known) => known === stageText);
	if (name === undefined || (stageText !== undefined && stage === undefined)) return null;
	return { name, qualifier: qualifier ?? null, stage: stage ?? null };
}
