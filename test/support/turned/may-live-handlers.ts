import { isNothing, type MayLiveByFile, pastTheEnd } from './may-live-reasons.ts';

const oneId = 'an id stands once in a file: the loader refuses a second';

/** What may live of the handlers behind the webhooks, the mails and the place to work. */
export const mayLiveInHandlers: MayLiveByFile = {
	'functions/deliver-mail/as-handed-over.ts': [
		{
			text: "if (order.template === 'clock-moved' && order.clock !== null) {",
			what: '-> true',
			part: 'order.clock !== null',
			why: 'such a mail names its clock: TypeScript alone asks',
		},
		...['order.unit === null', 'order.round === null'].map((part) => ({
			text: "if (order.template !== 'assignment' || order.unit === null || order.round === null) return state;",
			what: '-> false',
			part,
			why: 'an assignment names its unit and its round: TypeScript alone asks',
		})),
	],
	'functions/deliver-mail/send.ts': [
		{
			text: 'const lost = state.undelivered.find((one) => one.number === number);',
			what: 'find -> findLast',
			why: 'losses of a case are numbered through, each once',
		},
		{
			text: 'if (person === null || holders.some((one) => one.person === person)) return null;',
			what: '-> false',
			part: 'person === null',
			why: 'a mailbox of nobody in particular is nobody’s deputy: TypeScript alone asks',
		},
		{
			text: 'const person = municipality.people.find(({ id }) => id === lost.person);',
			what: 'find -> findLast',
			why: oneId,
		},
		{
			text: 'return addressOf(municipality, lost.to, lost.unit).find((one) => one.person === null) ?? null;',
			what: 'find -> findLast',
			why: 'a unit has one mailbox of its own, and its head another role',
		},
		{
			text: 'return addressOf(municipality, lost.to, lost.unit).find((one) => one.person === null) ?? null;',
			what: '?? -> left',
			why: isNothing,
		},
		{
			text: 'const { deputyOf } = municipality.people.find(({ id }) => id === person) ?? { deputyOf: null };',
			what: 'find -> findLast',
			why: oneId,
		},
		{
			text: 'const { deputyOf } = municipality.people.find(({ id }) => id === person) ?? { deputyOf: null };',
			what: '?? -> left',
			why: 'whom a mail goes to is taken of this very file: TypeScript alone asks',
		},
		{
			text: 'return municipality.people.find(({ id }) => id === deputyOf)?.name ?? null;',
			what: '?? -> left',
			why: isNothing,
		},
	],
	'functions/receive-incident/handle.ts': [
		{
			text: 'for (let from = 0; from < incidents.length; from += atOnce) {',
			what: '< -> <=',
			why: pastTheEnd,
		},
	],
	'functions/receive-incident/register.ts': [
		{
			text: "return json(200, ofMessage.answer ?? '{}');",
			what: '?? -> left',
			why: 'the row of a message holds its answer: TypeScript alone asks',
		},
	],
	'functions/record-decision/handle.ts': [
		{
			text: "const caseId = request.path['caseId'] ?? '';",
			what: '?? -> left',
			why: 'its route names a case: TypeScript alone asks',
		},
		{
			text: 'const seconds = Math.max(1, Math.ceil(((nextActAt(stored, at) ?? at) - at) / 1000));',
			what: '?? -> left',
			why: 'asked only where the case takes none now, so there is a next: TypeScript alone asks',
		},
		{
			text: "if (first.fingerprint === hookRow(signed, request, '', null).fingerprint) return json(200, first.answer ?? '{}');",
			what: '?? -> left',
			why: 'a decision is stored together with its answer: TypeScript alone asks',
		},
	],
	'functions/tell-partner/handle.ts': [
		{
			text: "const [year = 0, ofYear = 0] = month.split('-').map(Number);",
			what: '0 -> 1',
			why: 'a month has a year and a number: TypeScript alone asks',
		},
	],
};
