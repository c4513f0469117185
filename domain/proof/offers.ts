import { postsOwnWords } from '../case/acts/draft-read.ts';
import { acknowledgersOf } from '../case/clocks/notices.ts';
import type { Case } from '../case/model/case.ts';
import type { Actor, Command } from '../case/model/commands.ts';
import type { World } from '../case/model/world.ts';
import { allows, allowsInterim } from '../case/turn/allowed.ts';
import { anyHolds } from '../case/turn/conditions.ts';
import { openQuestions } from '../case/turn/questions.ts';
import { type AskedAct, askedActs } from '../regulation/regulation.ts';
import { unreachable } from '../result.ts';
import { actorFor, actorsFor, unitsFor } from './actors.ts';
import type { Asked } from './asked.ts';
import { additions, ownTexts, partsOffered, reassignments, routes } from './offers-of-units.ts';
import { datedApproval, dates, interests, reasonsFor } from './particulars.ts';
import { proofText } from './receipts.ts';

const permalink = 'https://vk.com/wall-1_2?reply=3';

/** Every act that the state allows, of those that are wanted, in each of the ways that the file tells apart; a way may still be refused. */
export function offers(
	state: Case,
	world: World,
	asked: Asked,
	isWanted: (act: AskedAct) => boolean = () => true,
): readonly Command[] {
	const isAllowed = allows(state, world);
	return askedActs.flatMap((act) => (isWanted(act) && isAllowed(act) ? offersOf(act, state, world, asked) : []));
}

function offersOf(act: AskedAct, state: Case, world: World, asked: Asked): readonly Command[] {
	const { regulation, now } = world;
	const draft = state.draft?.version ?? 0;
	const byEach = (make: (by: Actor) => readonly Command[]): readonly Command[] =>
		actorsFor(state, world, asked, act).flatMap(make);
	switch (act) {
		case 'route':
			// Where two may choose, it is one and the same choice.
			return actorsFor(state, world, asked, act)
				.slice(0, 1)
				.flatMap((by) => routes(state, world, asked, by));
		case 'reassign':
			return byEach((by) => reassignments(state, world, asked, by));
		case 'add-units':
			return byEach((by) => additions(state, world, by));
		case 'require-photo':
			return byEach((by) =>
				unitsFor(state, world, asked).map((unit): Command => {
					const agreed = state.assignments.find((one) => one.unit === unit)?.photoRequired === true;
					return { do: act, by, unit, required: !agreed, reason: proofText };
				}),
			);
		case 'name-author':
			return byEach((by) =>
				unitsFor(state, world, asked).map((unit): Command => ({ do: act, by, unit, reason: null })),
			);
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
		case 'refuse-consent':
		case 'withdraw-consent':
		case 'withdraw-proposal':
		case 'withdraw':
			return byEach((by) => [{ do: act, by, reason: proofText }]);
		case 'unpublishable':
			return byEach((by) => [{ do: act, by, kind: 'deleted', reason: proofText }]);
		case 'not-ours':
			return byEach((by) => [{ do: act, by, text: proofText }]);
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
			return [...partsOffered(state, world, asked), ...ownTexts(state, world, asked)];
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

/** Each category that the case allows; whoever is no unit may give it for one. */
function explanations(state: Case, world: World, asked: Asked, by: Actor): readonly Command[] {
	const categories = world.regulation.explanations.filter(({ when }) => anyHolds(when, state));
	const units = by.unit === null ? [null, ...unitsFor(state, world, asked)] : [by.unit];
	const competentBody = 'Администрация края';
	return categories.flatMap(({ category }) =>
		units.map((unit): Command => ({ do: 'explain', by, unit, category, text: proofText, competentBody })),
	);
}
