import type { Network } from '../../regulation/regulation.ts';

const hosts: Readonly<Partial<Record<Network, readonly string[]>>> = {
	vk: ['vk.com', 'vk.ru', 'm.vk.com'],
	ok: ['ok.ru', 'm.ok.ru'],
	telegram: ['t.me'],
};

/** Whether a link is a web address in the network of the message; networks without a known host take any. */
export function checkPermalink(permalink: string, network: Network): 'permalink-invalid' | 'wrong-network' | null {
	const url = URL.parse(permalink.trim());
	if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:') || permalink.length > 2_000) {
		return 'permalink-invalid';
	}
	const known = hosts[network];
	return known === undefined || known.includes(url.hostname) ? null : 'wrong-network';
}

/** Whether a link is a web address at all. */
export function isWebAddress(permalink: string): boolean {
	return checkPermalink(permalink, 'other') === null;
}
