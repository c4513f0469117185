import { describe, expect, it } from '@jest/globals';
import { firstWords } from '../support/first-words.ts';
import { readable } from '../support/markup.ts';
import { routeTo, town } from '../support/town.ts';

const hour = 60;
const draft = { decision: 'submit', kind: 'final', text: 'Здравствуйте! Яму заделали.' };

describe('perm by form', () => {
	it('perm 2.1.2, 3.7a: two parts stand side by side, and the one that is named goes back to the unit that wrote it', async () => {
		const { h, to, incident } = await town('perm', 'perm');
		await incident();
		await routeTo(h, to('coordinator'), 'roads', 'housing');
		await h.post(to('roads'), { ...draft, text: 'Яму заделали.' });
		await h.post(to('housing'), { ...draft, text: 'Двор убрали.' });
		const mail = h.mails.at(-1)?.text ?? '';
		const { body } = await h.open(to('coordinator'));
		for (const text of ['Яму заделали.', 'Двор убрали.']) {
			expect(mail).toContain(text);
			expect(body).toContain(text);
		}
		const back = { decision: 'return', reason: '3.7.1', comment: 'Не по существу' };
		const unnamed = await h.post(to('coordinator'), back);
		expect(unnamed.status).toBe(422);
		expect(unnamed.body).toContain('Выберите, чью часть вернуть');
		expect((await h.post(to('coordinator'), { ...back, part: 'roads' })).status).toBe(200);
		expect(h.mails.at(-1)?.to.mail).toBe('roads@perm.example');
	});

	it('perm 2.1.2, 3.6: without a part the coordinator answers in the interim, and the unit left out is told', async () => {
		const { h, to, incident } = await town('perm', 'perm');
		await incident();
		await routeTo(h, to('coordinator'), 'roads', 'housing');
		await h.post(to('roads'), draft, hour);
		await h.post(to('housing'), { decision: 'decline', reason: 'Не наш дом' }, hour);
		const joint = {
			decision: 'consolidate',
			text: 'Яму заделали, двор уберут.',
			kind: 'interim',
			reason: 'Нет дворника',
		};
		const bare = await h.post(to('coordinator'), joint);
		expect(bare.status).toBe(422);
		expect(bare.body).toContain('Укажите, когда будет окончательный ответ');
		expect((await h.post(to('coordinator'), { ...joint, promisedBy: '13.03.2025 12:00' })).status).toBe(200);
		expect((await h.open(to('coordinator'))).body).toContain('13\u00a0марта');
	});

	it('perm 3.6: whoever is to post an interim part in time is reminded with the way to go on without the part that is out', async () => {
		const { h, to, incident } = await town('perm', 'perm');
		await incident();
		await routeTo(h, to('coordinator'), 'roads', 'housing');
		const late = to('housing');
		const interim = { ...draft, kind: 'interim', promisedBy: '14.03.2025 10:00', reason: 'Нет смеси' };
		await h.post(to('roads'), interim);
		h.time.now += 24 * hour * 60_000 - 20 * 60_000;
		await h.sweep({ is: 'minute' });
		await h.settle();
		const reminded = h.mails.findLast(
			(mail) => mail.subject.includes('напоминание') && firstWords(mail).includes('3.6'),
		);
		expect(reminded?.to.mail).toBe('coordinator@perm.example');
		expect((await h.open(to('coordinator'))).body).toContain('Отправить сводный ответ');
		expect((await h.post(to('coordinator'), { decision: 'consolidate', text: 'Яму заделают.' })).status).toBe(200);
		expect(readable((await h.open(late)).body)).toContain('Сводный промежуточный ответ отправлен на публикацию');
	});
});
