import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { verifyWebhook } from '../../functions/http/webhook.ts';
import { body, holds, now, secret, secretsAre, sent, verify } from '../support/signing.ts';

/** Everybody is known: what is refused here is refused for its shape. */
function everybody() {
	const asked: string[] = [];
	const integration = (id: string) => {
		asked.push(id);
		return Promise.resolve({ id, municipalities: [] });
	};
	return { asked, integration };
}

describe('R-01: a header that is none of its kind is refused, whoever signed it', () => {
	it.each(['', 'krasnodar\nX', '\nkrasnodar', 'k'.repeat(65), 'край'])(
		'the name %j of an integration, which nobody is even asked about',
		async (name) => {
			const tenants = everybody();
			const request = sent({ headers: { 'otklik-integration': name } });
			const verified = await verifyWebhook(request, { secrets: secretsAre([secret]), tenants });
			expect(verified).toEqual({ is: 'refused', cause: 'missing-header', integration: null });
			expect(tenants.asked).toEqual([]);
		},
	);
	it.each(['', ' msg_1', 'msg_1\n', 'сообщение', 'm'.repeat(256)])('the id %j of a message', async (id) => {
		expect(await verify(sent({ id }))).toMatchObject({ is: 'refused', cause: 'missing-header' });
	});
	it('up to 64 letters of a name and 255 printable signs of an id are taken', async () => {
		const headers = { 'otklik-integration': `k-_9${'k'.repeat(60)}` };
		const request = sent({ id: `!~${'m'.repeat(253)}`, headers });
		const verified = await verifyWebhook(request, { secrets: secretsAre([secret]), tenants: everybody() });
		expect(verified.is).toBe('signed');
	});
});

describe('R-02: the time of a signature is a plain number of whole seconds', () => {
	const seconds = String(now / 1000);
	it.each([
		`0x${(now / 1000).toString(16)}`,
		`${seconds}.0`,
		`${seconds}e0`,
		` ${seconds}`,
		`${seconds}\n`,
		`+${seconds}`,
		`000${seconds}`,
	])('%j is none, though it names this second and is signed', async (stamp) => {
		const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
		const mac = createHmac('sha256', key).update(`msg_1.${stamp}.${body}`).digest('base64');
		const request = sent({ signature: `v1,${mac}`, headers: { 'webhook-timestamp': stamp } });
		expect(await verify(request)).toMatchObject({ is: 'refused', cause: 'stale' });
	});
	it.each([
		[300_999, true],
		[301_000, false],
		[-300_000, true],
		[-300_001, false],
	])('our clock is read in whole seconds as well: %i ms after the stamp it holds: %s', async (after, taken) => {
		expect(await holds({ ...sent(), realNow: now + after })).toBe(taken);
	});
});
