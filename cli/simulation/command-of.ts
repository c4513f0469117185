import type { HandedIn } from '../../domain/case/model/case.ts';
import type {
	Actor,
	Agreement,
	AskedUnits,
	Command,
	IncidentFacts,
	VersionRead,
} from '../../domain/case/model/commands.ts';
import type { NamedTime } from '../../domain/case/model/named-time.ts';
import { type Role, unpublishableKinds } from '../../domain/regulation/regulation.ts';
import { unreachable } from '../../domain/result.ts';
import type { Line, LineIncident } from './line-shape.ts';

/** What of a line has been read further than its shape: fields that an act cannot do without, and dates. */
export interface Particulars {
	readonly due: NamedTime | null;
	readonly promisedBy: NamedTime | null;
	readonly incident: LineIncident | null;
}

/** What a line does not say because the case says it: which version is read, which text is posted. */
export interface DraftStanding {
	readonly onItsWay: VersionRead;
	readonly ownWords: boolean;
	/** How often the link to the answer was corrected. */
	readonly corrections: number;
	/** Where the answer that was posted last stands; null before there is one, and where it stands in a system alone. */
	readonly answerAt: string | null;
	/** The text that a unit mends, which keeps its kind where the line names none (G-38). */
	readonly mends: (unit: string) => HandedIn | null;
}

/** The command that a line means when this role gives it. What is left out is empty, and refused where it is needed. */
export function commandOfLine(
	line: Line,
	role: Role,
	{ due, promisedBy, incident }: Particulars,
	{ onItsWay, ownWords, corrections, answerAt, mends }: DraftStanding,
): Command {
	const { at } = line;
	const by: Actor = { role, person: line.person ?? null, unit: line.unit ?? null };
	const text = line.text ?? '';
	const reason = line.reason ?? '';
	const draft = line.draft ?? onItsWay;
	const unit = line.unit ?? '';
	const permalink = line.permalink ?? '';
	const generalInterest = line.generalInterest ?? false;
	switch (line.do) {
		case 'receive':
		case 'found':
			return { do: line.do, incident: factsOf(incident), text: incident?.text ?? '' };
		case 'route':
			return {
				do: 'route',
				by,
				...askedOf(line),
				...(line.repeatOf !== undefined && { repeatOf: line.repeatOf }),
				...(line.explanation !== undefined && { explanation: line.explanation }),
			};
		case 'reassign':
			return { do: 'reassign', by, unit, to: line.to ?? null, reason };
		case 'add-units':
			return { do: 'add-units', by, ...askedOf(line), reason: line.reason ?? null };
		case 'require-photo':
			return { do: 'require-photo', by, unit, required: line.required ?? false, reason };
		case 'name-author':
			return { do: 'name-author', by, unit, reason: line.reason ?? null };
		case 'return-to-curator':
		case 'no-answer':
		case 'refuse-consent':
		case 'withdraw-consent':
		case 'withdraw-proposal':
		case 'withdraw':
			return { do: line.do, by, reason };
		case 'unpublishable':
			return { do: line.do, by, kind: unpublishableKinds.find((kind) => kind === line.kind) ?? null, reason };
		case 'not-ours':
			return { do: line.do, by, text };
		case 'appeal':
			return { do: line.do, by, number: line.number == null ? null : String(line.number), told: line.told ?? false };
		case 'correct':
			return { do: line.do, by, permalink, reason, seen: corrections, stands: answerAt };
		case 'confirm':
		case 'reject':
		case 'raise':
		case 'lower':
			return { do: line.do, by };
		case 'clarify':
			return { do: 'clarify', by, of: line.of, text };
		case 'clarified':
			return { do: 'clarified', by, text, question: line.question ?? null, repliedAt: line.repliedAt ?? null };
		case 'decline':
			return { do: 'decline', by, unit, reason, suggested: line.suggested ?? null };
		case 'submit': {
			const { measures = null } = line;
			const kind = (line.kind ?? mends(unit)?.answer) === 'interim' ? 'interim' : 'final';
			return {
				do: 'submit',
				by,
				unit: line.unit ?? null,
				kind,
				text,
				promisedBy,
				reason: line.reason ?? null,
				measures,
			};
		}
		case 'consolidate':
			return {
				do: 'consolidate',
				by,
				text,
				unit: line.unit ?? null,
				interim: line.kind === 'interim' ? { promisedBy, reason: line.reason ?? null } : null,
			};
		case 'forward':
			return { do: 'forward', by, draft, generalInterest, text: line.text ?? null };
		case 'approve':
			return { do: 'approve', by, draft, due };
		case 'recall':
			return { do: 'recall', by, draft, reason };
		case 'return':
			return { do: 'return', by, draft, reason, comment: line.comment ?? null, unit: line.unit ?? null };
		case 'publish':
			return {
				do: 'publish',
				by,
				draft: ownWords ? 'own' : draft,
				permalink,
				visibility: line.visibility ?? null,
				generalInterest,
				...(line.system != null && { inSystem: { system: line.system, reference: String(line.reference ?? '') } }),
				...(ownWords && line.kind === 'interim' && { interim: { promisedBy, reason: line.reason ?? null } }),
			};
		case 'first-word':
		case 'publish-site':
			return { do: line.do, by, permalink };
		case 'explain': {
			const { category, competentBody = null } = line;
			return { do: 'explain', by, unit: line.unit ?? null, category: category ?? '', text, competentBody };
		}
		case 'consent':
			return { do: 'consent', by, permalink };
		case 'register':
			return { do: 'register', by, number: String(line.number ?? '') };
		case 'set-deadline':
			return {
				do: 'set-deadline',
				by,
				due: due ?? { at, wholeDay: false },
				for: line.for == null ? null : String(line.for),
				interim: line.interim ?? false,
			};
		case 'acknowledge':
			return { do: 'acknowledge', by, notice: line.notice ?? '' };
		case 'tick':
			return { do: 'tick', judgeBefore: at };
		default:
			return unreachable(line.do);
	}
}

/** The units of a line: what one of them says of itself goes before what the line says of all. */
function askedOf({ units = [], photoRequired, selfPosting }: Line): AskedUnits {
	const all = { photoRequired: photoRequired ?? false, selfPosting: selfPosting ?? false };
	const apart = (units ?? []).flatMap((entry): (readonly [string, Agreement])[] =>
		typeof entry === 'string'
			? []
			: [
					[
						entry.unit,
						{
							photoRequired: entry.photoRequired ?? all.photoRequired,
							selfPosting: entry.selfPosting ?? all.selfPosting,
						},
					],
				],
	);
	return {
		units: (units ?? []).map((entry) => (typeof entry === 'string' ? entry : entry.unit)),
		...all,
		...(apart.length > 0 && { agreed: Object.fromEntries(apart) }),
	};
}

function factsOf(given: LineIncident | null): IncidentFacts {
	return {
		kind: given?.kind ?? 'incident',
		importance: given?.importance ?? 'normal',
		network: given?.network ?? 'other',
		venue: given?.venue ?? 'feed',
		page: given?.page ?? null,
		publishedAt: given?.publishedAt ?? null,
		detectedAt: given?.detectedAt ?? null,
		sentAt: given?.sentAt ?? null,
	};
}
