import { oweReports } from '../../functions/owe-report/handle.ts';
import { Desk } from '../support/desk.ts';
import { path } from '../support/forms.ts';
import { house } from '../support/house.ts';
import { drawing, memoryLedger, monthsOf, reportedCase } from '../support/reporting.ts';
import { anapaTime, steps } from '../support/story.ts';
import { headingOf, type Picture } from './collect.ts';

const coordinator = 'coordinator@anapa.example';
const month = { page: 'month' };

/** The page of a month at Anapa in each of its states, and the mails that lead there and carry the report. */
export async function monthPictures(): Promise<readonly Picture[]> {
	const h = await house();
	const ledger = memoryLedger();
	const cases = [reportedCase('АН-1', path), reportedCase('АН-3', [...path.slice(0, 3), steps.late])];
	const tenants = { ...h.base.tenants, listMunicipalities: () => Promise.resolve(['anapa']) };
	const run = (at: string) => {
		h.time.now = anapaTime(at);
		return oweReports({ ...h.base, tenants, ledger, months: monthsOf(cases), ...drawing });
	};
	const pictures: Picture[] = [];
	const common = { town: 'anapa', day: 'Отчёт за месяц' };
	const page = (title: string, { status, body }: { readonly status: number; readonly body: string }) =>
		pictures.push({
			...common,
			is: 'page',
			title: `${title} · ${headingOf(body)}`,
			under: String(status),
			html: body,
			text: null,
		});
	const desk = new Desk(h);
	h.time.now = anapaTime('2025-04-01 00:01');
	await desk.signIn(coordinator);
	page('отчёта ещё нет', await desk.open(month));
	const before = h.mails.length;
	await run('2025-04-01 00:05');
	page('до отправки', await desk.open(month));
	page('слишком длинные слова', await desk.send(month, { words: 'Слово '.repeat(400) }));
	await desk.send(month, { words: 'Рост из-за паводка.' });
	page('со словами', await desk.open(month));
	h.time.now = anapaTime('2025-04-04 12:00');
	await desk.signIn(coordinator);
	const form = { token: /name="token" value="([^"]+)"/.exec((await desk.open(month)).body)?.[1] ?? '' };
	await run('2025-04-04 16:05');
	page('слова опоздали', await desk.post(month, { ...form, month: '2025-03', seen: '1', words: 'Поздние слова' }));
	page('после отправки', await desk.open(month));
	page('месяц без отчёта', await desk.open({ after: 'month.2025-02' }));
	const mails = h.mails.slice(before).filter(({ text }) => !text.includes('/in/'));
	for (const { to, subject, html, text } of mails)
		pictures.push({
			...common,
			is: 'mail',
			title: `${to.mail.split('@')[0] ?? ''} · письмо`,
			under: subject,
			html,
			text,
		});
	return pictures;
}
