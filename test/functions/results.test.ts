import { describe, expect, it } from '@jest/globals';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import { linksIn } from '../support/requests.ts';
import { town } from '../support/town.ts';

const draft = { decision: 'submit', kind: 'final', text: 'Здравствуйте! Яму заделают до пятницы.' };
const answer = 'https://vk.com/wall-1_2?reply=3';
const published = { decision: 'publish', permalink: answer, visibility: 'public' };
type Town = readonly [id: string, integration: string, facts: object, curator: string | null];
const towns: readonly Town[] = [
	['anapa', 'krasnodar', {}, 'curator@krasnodar.example'],
	['plastunovskaya', 'krasnodar', {}, 'curator@krasnodar.example'],
	['kislovodsk', 'stavropol', {}, 'curator@stavropol.example'],
	['perm', 'perm', {}, null],
	['okha', 'sakhalin', { kind: 'page-message', page: 'administration' }, null],
];

/** The ordinary day to its end, the municipality's file changed before that; gives the mails that followed from the end. */
async function ended(
	[id, integration, facts, curator]: Town,
	change: (file: Municipality) => Partial<Municipality> = () => ({}),
) {
	const { h, to, incident } = await town(id, integration);
	const caseId = await incident(facts);
	await h.post(to('coordinator'), { decision: 'route', unit: 'roads' });
	await h.post(to('roads'), draft);
	if (curator !== null) {
		await h.post(to('coordinator'), { decision: 'forward' });
		await h.post(h.linkTo(curator), { decision: 'approve' });
	}
	const file = await h.place.tenants.municipalityInForce(id);
	if (file === null) throw new Error(`no ${id}`);
	await h.place.tenants.putMunicipality({ ...file, ...change(file) }, h.time.now);
	const before = h.mails.length;
	expect((await h.post(to('coordinator'), published)).status).toBe(200);
	expect((await h.store.cases.load(caseId))?.state.status).toMatchObject({ is: 'ended', outcome: 'answered' });
	return h.mails.slice(before);
}

describe('who is told of the end', () => {
	it.each(towns)(
		'%s: the coordinator, the unit that wrote and the curator, once each, with the answer',
		async (...at) => {
			const mails = await ended(at);
			const [id, , , curator] = at;
			const whom = [`coordinator@${id}.example`, `roads@${id}.example`, ...(curator === null ? [] : [curator])];
			expect(mails.map(({ to }) => to.mail)).toEqual(whom);
			for (const mail of mails) {
				expect(mail.subject).toMatch(/^Ответ опубликован: дело AN-0000-0001/);
				expect(mail.text.split('\n')).toContain(`> ${answer}`);
				expect(mail.text).toContain('Делать ничего не\u00a0нужно');
				expect(mail.text).toContain('> Здравствуйте! Яму заделают до пятницы.');
				// What is over has no form.
				expect(linksIn([mail])).toEqual([]);
			}
		},
	);

	it.each(['perm', 'okha'])(
		'%s, where nobody approves: the mail that asks to post calls no text approved',
		async (id) => {
			const { h, to, incident } = await town(id, id === 'perm' ? 'perm' : 'sakhalin');
			await incident(id === 'okha' ? { kind: 'page-message', page: 'administration' } : {});
			await h.post(to('coordinator'), { decision: 'route', unit: 'roads' });
			await h.post(to('roads'), draft);
			const asks = h.mails.at(-1)?.text.replaceAll('\u00a0', ' ') ?? '';
			expect(asks).toContain('Проект ответа:\n> Здравствуйте!');
			expect(asks).not.toContain('Согласованный текст');
		},
	);

	it('somebody with two of these roles is told once', async () => {
		const curatorIs = (mail: string) => (file: Municipality) => ({
			people: file.people.map((one) => (one.role === 'curator' ? { ...one, mail } : one)),
		});
		const [anapa = ['', '', {}, null] as const] = towns;
		for (const mailbox of ['coordinator@anapa.example', 'roads@anapa.example']) {
			const mails = await ended(anapa, curatorIs(mailbox));
			expect(mails.map(({ to }) => to.mail)).toEqual(['coordinator@anapa.example', 'roads@anapa.example']);
		}
	});

	it('anapa 2.3: the curator who is told by a notice that the question is not ours is not told again', async () => {
		const { h, to, incident } = await town('anapa', 'krasnodar');
		await incident();
		const before = h.mails.length;
		await h.post(to('coordinator'), { decision: 'return-to-curator', comment: 'Дорога краевая' });
		const mails = h.mails.slice(before);
		expect(mails.map((mail) => `${mail.to.mail} ${mail.subject.split(':')[0]}`)).toEqual([
			'curator@krasnodar.example Инцидент возвращён, вопрос не наш',
			'coordinator@anapa.example Возвращено куратору',
		]);
		expect(mails[1]?.text).toContain('> Дорога краевая');
	});
});
