import { readAddress } from '../case/acts/permalinks.ts';

/** One host for each network: what else it answers to is the same message. */
const hosts: Readonly<Record<string, string>> = {
	'vk.ru': 'vk.com',
	'm.vk.com': 'vk.com',
	'm.vk.ru': 'vk.com',
	'm.ok.ru': 'ok.ru',
	'web.max.ru': 'max.ru',
	'm.facebook.com': 'facebook.com',
	'mobile.twitter.com': 'x.com',
	'twitter.com': 'x.com',
	'telegram.me': 't.me',
};

/** What a network adds to tell who has shared an address, and never which message it names. */
const noise = /^(?:utm_.*|fbclid|gclid|yclid|igsh|igshid|ref|ref_src|from|single|embed|si|access_key)$/i;

/** A post, a photo, a video of VK, however the page around it is named. */
const ofVk = /(?:^|[/=])((?:wall|photo|video|clip|topic|market|story)-?\d+_\d+)/i;

/**
 * What an address of a message is known by: one text for its several spellings (host with `www.` or for phones, another
 * domain of the network, a slash at the end, what whoever shared it left behind, a post of VK opened over another page).
 * Two messages never have one: what is not known to be noise is kept. null for what is no address.
 */
export function addressMark(text: string): string | null {
	const address = readAddress(text.trim());
	if (address === null) return null;
	const url = new URL(text.trim());
	const plain = address.asked.replace(/^www\./, '');
	const host = hosts[plain] ?? plain;
	const said = [...url.searchParams].filter(([name]) => !noise.test(name));
	const path = pathOf(url);
	if (host === 'vk.com') return vkMark(path, said);
	// The talk in which it is shown says nothing of which message it is.
	const ofTalk = said.filter(([name]) => name !== 'thread');
	if (host === 't.me') return marked(host, path.toLowerCase().replace(/^s\//, ''), ofTalk);
	return marked(host, path, said);
}

function vkMark(path: string, said: readonly (readonly [string, string])[]): string {
	const opened = said.find(([name]) => name === 'w' || name === 'z')?.[1];
	const [, named] = ofVk.exec(`/${opened ?? path}`) ?? [];
	const [, ofReply = null] = /_r(\d+)/.exec(opened ?? path) ?? [];
	const reply = said.find(([name]) => name === 'reply')?.[1] ?? ofReply;
	// Where it is opened over another page, the rest says which page that is: a feed, a search, a group.
	const rest = opened === undefined ? said.filter(([name]) => !['reply', 'thread'].includes(name)) : [];
	if (named === undefined) return marked('vk.com', path.toLowerCase(), said);
	return marked('vk.com', named.toLowerCase(), reply === null ? rest : [...rest, ['reply', reply]]);
}

function marked(host: string, path: string, said: readonly (readonly [string, string])[]): string {
	const query = said
		.map(([name, value]) => `${name}=${value}`)
		.toSorted()
		.join('&');
	return `${host}/${path}${query === '' ? '' : `?${query}`}`;
}

function pathOf({ pathname }: URL): string {
	const parts = pathname.split('/').filter((part) => part !== '');
	try {
		return parts.map(decodeURIComponent).join('/');
	} catch {
		return parts.join('/');
	}
}
