import { describe, expect, it } from '@jest/globals';
import { readable } from '../support/markup.ts';
import { town } from '../support/town.ts';

const route = { decision: 'route', unit: 'roads' };
const draft = { decision: 'submit', kind: 'final', text: 'Здравствуйте! Яму заделают.' };
const call = 'Если есть вопросы, позвоните: Ответственное лицо, тел. +7 (000) 000-00-01.';

async function anapa() {
	const place = await town('anapa', 'krasnodar');
	const caseId = await place.incident();
	const shown = async (link: string) => readable((await place.h.open(link)).body);
	return { ...place, caseId, shown };
}

describe('G-42: whoever comes too late reads what happened, whom the case awaits until when, and what he can do', () => {
	it('an executor whose part is in: nothing is asked of him, and whom to call', async () => {
		const { h, to, shown } = await anapa();
		await h.post(to('coordinator'), route);
		const link = to('roads');
		await h.post(link, draft);
		const page = await shown(link);
		expect(page).toContain('Это уже сделано');
		expect(page).toContain('Проект ответа отправлен на проверку');
		// By its title; the id is for programs.
		expect(page).toContain('Кто Отдел дорожного хозяйства: Дежурный специалист отдела дорожного хозяйства Когда');
		expect(page).toMatch(/Дело ждёт: Ответственное лицо, до \d+ \S+ \d{4} г\., \d\d:\d\d \(МСК\), п\. 2\.8/);
		expect(page).toContain(`От вас сейчас ничего не требуется. ${call}`);
	});

	it('an executor whose case has ended reads how, and is asked nothing', async () => {
		const { h, to, shown, caseId } = await anapa();
		await h.post(to('coordinator'), route);
		const link = to('roads');
		const withdrawn = JSON.stringify({ caseId, type: 'incident.withdrawn', reason: 'Отправлен по ошибке' });
		expect((await h.decide(h.signed(withdrawn, { path: { caseId } }))).status).toBe(200);
		await h.settle();
		const mail = h.mails.findLast((one) => one.to.mail === 'roads@anapa.example')?.text.replaceAll('\u00a0', ' ');
		expect(mail).toContain('Дело закончено: отозвано куратором');
		expect(mail).toContain(call);
		const page = await shown(link);
		expect(page).toContain('Инцидент отозван');
		expect(page).toMatch(/Дело закончено: отозвано куратором, .* От вас сейчас ничего не требуется\./);
	});

	it('the coordinator may do other things still, by his last mail', async () => {
		const { h, to, shown } = await anapa();
		const link = to('coordinator');
		await h.post(link, route);
		const page = await shown(link);
		expect(page).toMatch(/Дело ждёт: Исполнитель \(Отдел дорожного хозяйства\), до .*, п\. 2\.7/);
		expect(page).toMatch(
			/Ждут не вас, но вы можете: .*предложить закрыть дело без ответа.* последнего письма по делу\./,
		);
	});

	it('who asks for what the case does not take reads it above the form, with all that he entered kept', async () => {
		const { h, to } = await anapa();
		await h.post(to('coordinator'), route);
		await h.post(to('roads'), draft);
		await h.post(to('coordinator'), { decision: 'forward' });
		await h.post(h.linkTo('curator@krasnodar.example'), { decision: 'approve' });
		const elsewhere = 'https://t.me/town/1';
		const answer = await h.post(to('coordinator'), { decision: 'publish', permalink: elsewhere, visibility: 'public' });
		const page = readable(answer.body);
		expect(answer.status).toBe(422);
		expect(page).toMatch(
			/Проверьте данные Записать публикацию ответа сейчас нельзя, п\. 2\.12\. Вставьте ссылку из той же сети, где размещено сообщение Дело ждёт: Ответственное лицо, до .*, п\. 2\.12\. Сейчас вы можете: записать публикацию ответа/,
		);
		expect(answer.body).toContain(elsewhere);
	});

	it('R-10: a link that a newer one has replaced names nobody but the town’s coordinator and his telephone', async () => {
		const { h, to, incident } = await town('anapa', 'krasnodar');
		const caseId = await incident();
		await h.post(to('coordinator'), route);
		const link = to('roads');
		await h.post(link, { decision: 'decline', reason: 'Не наше' });
		await h.post(to('coordinator'), route);
		const answer = await h.open(link);
		expect(answer.status).toBe(410);
		expect(readable(answer.body)).toContain(call);
		expect(answer.body).not.toContain(caseId);
		expect(answer.body).not.toContain('Яма');
	});
});
