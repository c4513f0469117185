import type { PostedFields } from '../../domain/forms/model.ts';
import { asLine } from '../../domain/text.ts';
import type { IncomingFile } from '../../domain/uploads/upload.ts';

/** A form with files, as a browser without JavaScript sends it (RFC 7578). */
export interface PostedParts {
	readonly fields: PostedFields;
	/** In order; a file chooser in which nothing was chosen gives none. */
	readonly files: readonly (IncomingFile & { readonly field: string })[];
}

/** More parts than any form of ours has are nobody's form. */
const mostParts = 300;
/** Nor has any part so much to say of itself. */
const mostHeaderBytes = 8 * 1024;
/** Of a name that is said back. */
const longestName = 100;

/** The parts of a posted body; null where it is no such form to its last boundary. Views of the body, not copies. */
export function readMultipart(contentType: string, body: Uint8Array): PostedParts | null {
	const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^;\s]{1,70}))/i.exec(contentType);
	const mark = boundary?.[1] ?? boundary?.[2];
	if (mark === undefined) return null;
	const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
	const parts = partsOf(bytes, mark);
	if (parts === null) return null;
	const fields = new Map<string, string[]>();
	const files: (IncomingFile & { field: string })[] = [];
	for (const { disposition, content } of parts) {
		const field = parameter(disposition, 'name');
		if (field === null) return null;
		const name = parameter(disposition, 'filename');
		if (name === null) fields.set(field, [...(fields.get(field) ?? []), content.toString('utf8')]);
		else if (name !== '' || content.length > 0) files.push({ field, name: shortName(name), bytes: content });
	}
	return { fields: Object.fromEntries(fields), files };
}

interface Part {
	readonly disposition: string;
	readonly content: Buffer;
}

function partsOf(bytes: Buffer, mark: string): readonly Part[] | null {
	const between = Buffer.from(`\r\n--${mark}`);
	// The first boundary may stand at the very beginning, where no line ends before it.
	const first = bytes.subarray(0, mark.length + 2).equals(between.subarray(2)) ? -2 : bytes.indexOf(between);
	if (first === -1) return null;
	const parts: Part[] = [];
	let at = first + between.length;
	for (;;) {
		if (bytes.subarray(at, at + 2).toString('latin1') === '--') return parts;
		const headersAt = bytes.indexOf('\r\n', at) + 2;
		const end = bytes.indexOf(between, headersAt - 2);
		if (headersAt < 2 || headersAt - at > 128 || end === -1 || parts.length === mostParts) return null;
		const part = partIn(bytes.subarray(headersAt, end));
		if (part === null) return null;
		parts.push(part);
		at = end + between.length;
	}
}

function partIn(bytes: Buffer): Part | null {
	const headersEnd = bytes.indexOf('\r\n\r\n');
	if (headersEnd === -1 || headersEnd > mostHeaderBytes) return null;
	const lines = bytes.subarray(0, headersEnd).toString('utf8').split('\r\n');
	const disposition = lines.find((line) => /^content-disposition:\s*form-data\s*;/i.test(line));
	return disposition === undefined ? null : { disposition, content: bytes.subarray(headersEnd + 4) };
}

/** A quoted parameter as browsers write it: a quotation mark in it is `%22`, a line break `%0D%0A`. */
function parameter(disposition: string, name: 'name' | 'filename'): string | null {
	const found = new RegExp(`[;\\s]${name}="([^"]*)"`, 'i').exec(disposition);
	return found?.[1]?.replaceAll('%22', '"').replaceAll(/(%0D|%0A)+/gi, ' ') ?? null;
}

/** The last part of a path, in one line, no longer than somebody reads. */
function shortName(name: string): string {
	const last = asLine(name.split(/[\\/]/).at(-1) ?? '');
	return [...last].slice(0, longestName).join('');
}
