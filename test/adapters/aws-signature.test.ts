import { describe, expect, it } from '@jest/globals';
import { presign } from '../../functions/adapters/aws-signature.ts';

/** The keys and the day of AWS's own examples. */
const signer = {
	accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
	secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
	sessionToken: null,
	region: 'us-east-1',
};
const friday = new Date('2013-05-24T00:00:00Z');

describe('R-26: addresses for one object and some seconds', () => {
	it('are signed as in the example that AWS gives', () => {
		const unsigned = {
			method: 'GET',
			host: 'examplebucket.s3.amazonaws.com',
			path: '/test.txt',
			expiresInSeconds: 86_400,
		} as const;
		expect(presign(unsigned, signer, friday)).toBe(
			'/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request' +
				'&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host' +
				'&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
		);
	});

	it('hold for one method, key, header and time', () => {
		const unsigned = { method: 'PUT', host: 'b.example', path: '/quarantine/a', expiresInSeconds: 60 } as const;
		const signatureOf = (changed: object, at = friday) =>
			/X-Amz-Signature=(\w+)/.exec(presign({ ...unsigned, ...changed }, signer, at))?.[1];
		const all = [
			signatureOf({}),
			signatureOf({ method: 'GET' }),
			signatureOf({ path: '/quarantine/b' }),
			signatureOf({ headers: { 'content-type': 'image/png' } }),
			signatureOf({ expiresInSeconds: 61 }),
			signatureOf({}, new Date('2013-05-24T00:00:01Z')),
		];
		expect(new Set(all).size).toBe(all.length);
	});

	it('a role’s token goes along, and a name is escaped as AWS does it', () => {
		const unsigned = {
			method: 'GET',
			host: 'b.example',
			path: "/it's (one)",
			query: { 'response-content-disposition': 'attachment; filename="a.jpg"' },
			expiresInSeconds: 60,
		} as const;
		const address = presign(unsigned, { ...signer, sessionToken: 'a+b/c' }, friday);
		expect(address.startsWith('/it%27s%20%28one%29?')).toBe(true);
		expect(address).toContain('X-Amz-Security-Token=a%2Bb%2Fc');
		expect(address).toContain('response-content-disposition=attachment%3B%20filename%3D%22a.jpg%22');
	});
});
