import type { Case } from '../case/model/case.ts';
import type { IncidentFacts } from '../case/model/commands.ts';
import { momentsIn } from '../regulation/moments-in.ts';
import type { Act, ActRule, AnswerKind, StageKind, When } from '../regulation/regulation.ts';
import type { UnversionedRegulation } from '../regulation/schema/schema.ts';

interface Standing {
	readonly stage: StageKind;
	readonly answer: AnswerKind | undefined;
}
type Message = Pick<IncidentFacts, 'kind' | 'venue' | 'page'>;

/** What a file's conditions ask about a case: only this tells two cases apart, so only this is varied and counted. */
export interface Asked {
	readonly fields: ReadonlySet<keyof When>;
	/** Where its conditions stop counting refusals and returns. */
	readonly declines: number;
	/** Where those of acts, terms and notices do, whoever may be awaited. */
	readonly declinesOfActs: number;
	readonly returns: number;
	/** Reasons that no condition tells apart share a class: the lists that name them, joined. */
	readonly reasonClass: (reason: string) => string;
	/** Messages that no condition tells apart share a class, whatever their kind, venue and page. */
	readonly messageClass: (message: Message) => string;
	/** The terms whose running tells two cases apart: what may not be needed does not, unless it decides whether a question comes in time. */
	readonly countedTerms: ReadonlySet<string>;
	/** Those that a question stops, or decides about: a pause sees them together. */
	readonly pausingTerms: ReadonlySet<string>;
	/** Whether anything hangs on a reply: a pause, a term or notice that hears of it, an act that leads on. */
	readonly hearsReplies: boolean;
	/** The term after which a text may be sent on without the author's reply: whether it is over tells two cases apart. */
	readonly silence: string | null;
	/** Whether the path hangs on importance; a term that does shows by running. */
	readonly weighs: boolean;
	/** Of whom something may be asked, one alone where the file makes no difference between them. */
	readonly addressees: readonly ('curator' | 'author')[];
	/** Answers that no condition of a stage, or of what can be done anytime, tells apart share a class. */
	readonly answerClass: (standing: Standing) => string;
	/** Whether the latest reason can still decide anything where the case stands. */
	readonly asksReason: (state: Case) => boolean;
}

/** Reads every condition of a file, wherever it stands. */
export function askedBy(regulation: UnversionedRegulation): Asked {
	const conditions = conditionsOf(regulation);
	const reasons = [...new Set(conditions.flatMap(({ reason }) => (reason === undefined ? [] : [reason])))];
	const weighs = conditionsOf({ ...regulation, terms: [], notices: [] }).some(
		({ importance }) => importance !== undefined,
	);
	const { pause } = regulation;
	const rules = [regulation.anytime, ...Object.values(regulation.stages).map(({ acts }) => acts)];
	const ofKinds = regulation.terms.filter(({ kinds }) => kinds !== undefined);
	const moments = momentsIn({ ...regulation, readings: [] }).map(({ moment }) => moment);
	const apart =
		conditions.some(({ of }) => of !== undefined) ||
		moments.some((moment) => /^clarif.*:(author|curator)$/.test(moment));
	return {
		weighs,
		silence: regulation.pause?.silence ?? null,
		countedTerms: new Set(
			regulation.terms.flatMap(({ id, optional }) => (optional && id !== regulation.pause?.cutoff ? [] : [id])),
		),
		pausingTerms: new Set([...(pause?.terms ?? []), pause?.cutoff ?? [], pause?.silence ?? []].flat()),
		hearsReplies:
			pause !== null ||
			moments.some((moment) => moment.startsWith('clarified')) ||
			rules.some(({ clarified }) => (clarified?.exits.length ?? 0) > 0),
		addressees: apart ? ['curator', 'author'] : ['author'],
		answerClass: classes(
			({ stage, answer }: Standing) =>
				[...Object.values(regulation.anytime), ...Object.values(regulation.stages[stage]?.acts ?? {})]
					.flatMap((act) => inAct(act))
					.map(({ answer: wanted }) => wanted === undefined || (answer !== undefined && wanted.includes(answer)))
					.join(),
			({ stage, answer }) => `${stage} ${answer ?? ''}`,
		),
		asksReason: reasonAsked(regulation),
		messageClass: classes(
			({ kind, venue, page }: Message) =>
				[
					...conditions.map(
						(when) => allows(when.kind, kind) && allows(when.venue, venue) && allows(when.page, page ?? 'none'),
					),
					...ofKinds.map(({ kinds }) => kinds?.[kind] ?? ''),
					regulation.kinds[kind]?.importance ?? false,
				].join(),
			({ kind, venue, page }) => `${kind} ${venue} ${page ?? ''}`,
		),
		fields: new Set(conditions.flatMap((when) => fieldsOf(when))),
		declines: Math.max(0, ...conditions.map(({ declines }) => declines ?? 0)),
		declinesOfActs: Math.max(0, ...conditionsOfActs(regulation).map(({ declines }) => declines ?? 0)),
		returns: Math.max(0, ...conditions.map(({ returns }) => returns ?? 0)),
		reasonClass: classes(
			(reason: string) => reasons.flatMap((list, index) => (list.includes(reason) ? [index] : [])).join(),
			(reason) => reason,
		),
	};
}

/** Short names for what `tell` tells apart, each thing weighed once; `name` names it. */
function classes<Thing>(tell: (thing: Thing) => string, name: (thing: Thing) => string): (thing: Thing) => string {
	const told = new Map<string, string>();
	const known: string[] = [];
	return (thing) => {
		const already = told.get(name(thing));
		if (already !== undefined) return already;
		const says = tell(thing);
		if (!known.includes(says)) known.push(says);
		const short = `#${known.indexOf(says)}`;
		told.set(name(thing), short);
		return short;
	};
}

function allows<Value>(wanted: readonly Value[] | undefined, value: Value): boolean {
	return wanted === undefined || wanted.includes(value);
}

function inAct({ when, exits, instead }: ActRule): readonly When[] {
	return [when, ...exits.map((exit) => exit.when), ...(instead ?? []).map((one) => one.when)].flatMap(
		(one) => one ?? [],
	);
}

/**
 * A reason is asked for where an act, an awaited person, or what starts with such an act hangs on it, and as long as a term
 * runs that only some reasons start. An act that brings a reason of its own asks for no earlier one.
 */
function reasonAsked({ stages, anytime, terms, notices }: UnversionedRegulation): (state: Case) => boolean {
	const asks = (when: When | undefined) => when?.reason !== undefined;
	const ofTerms = terms.filter(({ when }) => when?.some(asks) ?? false);
	const moments = [
		...ofTerms.flatMap(({ starts }) => starts),
		...notices.flatMap(({ on, when }) => (when?.some(asks) ? [on] : [])),
	];
	const later = moments
		.map((moment) => moment.split(/[:@]/)[0])
		.filter((name) => !bringReason.some((act) => act === name));
	const asksIn = (acts: Readonly<Partial<Record<Act, ActRule>>>) =>
		Object.entries(acts).some(([act, rule]) => later.includes(act) || inAct(rule).some(asks));
	const placed = [anytime, ...Object.values(stages).map(({ acts }) => acts)].flatMap((acts) => Object.keys(acts));
	const everywhere = asksIn(anytime) || later.some((name) => name === undefined || !placed.includes(name));
	const inStages = Object.entries(stages).flatMap(([name, { awaits, acts }]) =>
		awaits.some(({ when }) => asks(when)) || asksIn(acts) ? [name] : [],
	);
	return ({ status, clocks }) =>
		everywhere ||
		(status.is === 'open' && inStages.includes(status.stage)) ||
		clocks.some(({ term, endedAt }) => endedAt === null && ofTerms.some(({ id }) => id === term));
}

/** Acts after which the case remembers the reason that came with them. */
const bringReason: readonly Act[] = ['return', 'no-answer', 'unpublishable', 'return-to-curator'];

function fieldsOf(when: When): readonly (keyof When)[] {
	const all: Readonly<Record<keyof Required<When>, true>> = fields;
	return Object.keys(when).filter((name): name is keyof When => name in all);
}

const fields = {
	kind: true,
	importance: true,
	venue: true,
	page: true,
	answer: true,
	phase: true,
	units: true,
	own: true,
	partsIn: true,
	partsOut: true,
	authorNamed: true,
	photo: true,
	reason: true,
	declines: true,
	returns: true,
	of: true,
	generalInterest: true,
	interimAgreed: true,
	selfPosting: true,
	track: true,
	pageOwed: true,
	siteOwed: true,
	category: true,
	proposed: true,
} as const;

/** Every condition of the file: those of whom a stage awaits, and all others. */
function conditionsOf(regulation: UnversionedRegulation): readonly When[] {
	const awaits = Object.values(regulation.stages).flatMap((stage) => stage.awaits.flatMap(({ when }) => when ?? []));
	return [...awaits, ...conditionsOfActs(regulation)];
}

/** The conditions of acts and their exits, terms, notices, interim answers and explanations. */
function conditionsOfActs(regulation: UnversionedRegulation): readonly When[] {
	const { stages, anytime, terms, notices, interim, explanations, reasons } = regulation;
	const acts = [...Object.values(stages).flatMap((stage) => Object.values(stage.acts)), ...Object.values(anytime)];
	const found: readonly (When | readonly When[] | undefined)[] = [
		...acts.map(inAct),
		...terms.map(({ when }) => when),
		...notices.map(({ when }) => when),
		...explanations.map(({ when }) => when),
		interim?.when,
		...Object.values(reasons).map(({ closedWhen }) => closedWhen),
	];
	return found.flatMap((when) => when ?? []);
}
