import { isClosedList } from '../case/acts/reasons.ts';
import type { Case } from '../case/model/case.ts';
import type { World } from '../case/model/world.ts';
import { allowsInterim } from '../case/turn/allowed.ts';
import type { ReasonedAct } from '../regulation/regulation.ts';
import type { Asked } from './asked.ts';

/** Which kinds of answer this unit may give now. */
export function answersFor(state: Case, { regulation }: World, unit: string): readonly ('final' | 'interim')[] {
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
