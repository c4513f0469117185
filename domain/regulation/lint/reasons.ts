import type { Fault } from '../fault.ts';
import { reasonedActs } from '../regulation.ts';
import type { UnversionedRegulation } from '../schema/schema.ts';
import { placedActs } from './stages.ts';

/** Faults of reasons: those that no act asks for, conditions on reasons that no list has, and advice that names one. */
export function lintReasons(regulation: UnversionedRegulation): readonly Fault[] {
	const placed = placedActs(regulation);
	const listed = new Set(
		reasonedActs.flatMap((act) => ['other', ...(regulation.reasons[act]?.items ?? []).map(({ code }) => code)]),
	);
	const idle = reasonedActs.flatMap((act): readonly Fault[] => {
		const rule = regulation.reasons[act];
		return rule === undefined || placed.some((one) => one.act === act)
			? []
			: [{ path: ['reasons', act], message: `reasons for "${act}" (clause ${rule.clause}), which no stage offers` }];
	});
	const unknown = placed.flatMap(({ act, rule, path }) =>
		rule.exits.flatMap(({ when }, index): readonly Fault[] => {
			const code = when?.reason?.find((one) => !listed.has(one));
			const message = `"${act}" has an exit for the reason ${code}, which no list has (clause ${rule.clause})`;
			return code === undefined ? [] : [{ path: [...path, 'exits', index, 'when', 'reason'], message }];
		}),
	);
	const inTerms = regulation.terms.flatMap(({ id, clause, when }, index) =>
		(when ?? []).flatMap(({ reason }): readonly Fault[] => {
			const code = reason?.find((one) => !listed.has(one));
			const message = `the term "${id}" (clause ${clause}) asks for the reason ${code}, which no list has`;
			return code === undefined ? [] : [{ path: ['terms', index, 'when'], message }];
		}),
	);
	return [...idle, ...unknown, ...inTerms, ...lintAdvice(regulation)];
}

/** Advice on one thing twice, or for a reason that no draft can be returned for. */
function lintAdvice({ advice = [], reasons }: UnversionedRegulation): readonly Fault[] {
	return advice.flatMap(({ on, clause, reason }, index): readonly Fault[] => {
		const twice = advice.findIndex((other) => other.on === on) < index;
		const known = reason === undefined || reasons.return?.items.some(({ code }) => code === reason) === true;
		const unlisted = `advice on "${on}" (clause ${clause}) names the reason ${reason}, which the list for a return lacks`;
		return [
			...(twice ? [{ path: ['advice', index, 'on'], message: `advice on "${on}" stands here twice` }] : []),
			...(known ? [] : [{ path: ['advice', index, 'reason'], message: unlisted }]),
		];
	});
}
