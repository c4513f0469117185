import { atMostOne, isNothing, type MayLiveByFile, noUnit, slower } from './may-live-reasons.ts';

/** What may live of what decides in domain/case, and of whose turn it is. */
export const mayLiveInTurn: MayLiveByFile = {
	'domain/case/turn/allowed.ts': [
		{
			text: "return status.is === 'open' ? stages[status.stage] : undefined;",
			what: '-> true',
			why: isNothing,
		},
		{
			text: 'const also = rule.also === undefined ? [] : awaitedAt(state, regulation, rule.also);',
			what: '-> false',
			why: isNothing,
		},
		{
			text: 'if (also.length === 0 && posting === undefined) return own;',
			what: '-> false',
			part: 'also.length === 0 && posting === undefined',
			why: 'the same roles are copied',
		},
		{
			text: "if (status.is !== 'open') return [];",
			what: '-> false',
			why: isNothing,
		},
		{
			text: "return status.is === 'open' && may.includes(status.awaits) ? status.awaits : may[0];",
			what: '-> true',
			part: "status.is === 'open'",
			why: isNothing,
		},
		{
			text: 'return clauses.find((clause) => clause === reasoned) ?? clauses[0] ?? anytime[act]?.clause ?? null;',
			what: 'find -> findLast',
			why: 'of equal clauses either will do',
		},
		{
			text: "const inDraft = state.status.is === 'open' && state.status.stage === 'draft';",
			what: '-> true',
			part: "state.status.is === 'open'",
			why: isNothing,
		},
		{
			text: "return state.status.is === 'open' && state.status.stage === 'draft' ? byAny(partRefusal) : true;",
			what: '-> true',
			part: "state.status.is === 'open'",
			why: isNothing,
		},
	],
	'domain/case/turn/asides.ts': [
		{
			text: 'const also = rule.also === undefined ? [] : awaitedAt(state, regulation, rule.also);',
			what: '-> false',
			why: isNothing,
		},
	],
	'domain/case/turn/awaiting.ts': [
		{ text: 'if (all.length < 2) return all;', what: '-> false', why: slower },
		{
			text: "if (state.status.is !== 'open') return [];",
			what: '-> false',
			why: 'of a case that has ended every list that is joined here is empty',
		},
		{
			text: "if (state.status.is !== 'open' || state.status.stage === start || !state.toReassign) return [];",
			what: '-> false',
			part: "state.status.is !== 'open'",
			why: 'nobody may be asked any more once a case has ended',
		},
		{
			text: "if (state.status.is !== 'open' || state.status.stage !== 'draft') return [];",
			what: '-> false',
			part: "state.status.is !== 'open'",
			why: isNothing,
		},
		{
			text: 'if (unit !== null && out.includes(unit))',
			what: '-> true',
			part: 'unit !== null',
			why: isNothing,
		},
		{
			text: "const phaseSince = state.moments['publish:interim'] ?? Number.NEGATIVE_INFINITY;",
			what: '?? -> left',
			why: 'nothing began before what never was, either',
		},
		{
			text: 'return one !== null && other !== null && one > other;',
			what: '-> true',
			part: 'one !== null',
			why: 'null is greater than no instant, and one of nothing is asked for by a term that is over',
		},
		{
			text: "if (ruleFor(state, regulation, 'clarified') === undefined || state.status.is !== 'open') return false;",
			what: '-> false',
			part: "state.status.is !== 'open'",
			why: isNothing,
		},
		{
			text: 'return stage === undefined',
			what: '-> false',
			why: isNothing,
		},
	],
	'domain/case/turn/conditions.ts': [
		{
			text: 'within(when.reason, reason ?? undefined) &&',
			what: '?? -> left',
			why: isNothing,
		},
		{
			text: 'within(when.category, category ?? undefined) &&',
			what: '?? -> left',
			why: isNothing,
		},
		{
			text: 'return allowed === undefined || (value !== undefined && allowed.includes(value));',
			what: '-> true',
			part: 'value !== undefined',
			why: isNothing,
		},
	],
	'domain/case/turn/mending.ts': [
		{
			text: "if (status.is !== 'open') return null;",
			what: '-> false',
			why: isNothing,
		},
		{
			text: 'const theirs = assignments.find((asked) => asked.unit === unit);',
			what: 'find -> findLast',
			why: atMostOne,
		},
	],
	'domain/case/turn/passing.ts': [
		{
			text: 'const assigned = assignments.find((one) => one.unit === unit);',
			what: 'find -> findLast',
			why: atMostOne,
		},
		{
			text: "return status.is === 'open' ? status.since : Number.POSITIVE_INFINITY;",
			what: '-> true',
			why: 'a case that has ended awaits nobody: TypeScript alone asks',
		},
		...["role === 'executor'", 'unit !== null'].map((part) => ({
			text: "if (role === 'executor' && unit !== null) {",
			what: '-> true',
			part,
			why: 'an executor is awaited of a unit, and nobody else is',
		})),
	],
	'domain/case/turn/questions.ts': [
		{
			text: 'return askingUnit(state) ?? state.draft?.unit ?? null;',
			what: '?? -> left',
			part: 'askingUnit(state) ?? state.draft?.unit ?? null',
			why: noUnit,
		},
		{
			text: "if (status.is !== 'open' || draft?.answer !== 'question') return false;",
			what: '-> false',
			part: "status.is !== 'open'",
			why: isNothing,
		},
		{
			text: "const stage = status.stage === 'confirmation' ? (proposal?.stage ?? status.stage) : status.stage;",
			what: '-> true',
			why: 'an end is proposed in no other stage',
		},
		{
			text: "if (!isQuestionOnItsWay(state) || state.status.is !== 'open' || state.status.stage !== 'rework') return false;",
			what: '-> false',
			part: "state.status.is !== 'open'",
			why: isNothing,
		},
		{
			text: "if (status.is === 'open' && status.stage === 'consolidation')",
			what: '-> true',
			part: "status.is === 'open'",
			why: isNothing,
		},
		{
			text: "if (status.is !== 'open' || status.stage !== 'rework') return out;",
			what: '-> false',
			part: "status.is !== 'open'",
			why: isNothing,
		},
		{
			text: "return status.is === 'open' && status.stage === 'rework';",
			what: '-> true',
			part: "status.is === 'open'",
			why: isNothing,
		},
		{
			text: "if (status.is === 'open' && status.stage === 'registration') return status.awaits;",
			what: '-> true',
			part: "status.is === 'open'",
			why: isNothing,
		},
		{
			text: "if (rule?.passesOn === true && isReworked(state) && status.is === 'open') return status.awaits;",
			what: '-> true',
			part: "status.is === 'open'",
			why: isNothing,
		},
		{
			text: 'return answering(state).find((one) => one.unit === unit);',
			what: 'find -> findLast',
			why: atMostOne,
		},
		{
			text: "const reworks = state.status.is === 'open' && state.status.stage === 'rework' && !isPartBesideRework(state, unit);",
			what: '-> true',
			part: "state.status.is === 'open'",
			why: isNothing,
		},
		{
			text: "const reworks = state.status.is === 'open' && state.status.stage === 'rework';",
			what: '-> true',
			part: "state.status.is === 'open'",
			why: isNothing,
		},
	],
};
