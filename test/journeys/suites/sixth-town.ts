import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { publish } from '../../../cli/commands/publish.ts';
import { tenant } from '../../../cli/commands/tenant.ts';
import { deploymentAt } from '../../../cli/deployment/deployment.ts';
import type { OpenDeployment } from '../../../cli/deployment/open-deployment.ts';
import { root } from '../../support/checkout.ts';
import { firstWords } from '../../support/first-words.ts';
import { keptIo } from '../../support/memory-io.ts';
import type { JourneyCloud } from '../support/cloud.ts';
import { productTime, straight, type View } from '../support/incident.ts';
import { statusOf, walk } from '../support/walker.ts';

const { check = {}, approval = {}, publication = {} } = straight;
const text = 'Здравствуйте! Воду дадут к вечеру.';
const draft = { decision: 'submit', kind: 'final', text };
const interim = { ...draft, kind: 'interim', promisedBy: '14.03.2025', reason: 'Ждём трубу' };

const HOUR = 3_600_000;
/** The cloud starts at 13:00 of this town, in the middle of its lunch. */
const lunchEnds = Date.parse('2025-03-12T13:15:00+07:00');

/** How long after it began to run on the town's clock a term is due. */
function hoursOf({ clocks }: View, clause: string): number {
	const { startedAt = '', dueAt = '' } = clocks.find((clock) => clock.clause === clause) ?? {};
	return (Date.parse(dueAt ?? '') - Math.max(Date.parse(startedAt), lunchEnds)) / HOUR;
}

/** A town is added to a running cloud as an administrator does it, two files and three commands, and then served. */
export function sixthTown(cloud: () => JourneyCloud): void {
	const begin = (changed: object = {}) => walk(cloud(), 'tumany', changed);
	const file = (name: string) => join(root, 'test/fixtures', name);
	const open: OpenDeployment = () =>
		Promise.resolve(deploymentAt({ ...cloud().reach, now: Date.parse(productTime(cloud())) }));
	const said = async (run: (io: ReturnType<typeof keptIo>) => Promise<number>) => {
		const io = keptIo();
		const code = await run(io);
		return { code, stdout: io.said.stdout(), stderr: io.said.stderr() };
	};

	describe('a sixth town', () => {
		it('is in force after its regulation was published and its file applied, in this order', async () => {
			const apply = () => said((io) => tenant.run(['apply', file('sixth-town.yaml')], io, { open, realNow: Date.now }));
			expect(await apply()).toMatchObject({ code: 1, stderr: expect.stringContaining('never published') });
			const published = await said((io) => publish.run([file('sixth.yaml')], io, { open, realNow: Date.now }));
			expect(published).toMatchObject({ code: 0, stdout: expect.stringContaining('in force for new cases') });
			expect(await apply()).toMatchObject({ code: 0, stdout: expect.stringContaining('tumany is in force') });
			const added = await said((io) =>
				tenant.run(['add-integration', 'tumany', '--json'], io, { open, realNow: Date.now }),
			);
			expect(added.code).toBe(0);
			cloud().know('tumany', z.object({ secret: z.string() }).parse(JSON.parse(added.stdout)).secret);
		});

		it('sixth 14, 17, 12: an urgent alarm runs by the town’s own day; the head acknowledges, the answer stands on the site as well', async () => {
			const { as, look, state, clocks } = await begin({ importance: 'high' });
			const { mail: notice } = await as('head', { decision: 'acknowledge' });
			expect(firstWords(notice)).toContain('п. 17');
			await as('coordinator', { decision: 'route', unit: 'water' });
			const { mail } = await as('water', draft);
			expect(mail.subject).toContain('ответ жителю посёлка');
			await as('coordinator', check);
			await as('curator', approval);
			await as('coordinator', { ...publication, generalInterest: 'yes' });
			await as('coordinator', { decision: 'publish-site', permalink: 'https://tumany.example/board/1' });
			expect(await state()).toBe('answered');
			expect(await clocks()).toEqual([
				'14 LEGAL met',
				'3 LEGAL met',
				'8 LEGAL met',
				'13a LEGAL void',
				'5 LEGAL met',
				'9 EXTERNAL met',
				'11 LEGAL met',
				'12 LEGAL met',
			]);
			const view = await look();
			expect(view.regulation.id).toBe('sixth');
			expect(view.events.map(({ type }) => type)).toContain('NoticeAcknowledged');
			// Six working hours are four and a quarter until 17:30 and the rest from 8:30; the service has two and a half.
			expect(hoursOf(view, '14')).toBe(21);
			expect(hoursOf(view, '5')).toBe(2.5);
			expect(hoursOf(view, '3')).toBe(0.75);
		});

		it('sixth 13a, 13b, 6, 7, 9, 11: the author is asked, a service declines, the common interim answer is mended, the final one ends it', async () => {
			const { as, linkTo, says, look, clocks, state } = await begin();
			const link = await linkTo('coordinator');
			expect(await statusOf(link, { decision: 'clarify', of: 'author', text: 'О каком доме речь?' })).toBe(200);
			expect(await clocks()).toEqual(expect.arrayContaining(['1 LEGAL paused', '8 LEGAL paused', '13a LEGAL met']));
			await as('coordinator', { decision: 'clarified', text: 'Дом 5.' });
			expect(await clocks()).toEqual(expect.arrayContaining(['1 LEGAL running', '8 LEGAL running']));
			expect(await statusOf(link, { decision: 'route', unit: ['water', 'lights'] })).toBe(200);
			await as('lights', { decision: 'decline', reason: 'Столб не наш' });
			await as('coordinator', { decision: 'route', unit: 'streets' });
			await as('water', interim);
			const form = await linkTo('streets');
			expect(await statusOf(form, { ...interim, promisedBy: '' })).toBe(422);
			expect(await statusOf(form, interim)).toBe(200);
			await as('coordinator', { decision: 'consolidate', text });
			await as('coordinator', check);
			const page = await linkTo('curator');
			expect(await statusOf(page, { decision: 'return', reason: 'other', comment: 'Мягче' })).toBe(422);
			expect(await statusOf(page, { decision: 'return', reason: 'tone', comment: 'Мягче' })).toBe(200);
			await as('coordinator', { ...interim, text: `${text} Извините за неудобства.` });
			await as('coordinator', check);
			// The observer's software says the same as the observer's form.
			expect(await says({ type: 'draft.approved', draft: (await look()).draft?.version })).toBe(200);
			await as('coordinator', publication);
			expect(await clocks()).toEqual(expect.arrayContaining(['1 LEGAL met', '11 LEGAL running']));
			// The mail that asked for this by form is still unread.
			await linkTo('curator');
			await as('water', draft);
			await as('streets', draft);
			await as('coordinator', { decision: 'consolidate', text });
			await as('coordinator', check);
			await as('curator', approval);
			await as('coordinator', { ...publication, permalink: 'https://vk.com/wall-1_2?reply=9' });
			expect(await state()).toBe('answered');
			expect((await clocks()).filter((clock) => !/ (met|void)$/.test(clock))).toEqual([]);
		});

		it('sixth 9, 10, 15: the second reason ends a case once the elder agrees; on the page a neighbour’s land is explained', async () => {
			const far = await begin();
			await far.as('coordinator', { decision: 'route', unit: 'water' });
			await far.as('water', draft);
			await far.as('coordinator', check);
			await far.as('curator', { decision: 'return', reason: 'far' });
			await far.as('approver', { decision: 'confirm' });
			expect(await far.state()).toBe('readdressed');

			const land = await begin({ kind: 'page-message', page: 'administration' });
			const explain = { decision: 'explain', category: 'land', text };
			const link = await land.linkTo('coordinator');
			expect(await statusOf(link, explain)).toBe(422);
			expect(await statusOf(link, { ...explain, competentBody: 'Управа соседнего посёлка' })).toBe(200);
			await land.as('coordinator', publication);
			expect(await land.state()).toBe('answered');
			expect(await land.clocks()).toEqual(['1 INTERP met', '3 LEGAL void']);
		});
	});
}
