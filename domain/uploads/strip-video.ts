import { done, type Result, refuse } from '../result.ts';

// A video is a row of boxes (ISO 14496-12): four bytes of size, four letters of type, and what is in it. Where it was
// filmed, by which device and whose stands in boxes of its own (`udta`, `meta`, `uuid`). They are emptied where they
// stand, for whatever refers to a place in the file counts from its beginning. When it was filmed stays.

/** At the top of a file these carry the film and the way through it; everything else is emptied. */
const carrying = new Set(['ftyp', 'moov', 'mdat', 'moof', 'mfra', 'sidx', 'styp']);
/** Boxes that hold boxes, as far as something about the filming may stand in one of them. */
const holding = new Set(['moov', 'trak', 'mdia', 'minf', 'edts', 'moof', 'traf', 'mvex']);
/** What is emptied wherever it stands. */
const telling = new Set(['udta', 'meta', 'uuid', 'free', 'skip', 'wide']);
/** Tracks of these are the film; one of another kind, subtitles among them, may tell where the camera was. */
const filming = new Set(['vide', 'soun', 'tmcd']);

interface Box {
	readonly type: string;
	readonly start: number;
	/** Where its content begins. */
	readonly content: number;
	readonly end: number;
}

/**
 * The same video without what says where and with what it was filmed; the original is not touched. Refuses what is no whole row of boxes to its last byte, or holds no film: something else may stand behind it.
 */
export function stripVideo(original: Uint8Array): Result<Uint8Array, 'unreadable'> {
	const copy = original.slice();
	const top = boxesIn(copy, 0, copy.length);
	if (top === null || top[0]?.type !== 'ftyp') return refuse('unreadable');
	for (const needed of ['moov', 'mdat']) if (!top.some(({ type }) => type === needed)) return refuse('unreadable');
	for (const box of top) {
		if (!carrying.has(box.type)) empty(copy, box);
		else if (holding.has(box.type) && !strip(copy, box, 0)) return refuse('unreadable');
	}
	return done(copy);
}

/** Empties what tells in a box; false where it is no row of boxes, or nested deeper than any camera nests. */
function strip(copy: Uint8Array, holder: Box, depth: number): boolean {
	const inner = depth > 8 ? null : boxesIn(copy, holder.content, holder.end);
	if (inner === null) return false;
	return inner.every((box) => {
		if (telling.has(box.type) || (box.type === 'trak' && !isFilm(copy, box))) {
			empty(copy, box);
			return true;
		}
		return !holding.has(box.type) || strip(copy, box, depth + 1);
	});
}

/** Whether a track is one that people see or hear, by the word of its handler. */
function isFilm(copy: Uint8Array, track: Box): boolean {
	const media = boxesIn(copy, track.content, track.end)?.find(({ type }) => type === 'mdia');
	const handler = media && boxesIn(copy, media.content, media.end)?.find(({ type }) => type === 'hdlr');
	return (
		handler !== undefined && handler.end - handler.content >= 12 && filming.has(letters(copy, handler.content + 8))
	);
}

/** Makes a box one that everybody passes over, as long as it was, with nothing in it. */
function empty(copy: Uint8Array, box: Box): void {
	copy.set([0x66, 0x72, 0x65, 0x65], box.start + 4);
	copy.fill(0, box.content, box.end);
}

/** The boxes between two places; null where they do not fill it to the last byte. */
function boxesIn(bytes: Uint8Array, from: number, to: number): readonly Box[] | null {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const boxes: Box[] = [];
	let at = from;
	while (at < to) {
		if (at + 8 > to) return onlyPadding(bytes, at, to) ? boxes : null;
		const said = view.getUint32(at);
		const wide = said === 1;
		if (wide && at + 16 > to) return null;
		const size = wide ? Number(view.getBigUint64(at + 8)) : said === 0 ? to - at : said;
		const content = at + (wide ? 16 : 8);
		if (at + size < content || at + size > to) return null;
		boxes.push({ type: letters(bytes, at + 4), start: at, content, end: at + size });
		at += size;
	}
	return boxes;
}

/** QuickTime ends a list of boxes with four bytes of zero. */
function onlyPadding(bytes: Uint8Array, from: number, to: number): boolean {
	return bytes.subarray(from, to).every((byte) => byte === 0);
}

function letters(bytes: Uint8Array, at: number): string {
	return String.fromCharCode(...bytes.subarray(at, at + 4));
}
