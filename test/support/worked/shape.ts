import * as z from 'zod';
import { lineShape } from '../../../cli/simulation/line-shape.ts';
import { roles } from '../../../domain/regulation/regulation.ts';

const lines = z.array(z.string());

/** What becomes of the mails to units; unsaid, they are handed over at the instant of the step. */
const handing = {
	/** They wait. */
	held: z.literal(true).optional(),
	/** Those of this unit, held before, go out now. */
	handed: z.string().optional(),
};
const mailing = z.object(handing);

/** What a step must bring about. `clocks` is always told whole: a step without it changes no clock. */
const expectation = {
	/** Where the case stands and whom it awaits: `draft 2.7 awaits executor roads`. */
	now: z.string().optional(),
	/** Every act and what time did, with its clause; clocks have a list of their own. */
	events: lines.optional(),
	/** What began, ended or moved: `2.7 draft LEGAL executor roads 12.03 10:10 – 12.03 14:10`, `2.5 screening INTERP met`. */
	clocks: lines.default([]),
	/** Every mail: template, addressee, unit. */
	mails: lines.optional(),
	/** Code and clause of the refusal; a step without it must be taken. */
	refused: z.string().optional(),
	/** Who may do what now; a role that is not named may do nothing. */
	may: z.partialRecord(z.enum(roles), z.string()).optional(),
	/** Clocks of other readings that are shown beside the real ones. */
	shadows: lines.optional(),
	/** What every alternative of the ledger would give, shown or not. */
	readings: lines.optional(),
	/** Whose minutes every missed overall or backward term was (G-39): `2.2: curator 350, coordinator 20, executor roads 110`. */
	heldBy: lines.optional(),
	/** Words that the subject of a mail holds. */
	subject: z.record(z.string(), z.string()).optional(),
};
const expected = z.object(expectation);

const given = z.record(z.string(), z.unknown());
const known = new Set([...Object.keys(expectation), ...Object.keys(handing), ...Object.keys(lineShape.shape)]);

const step = given.superRefine((raw, context) => {
	for (const key of Object.keys(raw)) {
		if (!known.has(key)) context.issues.push({ code: 'custom', message: `no field is called ${key}`, input: raw });
	}
});

const worked = z.strictObject({
	title: z.string().min(1),
	/** The clauses that the case shows. */
	clauses: z.array(z.string()).min(1),
	year: z.int().default(2025),
	steps: z.array(step).default([]),
	/** What the text says apart from any case: roles, reasons, marks, … as `sheetOf` tells them. */
	says: lines.optional(),
});

export type Expected = z.infer<typeof expected>;
export type Mailing = z.infer<typeof mailing>;

/** A worked case as its file holds it; a step's given fields are those of the simulator's lines, times written locally. */
export interface WorkedShape extends Omit<z.infer<typeof worked>, 'steps'> {
	readonly steps: readonly {
		readonly given: Readonly<Record<string, unknown>>;
		readonly mailing: Mailing;
		readonly expected: Expected;
	}[];
}

/** Reads the cases of a file; an exception names the field that is wrong. */
export function readShapes(data: unknown): readonly WorkedShape[] {
	return z
		.array(worked)
		.parse(data)
		.map((one) => ({
			...one,
			steps: one.steps.map((raw) => ({
				given: Object.fromEntries(Object.entries(raw).filter(([key]) => !(key in expectation || key in handing))),
				mailing: mailing.parse(raw),
				expected: expected.parse(raw),
			})),
		}));
}
