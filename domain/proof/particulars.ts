import { isClosedList } from '../case/acts/reasons.ts';
import type { Case } from '../case/model/case.ts';
import type { Actor, Command } from '../case/model/commands.ts';
import type { World } from '../case/model/world.ts';
import { allowsInterim, rolesFor, ruleFor } from '../case/turn/allowed.ts';
import { DAY_MS, MINUTE_MS } from '../instant.ts';
import type { ReasonedAct } from '../regulation/regulation.ts';
import type { Asked } from './asked.ts';

/** Which kinds of answer this unit may give now. */
export function answersFor(state: Case, { regulation }: World, unit: string | null): readonly ('final' | 'interim')[] {
	return allowsInterim(state, regulation, unit) ? ['final', 'interim'] : ['final'];
}

/** Whether an answer may be of general interest, as far as the file tells that apart. */
export function interests({ fields }: Asked): readonly boolean[] {
	return fields.has('generalInterest') ? [false, true] : [false];
}

/** Of the reasons that no condition tells apart one; where the list is open a free one. */
export function reasonsFor(
	act: ReasonedAct,
	state: Case,
	{ regulation }: World,
	{ reasonClass }: Asked,
): readonly string[] {
	const rule = regulation.reasons[act];
	const listed = [
		...(rule?.items.map(({ code }) => code) ?? []),
		...(isClosedList(regulation, act, state) ? [] : ['other']),
	];
	return listed.filter((code, index) => listed.findIndex((one) => reasonClass(one) === reasonClass(code)) === index);
}

/**
 * The dates that the curator may set: for the final answer, for one of the acts that he may date, and with one more interim
 * answer. What is set already, or would be refused, shows nothing more.
 */
export function dates(state: Case, { regulation: { terms, interim }, now }: World, by: Actor): readonly Command[] {
	const due = { at: now + MINUTE_MS, wholeDay: false };
	const final = state.phase === 'final';
	const all = terms.flatMap(({ settable }) => settable?.as ?? []);
	const keys = final && state.dates.length === 0 ? all.slice(0, 1) : [];
	const tells = interim?.when?.some(({ interimAgreed }) => interimAgreed !== undefined) ?? false;
	const agrees = final && tells && !state.interimAgreed;
	return [
		{ do: 'set-deadline', by, due },
		...keys.map((key): Command => ({ do: 'set-deadline', by, due, for: key })),
		...(agrees ? [{ do: 'set-deadline', by, due, interim: true } as const] : []),
	];
}

/** A consent with a date, where whoever consents may set one. */
export function datedApproval(state: Case, world: World, by: Actor, draft: number): readonly Command[] {
	const rule = ruleFor(state, world.regulation, 'set-deadline');
	if (rule === undefined || !rolesFor(state, world.regulation, rule).includes(by.role)) return [];
	return [{ do: 'approve', by, draft, due: { at: world.now + DAY_MS, wholeDay: false } }];
}
