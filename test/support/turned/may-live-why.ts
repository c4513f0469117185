import {
	alreadyRefused,
	atMostOne,
	emptyAlike,
	isNothing,
	type MayLiveByFile,
	memory,
	neverSo,
	slower,
} from './may-live-reasons.ts';

const nullIsNoLater = 'null is no later than any instant: TypeScript alone asks';
const noMinute = 'who had no minute is left out, but for whoever had it last';

/** What may live of why a clock is due when it is. */
export const mayLiveInWhy: MayLiveByFile = {
	'domain/case/why/explained-legs.ts': [
		{
			text: 'const weights = stillMoves(state, clock) || rule.high === undefined ? [now] : [now, other];',
			what: '-> false',
			part: 'rule.high === undefined',
			why: slower,
		},
		{
			text: 'const held = ways.find(({ reckoned }) => reckoned !== null && due !== null && reckoned < due);',
			what: '-> true',
			part: 'due !== null',
			why: nullIsNoLater,
		},
		{
			text: 'const held = ways.find(({ reckoned }) => reckoned !== null && due !== null && reckoned < due);',
			what: '< -> <=',
			why: 'a way that gives the due time itself is taken before',
		},
		{
			text: 'return isLive(clock) && (clock.dueAt === null || clock.dueAt >= lastAt);',
			what: '-> false',
			part: 'clock.dueAt === null',
			why: 'without a due time every way gives none, and the first is that of now',
		},
		{
			text: "if (reckoned === null || !('term' in limit)) return [];",
			what: '-> false',
			part: 'reckoned === null',
			why: 'what ends at no instant lies outside of the data, and has no leg',
		},
		{
			text: 'return explained.ok ? [explained.value] : [];',
			what: '-> true',
			why: 'what was reckoned lies within the data',
		},
		{
			text: "if ('before' in limit) return base === null ? [] : leg(reckoned, base.dueAt, limit.term);",
			what: '-> false',
			part: 'base === null',
			why: neverSo,
		},
		{
			text: "if ('after' in limit) return base === null ? [] : leg(base.dueAt, reckoned, limit.term);",
			what: '-> false',
			part: 'base === null',
			why: neverSo,
		},
		{
			text: 'if (until === null || until <= cursor || from >= reckoned) continue;',
			what: '-> false',
			part: 'until === null',
			why: nullIsNoLater,
		},
		{
			text: 'if (until === null || until <= cursor || from >= reckoned) continue;',
			what: '<= -> <',
			why: emptyAlike,
		},
		{
			text: 'if (until === null || until <= cursor || from >= reckoned) continue;',
			what: '>= -> >',
			why: 'the leg to that instant is the last, and the one after it ends before it begins',
		},
	],
	'domain/case/why/explanation.ts': [
		{
			text: "const ofHigh = weighed && typeof rule.high === 'object' ? rule.high.reading : undefined;",
			what: '-> true',
			part: "typeof rule.high === 'object'",
			why: isNothing,
		},
		{
			text: 'const reading = readings.find(({ id }) => id === (ofHigh ?? rule.reading));',
			what: 'find -> findLast',
			why: atMostOne,
		},
		{ text: 'if (high === undefined) return null;', what: '-> false', why: neverSo },
		{ text: "const own = high === 'half' ? undefined : high.clause;", what: '-> false', why: isNothing },
		{
			text: 'if (dueAt === null || reckoned === null || reckoned >= dueAt) return null;',
			what: '-> false',
			part: 'dueAt === null',
			why: 'without a due time nothing is reckoned: TypeScript alone asks',
		},
		{
			text: 'const weighed = when?.some(({ importance }) => importance !== undefined) ?? false;',
			what: '?? -> left',
			why: isNothing,
		},
		{
			text: 'weighed && !isLive(clock) && clock.dueAt !== null && clock.dueAt <= (moments.raise ?? Number.NEGATIVE_INFINITY)',
			what: '-> true',
			part: 'clock.dueAt !== null',
			why: neverSo,
		},
		{
			text: 'weighed && !isLive(clock) && clock.dueAt !== null && clock.dueAt <= (moments.raise ?? Number.NEGATIVE_INFINITY)',
			what: '<= -> <',
			why: 'a due time at the moment of the raising is told before',
		},
		{
			text: 'weighed && !isLive(clock) && clock.dueAt !== null && clock.dueAt <= (moments.raise ?? Number.NEGATIVE_INFINITY)',
			what: '?? -> left',
			why: isNothing,
		},
	],
	'domain/case/why/held-by.ts': [
		{
			text: 'add(shares, holderAt(state, dueAt - 1), 0, false);',
			what: 'false -> true',
			why: 'nought is nought of both',
		},
		{ text: 'let gone = 0;', what: '0 -> 1', why: 'a millisecond is no minute' },
		{
			text: 'const replies = questions.flatMap((question) => repliedAt(question) ?? []);',
			what: '?? -> left',
			why: nullIsNoLater,
		},
		{ text: '.filter((at) => startedAt < at && at < dueAt)', what: '< -> <=', part: 'startedAt < at', why: noMinute },
		{ text: '.filter((at) => startedAt < at && at < dueAt)', what: '< -> <=', part: 'at < dueAt', why: noMinute },
		{
			text: 'return ends.length === 0 ? null : Math.min(...ends);',
			what: '-> false',
			why: 'the least of none is later than any instant',
		},
		{ text: 'const stood = from < to ? between(from, to) : done(0);', what: '< -> <=', why: emptyAlike },
		{
			text: 'counted = counted === null || !stood.ok ? null : counted - stood.value;',
			what: '-> false',
			part: '!stood.ok',
			why: 'a stretch within the term lies within its data',
		},
	],
	'domain/case/why/other-readings.ts': [
		{
			text: 'const concerned = state.clocks.filter(({ term }) => terms.has(term));',
			what: 'dropped filter',
			why: slower,
		},
		{ text: 'return concerned.length === 0', what: '-> false', why: slower },
		{ text: 'if (before !== undefined) return before;', what: '-> false', why: memory },
		{ text: 'known.set(regulation, made);', what: 'removed', why: memory },
		{ text: 'if (bases.has(clock.term))', what: '-> true', why: slower },
	],
	'domain/case/why/time-left.ts': [
		{
			text: "if (state !== 'running' || dueAt === null || dueAt <= now) return null;",
			what: '-> false',
			part: 'dueAt === null',
			why: nullIsNoLater,
		},
		{ text: 'if (!left.ok || !stretches.ok) return null;', what: '-> false', part: '!left.ok', why: alreadyRefused },
	],
};
