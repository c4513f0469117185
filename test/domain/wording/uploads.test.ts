import { describe, expect, it } from '@jest/globals';
import { checkRefusals } from '../../../domain/uploads/upload.ts';
import { sayBytes, sayFileRefusal, sayUploadState, uploadWords } from '../../../domain/wording/uploads.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('R-26: what is said of files', () => {
	it.each([
		[1, '1 КБ'],
		[640 * 1024, '640 КБ'],
		[1024 * 1024, '1 МБ'],
		[1024 * 1024 + 1, '1,1 МБ'],
		[50 * 1024 * 1024, '50 МБ'],
	])('%d bytes are «%s»', (bytes, said) => {
		expect(plain(sayBytes(bytes))).toBe(said);
	});

	it('kinds, number and size are said before anybody chooses', () => {
		const hint = plain(uploadWords.media.hint);
		for (const said of ['JPEG, PNG, HEIC, MP4 или MOV', 'не больше 10 файлов', 'до 4 МБ за раз'])
			expect(hint).toContain(said);
	});

	it('a file that is not taken is named, and what to do', () => {
		expect(plain(sayFileRefusal('unknown-kind', 'смета.xlsx'))).toBe(
			'Файл «смета.xlsx» не подходит: нужен JPEG, PNG, HEIC, MP4 или MOV',
		);
	});

	it('every refusal of a check has words of its own', () => {
		const said = checkRefusals.map((why) =>
			sayUploadState({
				id: 'a',
				municipality: 'anapa',
				kind: 'png',
				bytes: 1,
				at: 0,
				by: { role: 'executor', unit: null },
				state: { is: 'refused', why },
			}),
		);
		expect(new Set(said).size).toBe(checkRefusals.length);
		for (const words of said) expect(plain(words)).toMatch(/^не принят: [а-я]/);
	});
});
