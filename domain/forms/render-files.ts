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
	{ name, has, offer }: { readonly name: string; readonly has: readonly Upload[]; readonly offer: string },
	entered: PostedFields | null,
	attributes: Markup,
): Markup {
	// What was only offered may never have come: it stands here where the form that came back took it along.
	const there = has.filter(({ id, state }) => state.is !== 'offered' || entered?.[takenName]?.includes(id) === true);
	const { hint, sending, sent, failed, wait } = uploadWords.script;
	return html`${there.length === 0 ? '' : attached(there, entered)}<input type="file" id="${name}" name="${name}" accept="${acceptedTypes}" multiple data-offer="${offer}"${attributes}>
<div role="status"><ul id="${name}-said" class="plain" data-hint="${hint}" data-sending="${sending}" data-sent="${sent}" data-failed="${failed}" data-wait="${wait}"></ul></div>`;
}

function attached(has: readonly Upload[], entered: PostedFields | null): Markup {
	const chosen = entered?.[takenName] ?? (entered === null ? has.map(({ id }) => id) : []);
	// An empty name beside the ticks: a form from which all were taken away says so.
	return html`<input type="hidden" name="${takenName}" value=""><fieldset class="field"><legend>${uploadWords.attached.label}</legend><p class="hint">${uploadWords.attached.hint}</p>
${has.map((upload, index) => {
	const id = `${takenName}-${index + 1}`;
	const tick = chosen.includes(upload.id) ? html` checked` : '';
	return html`<div class="choice"><input type="checkbox" id="${id}" name="${takenName}" value="${upload.id}"${tick}><label for="${id}">${sayUpload(upload, index)} (${sayBytes(upload.bytes)}), ${sayUploadState(upload)}</label></div>
`;
})}</fieldset>`;
}
