import {
	alreadyRefused,
	emptyAlike,
	type MayLiveByFile,
	neverSo,
	noUnit,
	sameDate,
	slower,
} from './may-live-reasons.ts';

/** What may live of how due times are counted, in the clocks of domain/case. */
export const mayLiveInDueTimes: MayLiveByFile = {
	'domain/case/clocks/due-time.ts': [
		{
			text: 'const closed = pauses.filter(isClosed);',
			what: 'dropped filter',
			why: 'null is before every instant, and a pause that was over before leaves nothing out: TypeScript alone asks',
		},
		{
			text: "if (importance !== 'high' || rule.high === undefined || rule.high === 'half')",
			what: '-> false',
			part: "rule.high === 'half'",
			why: 'a text has neither clause nor kind: TypeScript alone asks',
		},
		{
			text: 'const untold = rule.untold !== undefined && isUntold(rule, state) ? rule.untold : undefined;',
			what: '-> true',
			part: 'rule.untold !== undefined',
			why: slower,
		},
		{
			text: "const date = is === 'running' ? theirs.at(-1) : theirs.find((one) => one.due === due);",
			what: 'find -> findLast',
			why: sameDate,
		},
		{
			text: 'return { limit: { given: true, notAfter: settable.notAfter, named: date.due }, kind: settable.kind };',
			what: 'true -> false',
			why: 'the field is asked for, not its value',
		},
		{
			text: 'if (due === null || before === null || due <= startedAt) return null;',
			what: '-> false',
			part: 'due === null',
			why: 'null is no later than any start, so the last condition holds: TypeScript alone asks',
		},
		{ text: 'if (!worked.ok) return null;', what: '-> false', why: alreadyRefused },
		{
			text: 'return at.ok ? at.value : null;',
			what: '-> true',
			why: 'half of what was counted lies inside of what was counted: TypeScript alone asks',
		},
		{
			text: 'return pause.until !== null;',
			what: '-> true',
			why: 'null is before every instant, and a pause that was over before leaves nothing out: TypeScript alone asks',
		},
		{
			text: "(clock.state !== 'void' || (owe.includes(clock.unit ?? '') && !neverRan(clock))) &&",
			what: '?? -> left',
			why: noUnit,
		},
		{ text: 'if (until <= cursor) continue;', what: '<= -> <', why: emptyAlike },
		{
			text: 'from <= cursor ? done(0) : wall ? done(from - cursor) : workingMsBetween(calendar, cursor, from);',
			what: '<= -> <',
			why: emptyAlike,
		},
		{
			text: 'if (!due.ok || due.value <= from) return due;',
			what: '-> false',
			part: '!due.ok',
			why: alreadyRefused,
		},
	],
	'domain/case/clocks/orders.ts': [
		{
			text: "if (deadline === null || at === undefined || !('before' in limit)) return null;",
			what: '-> false',
			part: 'at === undefined',
			why: 'a date comes with its moment: TypeScript alone asks',
		},
	],
	'domain/case/clocks/pauses.ts': [
		{
			text: "if (pause === null || event.type !== 'ClarificationAsked' || !event.pauses) return;",
			what: '-> false',
			part: "event.type !== 'ClarificationAsked'",
			why: 'no other act suspends anything: TypeScript alone asks',
		},
		...['-> false', 'false -> true'].map((what) => ({
			text: 'if (cutoff === undefined) return done(false);',
			what,
			why: neverSo,
		})),
		{
			text: 'if (due.ok) return done(due.value !== null && askedAt <= due.value);',
			what: '-> true',
			part: 'due.value !== null',
			why: 'no instant is before null: TypeScript alone asks',
		},
		{
			text: 'return least.ok && askedAt <= least.value ? done(true) : due;',
			what: '-> true',
			part: 'least.ok',
			why: 'nothing is no later than what was not counted: TypeScript alone asks',
		},
	],
	'domain/case/clocks/recalendar.ts': [
		{
			text: "clock.endedAt === null || clock.endedAt < at ? clock : { ...clock, state: 'running', endedAt: null };",
			what: '-> false',
			part: 'clock.endedAt === null',
			why: 'null is before every instant: TypeScript alone asks',
		},
	],
	'domain/case/clocks/promise-bound.ts': [
		{
			text: 'const dated = state.deadline !== null && state.deadline > world.now ? [state.deadline] : [];',
			what: '-> true',
			part: 'state.deadline !== null',
			why: 'null is no later than now: TypeScript alone asks',
		},
	],
};
