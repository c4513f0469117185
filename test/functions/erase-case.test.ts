import { describe, expect, it } from '@jest/globals';
import type { Commit } from '../../functions/ports/case-store.ts';
import { eraseCase } from '../../functions/use-cases/erase.ts';
import { foundKey, messageKey } from '../../functions/use-cases/known-messages.ts';
import { house } from '../support/house.ts';

const permalink = 'https://vk.com/wall-1_2';
const file = (id: string, state: object) => ({
	id,
	municipality: 'anapa',
	kind: 'jpeg',
	bytes: 1,
	at: 1,
	by: { role: 'executor', unit: 'roads' },
	state,
});
const checked = (hash: string) => ({ is: 'checked', hash, shown: { kind: 'jpeg', bytes: 1 }, resembles: [] });
const whole = {
	message: { externalId: 'IM-1', permalink, text: 'Яма на дороге' },
	'upload#1': file('1', checked('first')),
	'upload#2': file('2', checked('second')),
	'upload#3': file('3', { is: 'quarantined' }),
	'upload#4': 'what nobody can read',
	'draft#1': { text: 'Ответ' },
};

interface Erasing {
	readonly content?: Readonly<Record<string, unknown>>;
	readonly standing?: readonly ('ended' | 'open')[];
	readonly evenOpen?: boolean;
	readonly is?: 'committed' | 'conflict';
}

/** Erases a case of these words; every deed in its order, and what came of it. `standing`: how it stands at each look. */
async function erases({ content = whole, standing = ['ended'], evenOpen = false, is = 'committed' }: Erasing = {}) {
	const h = await house();
	const caseId = await h.incident();
	const open = await h.store.cases.load(caseId);
	const withdrawn = JSON.stringify({ caseId, type: 'incident.withdrawn', reason: 'Дважды.' });
	await h.decide(h.signed(withdrawn, { path: { caseId } }));
	const ended = await h.store.cases.load(caseId);
	const deeds: string[] = [];
	const deed =
		(name: string) =>
		(...said: readonly unknown[]) => {
			deeds.push([name, ...said.map((one) => (typeof one === 'string' ? one : JSON.stringify(one)))].join(' '));
			return Promise.resolve();
		};
	let looks = 0;
	const cases = {
		...h.base.cases,
		load: () => {
			const now = standing[Math.min(looks, standing.length - 1)];
			looks += 1;
			return Promise.resolve(now === 'open' ? open : ended);
		},
		commit: ({ events }: Commit) => {
			if (is === 'committed') deeds.push(events.map(({ type }) => type).join());
			return Promise.resolve(is === 'committed' ? ({ is, version: 9 } as const) : ({ is } as const));
		},
	};
	const deps = {
		...h.erasing,
		cases,
		erased: { note: deed('noted') },
		files: { erase: ({ id }: { readonly id: string }) => deed('file')(id) },
		seen: { forget: (_: string, hash: string) => deed('seen')(hash) },
		fingerprints: { forgetFingerprint: deed('fingerprint') },
		foundBy: {
			forgetFinds: (_: string, rows: readonly { readonly mark: string }[]) =>
				deed('finds')(rows.map(({ mark }) => mark.split('#')[0]).join()),
		},
		words: {
			loadContent: () => Promise.resolve(content),
			erase: (_: string, part: string) => deed('words')(part),
			leave: () => deed('left')(),
		},
	};
	const came = await eraseCase(deps, { caseId, because: 'asked', evenOpen, at: h.time.now });
	const key = await h.base.linkKey.get();
	return { came, deeds: deeds.map((one) => one.replace(caseId, 'ID')), key };
}

describe('R-28: a case is erased in an order that can break anywhere', () => {
	it('noted and decided first, then all that only the words lead to, then the words, the message last', async () => {
		const { came, deeds, key } = await erases();
		expect(came).toEqual({ is: 'erased', parts: 6, files: 4 });
		expect(deeds).toEqual(
			[
				'noted ID',
				'PersonalDataErased',
				'file 1',
				'seen first',
				'file 2',
				'seen second',
				'file 3',
				'file 4',
				`fingerprint ${messageKey(key, 'anapa', 'IM-1')}`,
				`fingerprint ${foundKey(key, 'anapa', permalink)}`,
				'finds address,words',
				'words upload#1',
				'words upload#2',
				'words upload#3',
				'words upload#4',
				'words draft#1',
				'words message',
				'left ',
			].map((one) => one.trim()),
		);
	});
	it.each([
		['that staff found', { permalink }, 1],
		['without an address', { externalId: 'IM-1' }, 1],
		['whose address is none', { externalId: 'IM-1', permalink: 'во дворе' }, 1],
		['of which nothing is left', undefined, 0],
	])('of a message %s so many fingerprints are forgotten as can be', async (_, message, count) => {
		const { deeds } = await erases({ content: { ...(message && { message }) } });
		expect(deeds.filter((one) => one.startsWith('fingerprint'))).toHaveLength(count);
	});
	it.each<[string, Parameters<typeof erases>[0], string, readonly string[]]>([
		['one that is open is left alone, and not noted', { standing: ['open'] }, 'open', []],
		['one that opens again meanwhile is left alone', { standing: ['ended', 'open'] }, 'open', ['noted ID']],
		['one that others keep writing to loses no word', { is: 'conflict' }, 'busy', ['noted ID']],
	])('%s', async (_, asked, is, done) => {
		const { came, deeds } = await erases(asked);
		expect([came, deeds]).toEqual([{ is }, done]);
	});
	it('one that is open goes on without its words where that is said', async () => {
		expect((await erases({ standing: ['open'], evenOpen: true })).came).toMatchObject({ is: 'erased' });
	});
});
