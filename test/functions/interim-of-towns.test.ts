import { describe, expect, it } from '@jest/globals';
import { filledIn, readable } from '../support/markup.ts';
import { linksIn, readJson } from '../support/requests.ts';
import { town } from '../support/town.ts';

type Fields = Readonly<Record<string, string>>;
type Done = readonly [who: string, fields: Fields];

const route: Done = ['coordinator', { decision: 'route', unit: 'roads' }];
const interim: Fields = {
	decision: 'submit',
	kind: 'interim',
	text: 'Здравствуйте! Ждём смесь. Ответим до 13 марта.',
	reason: 'Нет смеси',
	promisedBy: '13.03.2025 11:30',
};
const mended = 'Здравствуйте! Ждём асфальтовую смесь. Ответим до 13 марта.';
const final: Done = ['roads', { decision: 'submit', kind: 'final', text: 'Здравствуйте! Яму заделали.' }];
const forward: Done = ['coordinator', { decision: 'forward' }];
const posted: Done = [
	'coordinator',
	{ decision: 'publish', permalink: 'https://vk.com/wall-1_2?reply=3', visibility: 'public' },
];
const back = (reason: string): Fields => ({ decision: 'return', reason, comment: 'Назовите, чего ждёте' });

interface Interims {
	readonly municipality: string;
	readonly integration: string;
	/** Who sends it back, with what, and who mends it then; each from what the one before left. */
	readonly returns: readonly (readonly [...Done, mends: string])[];
	/** How a text goes on to the author. */
	readonly on: readonly Done[];
}

const towns: readonly Interims[] = [
	{
		municipality: 'anapa',
		integration: 'krasnodar',
		returns: [
			['coordinator', back('other'), 'roads'],
			['curator', back('other'), 'coordinator'],
		],
		on: [forward, ['curator', { decision: 'approve' }], posted],
	},
	{
		municipality: 'kislovodsk',
		integration: 'stavropol',
		returns: [
			['coordinator', back('other'), 'roads'],
			['curator', back('other'), 'coordinator'],
		],
		on: [forward, ['curator', { decision: 'approve' }], posted],
	},
	{
		municipality: 'plastunovskaya',
		integration: 'krasnodar',
		returns: [
			['coordinator', back('other'), 'roads'],
			['curator', back('14.1'), 'roads'],
		],
		on: [forward, ['curator', { decision: 'approve' }], posted],
	},
	{ municipality: 'perm', integration: 'perm', returns: [['coordinator', back('3.7.3'), 'roads']], on: [posted] },
];

/** A case whose unit has handed in an interim answer. */
async function promised({ municipality, integration }: Interims) {
	const { h, incident } = await town(municipality, integration);
	const mailbox = (who: string) => `${who}@${who === 'curator' ? integration : municipality}.example`;
	const caseId = await incident();
	const pages: string[] = [];
	const does = async ([who, fields]: Done) => {
		const link = h.linkTo(mailbox(who));
		const form = await h.open(link);
		const done = await h.post(link, { ...filledIn(form.body), ...fields });
		expect([who, fields, done.status, done.body.includes('<form')]).toEqual([who, fields, 200, false]);
		pages.push(form.body, done.body);
	};
	const draft = async () => (await h.store.cases.load(caseId))?.state.draft;
	for (const step of [route, ['roads', interim] as const]) await does(step);
	return { h, caseId, mailbox, pages, does, draft };
}

describe.each(towns)('an interim answer in $municipality', (one) => {
	it('G-38: stays one with its date, whoever returns it, where its text alone is mended', async () => {
		const { h, caseId, does, draft } = await promised(one);
		const first = await draft();
		expect(first).toMatchObject({ answer: 'interim' });
		for (const [at, [who, fields, mends]] of one.returns.entries()) {
			if (at > 0) await does(forward);
			await does([who, fields]);
			await does([mends, { text: `${mended} ${at}` }]);
			expect(await draft()).toMatchObject({ answer: 'interim', promisedBy: first?.promisedBy });
			// The mail calls it what the page does.
			expect(h.mails.at(-1)?.text.replaceAll('\u00a0', ' ')).toContain('Проект промежуточного ответа:');
		}
		for (const step of one.on) await does(step);
		const view = readJson(await h.view(h.signed('', { path: { caseId } })));
		expect(view['published']).toMatchObject([{ kind: 'interim' }]);
		expect(view['state']).not.toBe('answered');
	});

	it('G-38: names its date on every mail and page from then on, until the final answer', async () => {
		const { h, does, pages } = await promised(one);
		for (const step of one.on) await does(step);
		const [mailed, met] = [h.mails.length, pages.length];
		const asked = h.mails.findLast(({ to }) => to.mail.startsWith('roads@'));
		await does(final);
		for (const step of one.on.slice(0, -1)) await does(step);
		h.time.now += 30 * 3_600_000;
		await h.sweep({ is: 'minute' });
		await h.settle();
		const mails = [...(asked === undefined ? [] : [asked]), ...h.mails.slice(mailed)];
		const opened = await Promise.all(linksIn(mails).map(async (link) => (await h.open(link)).body));
		expect(mails.length).toBeGreaterThan(2);
		const said = [
			...mails.map(({ text }) => text.replaceAll(/\s+/g, ' ')),
			...mails.map(({ html }) => readable(html)),
			...[...pages.slice(met), ...opened].map(readable),
		];
		expect(said.filter((text) => !/13 марта 2025 г\., 11:30/.test(text))).toEqual([]);
	});
});

describe('okha', () => {
	it('3.3: knows no interim answer: none is offered, and what is posted as one is final', async () => {
		const { h, to, incident } = await town('okha', 'sakhalin');
		const caseId = await incident({ kind: 'page-message', page: 'administration' });
		await h.post(to('coordinator'), route[1]);
		expect((await h.open(to('roads'))).body).not.toContain('value="interim"');
		await h.post(to('roads'), interim);
		expect((await h.store.cases.load(caseId))?.state.draft?.answer).not.toBe('interim');
	});
});
