import { undeliveredOf } from '../case/follow-ups/follow-up.ts';
import type { Undelivered } from '../case/model/case.ts';
import { isAddressAlive } from '../case/model/delivery-events.ts';
import { neverRan } from '../case/state/evolve-clocks.ts';
import { awaiting } from '../case/turn/awaiting.ts';
import { fact } from '../case-view/facts.ts';
import { sayStandsFor } from '../wording/absences.ts';
import { sayRole, sayUnit } from '../wording/cases.ts';
import { sayAuthority } from '../wording/citations.ts';
import { mailLabels } from '../wording/mails.ts';
import { undeliveredReasons, undeliveredWords as words } from '../wording/undelivered.ts';
import { withNoun } from '../wording/unit-noun.ts';
import { clockOf } from './about-stages.ts';
import type { Block } from './blocks.ts';
import type { MailInput } from './model.ts';

/** «Письмо не доставлено: Отдел дорожного хозяйства». */
export function undeliveredHeadline(input: MailInput): string {
	const one = entryOf(input);
	return one === null ? words.headline : `${words.headline}: ${sayWhom(one, input)}`;
}

/** Whom the mail did not reach and why, what that means for the case, and what to do (G-8, R-23). */
export function undeliveredBlocks(input: MailInput): readonly Block[] {
	const one = entryOf(input);
	if (one === null) return [];
	return [
		{ is: 'paragraph', text: undeliveredReasons[one.why] },
		{
			is: 'facts',
			rows: [
				...fact(words.whom, input.unreached?.name),
				...fact(words.role, sayRole(one.to, input.regulation)),
				...fact(withNoun(mailLabels.unit, input.regulation), one.unit && sayUnit(one.unit, input.municipality.units)),
				...fact(words.address, input.unreached?.mail),
				...fact(words.sentAt, one.handedAt === null ? null : input.time.at(one.handedAt)),
			],
		},
		...paragraphs(meaning(one, input), input),
		{ is: 'heading', text: words.whatToDo },
		...paragraphs(steps(one, input), input),
	];
}

function paragraphs(lines: readonly string[], { regulation }: MailInput): readonly Block[] {
	return lines.map((text): Block => ({ is: 'paragraph', text: withNoun(text, regulation) }));
}

/** To a deputy: why the mail comes to him. */
export function insteadBlocks({ insteadOf = null, standsFor = [] }: MailInput): readonly Block[] {
	const lines = [
		...(insteadOf === null ? [] : [`${words.instead} ${insteadOf}.`]),
		...(standsFor.length === 0 ? [] : [sayStandsFor(standsFor)]),
	];
	return lines.map((text) => ({ is: 'paragraph', text }));
}

/** «Нарушение срока снято, п. 2.7». */
export function undoneHeadline(input: MailInput): string {
	const clock = clockOf(input);
	return clock === null ? words.undone : `${words.undone}, ${sayAuthority(input.regulation, clock.clause, clock.kind)}`;
}

/** Which breach it was, and why it is none. */
export function undoneBlocks(input: MailInput): readonly Block[] {
	const clock = clockOf(input);
	const { regulation, municipality, time } = input;
	const title = regulation.terms.find(({ id }) => id === clock?.term)?.title;
	return [
		{ is: 'paragraph', text: withNoun(words.undoneWhy, regulation) },
		{
			is: 'facts',
			rows: [
				...fact(mailLabels.what, title),
				...fact(withNoun(mailLabels.unit, regulation), clock?.unit && sayUnit(clock.unit, municipality.units)),
				...fact(mailLabels.before, clock?.dueAt == null ? null : time.due(clock.dueAt)),
			],
		},
	];
}

function meaning(one: Undelivered, input: MailInput): readonly string[] {
	const named = input.case.clocks.find(({ id }) => id === input.order.clock);
	const undone = named !== undefined && neverRan(named);
	const breach = undone && one.takenBack.length > 0 ? [words.breachUndone] : [];
	if (one.othersTold) return undone ? [words.startsLater, ...breach] : [words.othersTold];
	if (one.to === 'executor' && !isTold(one, input)) return [undone ? words.unitNeverTold : words.unitUntold, ...breach];
	return isAwaited(one, input) ? [words.awaitedUntold] : [];
}

function steps(one: Undelivered, input: MailInput): readonly string[] {
	const isOpen = input.case.status.is === 'open';
	const waits = isOpen && !one.othersTold && isAwaited(one, input);
	const startsClock = waits && one.to === 'executor' && !isTold(one, input);
	const then = startsClock ? words.thenClock : waits ? words.thenAgain : words.thenNext;
	return [
		startsClock ? words.callUnit : words.call,
		words.passOn,
		isAddressAlive(one.why) ? then : `${then} ${words.untilThen}`,
		...(isAddressAlive(one.why) && waits ? [words.stillRight] : []),
	];
}

function isTold({ unit }: Undelivered, { case: { assignments } }: MailInput): boolean {
	return assignments.some((asked) => asked.unit === unit && asked.handedAt !== null);
}

function isAwaited({ to, unit }: Undelivered, { case: state, regulation }: MailInput): boolean {
	return awaiting(state, regulation).some((awaited) => awaited.role === to && awaited.unit === unit);
}

function sayWhom({ to, unit }: Undelivered, { regulation, municipality }: MailInput): string {
	return unit === null ? sayRole(to, regulation) : sayUnit(unit, municipality.units);
}

function entryOf({ order, case: { undelivered } }: MailInput): Undelivered | null {
	const number = undeliveredOf(order);
	return undelivered.find((one) => one.number === number) ?? null;
}
