import { beforeEach, describe, expect, it } from '@jest/globals';
import { type House, house } from '../support/house.ts';
import { incidentBody, readJson } from '../support/requests.ts';

let h: House;

beforeEach(async () => {
	h = await house();
});

async function pointers(changes: object) {
	const before = h.store.count().decisions;
	const answer = await h.receive(h.signed(JSON.stringify(incidentBody(changes))));
	if (answer.status === 202) return [];
	expect([answer.status, h.store.count().decisions]).toEqual([422, before]);
	return (readJson(answer)['errors'] as readonly { readonly pointer: string }[]).map(({ pointer }) => pointer);
}

describe('R-13: an incident’s own addresses are held to the rule of its answer’s', () => {
	it.each([
		'https://vk.com@evil.example/\u202ewall-1_2',
		'https://vk.com@evil.example/wall-1_2',
		'https://vk.com:8443/wall-1_2',
		'https://vk.com/',
		'https://vk.com/wall-1_2#x',
		'https://vk.com/away.php?to=https%3A%2F%2Fevil.example',
		'http://vk.com/wall-1_2',
		'https://evil-vk.com/wall-1_2',
		'https://ok.ru/group/1',
	])('«%s» is 422 that names permalink, and nothing is stored', async (permalink) => {
		expect(await pointers({ permalink })).toEqual(['/incident/permalink']);
	});

	it('an address of the network is given back as it was sent, in whatever case', async () => {
		const permalink = 'https://WWW.vk.com/wall-1_2?Reply=3';
		expect(await pointers({ permalink })).toEqual([]);
		expect(await pointers({ permalink: null })).toEqual([]);
		expect(await pointers({ network: 'max', permalink: 'https://web.max.ru/channel/1' })).toEqual([]);
		expect(await pointers({ network: 'other', permalink: 'https://forum.example/1' })).toEqual([]);
	});

	it('an address of a photo is https, without user and port, of any host', async () => {
		const media = (url: string) => ({ media: [{ url, type: 'image/jpeg' }] });
		expect(await pointers(media('https://sun9-1.userapi.example/impg/1.jpg?size=1#x'))).toEqual([]);
		for (const url of [
			'http://vk.com/photo1',
			'https://vk.com@evil.example/1.jpg',
			'https://vk.com:1/1.jpg',
			'data:,',
		]) {
			expect([url, await pointers(media(url))]).toEqual([url, ['/incident/media/0/url']]);
		}
	});
});
