import { describe, expect, it } from '@jest/globals';
import { readable } from '../support/markup.ts';
import { linksIn, readJson } from '../support/requests.ts';
import { town } from '../support/town.ts';

const text = 'Здравствуйте! Яму заделали.';
const good = 'https://vk.com/wall-1_3';
const words = 'Ошибка в адресе';
const long = 'Я'.repeat(2_001);
const nothingToBeSeen = '\u200b\u2060';

type Fields = Readonly<Record<string, string>>;
interface Post {
	readonly name: string;
	readonly municipality: string;
	readonly integration: string;
	/** Who posts what before: the person and the form. */
	readonly before: readonly (readonly [person: string, fields: Fields])[];
	readonly person: string;
	readonly fields: Fields;
	/** What is wrong with it, and what the page says of it. */
	readonly wrong: readonly (readonly [change: Fields, says: string])[];
}

const remark = (missing: string): Post['wrong'] => [
	[{ comment: '' }, missing],
	[{ comment: nothingToBeSeen }, missing],
	[{ comment: long }, 'Сократите текст до 2 000 знаков: сейчас 2 001'],
	[{ comment: 'Слово \ufffd' }, 'В тексте есть знаки, которые не удалось прочитать'],
];
const stale: Post['wrong'] = [
	[{ draft: '9' }, 'Пока форма была открыта, текст изменился'],
	[{ draft: '' }, 'Не удалось узнать, какой текст вы прочитали'],
	[{ caseId: 'AN-9999-9999' }, 'Форма от другого дела'],
];
const route = ['coordinator', { decision: 'route', unit: 'roads' }] as const;
const submit = ['roads', { decision: 'submit', kind: 'final', text }] as const;
const interim = [
	'roads',
	{ decision: 'submit', kind: 'interim', text, promisedBy: '14.03.2025 12:00', reason: 'Нет смеси' },
] as const;
const forward = ['coordinator', { decision: 'forward' }] as const;
const approve = ['curator', { decision: 'approve' }] as const;
const anapa = { municipality: 'anapa', integration: 'krasnodar' };

const posts: readonly Post[] = [
	{
		...anapa,
		name: 'G-32: an approved text recalled',
		before: [route, submit, forward, approve],
		person: 'coordinator',
		fields: { decision: 'recall', comment: words },
		wrong: [...remark('Напишите, почему текст отзывается'), ...stale],
	},
	{
		...anapa,
		name: 'A-9′: the consent to an interim text with a date',
		before: [route, interim, forward],
		person: 'curator',
		fields: { decision: 'approve', due: '13.03.2025 12:00' },
		wrong: [
			...stale,
			[{ due: 'скоро' }, 'Введите дату в формате'],
			[{ due: '11.03.2025 12:00' }, 'Назначьте срок в будущем'],
			[{ due: '30.04.2025' }, 'Назначьте срок раньше'],
			[{ due: '30.02.2025' }, 'Введите дату в формате'],
		],
	},
	{
		municipality: 'okha',
		integration: 'sakhalin',
		name: 'O-10′: a consent that the author refuses',
		before: [],
		person: 'coordinator',
		fields: { decision: 'refuse-consent', comment: words },
		wrong: remark('Напишите, что ответил автор'),
	},
	{
		municipality: 'okha',
		integration: 'sakhalin',
		name: 'O-10′: a consent that the author takes back',
		before: [['coordinator', { decision: 'consent', permalink: good }]],
		person: 'coordinator',
		fields: { decision: 'withdraw-consent', comment: words },
		wrong: remark('Напишите, почему согласие отозвано'),
	},
	{
		municipality: 'perm',
		integration: 'perm',
		name: 'M-11: an answer in the system that the message came through',
		before: [route, submit],
		person: 'coordinator',
		fields: { decision: 'publish', system: 'incident-management', reference: 'ИМ-77' },
		wrong: [
			...stale,
			[{ reference: nothingToBeSeen }, 'Введите номер ответа в системе'],
			[{ permalink: 'javascript:alert(1)' }, 'Вставьте полный адрес, начиная с https://'],
			[{ permalink: 'https://ok.ru/group/1' }, 'Вставьте ссылку из той же сети'],
			[{ permalink: 'https://vk.com/wall\u202e-1_3' }, 'Вставьте полный адрес, начиная с https://'],
		],
	},
];

describe('a form that means nothing that can be done', () => {
	it.each(posts)('$name: is 422 that names the fault, and changes nothing; then it is done once', async (post) => {
		const { h, to, incident } = await town(post.municipality, post.integration);
		const mailbox = (person: string) => (person === 'curator' ? h.linkTo('curator@krasnodar.example') : to(person));
		const caseId = await incident(post.municipality === 'okha' ? { kind: 'page-message', page: 'administration' } : {});
		for (const [person, fields] of post.before) expect((await h.post(mailbox(person), fields)).status).toBe(200);
		const acts = async () => (await h.store.cases.load(caseId))?.log.flatMap(({ events }) => events).length;
		const before = await acts();
		const link = mailbox(post.person);
		for (const [change, says] of post.wrong) {
			const { status, body } = await h.post(link, { ...post.fields, ...change }, 0);
			expect([change, status, readable(body)]).toEqual([change, 422, expect.stringContaining(says)]);
		}
		expect(await acts()).toBe(before);
		expect((await h.post(link, post.fields)).status).toBe(200);
		const after = await acts();
		expect(after).toBeGreaterThan(before ?? 0);
	});

	it('G-36: a link is corrected to another one, not to the one that stands', async () => {
		const { h, to, incident } = await town('anapa', 'krasnodar');
		const caseId = await incident();
		const [, first = ''] = linksIn(h.mails.filter(({ to: { mail } }) => mail === 'coordinator@anapa.example'));
		for (const [person, fields] of [route, submit, forward, approve])
			await h.post(person === 'curator' ? h.linkTo('curator@krasnodar.example') : to(person), fields);
		await h.post(to('coordinator'), { decision: 'publish', permalink: good, visibility: 'public' });
		const correction = { decision: 'correct', comment: words };
		for (const permalink of [good, 'HTTPS://VK.COM/wall-1_3']) {
			const { status, body } = await h.post(first, { ...correction, permalink });
			expect([status, readable(body)]).toEqual([422, expect.stringContaining('Эта ссылка уже стоит в деле')]);
		}
		expect((await h.post(first, { ...correction, permalink: 'https://vk.com/wall-1_4' })).status).toBe(200);
		const again = await h.post(first, { ...correction, permalink: 'https://vk.com/wall-1_4' });
		expect(again.status).toBe(422);
		expect((await h.post(first, { ...correction, permalink: good })).status).toBe(200);
		const view = readJson(await h.view(h.signed('', { path: { caseId } })));
		expect(view['links']).toMatchObject({ answer: good });
	});
});

describe('a decision by machine that means nothing that can be done', () => {
	async function approved() {
		const { h, to, incident } = await town('anapa', 'krasnodar');
		const caseId = await incident();
		for (const [person, fields] of [route, interim, forward]) await h.post(to(person), fields);
		const say = (body: object) => h.decide(h.signed(JSON.stringify({ caseId, ...body }), { path: { caseId } }));
		const acts = async () => (await h.store.cases.load(caseId))?.log.length;
		return { say, acts };
	}

	it('G-32, G-37, A-9′: is 422 or 409 by name whatever is wrong, and changes nothing; then it is done', async () => {
		const { say, acts } = await approved();
		const consent = { type: 'draft.approved', draft: 1, due: '2025-03-13T12:00:00+03:00' };
		const withdrawn = { type: 'incident.withdrawn', reason: words };
		const wrong: readonly (readonly [body: object, status: number, said: object])[] = [
			[{ ...consent, draft: 9 }, 409, { code: 'draft-changed' }],
			[{ ...consent, draft: 0 }, 422, { errors: [{ pointer: '/draft' }] }],
			[{ ...consent, due: 'soon' }, 422, { errors: [{ pointer: '/due' }] }],
			[{ ...consent, due: '2025-03-11T12:00:00+03:00' }, 422, { code: 'deadline-past' }],
			[{ ...consent, due: '2025-04-30T12:00:00+03:00' }, 422, { code: 'deadline-too-late' }],
			[{ type: 'deadline.set' }, 422, { errors: [{ pointer: '/due' }] }],
			[{ type: 'deadline.set', due: consent.due, for: '99' }, 422, { code: 'unknown-term' }],
			[{ ...withdrawn, reason: '' }, 422, { code: 'reason-missing' }],
			[{ ...withdrawn, reason: nothingToBeSeen }, 422, { code: 'reason-missing' }],
			[{ ...withdrawn, reason: long }, 422, { errors: [{ pointer: '/reason' }] }],
			[{ ...withdrawn, reason: 'Слово \ud83d' }, 422, { errors: [{ pointer: '/reason' }] }],
			[{ ...withdrawn, caseId: 'AN-9999-9999' }, 422, { errors: [{ pointer: '/caseId' }] }],
			[{ type: 'draft.recalled', draft: 1, reason: words }, 409, { code: 'not-now' }],
		];
		const before = await acts();
		for (const [body, status, said] of wrong) {
			const answer = await say(body);
			expect([body, answer.status, readJson(answer)]).toMatchObject([body, status, said]);
		}
		expect(await acts()).toBe(before);
		expect((await say(consent)).status).toBe(200);
		expect((await say({ type: 'draft.recalled', draft: 9, reason: words })).status).toBe(409);
		expect((await say({ type: 'draft.recalled', draft: 1, reason: ' ' })).status).toBe(422);
		expect((await say({ type: 'draft.recalled', draft: 1, reason: words })).status).toBe(200);
		expect((await say(withdrawn)).status).toBe(200);
		const late = { type: 'deadline.set', due: '2025-03-13T11:00:00+03:00' };
		expect(readJson(await say(late))).toMatchObject({ code: 'ended' });
	});
});
