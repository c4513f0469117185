import { describe, expect, it } from '@jest/globals';
import { differences, fingerprintOf } from '../../functions/receive-incident/compare.ts';
import { factsOf, type Incident, readIncident } from '../../functions/receive-incident/incident.ts';
import { messageKey, plainMessageKey } from '../../functions/use-cases/known-messages.ts';
import { incidentBody } from '../support/requests.ts';

function faultsOf(changes: object, around: object = {}): readonly string[] {
	const read = readIncident({ ...incidentBody(changes), ...around });
	return read.ok ? [] : read.errors.map(({ pointer, detail }) => `${pointer} ${detail}`);
}

function taken(changes: object = {}) {
	const read = readIncident(incidentBody(changes));
	if (!read.ok) throw new Error(JSON.stringify(read.errors));
	return read;
}

describe('R-06: how much a sender may say', () => {
	const media = (count: number) =>
		Array.from({ length: count }, (_, at) => ({ url: `https://vk.com/photo${at}`, type: 'image/jpeg' }));
	it.each<[string, number, (said: string) => object]>([
		['/externalId must be 1 to 200 characters', 200, (externalId) => ({ externalId })],
		['/topic longer than 200 characters', 200, (topic) => ({ topic })],
		['/location longer than 500 characters', 500, (location) => ({ location })],
		['/text longer than 20000 characters', 20_000, (text) => ({ text })],
		['/author/name longer than 300 characters', 300, (name) => ({ author: { name } })],
		['/author/profile longer than 2000 characters', 2_000, (profile) => ({ author: { profile } })],
		['/media/0/type longer than 200 characters', 200, (type) => ({ media: [{ url: 'https://vk.com/p', type }] })],
	])('%s', (fault, most, field) => {
		expect(faultsOf(field('я'.repeat(most)))).toEqual([]);
		expect(faultsOf(field('я'.repeat(most + 1)))).toEqual([`/incident${fault}`]);
	});
	it('twenty media, and no more', () => {
		expect(faultsOf({ media: media(20) })).toEqual([]);
		expect(faultsOf({ media: media(21) })).toEqual(['/incident/media at most 20']);
	});
});

describe('R-06: where the message stands', () => {
	it('is an address of its own network, which names a message there; without one the message is taken', () => {
		expect(faultsOf({ permalink: 'https://ok.ru/group/1' })).toEqual(['/incident/permalink is not of this network']);
		expect(faultsOf({ permalink: 'https://vk.com/' })).toEqual(['/incident/permalink names no message in its network']);
		expect(faultsOf({ permalink: 'https://user@vk.com/wall-1_2' })).toEqual([
			'/incident/permalink must be an https address without user, port or hidden characters',
		]);
		expect(faultsOf({ permalink: null })).toEqual([]);
		expect(faultsOf({ permalink: undefined })).toEqual([]);
	});
});

describe('R-06: whose the message is', () => {
	it.each(['Anapa', 'anapa!', ' anapa', '1anapa', '', `a${'b'.repeat(64)}`, 'anapa\nperm'])('no town is %j', (town) => {
		expect(faultsOf({}, { municipality: town })).toEqual(['/municipality unknown municipality']);
	});
	it.each(['anapa', 'a', 'anapa-2', `a${'b'.repeat(63)}`])('%j may be one', (town) => {
		expect(faultsOf({}, { municipality: town })).toEqual([]);
	});
});

describe('G-7: when a message was published, found and sent', () => {
	it('is an instant as far as the sender says it', () => {
		const said = { publishedAt: '2025-03-12T10:00:00+03:00', detectedAt: null, sentAt: undefined };
		const facts = { publishedAt: Date.UTC(2025, 2, 12, 7), detectedAt: null, sentAt: null };
		expect(factsOf(taken(said).value.incident)).toMatchObject(facts);
	});
});

describe('R-04: a message as its sender wrote it', () => {
	// A letter in two parts, as some systems send it, and in one, as it is stored.
	const [apart, whole] = ['Кии\u0306', 'Кий'];
	it('keeps each of its texts as it came, what it left out as it is stored, and nothing that nobody knows', () => {
		const sent = {
			text: apart,
			author: { name: apart, profile: null, birthday: apart },
			media: [{ url: 'https://vk.com/photo1', type: apart, size: 7 }],
			importance: undefined,
			venue: undefined,
			topic: null,
			rank: apart,
		};
		const { value, written } = taken(sent);
		expect(value.incident).toMatchObject({ text: whole, author: { name: whole }, importance: 'normal', venue: 'feed' });
		const media = [{ url: 'https://vk.com/photo1', type: apart }];
		expect(written).toEqual({ ...value.incident, text: apart, author: { name: apart, profile: null }, media });
		expect(value.incident.media).toEqual([{ url: 'https://vk.com/photo1', type: whole }]);
	});
	it('is the same where nothing of it was mended, with nothing where it has nothing', () => {
		const { value, written } = taken({ author: null, media: null, topic: null });
		expect(written).toEqual(value.incident);
	});
});

describe('R-04: what makes a message the same', () => {
	const message = { text: 'Яма', author: { name: 'А', profile: 'Б' }, sentAt: '2025-03-12T10:00:00Z' };
	it('every field of it but when it was sent, in whatever order they come', () => {
		const other = { sentAt: null, author: { profile: 'Б', name: 'А' }, text: 'Яма' };
		expect(fingerprintOf(other)).toBe(fingerprintOf(message));
		expect(fingerprintOf({ ...message, text: 'Яма.' })).not.toBe(fingerprintOf(message));
		expect(fingerprintOf({ ...message, author: { name: 'А' } })).not.toBe(fingerprintOf(message));
	});
	it('where nothing is said it is the same as null, within a field as well', () => {
		const author = { ...message.author, born: null, married: undefined };
		expect(fingerprintOf({ ...message, topic: null, author })).toBe(fingerprintOf(message));
		expect(fingerprintOf({ ...message, page: undefined })).toBe(fingerprintOf(message));
	});
	it('its media in their order', () => {
		expect(fingerprintOf({ media: ['a', 'b'] })).not.toBe(fingerprintOf({ media: ['b', 'a'] }));
		expect(fingerprintOf({ media: ['a', null, 'b'] })).not.toBe(fingerprintOf({ media: ['a', 'b'] }));
	});
	it('of what is no message nothing', () => {
		expect(fingerprintOf(null)).toBe(fingerprintOf({}));
		expect(fingerprintOf('Яма')).toBe(fingerprintOf({}));
	});
	it('its fingerprint is for ever: what is stored of it by one release is compared by the next', () => {
		expect(fingerprintOf({ b: [{ d: 1, c: null, a: 'я' }], a: { z: 1, y: 2 }, sentAt: 'now' })).toBe(
			't1-Y4Nej6lr0eS4b-1s9arfyjg-WwsXGQTYP4Z5iEsk',
		);
		const key = new TextEncoder().encode('a key for tests');
		expect(messageKey(key, 'anapa', 'IM-1')).toBe('message#anapa#UHrPcJF8Rq3bhY_D5s-IxggQvxvnbbQqiTcV2simg_A');
		expect(plainMessageKey('anapa', 'IM-1')).toBe('case#anapa#IM-1');
	});
});

describe('R-04: what is named of a message that came again with another content', () => {
	const incident = { text: 'Яма', author: { name: 'А', profile: null }, sentAt: null } as unknown as Incident;
	it('the fields that differ, in the order of their names; when it was sent is none', () => {
		const stored = {
			topic: 'roads',
			text: 'Яма.',
			sentAt: '2025-03-12T10:00:00Z',
			author: { profile: null, name: 'А' },
		};
		expect(differences(stored, incident)).toEqual(['/incident/text', '/incident/topic']);
		expect(differences({ ...stored, text: 'Яма', topic: null }, incident)).toEqual([]);
		expect(differences({ ...stored, text: 'Яма', topic: null }, { ...incident, location: null })).toEqual([]);
		const moved = { ...incident, author: { name: 'Б', profile: null } } as Incident;
		expect(differences({ ...incident, location: 'А' }, moved)).toEqual(['/incident/author', '/incident/location']);
	});
	it('where the message is erased, or is none, all that came', () => {
		for (const nothing of [null, undefined, 'Яма'])
			expect(differences(nothing, incident)).toEqual(['/incident/author', '/incident/text']);
	});
});
