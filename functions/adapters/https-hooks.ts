import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { request as requestByHttp } from 'node:http';
import { request as requestByHttps } from 'node:https';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { Handed, HookSender } from '../ports/hooks.ts';

/** In milliseconds of real time, from the name's resolution to the answer's first line. */
const mostMs = 10_000;

/** Finds every address of a name; as `dns.lookup` with `all`. */
export type Resolve = (name: string, done: (error: Error | null, addresses: readonly LookupAddress[]) => void) => void;

export interface HookSettings {
	/** The ordinary resolver where nothing else is given. */
	readonly resolve?: Resolve;
	/** The local cloud alone: hooks there are plain HTTP on this machine, and nothing else. */
	readonly loopback: boolean;
}

/** A name that stands for an address nothing is sent to. */
class ForbiddenAddress extends Error {
	override readonly name = 'ForbiddenAddress';
}

/**
 * Posts to addresses that strangers have chosen. What counts is the address that is connected to: the one that the name
 * resolved to is looked at and no other is asked for, so a name that answers differently the second time reaches nothing
 * (OWASP SSRF). Follows no redirect, reads nothing of an answer but its status, and gives up after ten seconds.
 */
export function httpsHookSender({ resolve = resolveAll, loopback }: HookSettings): HookSender {
	const allowed = loopback ? isLoopback : isPublicAddress;
	return {
		post(address, headers, body) {
			const url = new URL(address);
			const host = url.hostname.replace(/^\[|\]$/g, '');
			if (!(loopback ? url.protocol === 'http:' : isHookUrl(address))) {
				return Promise.resolve({ is: 'forbidden', why: 'the address is none for a hook' });
			}
			if (isIP(host) !== 0 && !allowed(host))
				return Promise.resolve({ is: 'forbidden', why: 'the address is not public' });
			return new Promise<Handed>((settle) => {
				const send = loopback ? requestByHttp : requestByHttps;
				const request = send(url, {
					method: 'POST',
					headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
					agent: false,
					signal: AbortSignal.timeout(mostMs),
					lookup: (name, options, done) => lookUp(resolve, allowed, name, options, done),
				});
				request.on('response', (response) => {
					settle(handedBy(response.statusCode ?? 0));
					response.destroy();
				});
				request.on('error', (error) => {
					settle(
						error instanceof ForbiddenAddress
							? { is: 'forbidden', why: 'the name stands for an address that is not public' }
							: { is: 'failed', why: codeOf(error) },
					);
				});
				request.end(body);
			});
		},
	};
}

/** Whether something is sent there at all: `https` on its ordinary port, a host that is no bare name, no user. */
export function isHookUrl(address: string): boolean {
	if (!URL.canParse(address)) return false;
	const { protocol, username, password, port, hostname, hash } = new URL(address);
	const host = hostname.replace(/^\[|\]$/g, '');
	const isNamed = isIP(host) === 0 ? host.includes('.') && !host.endsWith('.') : isPublicAddress(host);
	return protocol === 'https:' && username === '' && password === '' && port === '' && hash === '' && isNamed;
}

/** Whether an address is one of the public internet, by the registries of IANA; also those that stand for another, as ::ffff:10.0.0.1. */
export function isPublicAddress(address: string): boolean {
	return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

function isLoopback(address: string): boolean {
	return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback';
}

function resolveAll(name: string, done: Parameters<Resolve>[1]): void {
	lookup(name, { all: true, verbatim: true }, done);
}

/** Gives the connection the addresses that were looked at, all of them good; one bad one among them and it gets none. */
function lookUp(
	resolve: Resolve,
	allowed: (address: string) => boolean,
	name: string,
	options: LookupOptions,
	done: (error: Error | null, address: string | LookupAddress[], family?: number) => void,
): void {
	resolve(name, (error, addresses) => {
		const [first] = addresses;
		if (error !== null || first === undefined) {
			done(error ?? new Error('the name stands for no address'), '');
		} else if (!addresses.every(({ address }) => allowed(address))) {
			done(new ForbiddenAddress(), '');
		} else if (options.all === true) {
			done(null, [...addresses]);
		} else {
			done(null, first.address, first.family);
		}
	});
}

function handedBy(status: number): Handed {
	if (status >= 200 && status < 300) return { is: 'taken' };
	return status === 410 ? { is: 'gone' } : { is: 'failed', why: String(status) };
}

function codeOf(error: Error): string {
	return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
