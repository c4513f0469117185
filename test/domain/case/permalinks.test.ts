import { describe, expect, it } from '@jest/globals';
import { checkPermalink, completeAddress, isPageAddress, readAddress } from '../../../domain/case/acts/permalinks.ts';
import type { Network } from '../../../domain/regulation/regulation.ts';

describe('A-12: an address is of the message’s own network, and says where it leads', () => {
	it.each<[Network, string]>([
		['vk', 'https://vk.com/wall-1_2'],
		['vk', 'https://vk.com/wall-1_2?reply=3&thread=2'],
		['vk', 'https://www.vk.com/@anapa-page'],
		['vk', 'https://vk.ru/wall-1_2'],
		['vk', 'HTTPS://M.VK.com/wall-1_2'],
		['ok', 'https://ok.ru/группа/тема/2'],
		['ok', 'https://m.ok.ru/group/1/topic/2'],
		['telegram', 'https://t.me/plast/1'],
		['telegram', 'https://telegram.me/plast/1'],
		['max', 'https://web.max.ru/channel/1'],
		['max', 'https://www.max.ru/channel/1'],
		['other', 'https://анапа.рф/новость'],
		['other', 'https://анапа.xn--p1ai/новость'],
		['other', 'https://xn--80aaa4cl.xn--p1ai/новость'],
		['other', 'https://a.1.example/x'],
		['other', 'https://1.example/x'],
		['vk', 'https://vk.com/archiv'],
		['vk', 'https://vk.com/ivanov'],
		['vk', `https://vk.com/${'a'.repeat(1_985)}`],
		['facebook', 'https://forum.example/view?next=https://forum.example/1'],
	])('%s takes %s', (network, permalink) => {
		expect(checkPermalink(permalink, network)).toBeNull();
	});

	it.each<[Network, string]>([
		['vk', 'https://evil-vk.com/wall-1_2'],
		['vk', 'https://evilvk.com/wall-1_2'],
		['vk', 'https://vk.com.evil.example/wall-1_2'],
		['vk', 'https://a.vk.com/wall-1_2'],
		['vk', 'https://www.www.vk.com/wall-1_2'],
		['vk', 'https://xn--v-xtb.com/wall-1_2'],
		['vk', 'https://вк.com/wall-1_2'],
		['vk', 'https://vk.www.com/wall-1_2'],
		['telegram', 'https://not.t.me/plast/1'],
		['max', 'https://m.max.ru/1'],
		['ok', 'https://vk.com/wall-1_2'],
	])('%s refuses %s: only exactly its own hosts are known', (network, permalink) => {
		expect(checkPermalink(permalink, network)).toBe('wrong-network');
	});

	it.each([
		'https://vk.com@evil.example/wall-1_2',
		'https://user:word@vk.com/wall-1_2',
		'https://@vk.com/wall-1_2',
		'https://vk.com:443/wall-1_2',
		'https://vk.com:8443/wall-1_2',
		'https://vk.com',
		'https://vk.com/',
		'https://vk.com//',
		'https://vk.com/.',
		'https://vk.com/%2e%2e/',
		'https://vk.com/%20',
		'https://vk.com/?w=wall-1_2',
		'https://vk.com/#wall-1_2',
		'https://vk.com/wall-1_2#@evil.example',
		'https://vk.com/away.php?to=https%3A%2F%2Fevil.example',
		'https://vk.com/AWAY.php/?to=evil.example',
		'https://vk.com/x/../%61way?to=evil.example',
		'https://vk.com/wall-1_2?to=https%253A%252F%252Fevil.example',
		'https://vk.com/wall-1_2?to=//evil.example',
		'https://t.me/iv?url=evil.example',
		'http://vk.com/wall-1_2',
		'javascript:alert(1)//vk.com/wall',
		'//vk.com/wall-1_2',
		'vk.com/wall-1_2',
		'https:vk.com/wall-1_2',
		'https:\\\\vk.com\\wall-1_2',
		'https://vk.com\\@evil.example/wall-1_2',
		'https://vk.com./wall-1_2',
		'https://vk..com/wall-1_2',
		'https://vк.com/wall-1_2',
		'https://ｖｋ.com/wall-1_2',
		'https://vk。com/wall-1_2',
		'https://vk%2ecom/wall-1_2',
		// A letter that no host may have: no browser would ask anybody.
		'https://\u0488д.рф/x',
		'https://vk.com/\u212a',
		`https://vk.com/wall-1_2?to=${`%${'25'.repeat(9)}2F`.repeat(2)}evil.example`,
		'https://vk.com\u200b/wall-1_2',
		'https://vk.com/\u202egnp.exe',
		'https://vk.com/wall-1_2\u2066',
		'https://vk.com/wall\u05d0',
		'https://vk.com/wall 1',
		' https://vk.com/wall-1_2',
		'https://vk.com/wall\n-1_2',
		'https://vk.com/wall%2',
		'https://vk.com/"onclick="x',
		'https://127.0.0.1/wall-1_2',
		'https://0x7f.1/wall-1_2',
		'https://2130706433/wall-1_2',
		'https://[::1]/wall-1_2',
		'https://localhost/wall-1_2',
		`https://vk.com/${'a'.repeat(1_986)}`,
	])('no network takes «%s»', (permalink) => {
		const network = permalink.includes('t.me') ? 'telegram' : 'vk';
		expect(checkPermalink(permalink, network)).toBe('permalink-invalid');
	});

	it('what is taken is taken as it was given, and says which host will be asked', () => {
		expect(readAddress('HTTPS://Анапа.рф/новость?a=1#b')).toEqual({
			scheme: 'HTTPS://',
			host: 'Анапа.рф',
			rest: '/новость?a=1#b',
			asked: 'xn--80aaa4cl.xn--p1ai',
		});
	});

	it('a page of the administration’s own site names something there', () => {
		expect(isPageAddress('https://anapa.example/news/1')).toBe(true);
		expect(isPageAddress('https://anapa.example/?id=1')).toBe(true);
		expect(isPageAddress('https://anapa.example/#/news/1')).toBe(true);
		for (const text of ['https://anapa.example/', 'http://anapa.example/1', 'https://a@anapa.example/1']) {
			expect([text, isPageAddress(text)]).toEqual([text, false]);
		}
	});
});

describe('an address that was typed without its scheme', () => {
	it.each([
		['vk.com/wall-1_2', 'https://vk.com/wall-1_2'],
		[' m.vk.com/wall-1_2?reply=3', 'https://m.vk.com/wall-1_2?reply=3'],
		['http://ok.ru/group/1/topic/2', 'https://ok.ru/group/1/topic/2'],
		['www.t.me/anapa/15', 'https://www.t.me/anapa/15'],
	])('%j is %s', (typed, whole) => {
		expect(completeAddress(typed)).toBe(whole);
	});
	it.each([
		'https://vk.com/wall-1_2',
		'ул.Крымская/10',
		'vk.com.evil.example/wall-1_2',
		'vk.com@evil.example/1',
		'vk.com:443/wall-1_2',
		'ftp://vk.com/wall-1_2',
		'яма на vk.com',
		'',
	])('%j stays as it is', (typed) => {
		expect(completeAddress(typed)).toBe(typed);
	});
});
