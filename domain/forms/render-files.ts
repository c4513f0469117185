import { html } from 'hono/html';
import { acceptedTypes } from '../uploads/kinds.ts';
import type { Upload } from '../uploads/upload.ts';
import { sayBytes, sayUpload, sayUploadState, uploadWords } from '../wording/uploads.ts';
import type { PostedFields } from './model.ts';

type Markup = ReturnType<typeof html>;

/** The name under which files come, and the one under which those that have come already are named. */
export const filesName = 'media';
export const takenName = 'upload';

/** Files that have come already, each with a tick that can be taken away, and a chooser for more. */
export function renderFiles(
	{ name, has }: { readonly name: string; readonly has: readonly Upload[] },
	entered: PostedFields | null,
	attributes: Markup,
): Markup {
	return html`${has.length === 0 ? '' : attached(has, entered)}<input type="file" id="${name}" name="${name}" accept="${acceptedTypes}" multiple${attributes}>`;
}

function attached(has: readonly Upload[], entered: PostedFields | null): Markup {
	const chosen = entered?.[takenName] ?? (entered === null ? has.map(({ id }) => id) : []);
	return html`<fieldset class="field"><legend>${uploadWords.attached.label}</legend><p class="hint">${uploadWords.attached.hint}</p>
${has.map((upload, index) => {
	const id = `${takenName}-${index + 1}`;
	const tick = chosen.includes(upload.id) ? html` checked` : '';
	return html`<div class="choice"><input type="checkbox" id="${id}" name="${takenName}" value="${upload.id}"${tick}><label for="${id}">${sayUpload(upload, index)} (${sayBytes(upload.bytes)}), ${sayUploadState(upload)}</label></div>
`;
})}</fieldset>`;
}
