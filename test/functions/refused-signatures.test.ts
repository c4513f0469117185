import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { admit } from '../../functions/http/webhook.ts';
import type { HttpRequest } from '../../functions/ports/http.ts';
import { body, holds, now, secret, secretsAre, sent, tenants, verify } from '../support/signing.ts';

describe('a secret that decodes to nothing never verifies anything', () => {
	const short = `whsec_${Buffer.alloc(23, 1).toString('base64')}`;
	/** The mark of a secret is one at its beginning alone, and padding is some at the end alone. */
	const inner = `${Buffer.alloc(18, 1).toString('base64')}whsec_${Buffer.alloc(18, 1).toString('base64')}`;
	const tail = `whsec_${Buffer.alloc(18, 1).toString('base64')}=${Buffer.alloc(18, 1).toString('base64')}`;
	const signedBy = (held: string): HttpRequest => {
		const key = Buffer.from(held.replace('whsec_', ''), 'base64');
		const stamp = String(now / 1000);
		const signature = createHmac('sha256', key).update(`msg_1.${stamp}.${body}`).digest('base64');
		return sent({ signature: `v1,${signature}` });
	};
	it.each(['', 'whsec_', 'whsec_!!!', short, 'whsec_ÿÿÿÿ', `${secret} `, `whsec_${'-_'.repeat(20)}`, inner, tail])(
		'%j',
		async (held) => {
			expect(await verify(signedBy(held), secretsAre([held]))).toEqual({
				is: 'refused',
				cause: 'misconfigured',
				integration: 'krasnodar',
			});
		},
	);
	it('and leaves a good one beside it in force', async () => {
		expect(await holds(sent(), secretsAre(['whsec_', secret]))).toBe(true);
		expect(await holds(signedBy('whsec_'), secretsAre(['whsec_', secret]))).toBe(false);
	});
	it('24 bytes are enough', async () => {
		const held = `whsec_${Buffer.alloc(24, 1).toString('base64')}`;
		expect(await holds(signedBy(held), secretsAre([held]))).toBe(true);
	});
});

describe('every 401 is counted by integration and cause, with a line in the log that repeats nothing', () => {
	const canary = 'канарейка-canary';
	async function refused(request: HttpRequest, secrets = secretsAre([secret])) {
		const counted: string[] = [];
		const said: string[] = [];
		let read = 0;
		const watched = {
			...secrets,
			of: () => {
				read += 1;
				return secrets.of();
			},
		};
		const say = (message: string, fields: object = {}) => said.push(`${message} ${JSON.stringify(fields)}`);
		const signed = await admit(
			{
				secrets: watched,
				tenants,
				log: { info: say, warn: say, error: say },
				meter: { countBy: (name, values) => counted.push(`${name} ${Object.values(values).join(' ')}`) },
			},
			{ ...request, body: Buffer.from(`${canary}${Buffer.from(request.body).toString()}`) },
		);
		expect(signed).toBeNull();
		expect(said).toHaveLength(1);
		expect(said.join()).not.toContain('canary');
		return { counted, said, read };
	}
	const without = (name: string) => {
		const { [name]: _, ...headers } = sent().headers;
		return { ...sent(), headers };
	};
	it.each<[string, HttpRequest, string]>([
		['no integration named', without('otklik-integration'), 'unknown missing-header'],
		['a name that is none', sent({ headers: { 'otklik-integration': `${canary}\n{}` } }), 'unknown missing-header'],
		["another's name", sent({ headers: { 'otklik-integration': 'canary' } }), 'unknown unknown-integration'],
		['no id', without('webhook-id'), 'krasnodar missing-header'],
		['no time', without('webhook-timestamp'), 'krasnodar missing-header'],
		['no signature', without('webhook-signature'), 'krasnodar missing-header'],
		['an old time', sent({ at: now - 301_000 }), 'krasnodar stale'],
		['a time that is none', sent({ headers: { 'webhook-timestamp': canary } }), 'krasnodar stale'],
		['another body', sent(), 'krasnodar mismatch'],
	])('%s', async (_, request, as) => {
		const { counted, said } = await refused(request);
		expect(counted).toEqual([`SignaturesRefused ${as}`]);
		const [integration, cause] = as.split(' ');
		expect(said).toEqual([`signature refused ${JSON.stringify({ integration, cause })}`]);
	});
	it('names that somebody makes up are one metric, and cost no reading of secrets', async () => {
		const all = new Set<string>();
		for (let number = 0; number < 50; number += 1) {
			const { counted, read } = await refused(sent({ headers: { 'otklik-integration': `canary-${number}` } }));
			expect(read).toBe(0);
			for (const one of counted) all.add(one);
		}
		expect([...all]).toEqual(['SignaturesRefused unknown unknown-integration']);
	});
});
