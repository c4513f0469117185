import * as z from 'zod';
import { done, type Result, refuse } from '../../result.ts';
import type { Fault } from '../fault.ts';
import { acts, adviceKinds, findingNames, type Regulation, reasonedActs, systems } from '../regulation.ts';
import {
	anyOf,
	byClause,
	clause,
	date,
	exit,
	idText,
	messageKind,
	moment,
	partsByName,
	role,
	stageKind,
	text,
	when,
} from './parts.ts';
import { interim, pause, reading, termRule, termsByName } from './terms.ts';
import { faultsOf, inWordsOfTheFile } from './zod-faults.ts';

const instead = z.strictObject({ when, clause });

const act = z.strictObject({
	clause,
	kind: z.literal('INTERNAL').exactOptional(),
	instead: z.array(instead).exactOptional(),
	by: z.array(role).min(1).exactOptional(),
	as: stageKind.exactOptional(),
	also: stageKind.exactOptional(),
	posts: z.literal(true).exactOptional(),
	proposer: z.literal(true).exactOptional(),
	except: z.array(stageKind).min(1).exactOptional(),
	ended: z.literal(true).exactOptional(),
	when: anyOf.exactOptional(),
	exits: z.array(exit).default([]),
});
const actsByName = z.partialRecord(z.enum(acts), act);

const awaited = z.strictObject({
	when: when.exactOptional(),
	role,
	and: role.exactOptional(),
	clause: clause.exactOptional(),
});

const stage = z.strictObject({
	title: text,
	clause,
	awaits: z.union([role.transform((one) => [{ role: one }]), z.array(awaited).min(1)]),
	acts: actsByName,
	silent: text.exactOptional(),
});

const reason = z.strictObject({ code: text, title: text });

const reasonRule = z.strictObject({
	clause,
	closed: z.boolean().default(false),
	closedWhen: anyOf.exactOptional(),
	items: z.array(reason).default([]),
});

const notice = z.strictObject({
	id: idText,
	clause,
	kind: z.enum(['LEGAL', 'INTERNAL']).default('LEGAL'),
	on: moment,
	when: anyOf.exactOptional(),
	to: role,
	acknowledge: z.boolean().default(false),
	title: text,
});

const explanation = z.strictObject({
	category: text,
	clause,
	title: text,
	competentBody: z.boolean().default(false),
	earlierAnswers: z.int().min(0).default(0),
	anywhere: z.boolean().default(false),
	when: anyOf.exactOptional(),
});

const required = z.strictObject({ clause, fields: z.array(z.enum(['topic', 'location'])).min(1) });

const kind = z.strictObject({
	title: text,
	clause,
	importance: z.boolean().default(false),
	from: z.array(z.enum(['curator', 'staff'])).min(1),
	requires: required.nullable().default(null),
});

const systemRule = z.strictObject({ title: text, clause, when: anyOf, by: z.array(role).min(1) });

const noun = z.string().regex(/^[а-яё][а-яё\- \u00a0]*$/, 'a form of the noun is Russian, in small letters');
const nounForms = z.strictObject({
	nominative: noun,
	genitive: noun,
	dative: noun,
	accusative: noun,
	instrumental: noun,
});
const unitNoun = z.strictObject({
	gender: z.enum(['masculine', 'feminine', 'neuter']),
	one: nounForms,
	several: noun,
	to: noun,
});

const roleRule = z.strictObject({
	title: text,
	clause,
	outside: z.boolean().default(false),
	cover: z.boolean().default(false),
	noun: unitNoun.exactOptional(),
});

const clauseEntry = z.strictObject({
	clause,
	cite: text.exactOptional(),
	gist: text,
	where: text.exactOptional(),
	reason: text.exactOptional(),
	text: text.exactOptional(),
	source: text.exactOptional(),
	since: date.exactOptional(),
});

const adviceRule = z.strictObject({ on: z.enum(adviceKinds), clause, reason: text.exactOptional() });
const mark = z.strictObject({ text, clause });
const report = z.strictObject({ clause, to: role, beforeDay: z.int().min(1).max(28) });
const escalation = z.strictObject({ to: role, clause });
const acknowledgement = z.strictObject({ clause, finding: z.enum(findingNames), because: text });

export const regulationShape = z.strictObject({
	schema: z.literal(1),
	id: idText,
	title: text,
	act: text,
	roles: z.partialRecord(role, roleRule),
	kinds: z.partialRecord(messageKind, kind),
	systems: z.partialRecord(z.enum(systems), systemRule).default({}),
	importance: byClause.nullable().default(null),
	start: stageKind,
	severalUnits: z.boolean().default(false),
	stages: z.partialRecord(stageKind, stage),
	anytime: actsByName.default({}),
	terms: z.array(termRule),
	pause: pause.nullable().default(null),
	interim: interim.nullable().default(null),
	reasons: z.partialRecord(z.enum(reasonedActs), reasonRule),
	advice: z.array(adviceRule).default([]),
	notices: z.array(notice).default([]),
	marks: z.partialRecord(z.enum(['assignment', 'draft']), mark).default({}),
	explanations: z.array(explanation).default([]),
	report: report.nullable().default(null),
	accounts: byClause.nullable().default(null),
	escalates: z.array(escalation).default([]),
	repeat: byClause.nullable().default(null),
	readings: z.array(reading).default([]),
	acknowledged: z.array(acknowledgement).default([]),
	clauses: z.array(clauseEntry).min(1),
});

/** The mappings of a regulation by the name under which their fields are described. */
export const regulationByName = {
	regulation: regulationShape,
	role: roleRule,
	unitNoun,
	nounForms,
	kind,
	required,
	system: systemRule,
	stage,
	awaited,
	act,
	instead,
	reasons: reasonRule,
	reason,
	advice: adviceRule,
	notice,
	mark,
	explanation,
	report,
	escalation,
	acknowledgement,
	clauseEntry,
	...termsByName,
	...partsByName,
} as const;

/** A regulation whose version is not reckoned yet: the version is the hash of everything else. */
export type UnversionedRegulation = Omit<Regulation, 'version'>;

/**
 * Reads a regulation from a file's plain data: short forms become explicit, what is left out gets its default. Refuses
 * with every fault at once; unknown fields are faults, so that a typing error cannot switch a rule off. Whether the
 * rules make sense together is `lintRegulation`'s question.
 */
export function parseRegulation(data: unknown): Result<UnversionedRegulation, readonly Fault[]> {
	const parsed = regulationShape.safeParse(data, inWordsOfTheFile);
	return parsed.success ? done(parsed.data) : refuse(faultsOf(parsed.error));
}
