import { describe, expect, it } from '@jest/globals';
import { kindOf } from '../../../domain/uploads/kinds.ts';
import { bytesOf, fileType, jpegBeginning, pngBeginning } from '../../support/files.ts';

describe('R-26: what a file is, its first bytes say', () => {
	it.each([
		['jpeg', bytesOf(jpegBeginning)],
		['png', bytesOf(pngBeginning)],
		['heic', fileType('heic', 'mif1', 'heic')],
		['heic', fileType('mif1', 'mif1', 'heic')],
		['mp4', fileType('isom', 'isom', 'avc1')],
		['mp4', fileType('mp42', 'isom')],
		['mov', fileType('qt  ')],
	] as const)('%s is taken', (kind, bytes) => {
		expect(kindOf(bytes)).toBe(kind);
	});

	it.each([
		['nothing at all', new Uint8Array()],
		['a page that calls itself a picture', bytesOf('<!doctype html><script>alert(1)</script>')],
		['a vector picture, which may hold a script', bytesOf('<svg xmlns="http://www.w3.org/2000/svg">')],
		['GIF', bytesOf('GIF89a')],
		['PDF', bytesOf('%PDF-1.7')],
		['an archive', bytesOf('PK\u0003\u0004')],
		['WebM', bytesOf([0x1a, 0x45, 0xdf, 0xa3])],
		['AVIF, though its container is that of HEIC', fileType('avif', 'avif', 'mif1')],
		['a picture container that does not say HEIC', fileType('mif1', 'mif1', 'avif')],
		['half a JPEG beginning', bytesOf([0xff, 0xd8])],
		['a JPEG behind one byte of something else', bytesOf([0x20], jpegBeginning)],
		['a first box that is cut off', fileType('isom').subarray(0, 10)],
	])('%s is not taken', (_, bytes) => {
		expect(kindOf(bytes)).toBeNull();
	});

	it('a brand behind the end of the first box counts for nothing', () => {
		expect(kindOf(bytesOf(fileType('mif1', 'mif1'), 'heic'))).toBeNull();
	});
});
