import { DateTime } from 'luxon';
import * as z from 'zod';
import type { Actor, Command } from '../../domain/case/commands.ts';
import type { Instant } from '../../domain/instant.ts';
import { acts, importances, messageKinds, networks, pages, type Role, roles, venues } from '../../domain/regulation/regulation.ts';
import { done, refuse, type Result } from '../../domain/result.ts';

/** A line of the simulator's input, read but not yet put to a case. */
export interface TimedCommand {
	readonly case: string | null;
	readonly at: Instant;
	/** null: nothing but time. */
	readonly command: ((by: Role) => Command) | null;
	/** What is done, in the words of the input. */
	readonly does: (typeof doings)[number];
	readonly by: Role | null;
}

export interface LineFault {
	readonly case: string | null;
	readonly at: string | null;
	readonly code: 'malformed' | 'time-without-offset';
	readonly detail: string;
}

const doings = [...acts, 'receive', 'found', 'tick'] as const;
const HAS_OFFSET = /T.*(Z|[+-]\d\d(:?\d\d)?)$/;
const time = z.string().refine((text) => HAS_OFFSET.test(text) && DateTime.fromISO(text).isValid, {
	error: 'is not an ISO time with an offset',
});
const optionalTime = time.nullish();
const words = z.string().nullish();

const incident = z.object({
	externalId: words,
	kind: z.enum(messageKinds).default('incident'),
	importance: z.enum(importances).default('normal'),
	network: z.enum(networks).default('vk'),
	venue: z.enum(venues).default('feed'),
	page: z.enum(pages).nullish(),
	publishedAt: optionalTime,
	detectedAt: optionalTime,
	sentAt: optionalTime,
	topic: words,
	text: z.string().default(''),
});

const lineShape = z.object({
	case: z.string().nullish(),
	at: time,
	do: z.enum(doings),
	by: z.enum(roles).nullish(),
	incident: incident.optional(),
	units: z.array(z.string()).optional(),
	unit: words,
	photoRequired: z.boolean().optional(),
	selfPosting: z.boolean().optional(),
	reason: words,
	comment: words,
	of: z.enum(['curator', 'author']).default('curator'),
	text: z.string().default(''),
	question: z.int().nullish(),
	repliedAt: optionalTime,
	suggested: words,
	kind: z.enum(['final', 'interim']).default('final'),
	promisedBy: words,
	draft: z.int().nullish(),
	permalink: z.string().default(''),
	visibility: z.enum(['public', 'private']).nullish(),
	generalInterest: z.boolean().default(false),
	due: words,
	category: z.string().default(''),
	competentBody: words,
	number: z.union([z.string(), z.number()]).optional(),
	notice: z.string().default(''),
	person: words,
});
type Line = z.infer<typeof lineShape>;

/**
 * Reads one line of NDJSON. Times need an offset; a date alone is taken as its whole day in `zone`. Refuses what is not
 * JSON, lacks a field or names something unknown, and says which field.
 */
export function readLine(text: string, zone: string): Result<TimedCommand, LineFault> {
	const raw = parseJson(text);
	const parsed = lineShape.safeParse(raw);
	if (!parsed.success) {
		const issue = parsed.error.issues[0];
		const detail = issue === undefined ? 'not an object' : `${issue.path.join('.') || 'line'}: ${issue.message}`;
		return refuse({ ...echo(raw), code: 'malformed', detail });
	}
	const line = parsed.data;
	const dates = { due: instantOf(line.due, zone), promisedBy: instantOf(line.promisedBy, zone) };
	if (dates.due === undefined || dates.promisedBy === undefined || (line.do === 'set-deadline' && dates.due === null)) {
		return refuse({ ...echo(raw), code: 'malformed', detail: 'due, promisedBy: neither a date nor a time with an offset' });
	}
	const needs = missing(line);
	if (needs !== null) return refuse({ ...echo(raw), code: 'malformed', detail: `${needs}: missing` });
	const { due, promisedBy } = dates;
	return done({
		case: line.case ?? null,
		at: Date.parse(line.at),
		does: line.do,
		by: line.by ?? null,
		command: line.do === 'tick' ? null : (role) => commandOf(line, role, { due: due ?? 0, promisedBy }),
	});
}

function missing(line: Line): string | null {
	if ((line.do === 'receive' || line.do === 'found') && line.incident === undefined) return 'incident';
	if (line.do === 'route' && line.units === undefined) return 'units';
	if ((line.do === 'submit' || line.do === 'decline') && (line.unit ?? '') === '') return 'unit';
	return null;
}

function commandOf(line: Line, role: Role, dates: { readonly due: Instant; readonly promisedBy: Instant | null }): Command {
	const by: Actor = { role, person: line.person ?? null, unit: line.unit ?? null };
	const { text } = line;
	const reason = line.reason ?? '';
	const draft = line.draft ?? null;
	const unit = line.unit ?? '';
	switch (line.do) {
		case 'receive':
		case 'found':
			return { do: line.do, incident: factsOf(line), text: line.incident?.text ?? '' };
		case 'route':
			return {
				do: 'route',
				by,
				units: line.units ?? [],
				photoRequired: line.photoRequired ?? false,
				selfPosting: line.selfPosting ?? false,
			};
		case 'return-to-curator':
		case 'no-answer':
			return { do: line.do, by, reason };
		case 'confirm':
		case 'reject':
		case 'raise':
		case 'lower':
			return { do: line.do, by };
		case 'clarify':
			return { do: 'clarify', by, of: line.of, text };
		case 'clarified':
			return { do: 'clarified', by, text, question: line.question ?? null, repliedAt: msOf(line.repliedAt) };
		case 'decline':
			return { do: 'decline', by, unit, reason, suggested: line.suggested ?? null };
		case 'submit':
			return { do: 'submit', by, unit, kind: line.kind, text, promisedBy: dates.promisedBy, reason: line.reason ?? null };
		case 'consolidate':
			return { do: 'consolidate', by, text };
		case 'forward':
			return { do: 'forward', by, draft, generalInterest: line.generalInterest };
		case 'approve':
			return { do: 'approve', by, draft };
		case 'return':
			return { do: 'return', by, draft, reason, comment: line.comment ?? null };
		case 'publish':
			return {
				do: 'publish',
				by,
				permalink: line.permalink,
				visibility: line.visibility ?? null,
				generalInterest: line.generalInterest,
			};
		case 'publish-site':
			return { do: 'publish-site', by, permalink: line.permalink };
		case 'explain':
			return {
				do: 'explain',
				by,
				unit: line.unit ?? null,
				category: line.category,
				text,
				competentBody: line.competentBody ?? null,
			};
		case 'consent':
			return { do: 'consent', by, permalink: line.permalink };
		case 'register':
			return { do: 'register', by, number: String(line.number ?? '') };
		case 'set-deadline':
			return { do: 'set-deadline', by, due: dates.due };
		case 'acknowledge':
			return { do: 'acknowledge', by, notice: line.notice };
		case 'tick':
			return { do: 'tick', judgeBefore: Date.parse(line.at) };
	}
}

function factsOf({ incident: given }: Line): Extract<Command, { do: 'receive' | 'found' }>['incident'] {
	const message = given ?? incident.parse({});
	return {
		externalId: message.externalId ?? null,
		kind: message.kind,
		importance: message.importance,
		network: message.network,
		venue: message.venue,
		page: message.page ?? null,
		publishedAt: msOf(message.publishedAt),
		detectedAt: msOf(message.detectedAt),
		sentAt: msOf(message.sentAt),
		topic: message.topic ?? null,
	};
}

function msOf(text: string | null | undefined): Instant | null {
	return text == null ? null : Date.parse(text);
}

/** A time with an offset, or a date for its whole day; undefined for anything else. */
function instantOf(text: string | null | undefined, zone: string): Instant | null | undefined {
	if (text == null) return null;
	if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
		const day = DateTime.fromISO(text, { zone });
		return day.isValid ? day.plus({ days: 1 }).startOf('day').toMillis() : undefined;
	}
	return HAS_OFFSET.test(text) && DateTime.fromISO(text).isValid ? Date.parse(text) : undefined;
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

function echo(raw: unknown): { readonly case: string | null; readonly at: string | null } {
	const shape = z.object({ case: z.string().nullish().catch(null), at: z.string().nullish().catch(null) }).safeParse(raw);
	return { case: shape.data?.case ?? null, at: shape.data?.at ?? null };
}
