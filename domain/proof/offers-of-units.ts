import type { Case } from '../case/model/case.ts';
import type { Actor, Command } from '../case/model/commands.ts';
import type { World } from '../case/model/world.ts';
import { isAllowed } from '../case/turn/allowed.ts';
import { takeAwayRefusal } from '../case/turn/questions.ts';
import { actorFor, actorsFor, unitsFor } from './actors.ts';
import type { Asked } from './asked.ts';
import { answersFor } from './particulars.ts';
import { proofText } from './receipts.ts';

/** A text of each unit that may hand one in. */
export function partsOffered(state: Case, world: World, asked: Asked): readonly Command[] {
	if (!isAllowed(state, world.regulation, 'submit')) return [];
	return unitsFor(state, world, asked).flatMap((unit) =>
		answersFor(state, world, unit).map((kind) => textOf(kind, actorFor(state, world, 'submit', unit), unit, world)),
	);
}

/** The coordinator's own text, for nobody's unit (G-30). */
export function ownTexts(state: Case, world: World, asked: Asked): readonly Command[] {
	if (!isAllowed(state, world.regulation, 'write')) return [];
	// Beside several it is what it is beside one: whoever's part is out is left out.
	const others = state.assignments.filter(({ part }) => part !== 'declined');
	const drafts = state.status.is === 'open' && state.status.stage === 'draft';
	const someOut = others.some(({ part }) => part === 'awaited');
	const differ = state.toReassign || others.some(({ part }) => part !== 'awaited');
	if (drafts && others.length > 1 && someOut && differ) return [];
	return actorsFor(state, world, asked, 'write').flatMap((by) =>
		answersFor(state, world, null).map((kind) => textOf(kind, by, null, world)),
	);
}

function textOf(kind: 'final' | 'interim', by: Actor, unit: string | null, { now }: World): Command {
	return {
		do: 'submit',
		by,
		unit,
		kind,
		text: proofText,
		promisedBy: kind === 'interim' ? { at: now, wholeDay: false } : null,
		reason: kind === 'interim' ? proofText : null,
		measures: proofText,
	};
}

/** Units that can be asked: one, and two where nobody works yet; each with what can be agreed on. */
export function routes(state: Case, { regulation, units }: World, { fields }: Asked, by: Actor): readonly Command[] {
	const asked = state.assignments.map(({ unit }) => unit);
	const free = units.filter((unit) => !asked.includes(unit));
	const declined = state.assignments.flatMap(({ unit, part }) => (part === 'declined' ? [unit] : []));
	// Two at work show what several do; whoever has declined is asked again where nobody else is left.
	const atWork = state.assignments.filter(({ part }) => part !== 'declined');
	const mostly = (regulation.severalUnits ? 2 : 1) - atWork.length;
	const pool = mostly > 0 ? [...free, ...declined].slice(0, mostly) : atWork.slice(0, 1).map(({ unit }) => unit);
	const [one, other] = pool;
	if (one === undefined) return [];
	const chosen = [[one], ...(other !== undefined ? [[one, other]] : [])];
	// What was agreed on with one is agreed on with those who come to it.
	const [first] = atWork;
	const photos = fields.has('photo') ? (first === undefined ? [false, true] : [first.photoRequired]) : [false];
	const postings = fields.has('selfPosting') ? (first === undefined ? [false, true] : [first.selfPosting]) : [false];
	const [explained] = fields.has('track') && state.routings === 0 ? regulation.explanations : [];
	const tracks = [{}, ...(explained === undefined ? [] : [{ explanation: explained.category }])];
	return chosen.flatMap((units) =>
		photos.flatMap((photoRequired) =>
			postings.flatMap((selfPosting) =>
				tracks.map((track): Command => ({ do: 'route', by, units, photoRequired, selfPosting, ...track })),
			),
		),
	);
}

/** Of each unit from which an assignment can be taken: to a unit that nobody has asked yet, and to the coordinator himself. */
export function reassignments(state: Case, world: World, asked: Asked, by: Actor): readonly Command[] {
	const to = freeUnits(state, world)[0];
	return unitsFor(state, world, asked)
		.filter((unit) => takeAwayRefusal(state, unit) === null && isAllowedFor(state, world, unit))
		.flatMap((unit) =>
			[null, ...(to === undefined ? [] : [to])].map(
				(other): Command => ({ do: 'reassign', by, unit, to: other, reason: proofText }),
			),
		);
}

function isAllowedFor(state: Case, { regulation }: World, unit: string): boolean {
	return isAllowed(state, regulation, 'reassign', undefined, unit);
}

/** One more unit, under what was agreed with those that are at work. */
export function additions(state: Case, world: World, by: Actor): readonly Command[] {
	const [unit] = freeUnits(state, world);
	const first = state.assignments.find(({ part }) => part !== 'declined');
	const { photoRequired = false, selfPosting = false } = first ?? {};
	return unit === undefined ? [] : [{ do: 'add-units', by, units: [unit], photoRequired, selfPosting, reason: null }];
}

/** Those that nobody has asked yet, then those that have declined. */
function freeUnits({ assignments }: Case, { units }: World): readonly string[] {
	const asked = assignments.map(({ unit }) => unit);
	const declined = assignments.flatMap(({ unit, part }) => (part === 'declined' ? [unit] : []));
	return [...units.filter((unit) => !asked.includes(unit)), ...declined];
}
