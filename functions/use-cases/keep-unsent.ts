import type { Case } from '../../domain/case/model/case.ts';
import { openQuestions } from '../../domain/case/turn/questions.ts';
import type { PostedFields, UnsentNote } from '../../domain/forms/model.ts';
import type { Instant } from '../../domain/instant.ts';
import { json, problem } from '../http/problem.ts';
import type { CaseReader } from '../ports/case-store.ts';
import type { HttpAnswer } from '../ports/http.ts';
import type { LinkRow } from '../ports/links.ts';
import type { UnsentKeeper } from '../ports/unsent.ts';
import type { Opened } from './page.ts';
import { keepable, unsentIn, unsentPart, versionKept } from './unsent.ts';

export interface KeepDeps {
	readonly cases: CaseReader;
	readonly unsent: UnsentKeeper;
}

const nothing = { is: 'nothing' } as const;

/**
 * Keeps what was posted as unsent text of the link's person, over the version that his page has seen. What another window
 * has kept since is not written over: the note tells it, and names its version, so that the next keeping knows of it.
 */
export async function keepPosted(
	deps: KeepDeps,
	{ row, stored, tenant }: Pick<Opened, 'row' | 'stored' | 'tenant'>,
	fields: PostedFields,
	at: Instant,
): Promise<UnsentNote> {
	const seen = versionSeen(fields);
	const part = unsentPart(row);
	const kept = keepable(tenant.municipality.referenceMode ? withoutReply(fields, row, stored.state) : fields);
	if (part === null) return { version: 0, says: nothing };
	if (kept === null) return { version: seen, says: { is: 'too-long' } };
	const write = (over: number) => deps.unsent.keep(stored.caseId, part, over, { at, fields: kept });
	if (await write(seen)) return { version: seen + 1, says: { is: 'kept', at } };
	const content = await deps.cases.loadContent(stored.caseId);
	const version = versionKept(content, row);
	const newer = unsentIn(content, row, stored.state);
	const isSame = newer !== null && JSON.stringify(newer.fields) === JSON.stringify(kept);
	if (isSame) return { version, says: { is: 'kept', at: newer.at } };
	// What stands there was sent, or typed over a text that is none any more: there is nothing to lose.
	if (newer === null && (await write(version))) return { version: version + 1, says: { is: 'kept', at } };
	return { version, says: newer === null ? nothing : { is: 'newer', at: newer.at, fields: newer.fields } };
}

/**
 * Reference mode keeps no words of an author that are half written down either (G-20): neither his reply, where it may be
 * that one, nor what he said to an interim answer. A unit writes its own text beside an open question.
 */
function withoutReply(fields: PostedFields, { unit }: LinkRow, state: Case): PostedFields {
	const act = fields['decision']?.[0] ?? '';
	const isWaiting = unit === null && openQuestions(state).some(({ of }) => of === 'author');
	const maybeReply = isWaiting && (act === '' || act === 'clarified');
	const saidOfAnswer = act === 'refuse-consent' || act === 'withdraw-consent';
	const left = [...(maybeReply ? ['text'] : []), ...(saidOfAnswer ? ['comment', 'reason'] : [])];
	return Object.fromEntries(Object.entries(fields).filter(([name]) => !left.includes(name)));
}

/** Who asks that what he posts be kept and not sent: the script as he types, or he by the box; null where he sends it. */
export function keepsFor(fields: PostedFields): 'script' | 'person' | null {
	const said = fields['keep']?.find((value) => value !== '') ?? null;
	if (said === null) return null;
	return said === 'typing' ? 'script' : 'person';
}

/** What the script is told of a keeping: the version to name next, or that it shall stop. */
export function answerToScript({ version, says }: UnsentNote): HttpAnswer {
	switch (says.is) {
		case 'kept':
			return json(200, { version });
		case 'too-long':
			return problem({ status: 413, title: 'Too long to be kept' });
		default:
			return problem({ status: 409, title: 'Another window has kept a newer text' });
	}
}

/** What the script is told where the case asks for this no more. */
export const nothingToKeep = problem({ status: 410, title: 'This is not asked any more' });

function versionSeen(fields: PostedFields): number {
	const said = fields['unsent']?.[0] ?? '';
	return /^\d{1,9}$/.test(said) ? Number(said) : 0;
}
