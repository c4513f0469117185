import {
	atMostOne,
	errorsAlone,
	inside,
	isNothing,
	type MayLiveByFile,
	neverSo,
	pastTheEnd,
} from './may-live-reasons.ts';

/** What may live of the workers behind the outbox: mails, machines, the sweep. */
export const mayLiveInWorkers: MayLiveByFile = {
	'functions/deliver-mail/pointless.ts': [
		{
			text: "return left ?? { pointless: parts[0]?.needless ?? 'nothing to say' };",
			what: '?? -> left',
			part: "parts[0]?.needless ?? 'nothing to say'",
			why: 'where nothing is left the first part is needless as well: TypeScript alone asks',
		},
		{
			text: 'const clock = state.clocks.find(({ id }) => id === order.clock);',
			what: 'find -> findLast',
			why: atMostOne,
		},
		{
			text: 'const lost = state.undelivered.find(({ number }) => number === undeliveredOf(order));',
			what: 'find -> findLast',
			why: atMostOne,
		},
		{
			text: 'const notice = state.notices.find((one) => one.notice === order.notice);',
			what: 'find -> findLast',
			why: atMostOne,
		},
		{
			text: 'const assignment = state.assignments.find(({ unit }) => unit === order.unit);',
			what: 'find -> findLast',
			why: atMostOne,
		},
		{
			text: 'notice !== null && regulation.notices.some(({ id, acknowledge }) => acknowledge && id === noticeRuleId(notice))',
			what: '-> true',
			part: 'notice !== null',
			why: 'it is asked of a notice of the case, and each has a name: TypeScript alone asks',
		},
	],
	'functions/deliver-mail/duty.ts': [
		{
			text: 'if (people.length === 0) return new Map();',
			what: '-> false',
			why: 'of nobody there is nobody to write to: it is not asked for nothing',
		},
	],
	'functions/deliver-mail/settling.ts': [
		{
			text: 'if (held.sent === null) await deps.outbox.noteSent(ref, messageId);',
			what: '-> true',
			why: 'noted twice it is the same note',
		},
		...['order.unit === null', 'order.round === null'].map((part) => ({
			text: "if (order.template !== 'assignment' || order.unit === null || order.round === null) return;",
			what: '-> false',
			part,
			why: 'an assignment names its unit and its round: TypeScript alone asks',
		})),
	],
	'functions/deliver-mail/handle.ts': [
		{
			text: 'const stored = turn === 0 ? round.stored : ((await deps.cases.load(ref.caseId)) ?? round.stored);',
			what: '-> false',
			part: 'turn === 0',
			why: 'the case is read once more, a moment after it was read',
		},
		{
			text: 'const stored = turn === 0 ? round.stored : ((await deps.cases.load(ref.caseId)) ?? round.stored);',
			what: '?? -> left',
			why: 'what was read a moment ago is there: TypeScript alone asks',
		},
	],
	'functions/deliver-mail/recipients.ts': [
		{
			text: 'const open = mail.to === null && fixed.length > 0 ? [...fixed.keys()] : mail.open;',
			what: '0 -> 1',
			why: 'where there is one his place is the one that stands open',
		},
		{
			text: "const hasLeft = open.some((recipient) => !named.has(fixed[recipient] ?? '') && !standIns.has(fixed[recipient] ?? ''));",
			what: '?? -> left',
			why: inside,
		},
		{
			text: "address: named.get(to[recipient] ?? '') ?? standIns.get(to[recipient] ?? '') ?? null,",
			what: '?? -> left',
			part: "to[recipient] ?? ''",
			why: inside,
		},
		{
			text: "address: named.get(to[recipient] ?? '') ?? standIns.get(to[recipient] ?? '') ?? null,",
			what: '?? -> left',
			part: "named.get(to[recipient] ?? '') ?? standIns.get(to[recipient] ?? '') ?? null",
			why: isNothing,
		},
	],
	'functions/deliver-mail/sign-in.ts': [
		{
			text: 'if (municipality === null || to === null || (await deps.deadAddresses.has(await keyOf(deps, to)))) {',
			what: '-> false',
			part: 'municipality === null',
			why: 'in no town nobody has a mailbox: TypeScript alone asks',
		},
	],
	'functions/open-stage/handle.ts': [
		{
			text: "return state.status.is === 'open' ? state.status.visit : 0;",
			what: '-> true',
			part: "state.status.is === 'open'",
			why: neverSo,
		},
		{ text: "return state.status.is === 'open' ? state.status.visit : 0;", what: '0 -> 1', why: neverSo },
	],
	'functions/relay-outbox/handle.ts': [
		['Mails', 'mails'],
		['Workflows', 'workflows'],
		['SignIns', 'signIns'],
		['Told', 'told'],
	].map(([kind, list]) => ({
		text: `...lost${kind}.flatMap((place) => ${list}[place]?.sequence ?? []),`,
		what: '?? -> left',
		why: inside,
	})),
	'functions/signal-workflow/handle.ts': [
		{
			text: "if (token === null || (status.is === 'open' && token.visit === status.visit)) return;",
			what: '-> true',
			part: "status.is === 'open'",
			why: 'what has ended has no visit, and so not that of a token: TypeScript alone asks',
		},
	],
	'functions/sweep/absences.ts': [
		{
			text: "const name = error instanceof Error ? error.name : 'unknown';",
			what: '-> true',
			why: errorsAlone,
		},
		{
			text: "if (performed === 'unreadable') continue;",
			what: '-> false',
			why: 'what is unreadable is not done either: TypeScript alone asks',
		},
	],
	'functions/sweep/alone.ts': [
		{
			text: "const name = error instanceof Error ? error.name : 'unknown';",
			what: '-> true',
			why: errorsAlone,
		},
	],
	'functions/sweep/clocks.ts': [
		{
			text: 'if (stored !== null) await reviveWatch(run, stored, true);',
			what: '-> true',
			why: 'what was judged is there: TypeScript alone asks',
		},
		{
			text: `this.name = \`NotJudged: \${code}\`;`,
			what: 'removed',
			why: 'a tick counts no term by itself, so none is refused; were one, it would be told of by a plainer name',
		},
	],
	'functions/sweep/executions.ts': [
		{
			text: "const visit = state.status.is === 'open' ? state.status.visit : 0;",
			what: '-> true',
			why: neverSo,
		},
		{ text: "const visit = state.status.is === 'open' ? state.status.visit : 0;", what: '0 -> 1', why: neverSo },
	],
	'functions/sweep/outbox.ts': [
		{
			text: 'for (let from = 0; from < refs.length; from += sideBySide) {',
			what: '< -> <=',
			part: 'from < refs.length',
			why: pastTheEnd,
		},
		{ text: "const kind = error instanceof Error ? error.name : 'unknown';", what: '-> true', why: errorsAlone },
		{
			text: 'return minutes < 16 ? Math.floor(Math.log2(Math.max(1, minutes))) : 4 + Math.floor((minutes - 16) / 10);',
			what: '< -> <=',
			why: 'at sixteen minutes both count four turns',
		},
		{
			text: 'return minutes < 16 ? Math.floor(Math.log2(Math.max(1, minutes))) : 4 + Math.floor((minutes - 16) / 10);',
			what: '4 -> 5',
			why: 'two counts are compared, and the fourth turn comes when it did',
		},
	],
};
