import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { readMultipart } from '../../functions/http/multipart.ts';
import { bytesOf, jpegBeginning, multipartOf } from '../support/files.ts';

const read = ({ type, body }: { readonly type: string; readonly body: Uint8Array }) => readMultipart(type, body);

describe('R-26: a form with files', () => {
	it('gives fields and files as they were sent, byte for byte', () => {
		const bytes = bytesOf(jpegBeginning, '\r\n--almost a boundary\r\n\0');
		const posted = read(multipartOf([['text', 'Здравствуйте!\r\nЯма засыпана.']], [{ name: 'яма.jpg', bytes }]));
		expect(posted?.fields).toEqual({ text: ['Здравствуйте!\r\nЯма засыпана.'] });
		expect(posted?.files.map(({ field, name, bytes: sent }) => [field, name, [...sent]])).toEqual([
			['media', 'яма.jpg', [...bytes]],
		]);
	});

	it('several values and several files of one name keep their order', () => {
		const files = ['a', 'b'].map((name) => ({ name, bytes: bytesOf(name) }));
		const posted = read(
			multipartOf(
				[
					['unit', 'roads'],
					['unit', 'parks'],
				],
				files,
			),
		);
		expect(posted?.fields).toEqual({ unit: ['roads', 'parks'] });
		expect(posted?.files.map(({ name }) => name)).toEqual(['a', 'b']);
	});

	it('a chooser in which nothing was chosen is no file; an empty file with a name is one', () => {
		const nothing = { name: '', bytes: new Uint8Array() };
		expect(read(multipartOf([], [nothing]))?.files).toEqual([]);
		expect(read(multipartOf([], [{ ...nothing, name: 'a.jpg' }]))?.files).toHaveLength(1);
	});

	it('of a name only what can be said back stays: no path, one line, no more than a hundred characters', () => {
		const name = (said: string) => read(multipartOf([], [{ name: said, bytes: bytesOf('x') }]))?.files[0]?.name;
		expect(name('C:\\Users\\x\\%22photo%22.jpg')).toBe('"photo".jpg');
		expect(name('../../etc/passwd')).toBe('passwd');
		expect(name('a%0D%0Ab.jpg')).toBe('a b.jpg');
		expect(name(`${'я'.repeat(300)}.jpg`)).toHaveLength(100);
	});

	it.each([
		['without a boundary', 'multipart/form-data', multipartOf([['a', 'b']], []).body],
		['with another boundary', 'multipart/form-data; boundary=other', multipartOf([['a', 'b']], []).body],
		['cut off', multipartOf([], []).type, multipartOf([['a', 'b']], []).body.subarray(0, 90)],
		['without a name', 'multipart/form-data; boundary=x', bytesOf('--x\r\nContent-Type: text/plain\r\n\r\na\r\n--x--')],
		['empty', 'multipart/form-data; boundary=x', new Uint8Array()],
	])('a body %s is no form', (_, type, body) => {
		expect(readMultipart(type, body)).toBeNull();
	});

	it('more parts than any form has are nobody’s form', () => {
		const many = Array.from({ length: 301 }, (_, at): [string, string] => [`f${at}`, '']);
		expect(read(multipartOf(many, []))).toBeNull();
		expect(read(multipartOf(many.slice(1), []))).not.toBeNull();
	});

	it('no row of bytes breaks it', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 120 }), fc.nat(150), (noise, at) => {
				const { type, body } = multipartOf([['text', 'x']], [{ name: 'a', bytes: bytesOf('y') }]);
				const broken = bytesOf(body);
				broken.set(noise.subarray(0, Math.max(0, broken.length - at)), Math.min(at, broken.length));
				expect(() => readMultipart(type, broken)).not.toThrow();
			}),
		);
	});
});
