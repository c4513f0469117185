import { postsOwnWords } from '../case/acts/draft-read.ts';
import { acknowledgersOf } from '../case/clocks/notices.ts';
import type { Case } from '../case/model/case.ts';
import type { Actor, Command } from '../case/model/commands.ts';
import type { World } from '../case/model/world.ts';
import { allowedActs, allowsInterim, rolesFor, ruleFor } from '../case/turn/allowed.ts';
import { anyHolds } from '../case/turn/conditions.ts';
import { openQuestions } from '../case/turn/questions.ts';
import type { Act, Role } from '../regulation/regulation.ts';
import { unreachable } from '../result.ts';
import type { Asked } from './asked.ts';
import { assignmentOf } from './canonical.ts';
import { answersFor, datedApproval, dates, interests, reasonsFor } from './particulars.ts';
import { proofText } from './receipts.ts';

const permalink = 'https://vk.com/wall-1_2?reply=3';

/** Every act that the state allows, in each of the ways that the file tells apart; a way may still be refused. */
export function offers(state: Case, world: World, asked: Asked): readonly Command[] {
	return allowedActs(state, world.regulation).flatMap((act) => offersOf(act, state, world, asked));
}

function offersOf(act: Act, state: Case, world: World, asked: Asked): readonly Command[] {
	const { regulation, now } = world;
	const draft = state.draft?.version ?? 0;
	const byEach = (make: (by: Actor) => readonly Command[]): readonly Command[] =>
		actorsFor(state, world, asked, act).flatMap(make);
	switch (act) {
		case 'route':
			return byEach((by) => routes(state, world, asked, by));
		case 'no-answer':
			// Late it is one and the same interruption, whatever its reason.
			return byEach((by) =>
				reasonsFor(act, state, world, asked)
					.slice(0, state.routings === 0 ? undefined : 1)
					.map((reason): Command => ({ do: act, by, reason })),
			);
		case 'return-to-curator':
			return byEach((by) => reasonsFor(act, state, world, asked).map((reason): Command => ({ do: act, by, reason })));
		case 'confirm':
		case 'reject':
		case 'raise':
		case 'lower':
			return byEach((by) => [{ do: act, by }]);
		case 'withdraw-proposal':
		case 'withdraw':
			return byEach((by) => [{ do: act, by, reason: proofText }]);
		case 'unpublishable':
			return byEach((by) => [{ do: act, by, kind: 'deleted', reason: proofText }]);
		case 'appeal':
			return byEach((by) => [{ do: act, by, number: '1', told: false }]);
		case 'correct':
			return byEach((by) => [{ do: act, by, permalink, reason: proofText, seen: state.corrections }]);
		case 'clarify':
			return byEach((by) => asked.addressees.map((of): Command => ({ do: act, by, of, text: proofText })));
		case 'clarified':
			return byEach((by) =>
				openQuestions(state).map(
					({ number }): Command => ({ do: act, by, text: proofText, question: number, repliedAt: null }),
				),
			);
		case 'decline':
			return unitsFor(state, world, asked).flatMap((unit) =>
				reasonsFor(act, state, world, asked).map(
					(reason): Command => ({ do: act, by: actorFor(state, world, act, unit), unit, reason, suggested: null }),
				),
			);
		case 'submit':
			return unitsFor(state, world, asked).flatMap((unit) =>
				answersFor(state, world, unit).map(
					(kind): Command => ({
						do: act,
						by: actorFor(state, world, act, unit),
						unit,
						kind,
						text: proofText,
						promisedBy: kind === 'interim' ? { at: now, wholeDay: false } : null,
						reason: kind === 'interim' ? 'Нужна закупка' : null,
						measures: proofText,
					}),
				),
			);
		case 'consolidate':
			return byEach((by) => [
				{ do: act, by, text: proofText, unit: null, interim: null },
				...(allowsInterim(state, regulation, null)
					? [
							{
								do: act,
								by,
								text: proofText,
								unit: null,
								interim: { promisedBy: { at: now, wholeDay: false }, reason: 'Нужна закупка' },
							} as const,
						]
					: []),
			]);
		case 'forward':
			return byEach((by) => [{ do: act, by, draft, generalInterest: false }]);
		case 'approve':
			return byEach((by) => [{ do: act, by, draft }, ...datedApproval(state, world, by, draft)]);
		case 'recall':
			return byEach((by) => [{ do: act, by, draft, reason: 'Ошибка в дате' }]);
		case 'return':
			return byEach((by) =>
				[null, ...unitsFor(state, world, asked)].flatMap((unit) =>
					reasonsFor(act, state, world, asked).map(
						(reason): Command => ({ do: act, by, draft, reason, comment: 'Назовите дату', unit }),
					),
				),
			);
		case 'publish':
			return byEach((by) =>
				interests(asked).flatMap((generalInterest) => {
					const own = postsOwnWords(state);
					const posted = { do: act, by, permalink, visibility: null, generalInterest } as const;
					const final: Command = { ...posted, draft: own ? 'own' : draft };
					const isInterim = own && by.unit !== null && allowsInterim(state, regulation, by.unit);
					const interim = { promisedBy: { at: now, wholeDay: false }, reason: 'Нужна закупка' };
					return isInterim ? [final, { ...final, draft: 'own', interim }] : [final];
				}),
			);
		case 'first-word':
		case 'publish-site':
		case 'consent':
			return byEach((by) => [{ do: act, by, permalink }]);
		case 'explain':
			return byEach((by) => explanations(state, world, asked, by));
		case 'register':
			return byEach((by) => [{ do: act, by, number: '1' }]);
		case 'set-deadline':
			return byEach((by) => dates(state, world, by));
		case 'acknowledge':
			return pendingNotices(state).flatMap((notice) =>
				acknowledgersOf(notice, regulation)
					.slice(0, 1)
					.map((role): Command => ({ do: act, by: { role, person: null, unit: notice.unit }, notice: notice.notice })),
			);
		default:
			return unreachable(act);
	}
}

function pendingNotices({ notices }: Case) {
	return notices.filter(({ acknowledgedAt }) => acknowledgedAt === null);
}

/** Whoever may do an act: one of each role, of the executors one of each unit that was asked. */
function actorsFor(state: Case, world: World, asked: Asked, act: Act): readonly Actor[] {
	const { regulation } = world;
	const rule = ruleFor(state, regulation, act);
	if (rule === undefined) return [];
	return rolesFor(state, regulation, rule).flatMap((role) =>
		role === 'executor' ? unitsFor(state, world, asked).map((unit) => actor(role, unit)) : [actor(role, null)],
	);
}

/** Whoever does an act of this unit. */
function actorFor(state: Case, { regulation }: World, act: Act, unit: string): Actor {
	const rule = ruleFor(state, regulation, act, unit);
	const [role = 'executor'] = rule === undefined ? [] : rolesFor(state, regulation, rule);
	return actor(role, unit);
}

function actor(role: Role, unit: string | null): Actor {
	return { role, person: null, unit };
}

/** The units that were asked and have not declined; of those that nothing tells apart the first. */
function unitsFor(state: Case, { regulation }: World, asked: Asked): readonly string[] {
	const seen = new Set<string>();
	return state.assignments.flatMap((one) => {
		const owes = one.part === 'declined' ? null : assignmentOf(state, one, asked, regulation);
		if (owes === null || seen.has(owes)) return [];
		seen.add(owes);
		return [one.unit];
	});
}

function routes(state: Case, { regulation, units }: World, { fields }: Asked, by: Actor): readonly Command[] {
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

/** Each category that the case allows; whoever is no unit may give it for one. */
function explanations(state: Case, world: World, asked: Asked, by: Actor): readonly Command[] {
	const categories = world.regulation.explanations.filter(({ when }) => anyHolds(when, state));
	const units = by.unit === null ? [null, ...unitsFor(state, world, asked)] : [by.unit];
	const competentBody = 'Администрация края';
	return categories.flatMap(({ category }) =>
		units.map((unit): Command => ({ do: 'explain', by, unit, category, text: proofText, competentBody })),
	);
}
