import { describe, expect, it } from '@jest/globals';
import { uploadLimits } from '../../../domain/uploads/limits.ts';
import { isOwn, isUnsettled, isUsable, quotaRefusal, takeFile, type Upload } from '../../../domain/uploads/upload.ts';
import { bytesOf, jpegBeginning } from '../../support/files.ts';

const ofRoads: Upload = {
	id: 'a',
	municipality: 'anapa',
	kind: 'jpeg',
	bytes: 4,
	at: 0,
	by: { role: 'executor', unit: 'roads' },
	state: { is: 'quarantined' },
};

describe('R-26: which files an answer takes', () => {
	it('a photo by its bytes, whatever it calls itself', () => {
		const bytes = bytesOf(jpegBeginning);
		expect(takeFile({ name: 'page.html', bytes })).toEqual({ ok: true, value: { kind: 'jpeg', bytes } });
	});

	it('no empty file', () => {
		expect(takeFile({ name: 'photo.jpg', bytes: new Uint8Array() })).toEqual({ ok: false, refusal: 'empty' });
	});

	it('nothing that only calls itself a photo', () => {
		expect(takeFile({ name: 'photo.jpg', bytes: bytesOf('<script>') })).toEqual({ ok: false, refusal: 'unknown-kind' });
	});

	it('50 MB and not a byte more', () => {
		const largest = new Uint8Array(uploadLimits.bytes);
		largest.set(jpegBeginning);
		expect(takeFile({ name: 'photo.jpg', bytes: largest }).ok).toBe(true);
		const larger = new Uint8Array(uploadLimits.bytes + 1);
		larger.set(jpegBeginning);
		expect(takeFile({ name: 'photo.jpg', bytes: larger })).toEqual({ ok: false, refusal: 'too-large' });
	});

	it('ten of one answer, sixty of one case', () => {
		expect(quotaRefusal(10, 0, 0)).toBeNull();
		expect(quotaRefusal(1, 10, 10)).toBe('too-many');
		expect(quotaRefusal(11, 0, 0)).toBe('too-many');
		expect(quotaRefusal(1, 0, 59)).toBeNull();
		expect(quotaRefusal(1, 0, 60)).toBe('too-many-of-case');
	});

	it('those of the same unit, and no other', () => {
		expect(isOwn(ofRoads, { role: 'executor', unit: 'roads' })).toBe(true);
		expect(isOwn(ofRoads, { role: 'executor', unit: 'parks' })).toBe(false);
		expect(isOwn(ofRoads, { role: 'coordinator', unit: null })).toBe(false);
	});

	it('not one that was refused; one that was checked is not checked again', () => {
		const refused: Upload = { ...ofRoads, state: { is: 'refused', why: 'unreadable' } };
		expect([isUsable(ofRoads), isUsable(refused)]).toEqual([true, false]);
		expect([isUnsettled(ofRoads), isUnsettled(refused)]).toEqual([true, false]);
	});
});
