import { staysForParts } from '../case/decide.ts';
import type { Case } from '../case/model/case.ts';
import { actNamed, allows, type Ruled, ruleFor } from '../case/turn/allowed.ts';
import { awaiting } from '../case/turn/awaiting.ts';
import type { Path } from '../regulation/fault.ts';
import { type Act, askedActs, type Regulation, type StageKind, stageKinds } from '../regulation/regulation.ts';
import type { Trial } from './explore.ts';
import type { Place } from './place.ts';
import { unitOf } from './step.ts';
import type { Violations } from './violation.ts';

/** What the laws write into while they look on. */
interface Book {
	readonly regulation: Regulation;
	readonly violations: Violations;
	/** Stages in which no term ran, and the file said why. */
	readonly silent: Set<StageKind>;
	/** Of each kind of message and answer whether one was published with approval, and the first that was without. */
	readonly published: Map<string, { readonly approved: boolean; readonly bare: Shown | null }>;
}
interface Shown {
	readonly place: Place;
	readonly trial: Trial;
}

/** What must hold wherever a case can come, looked at place by place. */
export interface PlaceLaws {
	/** `played`: by what was played, which is the regulation or as much of it as one unit can show. */
	readonly visit: (place: Place | null, trials: readonly Trial[], played: Ruled) => void;
	/** Once everything was looked at; `whole` where that was every case. */
	readonly close: (whole: boolean) => void;
}

/** The laws of a regulation's places; what breaks them is added to `violations`. */
export function placeLaws(regulation: Regulation, violations: Violations): PlaceLaws {
	const book: Book = { regulation, violations, silent: new Set(), published: new Map() };
	return {
		visit: (place, trials, played) => {
			for (const trial of trials) {
				brokeDown(book, place, trial);
				if (place === null) continue;
				approvedFirst(book, place, trial);
				keepsText(book, place, trial);
				leadsOn(book, place, trial);
			}
			if (place === null) {
				received(book, trials);
				return;
			}
			const { status } = place.state;
			if (status.is === 'ended') return;
			awaitsSomebody(book, place, status.stage, played);
			canBeDone({ ...book, played }, place, status.stage, trials);
			isClocked(book, place, status.stage);
		},
		close: (whole) => {
			if (whole) statesReasons(book);
			for (const [what, { approved, bare }] of book.published) {
				if (!approved || bare === null) continue;
				const [kind, answer] = what.split(' ');
				const message = `the ${answer} answer to a ${kind} is approved on one way and published without approval on another`;
				violations.add(placeOfAct(regulation, bare.place.state, 'publish'), message, bare.place, bare.trial);
			}
		},
	};
}

/** Where the rule of an act stands in the file. */
function placeOfAct({ stages }: Regulation, { status }: Case, act: Act): Path {
	const own = status.is === 'open' ? stages[status.stage]?.acts[act] : undefined;
	return status.is === 'open' && own !== undefined ? ['stages', status.stage, 'acts', act] : ['anytime', act];
}

function brokeDown({ violations }: Book, place: Place | null, trial: Trial): void {
	if (trial.did !== null || !('broke' in trial.undone)) return;
	const status = place?.state.status;
	const path = status?.is === 'open' ? ['stages', status.stage] : ['start'];
	violations.add(path, `"${trial.command.do}" cannot be carried through: ${trial.undone.broke}`, place, trial);
}

/** Every message that the file tells apart is taken. */
function received({ violations }: Book, trials: readonly Trial[]): void {
	for (const trial of trials) {
		const { command } = trial;
		if (trial.did !== null || !('refused' in trial.undone) || !('incident' in command)) continue;
		const { kind, importance } = command.incident;
		const field = trial.undone.refused.code.startsWith('importance') ? ['importance'] : [];
		const what = importance === 'high' ? `${kind} of high importance` : kind;
		violations.add(
			['kinds', kind, ...field],
			`a ${what} is refused when it is received: ${trial.undone.refused.code}`,
			null,
			trial,
		);
	}
}

/** An open case awaits somebody who can do something. */
function awaitsSomebody({ regulation, violations }: Book, place: Place, stage: StageKind, played: Ruled): void {
	const awaited = awaiting(place.state, regulation);
	if (awaited.length === 0) {
		violations.add(['stages', stage], `the stage "${stage}" awaits nobody`, place);
		return;
	}
	const ruled = { ...played, regulation };
	const able = awaited.some(({ role, unit }) => askedActs.some(allows(place.state, ruled, role, unit)));
	if (!able) violations.add(['stages', stage], `whoever the stage "${stage}" awaits can do nothing`, place);
}

/** What is listed as allowed can be done in some way. */
function canBeDone(
	{ played, violations }: Book & { readonly played: Ruled },
	place: Place,
	stage: StageKind,
	trials: readonly Trial[],
): void {
	const succeeded = new Set(trials.flatMap(({ did, command }) => (did === null ? [] : [command.do])));
	const isAllowed = allows(place.state, played);
	for (const act of askedActs) {
		if (succeeded.has(act) || !isAllowed(act)) continue;
		const tried = trials.find(({ command }) => command.do === act);
		const code = tried?.did === null && 'refused' in tried.undone ? `: ${tried.undone.refused.code}` : '';
		const message = `"${act}" is allowed in the stage "${stage}", but whatever is given with it is refused${code}`;
		violations.add(placeOfAct(played.regulation, place.state, act), message, place, tried);
	}
}

/** Time speaks in every stage, or the file says why it is silent there. */
function isClocked({ regulation, violations, silent }: Book, place: Place, stage: StageKind): void {
	const optional = regulation.terms.flatMap(({ id, optional: may }) => (may ? [id] : []));
	const owed = place.state.clocks.some(({ term, endedAt }) => endedAt === null && !optional.includes(term));
	if (owed) return;
	if (regulation.stages[stage]?.silent !== undefined) {
		silent.add(stage);
		return;
	}
	const message = `no term runs in the stage "${stage}"; give it one, or say under "silent" why it has none`;
	violations.add(['stages', stage], message, place);
}

/** A reason why no term runs in a stage, where one always does, is a fault of the file. */
function statesReasons({ regulation, violations, silent }: Book): void {
	for (const stage of stageKinds) {
		if (regulation.stages[stage]?.silent === undefined || silent.has(stage)) continue;
		const message = `the stage "${stage}" says why no term runs there, but one always does`;
		violations.add(['stages', stage, 'silent'], message, null);
	}
}

/** What is approved on one way is published on no other way without approval of that very version. */
function approvedFirst({ published }: Book, place: Place, trial: Trial): void {
	const event = trial.did?.events.find((one) => one.type === 'AnswerPublished');
	if (event?.type !== 'AnswerPublished' || event.unit !== undefined) return;
	const { draft, incident } = place.state;
	const key = `${incident.kind} ${event.answer}`;
	const known = published.get(key) ?? { approved: false, bare: null };
	const approved = draft?.approved === true && draft.version === event.version;
	const bare = known.bare ?? (approved ? null : { place, trial });
	published.set(key, { approved: known.approved || approved, bare });
}

/** A text that nobody's part holds is not written over by a unit that drafts beside it. */
function keepsText({ regulation, violations }: Book, place: Place, trial: Trial): void {
	const { status, draft } = place.state;
	if (trial.did === null || status.is === 'ended' || status.stage !== 'draft' || draft?.answer !== 'explanation')
		return;
	const event = trial.did.events.find(({ type }) => type === 'DraftSubmitted' || type === 'DraftConsolidated');
	if (event === undefined || draft.unit !== null) return;
	const message = `what "${trial.command.do}" brings takes the place of an explanation that was already given`;
	violations.add(placeOfAct(regulation, place.state, 'explain'), message, place, trial);
}

/** An act that may lead on does, wherever it is done; while parts of several units are out the stage waits for them. */
function leadsOn({ regulation, violations }: Book, place: Place, trial: Trial): void {
	const { command, did } = trial;
	const asked = askedActs.find((known) => known === command.do);
	if (did === null || asked === undefined) return;
	const act = actNamed({ do: asked, unit: unitOf(command) });
	const rule = ruleFor(place.state, regulation, act, unitOf(command));
	if (rule === undefined || rule.exits.length === 0 || staysForParts(did.state, act)) return;
	if (did.events.some(({ type }) => type === 'StageOpened' || type === 'CaseEnded')) return;
	const message = `"${act}" (clause ${rule.clause}) leads nowhere: none of its exits is meant for this case`;
	violations.add([...placeOfAct(regulation, place.state, act), 'exits'], message, place, trial);
}
