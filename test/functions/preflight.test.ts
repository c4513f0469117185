import { describe, expect, it } from '@jest/globals';
import { hiddenIn, readable, tags } from '../support/markup.ts';
import { routeTo, town } from '../support/town.ts';

/** What the button of the form adds to its fields. */
const button = { preflight: 'yes' };
const note = 'Яма закрыта щебнем, дня ещё не знаем';
const poor = { decision: 'submit', kind: 'final', text: 'Яму заделают надлежащим образом.' };
const sound = { decision: 'submit', kind: 'final', text: 'Здравствуйте! Яму заделают 14 марта.' };

async function asked(name: 'plastunovskaya' | 'perm' | 'anapa' = 'plastunovskaya') {
	const found = await town(name, name === 'perm' ? 'perm' : 'krasnodar');
	const caseId = await found.incident({ text: 'Когда заделают яму?' });
	await routeTo(found.h, found.to('coordinator'), 'roads');
	const stored = async () => {
		const one = await found.h.store.cases.load(caseId);
		if (one === null) throw new Error('no case');
		return one;
	};
	return { ...found, caseId, stored };
}

describe('pre-flight: whoever writes is told what a text would come back for (Plastunovskaya 20, P-11)', () => {
	it('plastunovskaya 14.1, 14.2, 14.4: by the button, once, each with its reason of the list; nothing is written', async () => {
		const { h, to, stored } = await asked();
		const before = (await stored()).version;
		const shown = await h.post(to('roads'), { ...poor, ...button });
		expect(shown.status).toBe(200);
		const said = readable(shown.body);
		expect(said).toContain('причина возврата 14.1 «Ответ не по сути вопроса»');
		expect(said).toContain('причина возврата 14.2 «Не выполнены условия пункта 20»');
		expect(said).toContain('причина возврата 14.4 «Нет приветствия автора»');
		expect(said).toContain('«надлежащим образом»');
		expect(said).toContain('Текст ещё не отправлен');
		expect(shown.body).toContain(`\n${poor.text}</textarea>`);
		expect((await stored()).version).toBe(before);
		const [first, ...others] = tags(shown.body, 'button');
		expect([first, others]).toEqual([{ type: 'submit' }, []]);
	});

	it('the page between confirms by its first button, and its note reaches whoever checks and whoever approves', async () => {
		const { h, to, stored } = await asked();
		const link = to('roads');
		const { body } = await h.post(link, { ...poor, ...button });
		expect(tags(body, 'input').map(({ name }) => name)).toContain('note');
		const done = await h.post(link, { ...hiddenIn(body), ...poor, note });
		expect(readable(done.body)).toContain('Проект ответа отправлен на проверку');
		const check = to('coordinator');
		for (const html of [(await h.open(check)).body, h.mails.at(-1)?.text ?? '']) {
			expect(readable(html)).toContain(note);
			expect(readable(html)).toContain('Почему текст оставлен таким');
			expect(readable(html)).toContain('Нет приветствия');
		}
		await h.post(check, { decision: 'forward' });
		expect(readable((await h.open(h.linkTo('curator@krasnodar.example'))).body)).toContain(note);
		expect(h.mails.at(-1)?.text).toContain(note);
		expect(JSON.stringify((await stored()).log)).not.toContain(note);
	});

	it.each([
		['a text without a fault goes at once', { ...sound, ...button }],
		['the fields alone, as a program posts them, are enough for any text', poor],
	])('%s', async (_, fields) => {
		const { h, to } = await asked();
		const { status, body } = await h.post(to('roads'), fields);
		expect(status).toBe(200);
		expect(tags(body, 'form')).toEqual([]);
		expect(readable(body)).toContain('Проект ответа отправлен на проверку');
	});

	it('perm 3.7.3, 3.7.4: a question without an answer and a folded abbreviation are its reasons', async () => {
		const { h, to } = await asked('perm');
		const text = 'Здравствуйте! МКД обслуживает другая организация.';
		const said = readable((await h.post(to('roads'), { ...sound, ...button, text })).body);
		expect(said).toContain('причина возврата 3.7.3 «Ответ не на все вопросы»');
		expect(said).toContain('причина возврата 3.7.4 «Не раскрыты термины или сокращения»');
		expect(said).toContain('Когда заделают яму?');
	});

	it('anapa 2.14: where reasons are free the clause is named', async () => {
		const { h, to } = await asked('anapa');
		const said = readable((await h.post(to('roads'), { ...poor, ...button })).body);
		expect(said).toContain('нет ответа на вопрос из сообщения (п. 2.14)');
	});

	it('what the case would refuse is refused, and a second click is answered, before anything is advised (R-11)', async () => {
		const { h, to } = await asked();
		const link = to('roads');
		expect((await h.post(link, { ...poor, ...button, text: ' ' })).status).toBe(422);
		await h.post(link, sound);
		const again = readable((await h.post(link, { ...poor, ...button })).body);
		expect(again).toContain('Это уже сделано');
		expect(again).not.toContain('Нет приветствия');
	});

	it('a fault beside advice keeps the note, and the advice is not given again', async () => {
		const { h, to } = await asked();
		const link = to('roads');
		const empty = await h.post(link, { ...poor, text: '', note });
		expect(empty.status).toBe(422);
		expect(empty.body).toContain(note);
		expect(tags(empty.body, 'button')).toEqual([{ type: 'submit' }]);
	});

	it('several units: each part is looked through, and its note stands beside it for whoever joins them', async () => {
		const found = await town('plastunovskaya', 'krasnodar');
		const { h, to } = found;
		await found.incident();
		await routeTo(h, to('coordinator'), 'roads', 'housing');
		expect(readable((await h.post(to('roads'), { ...poor, ...button })).body)).toContain('Нет приветствия');
		await h.post(to('roads'), { ...poor, note });
		await h.post(to('housing'), sound);
		expect(readable((await h.open(to('coordinator'))).body)).toContain(note);
		expect(h.mails.at(-1)?.text).toContain(note);
	});

	it('the log says what kinds of advice were given, and nothing of the text (R-27)', async () => {
		const { h, to } = await asked();
		await h.post(to('roads'), { ...poor, ...button });
		expect(h.said).toContainEqual(expect.stringMatching(/^text advised on .*"greeting questions officialese"/));
		expect(JSON.stringify(h.said)).not.toContain('надлежащим');
	});

	it('plastunovskaya 14.5: a slip of the pen is its reason, and stands beside the text for whoever checks it', async () => {
		const { h, to } = await asked();
		h.slips.known = ['тратуар'];
		const text = 'Здравствуйте! Тратуар и яму заделают 14 марта.';
		const link = to('roads');
		const said = readable((await h.post(link, { ...sound, ...button, text })).body);
		expect(said).toContain('Проверьте, как написано: «тратуар» (причина возврата 14.5');
		await h.post(link, { ...sound, text });
		expect(readable((await h.open(to('coordinator'))).body)).toContain('«тратуар»');
		expect(h.mails.at(-1)?.text).toContain('«тратуар»');
	});

	it('a dictionary that does not answer keeps nobody from sending: the log says that it was not asked', async () => {
		const { h, to } = await asked();
		h.slips.known = null;
		const { status, body } = await h.post(to('roads'), { ...sound, ...button });
		expect([status, tags(body, 'form')]).toEqual([200, []]);
		expect(h.said).toContainEqual(expect.stringContaining('spelling not looked at'));
	});
});
