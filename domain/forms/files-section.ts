import { html } from 'hono/html';
import type { CaseView } from '../case-view/model.ts';
import { kindFacts } from '../uploads/kinds.ts';
import { attachedUploads } from '../uploads/takable.ts';
import type { Resemblance, Upload } from '../uploads/upload.ts';
import { titleOfUnit } from '../wording/cases.ts';
import { sayBytes, sayResemblance, sayUpload, sayUploadState, uploadWords } from '../wording/uploads.ts';
import type { Markup } from './render-field.ts';

/**
 * The photos and videos of the answer: the copy to be opened, where the same was seen before, and by which hash the
 * original is kept. `at` is the address below which they stand; null where they are only named.
 */
export function filesSection(view: CaseView, at: string | null): Markup {
	const files = attachedUploads(view.content);
	if (files.length === 0) return html``;
	return html`<section aria-labelledby="files"><h2 id="files">${uploadWords.files}</h2>
<ul>${files.map((file, index) => html`<li>${line(view, at, file, index)}</li>`)}</ul>
<p class="hint">${uploadWords.stripped}</p>${originals(files)}</section>
`;
}

function line(
	view: CaseView,
	at: string | null,
	file: Upload & { readonly unit: string | null },
	index: number,
): Markup {
	const { state } = file;
	const named = sayUpload(file, index);
	const unit = file.unit === null ? null : titleOfUnit(file.unit, view.municipality.units);
	const from = unit === null ? '' : `, ${unit}`;
	if (state.is !== 'checked') return html`${named}${from}: ${sayUploadState(file)}`;
	return html`${at === null ? named : html`<a href="${at}/${file.id}">${named}</a>`} (${kindFacts[state.shown.kind].extension.toUpperCase()}, ${sayBytes(state.shown.bytes)})${from}${state.resembles.map(
		(one) => html`<br><strong>${resemblance(view, file, one)}</strong>`,
	)}`;
}

function resemblance({ caseId, time }: CaseView, { kind }: Upload, other: Resemblance): string {
	return sayResemblance(kind, other.caseId, time.day(other.at), other.caseId === caseId);
}

function originals(files: readonly Upload[]): Markup {
	const hashes = files.flatMap((file, index) =>
		file.state.is === 'checked' ? [{ named: sayUpload(file, index), hash: file.state.hash }] : [],
	);
	if (hashes.length === 0) return html``;
	return html`<details><summary>${uploadWords.originals}</summary><p class="hint">${uploadWords.evidence}</p>
<dl>${hashes.map(({ named, hash }) => html`<dt>${named}</dt><dd>${hash}</dd>`)}</dl></details>`;
}
