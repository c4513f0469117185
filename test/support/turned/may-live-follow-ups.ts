import { atMostOne, isNothing, type MayLiveByFile, neverSo, noUnit } from './may-live-reasons.ts';

const byId = (text: string) => ({ text, what: 'find -> findLast', why: atMostOne });
const noNotice = (text: string) => ({ text, what: '?? -> left', part: "notice ?? ''", why: isNothing });
const nullIsBeforeAll = 'null is no later than any instant: TypeScript alone asks';
const longAfter = 'each of them has a due time, and long after 1970: TypeScript alone asks';

/** What may live of what follows from a decision. */
export const mayLiveInFollowUps: MayLiveByFile = {
	'domain/case/follow-ups/asked-anew.ts': [
		byId(
			'const told = state.notices.find((one) => one.notice === notice && acknowledgersOf(one, regulation).includes(role));',
		),
		byId('const assignment = state.assignments.find((one) => one.unit === unit);'),
	],
	'domain/case/follow-ups/clock-mails.ts': [
		byId('const clock = after.clocks.find((one) => one.id === id);'),
		byId('const clock = clocks.find((one) => one.id === id);'),
		{
			text: "return event.type === 'ClockStarted' && event.tell === 'now' ? [{ id: event.clock.id, byCurator }] : [];",
			what: '-> true',
			part: "event.type === 'ClockStarted'",
			why: 'a start alone is told at once in so many words: TypeScript alone asks',
		},
		{
			text: "if (to === 'unit-head' && dueAt !== null && secondPersonAt(after, dueAt) !== null) return [];",
			what: '-> true',
			part: 'dueAt !== null',
			why: nullIsBeforeAll,
		},
		{
			text: 'if (clock === undefined || rule === undefined) return [];',
			what: '-> false',
			part: 'clock === undefined',
			why: 'without the clock there is no rule, either: TypeScript alone asks',
		},
		{
			// biome-ignore lint/suspicious/noTemplateCurlyInString: a line of code
			text: "const key = `${to} ${unit ?? ''} ${byCurator}`;",
			what: '?? -> left',
			why: noUnit,
		},
	],
	'domain/case/follow-ups/follow-up.ts': [
		noNotice("const [, number] = /^question-(\\d+)$/.exec(notice ?? '') ?? [];"),
		noNotice("const [, number] = /^undelivered-(\\d+)$/.exec(notice ?? '') ?? [];"),
		noNotice("const [, since] = /^rest-(\\d+)$/.exec(notice ?? '') ?? [];"),
		noNotice("const [, act, at] = /^receipt-([a-z-]+)-(\\d+)$/.exec(notice ?? '') ?? [];"),
		byId('const known = acts.find((one) => one === act);'),
		{
			text: 'return known === undefined || at === undefined ? null : { act: known, at: Number(at) };',
			what: '-> false',
			part: 'at === undefined',
			why: 'whatever names an act has its time: TypeScript alone asks',
		},
	],
	'domain/case/follow-ups/follow-ups.ts': [
		{
			text: "if (before?.status.is === 'open' && (after.status.is === 'ended' || after.status.visit !== before.status.visit)) {",
			what: '-> false',
			part: "after.status.is === 'ended'",
			why: 'what has ended is on no visit: TypeScript alone asks',
		},
		{
			text: "if (after.status.is === 'open' && wake !== null && (watched === null || wake < watched)) {",
			what: '-> true',
			part: "after.status.is === 'open'",
			why: 'nothing wakes a case that has ended',
		},
		{
			text: 'return correctedMails(after, after.draft?.unit ?? null);',
			what: '?? -> left',
			why: neverSo,
		},
		{
			text: "const stands = after.status.is === 'open' && after.status.stage === stage;",
			what: '-> true',
			part: "after.status.is === 'open'",
			why: isNothing,
		},
		{
			text: "if (!byCurator || status.is !== 'open' || status.awaits === 'curator') return [];",
			what: '-> false',
			part: "status.is !== 'open'",
			why: 'a case that has ended awaits nobody: TypeScript alone asks',
		},
		byId('const notice = after.notices.find(({ notice: known }) => known === id);'),
	],
	'domain/case/follow-ups/holders.ts': [
		{
			text: "const drafting = after.status.is === 'open' && after.status.awaits === 'executor';",
			what: '-> true',
			part: "after.status.is === 'open'",
			why: isNothing,
		},
	],
	'domain/case/follow-ups/join.ts': [
		{
			text: 'const guest = one.stage === null || isAwaited(one) ? one : { ...one, stage: null, visit: null };',
			what: '-> false',
			part: 'one.stage === null',
			why: 'what names no stage names no visit of one either',
		},
		{
			text: "const along = one.is === 'mail' ? parts.get(one.mail) : undefined;",
			what: '-> true',
			why: 'nothing goes along with what is no mail: TypeScript alone asks',
		},
		{
			text: "if (one.is !== 'mail' || along === undefined) return one;",
			what: '-> false',
			part: "one.is !== 'mail'",
			why: 'nothing goes along with what is no mail: TypeScript alone asks',
		},
		{
			text: 'return hosts.indexOf(template) + (guests.includes(template) && stage === null ? hosts.length : 0);',
			what: '0 -> 1',
			why: 'what is moved by more than all there are stays behind what is moved by one',
		},
	],
	'domain/case/follow-ups/quiet.ts': [
		{
			text: "const isTold = kind === 'INTERNAL' && state === 'breached' && unit !== null && dueAt !== null;",
			what: '-> true',
			part: 'dueAt !== null',
			why: nullIsBeforeAll,
		},
		{
			text: "if (status.is !== 'open' || clock.dueAt === null || clock.endedAt !== null || clock.stage === status.stage)",
			what: '-> false',
			part: 'clock.dueAt === null',
			why: nullIsBeforeAll,
		},
		{
			text: "({ state, dueAt }) => state === 'breached' && dueAt !== null && dueAt >= actedAt && dueAt < due,",
			what: '-> true',
			part: 'dueAt !== null',
			why: nullIsBeforeAll,
		},
		{ text: 'dueAt !== null &&', what: '-> true', part: 'dueAt !== null', why: nullIsBeforeAll },
		{
			text: 'if (clock.dueAt === null || isToldLater(clock, after)) return [];',
			what: '-> false',
			part: 'clock.dueAt === null',
			why: nullIsBeforeAll,
		},
		{
			text: "const earlier = after.clocks.filter(({ state, dueAt }) => state === 'breached' && dueAt !== null && dueAt < due);",
			what: '-> true',
			part: 'dueAt !== null',
			why: 'what has no due time is never told later: TypeScript alone asks',
		},
		...['?? -> left', '0 -> 1'].flatMap((what) => [
			{
				text: 'const told = earlier.filter((one) => bindsAll(one) && !isToldLater(one, after)).map(({ dueAt }) => dueAt ?? 0);',
				what,
				why: longAfter,
			},
			{
				text: 'return earlier.filter((one) => isToldLater(one, after) && (one.dueAt ?? 0) >= Math.max(0, ...told));',
				what,
				why: longAfter,
			},
		]),
	],
	'domain/case/follow-ups/undelivered-mails.ts': [
		byId('const was = after.clocks.find((clock) => clock.id === id);'),
		{
			text: "const takenBack = events.flatMap((event) => (event.type === 'MailUndelivered' ? event.takenBack : []));",
			what: '-> true',
			why: 'nothing else takes anything back: TypeScript alone asks',
		},
		{
			text: "return events.flatMap((event) => (event.type === 'ClockVoided' && event.fromStart === true ? [event.id] : []));",
			what: '-> true',
			part: "event.type === 'ClockVoided'",
			why: 'nothing else is so from its start: TypeScript alone asks',
		},
	],
	'domain/case/pass-time.ts': [
		{
			text: 'return decided.ok ? decided.value : { events: [], after: from };',
			what: '-> true',
			why: neverSo,
		},
		{
			text: 'while (wake !== null && wake < world.now) {',
			what: '< -> <=',
			why: 'the last look is at this very moment, too, and finds done what was done',
		},
		{ text: 'if (next === wake) break;', what: '-> false', why: neverSo },
	],
};
