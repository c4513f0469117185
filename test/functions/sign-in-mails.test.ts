import { beforeEach, describe, expect, it } from '@jest/globals';
import { deliverSignIn } from '../../functions/deliver-mail/sign-in.ts';
import { keyOf } from '../../functions/deliver-mail/unreachable.ts';
import type { Sent } from '../../functions/ports/mailer.ts';
import type { SignInRow } from '../../functions/ports/sessions.ts';
import { mailboxDigest } from '../../functions/use-cases/link.ts';
import { signed } from '../../functions/use-cases/session.ts';
import { type House, house } from '../support/house.ts';

const coordinator = 'coordinator@anapa.example';
const id = 'a'.repeat(22);
let h: House;
let key: Uint8Array;

beforeEach(async () => {
	h = await house();
	key = await h.base.linkKey.get();
});

const row = (changes: Partial<SignInRow> = {}, mailbox = coordinator): SignInRow => ({
	municipality: 'anapa',
	mailbox: mailboxDigest(key, mailbox),
	askedAt: h.time.now,
	expiresAt: h.time.now + 1,
	...changes,
});
const deliver = (found: SignInRow | null, changes: { readonly publicUrl?: string } = {}) =>
	deliverSignIn({ ...h.base, signIns: { get: () => Promise.resolve(found) }, ...changes }, id);

describe('ASVS 6.4: the link to the place to work', () => {
	it('goes to the mailbox that asked for it, from its town, with a way back', async () => {
		expect(await deliver(row())).toBe('done');
		const [mail] = h.mails;
		expect(mail).toMatchObject({
			to: { mail: coordinator },
			from: { mail: h.base.sender },
			thread: 'work-anapa',
			list: 'anapa',
			attachments: [],
		});
		expect(mail?.text).toContain(`https://otklik.example/v1/worklist/anapa/in/${signed(key, 'sign-in', id)}`);
		expect(h.counted.get('MailsSent')).toBe(1);
	});
	it('is the same where the address of the product ends in a stroke', async () => {
		await deliver(row(), { publicUrl: 'https://otklik.example/v1/' });
		expect(h.mails[0]?.text).toContain('https://otklik.example/v1/worklist/anapa/in/');
	});
	it('goes to nobody where it is gone or over', async () => {
		expect(await deliver(null)).toBe('done');
		expect(await deliver(row({ expiresAt: h.time.now }))).toBe('done');
		expect(h.mails).toEqual([]);
		expect(h.said.join()).not.toContain('sign-in not sent');
	});
	it('goes to nobody whom the file does not name, of a town that is none, or at an address that is dead, and nobody is told', async () => {
		expect(await deliver(row({}, 'stranger@anapa.example'))).toBe('done');
		expect(await deliver(row({ municipality: 'nowhere' }))).toBe('done');
		await h.base.deadAddresses.add(await keyOf(h.base, { mail: coordinator }), 'bounced', h.time.now);
		expect(await deliver(row())).toBe('done');
		expect(h.mails).toEqual([]);
		expect(h.said.filter((line) => line.startsWith('sign-in not sent')).map((line) => line.slice(17))).toEqual([
			JSON.stringify({ municipality: 'anapa', known: false }),
			JSON.stringify({ municipality: 'nowhere', known: false }),
			JSON.stringify({ municipality: 'anapa', known: true }),
		]);
	});
	it.each<[Sent, 'again' | 'done']>([
		[{ is: 'throttled' }, 'again'],
		[{ is: 'unavailable', why: 'x' }, 'again'],
		[{ is: 'unclear', why: 'x' }, 'done'],
		[{ is: 'refused', why: 'x' }, 'done'],
	])(
		'that was not taken (%j) is sent %s: while it may be of use, and never where it may be a copy',
		async (sent, then) => {
			h.faults.next = [sent];
			expect(await deliver(row())).toEqual(then === 'done' ? 'done' : { againInMs: 20_000 });
			expect(h.counted.get('MailsFailed')).toBe(1);
			expect(h.counted.get('MailsSent')).toBeUndefined();
		},
	);
});
