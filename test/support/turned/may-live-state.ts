import { atMostOne, isNothing, type MayLiveByFile, slower } from './may-live-reasons.ts';

/** What may live of what events make of a case. */
export const mayLiveInState: MayLiveByFile = {
	'domain/case/state/evolve-clocks.ts': [
		{ text: 'return told === state.told ? after : { ...after, told };', what: '-> false', why: slower },
	],
	'domain/case/state/evolve-undelivered.ts': [
		{
			text: 'return event.untold && unit !== null && stands ? withoutHanding(assigned(after, unit, { handedAt: null })) : after;',
			what: '-> true',
			part: 'unit !== null',
			why: isNothing,
		},
	],
	'domain/case/state/holds.ts': [
		{ text: 'before.status === status &&', what: '-> false', why: slower },
		{ text: 'if (stands) return state.held;', what: '-> false', why: slower },
		{
			text: "event.type === 'MailUndelivered' && event.untold && !event.othersTold ? neverHad(state, event) : state.held;",
			what: '-> true',
			part: "event.type === 'MailUndelivered'",
			why: isNothing,
		},
		{
			text: 'if (unit === null || handedAt === null || hold.at < handedAt || !hold.units.includes(unit)) return hold;',
			what: '-> false',
			part: 'unit === null',
			why: isNothing,
		},
	],
	'domain/case/state/telling.ts': [
		{
			text: 'const clock = state.clocks.find(({ id }) => id === event.id);',
			what: 'find -> findLast',
			why: atMostOne,
		},
	],
};
