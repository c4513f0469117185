import { allowedActs, ruledIn } from '../../domain/case/turn/allowed.ts';
import { takesFiles } from '../../domain/forms/preflight.ts';
import { kindOf } from '../../domain/uploads/kinds.ts';
import { uploadLimits } from '../../domain/uploads/limits.ts';
import { uploadsIn } from '../../domain/uploads/read-upload.ts';
import { type FileRefusal, quotaRefusal, type Upload } from '../../domain/uploads/upload.ts';
import { sayFileRefusal } from '../../domain/wording/uploads.ts';
import type { HttpAnswer, HttpHandle, HttpRequest } from '../ports/http.ts';
import type { Log } from '../ports/telemetry.ts';
import type { FileDoor, UploadRows } from '../ports/uploads.ts';
import { standingOfLink } from '../use-cases/link.ts';
import { isAnswer, type Opened, openLink, type PageDeps } from '../use-cases/page.ts';
import { type SessionDeps, signedIn } from '../use-cases/session.ts';
import { type OpenWorkDeps, openWork } from '../use-cases/work-case.ts';

export interface OfferDeps extends PageDeps, OpenWorkDeps, Pick<SessionDeps, 'sessions'> {
	readonly tenants: OpenWorkDeps['tenants'];
	readonly uploads: Pick<UploadRows, 'put'>;
	readonly door: FileDoor;
	readonly newUploadId: () => string;
	readonly log: Log;
}

/** What the script of a page says of a file that was chosen. */
interface Wish {
	readonly name: string;
	readonly bytes: number;
	/** The file's first bytes: by them it is judged, and by the whole of it once it is there. */
	readonly beginning: Uint8Array;
	/** How many go with the answer already. */
	readonly chosen: number;
}

/**
 * POST /p/{link}/uploads and the same below a case of the place to work, by the script of a page: gives an address that takes one file straight into quarantine, for a
 * quarter of an hour. 422 with words for a person where the file is not taken; 409 where nothing is asked any more.
 */
export function offerUpload(deps: OfferDeps): HttpHandle {
	return async (request) => {
		const opened = await openedBy(deps, request);
		if (isAnswer(opened)) return told(opened.status, {});
		const wish = readWish(request);
		if (wish === null) return told(400, {});
		const { row, stored, tenant } = opened;
		const live = standingOfLink(row, stored.state, ruledIn(tenant), request.receivedAt) === 'live';
		if (!live || !takesFiles(allowedActs(stored.state, ruledIn(tenant), row.role, row.unit))) return told(409, {});
		const kind = kindOf(wish.beginning);
		const known = uploadsIn(await deps.cases.loadContent(stored.caseId)).length;
		const refusal = sizeRefusal(wish.bytes) ?? (kind === null ? 'unknown-kind' : quotaRefusal(1, wish.chosen, known));
		if (kind === null || refusal !== null)
			return told(422, { message: sayFileRefusal(refusal ?? 'unknown-kind', wish.name) });
		const upload: Upload = {
			id: deps.newUploadId(),
			municipality: stored.municipality,
			kind,
			bytes: wish.bytes,
			at: request.receivedAt,
			by: { role: row.role, unit: row.unit },
			state: { is: 'offered' },
		};
		await deps.uploads.put(stored.caseId, upload);
		deps.log.info('upload offered', { caseId: stored.caseId, id: upload.id, kind, bytes: wish.bytes });
		const form = deps.door.open({ caseId: stored.caseId, id: upload.id }, kind, wish.bytes, request.realNow);
		return told(200, { id: upload.id, ...form });
	};
}

/** A link's case; of the place to work the case of somebody who is signed in, asked by a script of our own pages alone. */
async function openedBy(deps: OfferDeps, request: HttpRequest): Promise<Opened | HttpAnswer> {
	const { town, caseId = '' } = request.path;
	if (town === undefined) return openLink(deps, request.path['link'] ?? '', request.receivedAt);
	// No other site's page can send this type without asking first, and none is let (ASVS 3.5).
	if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) return told(415, {});
	const who = await signedIn(deps, request, town);
	const opened = who === null ? null : await openWork(deps, who, { caseId, part: null, base: '' });
	return opened ?? told(who === null ? 403 : 404, {});
}

function sizeRefusal(bytes: number): FileRefusal | null {
	if (bytes === 0) return 'empty';
	return bytes > uploadLimits.bytes ? 'too-large' : null;
}

/** As many bytes as a kind is told by. */
const mostBeginning = 512;

function readWish({ body, query }: HttpRequest): Wish | null {
	if (Object.keys(query).length > 0 || body.byteLength > 4_096) return null;
	let said: unknown;
	try {
		said = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
	} catch {
		return null;
	}
	const field = (name: string): unknown => (typeof said === 'object' && said !== null ? Reflect.get(said, name) : null);
	const [name, bytes, beginning, chosen] = ['name', 'bytes', 'beginning', 'chosen'].map(field);
	if (typeof name !== 'string' || typeof beginning !== 'string') return null;
	if (!isCount(bytes) || !isCount(chosen)) return null;
	return {
		name: name.slice(0, 100),
		bytes,
		chosen,
		beginning: Buffer.from(beginning, 'base64').subarray(0, mostBeginning),
	};
}

function isCount(value: unknown): value is number {
	return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function told(status: number, body: object): HttpAnswer {
	return { status, type: 'application/json', body: JSON.stringify(body) };
}
