import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { stripVideo } from '../../../domain/uploads/strip-video.ts';
import { box, bytesOf, fileType, track, video } from '../../support/files.ts';

const place = '+44.8951+037.3168/';
const letters = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

function stripped(original: Uint8Array): Uint8Array {
	const result = stripVideo(original);
	if (!result.ok) throw new Error(result.refusal);
	return result.value;
}

describe('R-26: a video is passed on without the place where it was filmed', () => {
	it.each([
		['of an Android phone', video({ inMovie: [box('udta', box('\u00a9xyz', place))] })],
		['of an iPhone', video({ brand: 'qt  ', inMovie: [box('meta', box('keys', 'com.apple'), box('ilst', place))] })],
		['in a track', video({ inMovie: [track('vide', box('udta', place))] })],
		['at the top', video({ after: [box('uuid', place)] })],
		['in a box that nobody knows', video({ after: [box('gps ', place)] })],
		['in what is passed over', video({ after: [box('free', place)] })],
		['in a track that is no film', video({ inMovie: [track('meta', box('note', place))] })],
	])('%s', (_, original) => {
		expect(letters(original)).toContain(place);
		expect(letters(stripped(original))).not.toContain(place);
	});

	it('what is left stands where it stood, for the film is found by its place in the file', () => {
		const original = video({ inMovie: [box('udta', place)], after: [box('uuid', place)] });
		const copy = stripped(original);
		expect(copy.length).toBe(original.length);
		expect(letters(copy).indexOf('film')).toBe(letters(original).indexOf('film'));
		expect(letters(original)).toContain(place);
	});

	it('the tracks of picture and sound stay', () => {
		expect(letters(stripped(video({ inMovie: [track('soun')] }))).match(/trak/g)).toHaveLength(2);
	});

	it.each([
		['a page behind the film', bytesOf(video(), '<script>alert(1)</script>')],
		['a box that reaches beyond the end', bytesOf(video(), [0, 0, 1, 0], 'mdat')],
		['a box smaller than its own beginning', bytesOf(video(), [0, 0, 0, 2], 'mdat', [0, 0])],
		['no film', bytesOf(fileType('isom'), box('moov', track('vide')))],
		['no way through the film', bytesOf(fileType('isom'), box('mdat', 'film'))],
		['boxes in boxes without end', video({ inMovie: [nested(30)] })],
		['nothing', new Uint8Array()],
	])('refused: %s', (_, bytes) => {
		expect(stripVideo(bytes)).toEqual({ ok: false, refusal: 'unreadable' });
	});

	it('no row of bytes breaks it', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(200), (noise, at) => {
				const bytes = video({ inMovie: [box('udta', place)] });
				bytes.set(noise.subarray(0, Math.max(0, bytes.length - at)), Math.min(at, bytes.length));
				expect(typeof stripVideo(bytes).ok).toBe('boolean');
			}),
		);
	});
});

function nested(depth: number): Uint8Array {
	return depth === 0 ? box('trak') : box('mvex', nested(depth - 1));
}
