import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { type CheckedCase, checkCases } from '../../../cli/deployment/case-check.ts';
import { deploymentAt } from '../../../cli/deployment/deployment.ts';
import { linkOf } from '../../../local/client.ts';
import { photoOf } from '../../support/photos.ts';
import { type JourneyCloud, until } from '../support/cloud.ts';
import { commandsAt, draftWithPhoto, objectsOf } from '../support/forgotten.ts';
import { answerAs, productTime, sendIncident, straight, viewOf } from '../support/incident.ts';

const { screening = {}, check = {}, approval = {}, publication = {} } = straight;

/** Latin letters, so that it is found in files that escape others. */
const canary = 'pdn-canary-51c2';

/** Where the emulator keeps what it has logged, walked through and queued, once it has been stopped. */
const traces = ['cloudwatch_logs', 'cloudwatch', 'stepfunctions', 'sqs', 'sns', 'eventbridge'];

/** Stops the cloud, so it comes last: only then is all that the emulator has kept to be read. */
export function secrecy(cloud: () => JourneyCloud): void {
	describe('what is left behind by all the journeys before', () => {
		it('R-31: every case of every town is replayed to what the table says of it', async () => {
			const place = deploymentAt({ ...cloud().reach, now: Date.parse(productTime(cloud())) });
			const checked: CheckedCase[] = [];
			for await (const one of checkCases(place, Date.now)) checked.push(one);
			expect(checked.filter(({ astray }) => astray.length > 0)).toEqual([]);
			expect(checked.length).toBeGreaterThan(0);
		});

		it('R-27: a name stands in content items and nowhere else; R-13: no link of any mail in any log; R-28: erased, it is nowhere', async () => {
			const caseId = await sendIncident(cloud(), {
				externalId: `IM ${canary} ${randomUUID()}`,
				topic: canary,
				location: canary,
				author: { name: `Имя ${canary}`, profile: `https://vk.com/${canary}` },
				text: `Меня зовут ${canary}. Когда починят дорогу?`,
			});
			await answerAs(cloud(), caseId, 'coordinator', screening);
			await answerAs(cloud(), caseId, 'roads', {
				decision: 'decline',
				reason: `Не наше, ${canary}`,
				suggested: canary,
			});
			await answerAs(cloud(), caseId, 'coordinator', screening);
			const asked = await cloud().client.nextMail(caseId, ({ text, to }) => {
				return text.includes('/p/') && to.some(({ address }) => address.startsWith('roads@'));
			});
			const photo = await photoOf('pit', { tells: true });
			const text = `Здравствуйте, ${canary}! Дорогу починят.`;
			expect(await draftWithPhoto(linkOf(asked), text, photo)).toBe(200);
			await answerAs(cloud(), caseId, 'coordinator', check);
			await answerAs(cloud(), caseId, 'curator', { decision: 'return', comment: `Имя ${canary} с ошибкой.` });
			await answerAs(cloud(), caseId, 'coordinator', { decision: 'submit', text: `Здравствуйте, ${canary}!` });
			await answerAs(cloud(), caseId, 'coordinator', check);
			await answerAs(cloud(), caseId, 'curator', approval);
			await answerAs(cloud(), caseId, 'coordinator', publication);
			expect(await viewOf(cloud(), caseId)).toMatchObject({
				state: 'answered',
				externalId: expect.stringContaining(canary),
			});

			const items = (await cloud().backstage.items()).map((item) => ({
				sk: String(item['sk']),
				text: JSON.stringify(item, (_, value: unknown) => (value instanceof Uint8Array ? String(value) : value)),
			}));
			const named = items.filter(({ text }) => text.includes(canary)).map(({ sk }) => sk);
			expect(named.length).toBeGreaterThan(0);
			expect(named.filter((sk) => !sk.startsWith('CONTENT#'))).toEqual([]);

			const mails = await cloud().client.mails();
			const links = mails.flatMap(({ text }) => /\/p\/([\w.-]{45})/.exec(text)?.[1] ?? []);
			expect(links.length).toBeGreaterThan(9);
			expect(items.filter(({ text }) => links.some((link) => text.includes(link)))).toEqual([]);

			// erased, the words are nowhere, and the month is as it was.
			await until(
				'the check of the photo',
				() => objectsOf(cloud()),
				(keys) => ['shown', 'evidence'].every((place) => keys.some((key) => key.startsWith(`${place}/${caseId}/`))),
			);
			const commands = commandsAt(cloud(), Date.parse(productTime(cloud())));
			const figures = await commands.figures();
			expect(JSON.parse(figures)).toMatchObject({ month: '2025-03' });
			expect(await commands.erase(caseId)).toMatchObject({
				code: 0,
				stdout: expect.stringMatching(/ erased: \d+ texts, 1 /),
			});
			expect(await commands.figures()).toBe(figures);
			const left = (await cloud().backstage.items()).filter((item) => JSON.stringify(item).includes(canary));
			expect(left.map((item) => item['sk'])).toEqual([]);
			expect((await objectsOf(cloud())).filter((key) => key.includes(caseId))).toEqual([`erased/${caseId}`]);
			expect(await viewOf(cloud(), caseId)).toMatchObject({ state: 'answered', externalId: null });

			await cloud().stop();
			for (const place of [...traces.map((name) => `state/${name}.json`), 'log/emulator.log']) {
				const kept = await readFile(cloud().place(place), 'utf8');
				const found = [canary, ...links].filter((secret) => kept.includes(secret));
				expect({ place, found }).toEqual({ place, found: [] });
			}
			// The logs are really there: each case names itself in them.
			expect(await readFile(cloud().place('state/cloudwatch_logs.json'), 'utf8')).toContain(caseId);
			expect(await readFile(cloud().place('state/stepfunctions.json'), 'utf8')).toContain(caseId);
		});
	});
}
