import type { Network } from '../../regulation/regulation.ts';
import { isPlainName } from '../../text.ts';

/** An address of the web as it was given, and the host that a browser would ask. */
export interface WebAddress {
	/** `https://`, in whatever case it was written. */
	readonly scheme: string;
	/** The host as it was written: a reader is shown where it begins and where it ends. */
	readonly host: string;
	/** Everything after it. */
	readonly rest: string;
	/** The host as the network knows it: lower case, `xn--` for what is not Latin. */
	readonly asked: string;
}

/** In code units. */
export const longestAddress = 2_000;

/** Of a host: letters of the Latin or the Cyrillic script, digits, hyphens and dots. No user, no port, no escape. */
const parts = /^(https:\/\/)([\p{Script=Latin}\p{Script=Cyrillic}\d.\-]+)(|[\/?#].*)$/iv;

/** After it: what RFC 3986 lets stand there, and letters of those scripts as people copy them. */
const plain = /^(?:[\p{Script=Latin}\p{Script=Cyrillic}\w\-.~:\/?#\[\]@!$'\(\)*+,;=\&]|%[\dA-F]{2})*$/iv;

/**
 * Reads an address of the web; the one place that does, for doors, mails and pages alike. null for everything that a
 * person and a browser could read differently: another scheme than https, a user before the host, a port, a backslash,
 * characters that cannot be seen or run the other way, a host that is a number or ends in a dot, a part of a host in two
 * scripts, a host in letters that stand for others. What is taken is taken as it was given and never rewritten: the host
 * as written is the host that is asked, but for its case and the `xn--` of other scripts.
 */
export function readAddress(text: string): WebAddress | null {
	if (text.length > longestAddress || !isPlainName(text)) return null;
	const [, scheme = '', host = '', rest = ''] = parts.exec(text) ?? [];
	const asked = URL.parse(text)?.hostname ?? '';
	if (!plain.test(rest) || !isHost(host, asked)) return null;
	return { scheme, host, rest, asked };
}

function isHost(host: string, asked: string): boolean {
	const labels = host.split('.');
	if (labels.length < 2 || labels.includes('') || /\.\d[^.]*$/.test(host)) return false;
	const oneScript = labels.every((label) => !(/\p{Script=Latin}/u.test(label) && /\p{Script=Cyrillic}/u.test(label)));
	return oneScript && host === host.normalize('NFKC') && asked !== '';
}

/** The hosts of the networks that are known by theirs; each also with `www.` before it. */
const hosts: Readonly<Partial<Record<Network, readonly string[]>>> = {
	vk: ['vk.com', 'vk.ru', 'm.vk.com'],
	ok: ['ok.ru', 'm.ok.ru'],
	telegram: ['t.me', 'telegram.me'],
	max: ['max.ru', 'web.max.ru'],
};

/**
 * Whether an address is one of a message in this network: of an incident, of its answer, of the author's reply or
 * consent. It must name something there, without a fragment, and where the network's hosts are known stand at exactly
 * one of them and not lead on to another place. Networks without a known host take any.
 */
export function checkPermalink(permalink: string, network: Network): 'permalink-invalid' | 'wrong-network' | null {
	const address = readAddress(permalink);
	if (address === null) return 'permalink-invalid';
	const known = hosts[network];
	if (known !== undefined && !known.includes(address.asked.replace(/^www\./, ''))) return 'wrong-network';
	const url = new URL(permalink);
	if (permalink.includes('#') || pathOf(url) === '') return 'permalink-invalid';
	return known !== undefined && leadsOn(url) ? 'permalink-invalid' : null;
}

/**
 * An address of a known network that was typed without `https://`, as phones and address bars show it, with it before;
 * anything else as it is.
 */
export function completeAddress(text: string): string {
	const whole = `https://${text.trim().replace(/^http:\/\//i, '')}`;
	const host = readAddress(whole)?.asked.replace(/^www\./, '');
	return Object.values(hosts).some((known) => host !== undefined && known.includes(host)) ? whole : text;
}

/** Whether two addresses that will do ask a browser for the same, however scheme and host were written. */
export function isSameAddress(one: string, other: string): boolean {
	return URL.parse(one)?.href === URL.parse(other)?.href;
}

/** Whether an address is one of a page, wherever it stands: that of an answer on the administration's own site. */
export function isPageAddress(text: string): boolean {
	if (readAddress(text) === null) return false;
	const url = new URL(text);
	return pathOf(url) !== '' || url.search !== '' || url.hash !== '';
}

/** Whether an address stands at this host, with or without `www.`; where none is named any does. */
export function isAtSite(text: string, site: string | null): boolean {
	return site === null || readAddress(text)?.asked.replace(/^www\./, '') === site;
}

/** What a path names, in small letters and without what escapes or repeats say; empty where it names nothing. */
function pathOf({ pathname }: URL): string {
	return decoded(pathname)
		.toLowerCase()
		.split('/')
		.filter((part) => !/^[\s.]*$/.test(part))
		.join('/');
}

/** The doors of the known networks that show a page of somebody else. */
const ways = /^(?:away(?:\.php)?|iv|share|share\/.*|proxy|socks)$/;

function leadsOn(url: URL): boolean {
	if (ways.test(pathOf(url))) return true;
	return [...url.searchParams.values()].some((value) => /https?:|^\s*[/\\]{2}/i.test(decoded(value)));
}

/** A text without its percent signs, however often it was escaped; as it is where they stand for no text. */
function decoded(text: string): string {
	const plainer = decodedOnce(text);
	return plainer === text ? text : decoded(plainer);
}

function decodedOnce(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
