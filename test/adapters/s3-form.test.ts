import { describe, expect, it } from '@jest/globals';
import { sign } from '../../functions/adapters/aws-signature.ts';
import { policyOf, signedForm } from '../../functions/adapters/s3-form.ts';

const signer = { accessKeyId: 'AKIA', secretAccessKey: 'secret', sessionToken: 'token', region: 'eu-central-1' };
const at = new Date('2026-11-29T10:00:00Z');
const key = 'quarantine/AN-0000-0001/00000000000000000000000000000001';
const wish = {
	action: 's3:PutObject',
	key,
	type: 'image/jpeg',
	most: 1_234,
	until: new Date('2026-11-29T10:15:00Z'),
} as const;
const bucket = { name: 'files', signer: () => signer, endpoint: null };

describe('R-26: a form by which one file goes straight into quarantine', () => {
	it('its policy holds for exactly one key, one type, so many bytes and a quarter of an hour', () => {
		expect(policyOf('files', wish, signer, at)).toEqual({
			expiration: '2026-11-29T10:15:00.000Z',
			conditions: [
				{ bucket: 'files' },
				{ key },
				{ 'Content-Type': 'image/jpeg' },
				{ success_action_status: '201' },
				{ 'x-amz-algorithm': 'AWS4-HMAC-SHA256' },
				{ 'x-amz-credential': 'AKIA/20261129/eu-central-1/s3/aws4_request' },
				{ 'x-amz-date': '20261129T100000Z' },
				{ 'x-amz-security-token': 'token' },
				['content-length-range', 1, 1_234],
			],
		});
	});

	it('what it says is what is signed, and every field that is sent is a condition', () => {
		const { url, fields } = signedForm(bucket, wish, at);
		expect(url).toBe('https://files.s3.eu-central-1.amazonaws.com/');
		const { policy = '', 'x-amz-signature': signature, ...others } = fields;
		expect(JSON.parse(Buffer.from(policy, 'base64').toString())).toEqual(policyOf('files', wish, signer, at));
		expect(signature).toBe(sign(policy, signer, at));
		const conditions = policyOf('files', wish, signer, at).conditions;
		for (const [name, value] of Object.entries(others)) expect(conditions).toContainEqual({ [name]: value });
	});

	it('signs as in the example of a form that AWS gives', () => {
		const example = {
			accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
			secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
			sessionToken: null,
			region: 'us-east-1',
		};
		const day = new Date('2015-12-29T00:00:00Z');
		const policy =
			'eyAiZXhwaXJhdGlvbiI6ICIyMDE1LTEyLTMwVDEyOjAwOjAwLjAwMFoiLA0KICAiY29uZGl0aW9ucyI6IFsNCiAgICB7ImJ1Y2tldCI6ICJzaWd2NGV4YW1wbGVidWNrZXQifSwNCiAgICBbInN0YXJ0cy13aXRoIiwgIiRrZXkiLCAidXNlci91c2VyMS8iXSwNCiAgICB7ImFjbCI6ICJwdWJsaWMtcmVhZCJ9LA0KICAgIHsic3VjY2Vzc19hY3Rpb25fcmVkaXJlY3QiOiAiaHR0cDovL3NpZ3Y0ZXhhbXBsZWJ1Y2tldC5zMy5hbWF6b25hd3MuY29tL3N1Y2Nlc3NmdWxfdXBsb2FkLmh0bWwifSwNCiAgICBbInN0YXJ0cy13aXRoIiwgIiRDb250ZW50LVR5cGUiLCAiaW1hZ2UvIl0sDQogICAgeyJ4LWFtei1tZXRhLXV1aWQiOiAiMTQzNjUxMjM2NTEyNzQifSwNCiAgICB7IngtYW16LXNlcnZlci1zaWRlLWVuY3J5cHRpb24iOiAiQUVTMjU2In0sDQogICAgWyJzdGFydHMtd2l0aCIsICIkeC1hbXotbWV0YS10YWciLCAiIl0sDQoNCiAgICB7IngtYW16LWNyZWRlbnRpYWwiOiAiQUtJQUlPU0ZPRE5ON0VYQU1QTEUvMjAxNTEyMjkvdXMtZWFzdC0xL3MzL2F3czRfcmVxdWVzdCJ9LA0KICAgIHsieC1hbXotYWxnb3JpdGhtIjogIkFXUzQtSE1BQy1TSEEyNTYifSwNCiAgICB7IngtYW16LWRhdGUiOiAiMjAxNTEyMjlUMDAwMDAwWiIgfQ0KICBdDQp9';
		expect(sign(policy, example, day)).toBe('8afdbf4008c03f22c2cd3cdb72e4afbb1f6a588f3255ac628749a66d7f09699e');
	});
});
