import { atMostOne, isNothing, type MayLiveByFile, neverSo, noUnit, slower, throwsAnyway } from './may-live-reasons.ts';

/** What may live of what events make of a case. */
export const mayLiveInState: MayLiveByFile = {
	'domain/case/state/evolve-clocks.ts': [
		{ text: 'return told === state.told ? after : { ...after, told };', what: '-> false', why: slower },
	],
	'domain/case/state/erased.ts': [
		"status.is === 'ended' && erasedAt !== null",
		"status.is === 'ended'",
		'erasedAt !== null',
	].map((part) => ({
		text: "return status.is === 'ended' && erasedAt !== null && erasedAt >= status.at;",
		what: '-> true',
		part,
		why: isNothing,
	})),
	'domain/case/state/evolve-drafts.ts': [
		{
			text: 'const rewords = unit !== null && isJointRework(state, unit);',
			what: '-> true',
			part: 'unit !== null',
			why: noUnit,
		},
		{ text: "unit === null || answer === 'question'", what: '-> false', part: 'unit === null', why: noUnit },
		{
			text: "if (status.is !== 'open' || status.stage !== 'rework' || draft === null) return false;",
			what: '-> false',
			part: "status.is !== 'open'",
			why: isNothing,
		},
		{
			text: "const givenUp = draft?.answer === 'question' && status.is === 'open' && status.stage === 'check';",
			what: '-> true',
			part: "status.is === 'open'",
			why: isNothing,
		},
		{
			text: "const isOwn = draft !== null && isOwnText(draft) && status.is === 'open' && status.stage === 'approval';",
			what: '-> true',
			part: "status.is === 'open'",
			why: isNothing,
		},
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
	'domain/case/state/evolve-units.ts': [
		{
			text: 'const taken = state.assignments.find((one) => one.unit === unit);',
			what: 'find -> findLast',
			part: 'state.assignments.find((one) => one.unit === unit)',
			why: atMostOne,
		},
		{
			text: ".flatMap(({ part, refusals }) => (part === 'declined' && refusals > 0 ? [refusals] : []))",
			what: '-> true',
			part: 'refusals > 0',
			why: 'a part that nobody declined hands on nought, as one that is not there does',
		},
		{
			text: ".flatMap(({ part, refusals }) => (part === 'declined' && refusals > 0 ? [refusals] : []))",
			what: '> -> >=',
			part: 'refusals > 0',
			why: 'a part that nobody declined hands on nought, as one that is not there does',
		},
	],
	'domain/case/state/evolve.ts': [
		{
			// biome-ignore lint/suspicious/noTemplateCurlyInString: a line of code
			text: 'if (state === null) throw new Error(`a case begins with CaseReceived, not with ${event.type}`);',
			what: '-> false',
			part: 'state === null',
			why: throwsAnyway,
		},
		{
			text: 'moments === after.moments &&',
			what: '-> false',
			part: 'moments === after.moments && authors === after.authors && held === after.held &…',
			why: slower,
		},
		{
			text: 'return isSame ? after : { ...after, moments, authors, held, lastAt, actedAt, rest };',
			what: '-> false',
			part: 'isSame',
			why: slower,
		},
		{
			// biome-ignore lint/suspicious/noTemplateCurlyInString: a line of code
			text: "return `${to} ${unit ?? ''} ${absent}`;",
			what: '?? -> left',
			part: "unit ?? ''",
			why: noUnit,
		},
		{ text: 'if (moments.length === 0) return earlier;', what: '-> false', part: 'moments.length === 0', why: slower },
		{
			text: "visit: state.status.is === 'open' ? state.status.visit : 0,",
			what: '-> true',
			part: "state.status.is === 'open'",
			why: neverSo,
		},
		{ text: "visit: state.status.is === 'open' ? state.status.visit : 0,", what: '0 -> 1', part: '0', why: neverSo },
	],
	'domain/case/state/moments.ts': [
		{
			text: 'const asked = before?.assignments.find(({ unit }) => unit === event.unit);',
			what: 'find -> findLast',
			part: 'before?.assignments.find(({ unit }) => unit === event.unit)',
			why: atMostOne,
		},
		{
			text: 'const question = before?.questions.find(({ number }) => number === event.question);',
			what: 'find -> findLast',
			part: 'before?.questions.find(({ number }) => number === event.question)',
			why: atMostOne,
		},
		{
			text: 'return acted({ at: event.repliedAt }, names, question?.unit ?? null);',
			what: '?? -> left',
			part: 'question?.unit ?? null',
			why: isNothing,
		},
		{
			text: "return routedAt !== undefined && routedAt > (state?.moments['publish:interim'] ?? -Infinity);",
			what: '-> true',
			part: 'routedAt !== undefined',
			why: isNothing,
		},
		{
			text: "state?.assignments.some(({ unit, part }) => unit !== posting && (part === 'awaited' || part === 'submitted')) ??",
			what: '?? -> left',
			part: "state?.assignments.some(({ unit, part }) => unit !== posting && (part === 'awai…",
			why: isNothing,
		},
		{
			text: 'const known = receiptNames.find((one) => one === name);',
			what: 'find -> findLast',
			part: 'receiptNames.find((one) => one === name)',
			why: atMostOne,
		},
	],
};
