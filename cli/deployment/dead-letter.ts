import * as z from 'zod';
import { unreachable } from '../../domain/result.ts';

/** The queues of the dead, by the outputs of the stack that name them. */
export const deadQueues = [
	'DeadMails',
	'DeadSignals',
	'DeadRows',
	'DeadCalls',
	'DeadPartners',
	'UnmatchedReturns',
] as const;
export type DeadQueue = (typeof deadQueues)[number];

export const deadKinds = [
	'mail',
	'sign-in',
	'signal',
	'rows',
	'call',
	'event',
	'partner',
	'return',
	'unreadable',
] as const;
export type DeadKind = (typeof deadKinds)[number];

/** A message as its queue gives it. */
export interface DeadMessage {
	readonly body: string;
	/** What AWS has put beside the body: which rule, which target, what went wrong. */
	readonly attributes: Readonly<Record<string, string>>;
}

/**
 * What a dead letter is. It holds what may be shown: ids, names of functions and of errors. News of a mail that came back
 * name somebody's address, so of them only the id of the mail is told.
 */
export type DeadLetter =
	/** A mail of the outbox. */
	| { readonly is: 'mail'; readonly caseId: string; readonly row: string; readonly place: number }
	/** A link to the place to work that somebody asked for. */
	| { readonly is: 'sign-in'; readonly signIn: string }
	/** What a decision orders of the machines. */
	| { readonly is: 'signal'; readonly caseId: string; readonly row: string }
	/** A piece of the table's stream that its relay never took: it names places in the stream and no rows. */
	| { readonly is: 'rows'; readonly records: number; readonly why: string }
	/** What a function failed at three times. */
	| { readonly is: 'call'; readonly function: string; readonly about: string; readonly why: string }
	/** An event of a rule that never reached its function. */
	| { readonly is: 'event'; readonly function: string; readonly about: string; readonly why: string }
	/** What a partner has not taken: of a decision of a case, or that a month's report is there. */
	| { readonly is: 'partner'; readonly municipality: string; readonly about: string }
	/** News of a mail that is on no record. */
	| { readonly is: 'return'; readonly messageId: string; readonly what: string }
	/** None of these: a person must look at it. */
	| { readonly is: 'unreadable' };

/** Where a letter goes when it is sent again. */
export type Again =
	| {
			readonly to: 'queue';
			readonly queue: 'MailQueue' | 'WorkflowQueue' | 'PartnerQueue' | 'ReturnsQueue';
			readonly body: string;
	  }
	| { readonly to: 'function'; readonly name: string; readonly payload: string }
	/** Nowhere: the sweep or the next hour does it by itself. */
	| { readonly to: 'nobody' };

const mail = z.object({ caseId: z.string().min(1), row: z.string(), place: z.int() });
const signIn = z.object({ signIn: z.string().min(1) });
const signal = z.object({ caseId: z.string().min(1), row: z.string() });
const partner = z.union([
	z.object({ municipality: z.string(), caseId: z.string().min(1), version: z.int() }),
	z.object({ municipality: z.string(), month: z.string() }),
]);
const rows = z.object({
	requestContext: z.object({ condition: z.string().default('') }),
	DDBStreamBatchInfo: z.object({ batchSize: z.int().default(0) }),
});
const call = z.object({
	requestContext: z.object({ functionArn: z.string(), condition: z.string().default('') }),
	requestPayload: z.unknown(),
	responsePayload: z.object({ errorType: z.string().default('') }).catch({ errorType: '' }),
});
const event = z.object({ source: z.string(), detail: z.unknown() });
const envelope = z.object({ Message: z.string() });
const news = z.object({
	eventType: z.string().optional(),
	notificationType: z.string().optional(),
	mail: z.object({ messageId: z.string() }),
});
const upload = z.object({ detail: z.object({ object: z.object({ key: z.string() }) }) });
const execution = z.object({ detail: z.object({ name: z.string(), status: z.string() }) });

/** Reads a letter by the queue it lies in. Whatever it is not made for is `unreadable`, never an error. */
export function readDeadLetter(queue: DeadQueue, { body, attributes }: DeadMessage): DeadLetter {
	const json = jsonOf(body);
	switch (queue) {
		case 'DeadMails':
			return readWork(json);
		case 'DeadSignals': {
			const read = signal.safeParse(json);
			return read.success ? { is: 'signal', ...read.data } : { is: 'unreadable' };
		}
		case 'DeadRows': {
			const read = rows.safeParse(json);
			if (!read.success) return { is: 'unreadable' };
			return { is: 'rows', records: read.data.DDBStreamBatchInfo.batchSize, why: read.data.requestContext.condition };
		}
		case 'DeadCalls':
			return readCall(json, attributes);
		case 'DeadPartners': {
			const read = partner.safeParse(json);
			if (!read.success) return { is: 'unreadable' };
			const about = 'caseId' in read.data ? `${read.data.caseId}, decision ${read.data.version}` : read.data.month;
			return { is: 'partner', municipality: read.data.municipality, about };
		}
		case 'UnmatchedReturns':
			return readReturn(json);
		default:
			return unreachable(queue);
	}
}

function readWork(json: unknown): DeadLetter {
	const asked = mail.safeParse(json);
	if (asked.success) return { is: 'mail', ...asked.data };
	const link = signIn.safeParse(json);
	return link.success ? { is: 'sign-in', ...link.data } : { is: 'unreadable' };
}

function readCall(json: unknown, attributes: DeadMessage['attributes']): DeadLetter {
	const failed = call.safeParse(json);
	if (failed.success) {
		const { requestContext, requestPayload, responsePayload } = failed.data;
		const why = [requestContext.condition, responsePayload.errorType].filter((one) => one !== '').join(': ');
		return { is: 'call', function: nameIn(requestContext.functionArn), about: aboutOf(requestPayload), why };
	}
	const target = attributes['TARGET_ARN'];
	if (!event.safeParse(json).success || target === undefined) return { is: 'unreadable' };
	return { is: 'event', function: nameIn(target), about: aboutOf(json), why: attributes['ERROR_CODE'] ?? '' };
}

function readReturn(json: unknown): DeadLetter {
	const outer = envelope.safeParse(json);
	const inner = outer.success ? news.safeParse(jsonOf(outer.data.Message)) : outer;
	if (!inner.success) return { is: 'unreadable' };
	const { eventType, notificationType, mail: about } = inner.data;
	return { is: 'return', messageId: about.messageId, what: eventType ?? notificationType ?? '' };
}

/** The name of the function that an ARN speaks of, be there a version or an alias behind it or not. */
function nameIn(arn: string): string {
	return arn.split(':')[6] ?? '';
}

/** What an event is about: a file's key or an execution's name, which hold ids only. */
function aboutOf(payload: unknown): string {
	const file = upload.safeParse(payload);
	if (file.success) return file.data.detail.object.key;
	const ended = execution.safeParse(payload);
	if (ended.success) return `${ended.data.detail.name} ${ended.data.detail.status}`;
	const rule = event.safeParse(payload);
	return rule.success ? rule.data.source : '';
}

/**
 * Where a letter goes when it is sent again; null where nothing here can do it: a letter that cannot be read, or one for a
 * function of another product. Each of these may be repeated: the row, the file or the record knows what was done.
 */
export function againFor(letter: DeadLetter, { body }: DeadMessage, stack: string): Again | null {
	switch (letter.is) {
		case 'mail':
		case 'sign-in':
			return { to: 'queue', queue: 'MailQueue', body };
		case 'signal':
			return { to: 'queue', queue: 'WorkflowQueue', body };
		case 'partner':
			return { to: 'queue', queue: 'PartnerQueue', body };
		case 'return':
			return { to: 'queue', queue: 'ReturnsQueue', body };
		case 'rows':
			return { to: 'nobody' };
		case 'call':
		case 'event': {
			if (!letter.function.startsWith(`${stack}-`)) return null;
			// The sweep looks at what is due by now and the report is asked for each hour: the next call has done this one's work.
			if (letter.about === '' || letter.about === 'aws.events') return { to: 'nobody' };
			const read = letter.is === 'call' ? call.parse(jsonOf(body)).requestPayload : jsonOf(body);
			return { to: 'function', name: letter.function, payload: JSON.stringify(read) };
		}
		case 'unreadable':
			return null;
		default:
			return unreachable(letter);
	}
}

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
