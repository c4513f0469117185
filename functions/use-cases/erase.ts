import type { ErasedBecause } from '../../domain/case/model/commands.ts';
import type { Instant } from '../../domain/instant.ts';
import { uploadPrefix, uploadsIn } from '../../domain/uploads/read-upload.ts';
import type { StoredCase } from '../ports/case-store.ts';
import type {
	ErasedList,
	FileEraser,
	FindEraser,
	FingerprintEraser,
	SeenEraser,
	WordEraser,
} from '../ports/erasure.ts';
import type { LinkKey } from '../ports/secrets.ts';
import { findsOfMessage } from './finding.ts';
import { foundKey, messageKey } from './known-messages.ts';
import { type PerformDeps, perform } from './perform.ts';
import { textOf } from './present.ts';

export interface EraseDeps extends PerformDeps {
	readonly words: WordEraser;
	readonly fingerprints: FingerprintEraser;
	readonly foundBy: FindEraser;
	readonly seen: SeenEraser;
	readonly files: FileEraser;
	readonly erased: Pick<ErasedList, 'note'>;
	readonly linkKey: LinkKey;
}

export interface EraseAsk {
	readonly caseId: string;
	readonly because: ErasedBecause;
	/** Also of a case that is open, which goes on without its words. */
	readonly evenOpen: boolean;
	/** Product time. */
	readonly at: Instant;
}

export type Erased =
	| { readonly is: 'erased'; readonly parts: number; readonly files: number }
	| { readonly is: 'open' }
	| { readonly is: 'unknown-case' }
	/** Others kept writing to it: come again. */
	| { readonly is: 'busy' };

/**
 * erases the personal data of a case. First it is noted outside the table, then in the log, so that no word is
 * added any more; then all goes that only the words lead to (files, marks, hashes), then the words, the message last.
 * Whatever breaks in between, the same call finishes it; where nothing is left it does nothing.
 */
export async function eraseCase(deps: EraseDeps, { caseId, because, evenOpen, at }: EraseAsk): Promise<Erased> {
	const found = await deps.cases.load(caseId);
	if (found === null) return { is: 'unknown-case' };
	if (found.state.status.is === 'open' && !evenOpen) return { is: 'open' };
	await deps.erased.note(caseId);
	const said = await perform(deps, { caseId, command: { do: 'erase', because, evenOpen }, at });
	if (said.is !== 'done' && said.is !== 'nothing') return { is: said.is === 'refused' ? 'open' : 'busy' };
	const content = await deps.words.loadContent(caseId);
	const files = await forgetFiles(deps, found, content);
	await forgetMessage(deps, found, content['message']);
	await forgetFinds(deps, found, content['message']);
	const parts = Object.keys(content).toSorted((one, other) => Number(one === 'message') - Number(other === 'message'));
	for (const part of parts) await deps.words.erase(caseId, part);
	await deps.words.leave(caseId, found.municipality);
	return { is: 'erased', parts: parts.length, files };
}

/** By their ids, whether or not the rest of what is known of a file can be read. */
async function forgetFiles(
	{ files, seen }: EraseDeps,
	{ caseId, municipality }: StoredCase,
	content: Readonly<Record<string, unknown>>,
): Promise<number> {
	const ids = Object.keys(content).flatMap((part) =>
		part.startsWith(uploadPrefix) ? part.slice(uploadPrefix.length) : [],
	);
	const known = uploadsIn(content);
	for (const id of ids) {
		await files.erase({ caseId, id });
		const state = known.find((upload) => upload.id === id)?.state;
		if (state?.is === 'checked') await seen.forget(municipality, state.hash, { caseId, id });
	}
	return ids.length;
}

/** The rows by which the case was found by what somebody wrote, and by its address. */
async function forgetFinds(
	{ foundBy, linkKey }: EraseDeps,
	{ caseId, municipality, state }: StoredCase,
	message: unknown,
): Promise<void> {
	const rows = findsOfMessage(await linkKey.get(), municipality, message, { caseId, at: state.receivedAt });
	await foundBy.forgetFinds(municipality, rows);
}

/** The rows that know the message again stay, for it must not become a second case; what it said they forget. */
async function forgetMessage(
	{ fingerprints, linkKey }: EraseDeps,
	{ municipality }: StoredCase,
	message: unknown,
): Promise<void> {
	const key = await linkKey.get();
	const externalId = textOf(message, 'externalId');
	const permalink = textOf(message, 'permalink');
	if (externalId !== null) await fingerprints.forgetFingerprint(messageKey(key, municipality, externalId));
	if (permalink !== null && URL.canParse(permalink))
		await fingerprints.forgetFingerprint(foundKey(key, municipality, permalink));
}
