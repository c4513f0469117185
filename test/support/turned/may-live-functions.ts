import { atMostOne, type MayLiveByFile, objectAlone } from './may-live-reasons.ts';

/** What may live of the functions. */
export const mayLiveInFunctions: MayLiveByFile = {
	'functions/use-cases/already.ts': [
		{
			text: "return deeds.find(({ event }) => event.type === 'NoticeAcknowledged' && event.notice === subject.notice) ?? null;",
			what: 'find -> findLast',
			why: 'a notice is acknowledged once',
		},
		{
			text: "return deeds.find(({ event }) => event.type === 'NoticeAcknowledged' && event.notice === subject.notice) ?? null;",
			what: '-> true',
			part: "event.type === 'NoticeAcknowledged'",
			why: 'of what people do no other event names a notice',
		},
		{
			text: "return deeds.find(({ event }) => event.type === 'ClarificationAnswered' && event.question === question) ?? null;",
			what: 'find -> findLast',
			why: 'a question is answered once',
		},
	],
	'functions/use-cases/mac.ts': [
		{
			text: 'if (id === undefined || signature === undefined) return null;',
			what: '-> false',
			why: 'of what has the shape both are there, of anything else none: TypeScript alone asks',
		},
	],
	'functions/use-cases/link.ts': [
		{
			text: 'const found = state.notices.find((one) => one.notice === notice);',
			what: 'find -> findLast',
			why: atMostOne,
		},
		{
			text: 'const assignment = state.assignments.find((one) => one.unit === unit);',
			what: 'find -> findLast',
			why: atMostOne,
		},
		{
			text: 'if (isQuestionOnItsWay(state) && subject.stage !== stage && asked !== undefined && subject.visit >= asked.visit)',
			what: '-> true',
			part: 'asked !== undefined',
			why: 'a question on its way is an open one: TypeScript alone asks',
		},
	],
	'functions/use-cases/perform.ts': [
		{
			text: `if (after === null) throw new Error(\`case \${before.caseId} lost its log\`);`,
			what: '-> false',
			why: 'events there are: TypeScript alone asks',
		},
		{
			text: 'const isGood = next !== null && indexed?.wakeAt != null && indexed.at < indexed.wakeAt && indexed.wakeAt <= next;',
			what: '<= -> <',
			part: 'indexed.wakeAt <= next',
			why: 'at that very instant both are the same',
		},
	],
	'functions/use-cases/present.ts': [
		{
			text: "const withdrawn = events.findLast(({ type }) => type === 'IncidentWithdrawn');",
			what: 'findLast -> find',
			why: atMostOne,
		},
		{
			text: "const corrected = events.findLast((event) => event.type === 'DraftCorrected' && event.version === version);",
			what: 'findLast -> find',
			why: atMostOne,
		},
		{
			text: `part === 'submitted' && handedIn !== null`,
			what: '-> true',
			part: 'handedIn !== null',
			why: 'what is submitted was handed in: TypeScript alone asks',
		},
	],
	'functions/use-cases/undelivered.ts': [
		{
			text: 'return outcome === null && handedAt !== null && (leasedUntil ?? 0) >= realNow;',
			what: '?? -> left',
			why: 'null counts as 0: TypeScript alone asks',
		},
		{
			text: 'return outcome === null && handedAt !== null && (leasedUntil ?? 0) >= realNow;',
			what: '0 -> 1',
			why: 'no worker comes so early',
		},
		{
			text: "return id === undefined || id.startsWith('#') ? null : id;",
			what: '-> false',
			part: 'id === undefined',
			why: 'who is lost is one of those whom the mail is for: TypeScript alone asks',
		},
	],
	'functions/receive-incident/compare.ts': [
		{ text: '.sort(([a], [b]) => (a < b ? -1 : 1)),', what: '< -> <=', why: 'names of fields differ' },
		{ text: '.sort(([a], [b]) => (a < b ? -1 : 1)),', what: '1 -> 2', why: 'a sort asks for no more than a sign' },
	],
	'functions/receive-incident/incident.ts': [
		{
			text: "return typeof body === 'object' && body !== null ? Reflect.get(body, 'incident') : null;",
			what: '-> true',
			part: "typeof body === 'object'",
			why: objectAlone,
		},
		{
			text: "return typeof body === 'object' && body !== null ? Reflect.get(body, 'incident') : null;",
			what: '-> true',
			part: 'body !== null',
			why: objectAlone,
		},
		{
			text: "if (typeof taken !== 'object' || taken === null || typeof came !== 'object' || came === null) return taken;",
			what: '-> false',
			part: "typeof taken !== 'object' || taken === null",
			why: objectAlone,
		},
		{
			text: "if (typeof taken !== 'object' || taken === null || typeof came !== 'object' || came === null) return taken;",
			what: '-> false',
			part: "typeof taken !== 'object'",
			why: objectAlone,
		},
		{
			text: "if (typeof taken !== 'object' || taken === null || typeof came !== 'object' || came === null) return taken;",
			what: '-> false',
			part: 'taken === null',
			why: objectAlone,
		},
		{
			text: "if (typeof taken !== 'object' || taken === null || typeof came !== 'object' || came === null) return taken;",
			what: '-> false',
			part: "typeof came !== 'object'",
			why: objectAlone,
		},
		{
			text: "if (typeof taken !== 'object' || taken === null || typeof came !== 'object' || came === null) return taken;",
			what: '-> false',
			part: 'came === null',
			why: objectAlone,
		},
	],
	'functions/record-decision/done-before.ts': [
		{
			text: "(event) => event.type === 'DraftReturned' && event.version === said.draft && event.reason === said.reason,",
			what: '-> true',
			part: "event.type === 'DraftReturned'",
			why: 'no other event has both a version and a reason: TypeScript alone asks',
		},
		{
			text: "event.type === 'ClarificationAnswered' && textOf(content[replyPart(event.question)], 'text') === said.text,",
			what: '-> true',
			part: "event.type === 'ClarificationAnswered'",
			why: 'a reply stands there once it was given',
		},
	],
	'functions/owe-report/report.ts': [
		{
			text: `address === null ? '#partner' : (address.person ?? \`#\${index}\`),`,
			what: '?? -> left',
			why: 'where no unit is asked for there are persons alone: TypeScript alone asks',
		},
	],
};
