import type { Case } from '../case/model/case.ts';
import type { Ruled } from '../case/turn/allowed.ts';
import { anyHolds } from '../case/turn/conditions.ts';
import { declineRefusal, isAsked, partRefusal, takeAwayRefusal } from '../case/turn/questions.ts';
import { type AskedAct, type Regulation, type StageKind, stageKinds } from '../regulation/regulation.ts';
import type { Trial } from './explore.ts';
import type { Place } from './place.ts';
import type { Violations } from './violation.ts';

/** An act by which a case goes on without whoever is silent, is put right, or ends as what it is; and where it must be possible. */
interface WayOut {
	readonly act: AskedAct;
	/** The decision that wants it. */
	readonly code: string;
	/** Wanted whatever the stage; a file that gives it in some stages alone has said which those are. */
	readonly anytime?: true;
	readonly wanted: (state: Case, stage: StageKind, ruled: Ruled) => boolean;
}

/** The whole answer stands online, or the message is an appeal already: too late to say that there is none. */
const over: readonly StageKind[] = ['site-publication', 'registration'];

const isBefore = (state: Case, stage: StageKind) =>
	state.proposal === null && stage !== 'confirmation' && !over.includes(stage);

const someUnit = (refusal: (state: Case, unit: string) => unknown) => (state: Case) =>
	state.assignments.some(({ unit }) => refusal(state, unit) === null);

const waysOut: readonly WayOut[] = [
	{ act: 'no-answer', anytime: true, code: 'G-35', wanted: isBefore },
	{ act: 'unpublishable', anytime: true, code: 'G-33', wanted: isBefore },
	{ act: 'withdraw-proposal', code: 'G-35', wanted: ({ proposal }) => proposal !== null },
	{ act: 'appeal', anytime: true, code: 'G-34', wanted: (_, stage) => !over.includes(stage) },
	{ act: 'withdraw', anytime: true, code: 'G-37', wanted: (_, stage) => !over.includes(stage) },
	{ act: 'correct', anytime: true, code: 'G-36', wanted: ({ posted }) => posted > 0 },
	{ act: 'recall', code: 'G-32', wanted: ({ draft }, stage) => stage === 'publication' && draft?.approved === true },
	{ act: 'not-ours', code: 'G-34', wanted: (_, stage) => stage === 'screening' || stage === 'draft' },
	{ act: 'return-to-curator', code: 'G-34', wanted: (_, stage) => stage === 'screening' },
	{ act: 'decline', code: 'G-29', wanted: (state, stage) => stage === 'draft' && someUnit(declineRefusal)(state) },
	{ act: 'reassign', code: 'G-29', wanted: isSilentUnit },
	{ act: 'add-units', code: 'G-31', wanted: canBeJoined },
	{ act: 'require-photo', code: 'G-31', wanted: (state, stage) => stage === 'draft' && someUnit(partRefusal)(state) },
	{
		act: 'name-author',
		code: 'P-19',
		wanted: ({ assignments, jointAuthor }, stage) =>
			stage === 'consolidation' && assignments.some(({ unit, part }) => part === 'submitted' && unit !== jointAuthor),
	},
];

/** A part is out, or a text that came back to its unit; what the coordinator mends himself is no unit's to be taken. */
function isSilentUnit(state: Case, stage: StageKind): boolean {
	const { draft } = state;
	const isOwn = draft !== null && draft.unit === null && draft.answer !== 'question';
	return (stage === 'draft' || (stage === 'rework' && !isOwn)) && someUnit(takeAwayRefusal)(state);
}

/** Until a text goes up for approval, while some unit of the town is not asked. */
function canBeJoined(state: Case, stage: StageKind, { regulation, units }: Ruled): boolean {
	const isUp = stage !== 'draft' && stage !== 'consolidation' && stage !== 'check';
	const isQuestion = stage === 'check' && state.draft?.answer === 'question';
	return regulation.severalUnits && !isUp && !isQuestion && units.some((unit) => !isAsked(state, unit));
}

/**
 * What an open case needs where it stands: of the acts that the file gives at all, those that the second reading of the
 * texts wants there, unless the file's own rule says for which cases it is not meant (G-29 to G-37). That an end can be
 * come to from wherever such an act leads is the law of ends.
 */
export function waysOutOf(state: Case, ruled: Ruled): readonly Pick<WayOut, 'act' | 'code'>[] {
	const { status } = state;
	if (status.is !== 'open') return [];
	const { stage } = status;
	return waysOut.filter(
		({ act, anytime, wanted }) =>
			isGiven(ruled.regulation, act, anytime === true) &&
			wanted(state, stage, ruled) &&
			!isExcused(state, stage, ruled.regulation, act),
	);
}

function isGiven({ stages, anytime }: Regulation, act: AskedAct, always: boolean): boolean {
	return anytime[act] !== undefined || (!always && stageKinds.some((stage) => stages[stage]?.acts[act] !== undefined));
}

function isExcused(state: Case, stage: StageKind, { stages, anytime }: Regulation, act: AskedAct): boolean {
	return [stages[stage]?.acts[act], anytime[act]].some((rule) => rule !== undefined && !anyHolds(rule.when, state));
}

/** Each way out that is wanted where a case stands is one; what is not is added to `violations`. */
export function wayOutLaws(violations: Violations) {
	return {
		visit: (place: Place | null, trials: readonly Trial[], played: Ruled): void => {
			if (place?.state.status.is !== 'open') return;
			const { stage } = place.state.status;
			const done = new Set(trials.flatMap(({ did, command }) => (did === null ? [] : [command.do])));
			for (const { act, code } of waysOutOf(place.state, played)) {
				if (done.has(act)) continue;
				const message = `"${act}" is not possible in every case of the stage "${stage}" that it is meant for (${code})`;
				violations.add(['stages', stage], message, place);
			}
		},
	};
}
