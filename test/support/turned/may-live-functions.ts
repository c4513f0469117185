import type { MayLiveByFile } from './may-live-reasons.ts';

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
};
