import { describe, expect, it } from '@jest/globals';
import { addressMark } from '../../../domain/search/address-mark.ts';
import { readCaseNumber } from '../../../domain/search/case-number.ts';
import { mostStems, stemsOf } from '../../../domain/search/stems.ts';

describe('a message is known by one mark, however its address is spelled', () => {
	it.each([
		[
			'https://vk.com/wall-1_2',
			[
				'https://vk.com/wall-1_2/',
				'HTTPS://VK.COM/wall-1_2',
				'https://m.vk.com/wall-1_2',
				'https://www.vk.com/wall-1_2',
				'https://vk.ru/wall-1_2',
				'https://vk.com/wall-1_2?from=feed&utm_source=share',
				'https://vk.com/feed?w=wall-1_2',
				'https://vk.com/anapa?w=wall-1_2',
				'https://vk.com/anapa?own=1&w=wall-1_2%2Fall',
				'https://vk.com/feed?section=search&q=%23anapa&w=wall-1_2',
				' https://vk.com/wall-1_2 ',
			],
		],
		[
			'https://vk.com/wall-1_2?reply=5',
			[
				'https://m.vk.com/wall-1_2?reply=5&thread=3',
				'https://vk.com/wall-1_2_r5',
				'https://vk.com/feed?section=search&w=wall-1_2_r5',
			],
		],
		[
			'https://t.me/anapa/15',
			[
				'https://t.me/s/Anapa/15',
				'https://t.me/anapa/15?single',
				'https://t.me/anapa/15/',
				'https://telegram.me/anapa/15?thread=3',
			],
		],
		['https://ok.ru/group/1/topic/2', ['https://m.ok.ru/group/1/topic/2', 'https://www.ok.ru/group/1/topic/2/']],
		['https://max.ru/c/-1/AZx', ['https://web.max.ru/c/-1/AZx']],
	])('%s', (one, others) => {
		for (const other of others) expect([other, addressMark(other)]).toEqual([other, addressMark(one)]);
	});
	it('two messages never share one', () => {
		const different = [
			'https://vk.com/wall-1_2',
			'https://vk.com/wall1_2',
			'https://vk.com/wall-1_22',
			'https://vk.com/wall-1_2?reply=5',
			'https://vk.com/wall-1_2?reply=6',
			'https://vk.com/photo-1_2',
			'https://vk.com/topic-1_2?post=3',
			'https://vk.com/topic-1_2?post=4',
			'https://t.me/anapa/15',
			'https://t.me/anapa/15?comment=7',
			'https://max.ru/c/-1/AZx',
			'https://max.ru/c/-1/azx',
			'https://ok.ru/group/1/topic/2',
			'https://example.ru/a?id=1',
			'https://example.ru/a?id=2',
		];
		expect(new Set(different.map(addressMark)).size).toBe(different.length);
	});
	it.each(['', 'wall-1_2', 'http://vk.com/wall-1_2', 'https://vk.com@evil.example/1', 'javascript:alert(1)'])(
		'%j is none',
		(text) => {
			expect(addressMark(text)).toBeNull();
		},
	);
});

describe('a number is known however it is typed', () => {
	it.each(['AN-4827-1936', ' an-4827-1936 ', 'АН-4827-1936', 'ан 4827 1936', '4827-1936', '48271936', '4827 – 1936'])(
		'%j',
		(text) => {
			expect(readCaseNumber(text, 'anapa')).toBe('AN-4827-1936');
		},
	);
	it('Latin letters are taken as they are, be they another town’s', () => {
		expect(readCaseNumber('pe-4827-1936', 'anapa')).toBe('PE-4827-1936');
	});
	it.each(['', 'AN', 'AN-4827', '4827-19365', 'ANA-4827-1936', 'IM-2025-000123', '+7 4827 1936', '4827.1936'])(
		'%j is none',
		(text) => {
			expect(readCaseNumber(text, 'anapa')).toBeNull();
		},
	);
});

describe('words are found in every form of theirs', () => {
	it.each([
		['яма', ['ямы', 'яму', 'Ямах', 'ЯМОЙ', 'ямами']],
		['дорога', ['дороги', 'дорогу', 'дорогами', 'дорогах']],
		['фонарь', ['фонари', 'фонаря', 'фонарей', 'фонарями']],
		['тёмный', ['темная', 'темного', 'тёмные']],
		['дом', ['дома', 'доме', 'домов']],
	])('%s', (one, others) => {
		const [stem] = stemsOf(one);
		for (const other of others) expect([other, stemsOf(other)]).toEqual([other, [stem]]);
	});
	it('each once, without what finds nothing, and no more than fit into one kilobyte', () => {
		expect(stemsOf('Яма, яма и ещё яма на ул. 5')).toEqual(stemsOf('яма ещё'));
		expect(stemsOf('')).toEqual([]);
		const many = Array.from({ length: 200 }, (_, at) => `слово${at}`).join(' ');
		expect(stemsOf(many)).toHaveLength(mostStems);
	});
});
