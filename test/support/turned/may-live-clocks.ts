import { atMostOne, instants, isNothing, type MayLiveByFile, onlyReceipt, slower } from './may-live-reasons.ts';

/** What may live of the clocks of domain/case. */
export const mayLiveInClocks: MayLiveByFile = {
	'domain/case/clocks/accusing.ts': [
		...['-> true', 'dropped filter'].map((what) => ({
			text: 'return Math.max(raised, ...dues.filter((due) => due !== null));',
			what,
			why: instants,
		})),
		{
			text: 'if (at !== undefined && (start === null || at > start)) start = at;',
			what: '-> false',
			part: 'start === null',
			why: instants,
		},
		{
			text: 'if (at !== undefined && (start === null || at > start)) start = at;',
			what: '> -> >=',
			why: 'the same instant is put in the place of itself',
		},
	],
	'domain/case/clocks/again.ts': [
		{
			text: 'if (interim !== undefined && clock.startedAt <= interim) return false;',
			what: '-> true',
			part: 'interim !== undefined',
			why: 'nothing is no later than what is not there: TypeScript alone asks',
		},
	],
	'domain/case/clocks/alternatives.ts': [
		{
			text: 'other.dueAt === null || other.dueAt > dueAt || (other.dueAt === dueAt && rank(other) < rank(clock));',
			what: '< -> <=',
			why: 'the other is of another term, which stands at another place of the file',
		},
	],
	'domain/case/clocks/before-work.ts': [
		{
			text: "if (clock.state !== 'running' || clock.dueAt === null || clock.dueAt <= at) return false;",
			what: '-> false',
			part: 'clock.dueAt === null',
			why: 'null is no later than any instant: TypeScript alone asks',
		},
		{
			text: 'return worked.ok && worked.value === 0;',
			what: '-> true',
			part: 'worked.ok',
			why: 'what was not counted is not none: TypeScript alone asks',
		},
	],
	'domain/case/clocks/breaches.ts': [
		...['const left =', 'return'].flatMap((begins) => {
			const text = `${begins} context.state.clocks.find(({ id }) => id === clock.id) ?? clock;`;
			return [
				{ text, what: 'find -> findLast', why: atMostOne },
				{ text, what: '?? -> left', why: 'the clock is one of the case: TypeScript alone asks' },
			];
		}),
		{
			text: "if (clock.state !== 'running' || clock.dueAt === null || !isSetAside(context.state, clock)) continue;",
			what: '-> false',
			part: 'clock.dueAt === null',
			why: 'what has no due time is never set aside: TypeScript alone asks',
		},
		{
			text: 'const { attribution } = context.state.clocks.find(({ id }) => id === clock.id) ?? clock;',
			what: 'find -> findLast',
			why: atMostOne,
		},
		{
			text: 'const { attribution } = context.state.clocks.find(({ id }) => id === clock.id) ?? clock;',
			what: '?? -> left',
			why: 'a clock whose breach was booked just now is one of the case: TypeScript alone asks',
		},
		{
			text: "return before !== null && dueAt < before ? 'RECLASSIFIED' : attributionBeside(state, clock, rule, dueAt);",
			what: '-> true',
			part: 'before !== null',
			why: 'no instant is before null: TypeScript alone asks',
		},
		{
			text: 'const asked = state.assignments.find(({ unit }) => unit === clock.unit);',
			what: 'find -> findLast',
			why: atMostOne,
		},
	],
	'domain/case/clocks/change-importance.ts': [
		{
			text: 'const over = [...rule.ends, ...rule.voids].some((name) => (moments[name] ?? -Infinity) >= at);',
			what: '?? -> left',
			why: 'what never was is not after anything either',
		},
	],
	'domain/case/clocks/next-wake.ts': [
		{
			text: "return status.is === 'open' && status.stage === 'confirmation' && stage === 'rework' && dueAt !== null;",
			what: '-> true',
			part: "status.is === 'open'",
			why: 'a case that has ended is in no stage: TypeScript alone asks',
		},
		{
			text: 'if (wake !== null && (until === null || wake < until)) until = wake;',
			what: '< -> <=',
			why: 'the same instant is put in the place of itself',
		},
		{
			text: 'const at = events[0]?.at ?? now;',
			what: '0 -> 1',
			why: 'all events of a decision bear its time',
		},
		{
			text: 'if (until === null || until > now) return until;',
			what: '-> false',
			part: 'until === null',
			why: 'nothing is waited for only where the case has no wake, so that this is none either',
		},
		{
			text: 'return state === null ? null : nextWake(state);',
			what: '-> false',
			why: 'what is waited for is the wake of a case: TypeScript alone asks',
		},
	],
	'domain/case/clocks/record.ts': [
		{ text: 'if (moments.length === 0) return;', what: '-> false', why: slower },
		{
			text: "return moments.find(({ name }) => name === 'reassign')?.unit ?? null;",
			what: '?? -> left',
			why: isNothing,
		},
		{ text: 'if (!taken && !over.has(running.term)) continue;', what: '-> false', why: slower },
		{
			text: 'if (moment === undefined) continue;',
			what: '-> false',
			why: 'the term hears one of these moments: TypeScript alone asks',
		},
		{
			text: 'const clock = context.state.clocks.findLast(({ term }) => term === rule.id);',
			what: 'findLast -> find',
			why: onlyReceipt,
		},
		{
			text: 'const clock = context.state.clocks.findLast(({ term }) => term === rule.id);',
			what: '-> true',
			why: onlyReceipt,
		},
		{
			text: "if (moment.name.startsWith('return') && draft !== null && draft.unit !== null) return [draft.unit];",
			what: '-> true',
			part: 'draft !== null',
			why: 'what is returned is a draft: TypeScript alone asks',
		},
		{
			text: 'const live = context.state.clocks.find((clock) => clock.term === rule.id && clock.unit === unit && isLive(clock));',
			what: 'find -> findLast',
			why: atMostOne,
		},
		{
			text: "if ('given' in rule.limit && (context.state.deadline ?? start.at) <= start.at) return;",
			what: '?? -> left',
			why: 'null is no later than any start either',
		},
		{
			text: 'return at !== undefined && startedAt <= at ? at : null;',
			what: '-> true',
			part: 'at !== undefined',
			why: 'nothing is no later than what is not there: TypeScript alone asks',
		},
		{
			text: 'return due === null || notBefore === null ? due : Math.max(due, notBefore);',
			what: '-> false',
			part: 'notBefore === null',
			why: instants,
		},
		{
			text: "if (clock.state !== 'running' || !following.has(clock.term)) continue;",
			what: '-> false',
			part: '!following.has(clock.term)',
			why: slower,
		},
		...['one === null', 'other === null'].map((part) => ({
			text: 'return one === null || other === null ? (one ?? other) : Math.max(one, other);',
			what: '-> false',
			part,
			why: instants,
		})),
	],
	'domain/case/clocks/rest.ts': [
		{
			text: 'const after = holds.ok ? addWorkingMs(calendar, instant, holds.value) : holds;',
			what: '-> true',
			why: 'the day has a closing, so its hours are known: TypeScript alone asks',
		},
		{
			text: 'return after.ok ? atWork(calendar, after.value) : instant;',
			what: '-> true',
			why: 'as much as the next working day holds ends with its closing at the latest: TypeScript alone asks',
		},
	],
	'domain/case/clocks/telling.ts': [
		{
			text: 'const told = then?.clocks.find((clock) => clock.id === id);',
			what: 'find -> findLast',
			why: atMostOne,
		},
	],
	'domain/case/clocks/notices.ts': [
		{
			text: 'const rule = context.world.regulation.notices.find((notice) => notice.id === id);',
			what: 'find -> findLast',
			why: atMostOne,
		},
	],
};
