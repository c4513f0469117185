// Files as people send them and as they should not, made byte by byte.

const ascii = (text: string) => new TextEncoder().encode(text);

/** Pieces behind one another. */
export function bytesOf(...pieces: readonly (Uint8Array | readonly number[] | string)[]): Uint8Array {
	return new Uint8Array(
		Buffer.concat(pieces.map((piece) => (typeof piece === 'string' ? ascii(piece) : Uint8Array.from(piece)))),
	);
}

/** A box of ISO 14496-12 with its size before it. */
export function box(type: string, ...content: readonly (Uint8Array | readonly number[] | string)[]): Uint8Array {
	const inner = bytesOf(...content);
	const size = Buffer.alloc(4);
	size.writeUInt32BE(inner.length + 8);
	return bytesOf(size, type, inner);
}

/** The first box of a file of these brands. */
export function fileType(major: string, ...compatible: readonly string[]): Uint8Array {
	return box('ftyp', major, [0, 0, 0, 0], ...compatible);
}

/** A track whose handler is of this kind. */
export function track(handler: string, ...more: readonly Uint8Array[]): Uint8Array {
	const hdlr = box('hdlr', [0, 0, 0, 0], [0, 0, 0, 0], handler, new Uint8Array(12));
	return box('trak', box('tkhd', new Uint8Array(84)), box('mdia', hdlr, box('minf', box('stbl'))), ...more);
}

export const jpegBeginning = [0xff, 0xd8, 0xff, 0xe0];
export const pngBeginning = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** A video with a picture track, some film, and whatever else. */
export function video(
	parts: {
		readonly brand?: string;
		readonly inMovie?: readonly Uint8Array[];
		readonly after?: readonly Uint8Array[];
	} = {},
): Uint8Array {
	const { brand = 'isom', inMovie = [], after = [] } = parts;
	return bytesOf(
		fileType(brand, 'isom'),
		box('moov', box('mvhd', new Uint8Array(100)), track('vide'), ...inMovie),
		box('mdat', 'film'),
		...after,
	);
}

/** A chosen file, as a browser sends it: with a name and a type of which nothing is believed. */
export interface ChosenFile {
	readonly name: string;
	readonly bytes: Uint8Array;
	readonly type?: string;
	readonly field?: string;
}

/** The body of a form with files, and its content type (RFC 7578). */
export function multipartOf(
	fields: readonly (readonly [string, string])[],
	files: readonly ChosenFile[],
): { readonly type: string; readonly body: Uint8Array } {
	const mark = '----WebKitFormBoundary7MA4YWxkTrZu0gW';
	const parts = [
		...fields.map(([name, value]) =>
			bytesOf(`--${mark}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`, value, '\r\n'),
		),
		...files.map(({ field = 'media', name, type = 'application/octet-stream', bytes }) =>
			bytesOf(
				`--${mark}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`,
				bytes,
				'\r\n',
			),
		),
	];
	return { type: `multipart/form-data; boundary=${mark}`, body: bytesOf(...parts, `--${mark}--\r\n`) };
}
