import { renderPage } from '../../domain/forms/render-page.ts';
import type { Mail } from '../../functions/ports/mailer.ts';
import { Desk } from '../support/desk.ts';
import { type House, house } from '../support/house.ts';
import { hiddenIn, readable } from '../support/markup.ts';
import { linksIn, readJson } from '../support/requests.ts';
import type { Day, Fields, Step, TownDays } from './day.ts';

/** A page or a mail as somebody meets it. */
export interface Picture {
	readonly is: 'page' | 'mail';
	readonly town: string;
	readonly day: string;
	/** Who reads it, and what it is: `roads · Подготовьте ответ`. */
	readonly title: string;
	/** The subject of a mail, the status of a page. */
	readonly under: string;
	readonly html: string;
	/** The text half of a mail. */
	readonly text: string | null;
}

/** Every page and every mail of a municipality's days, each kind of it once, in the order in which they are met. */
export async function picturesOf({ town, integration, days }: TownDays): Promise<readonly Picture[]> {
	const pictures: Picture[] = [];
	for (const day of days) pictures.push(...(await play(town, integration, day)));
	return [...Map.groupBy(pictures, sameness).values()].flatMap(([first]) => first ?? []);
}

/** What stands for somebody who works at the place to work of a municipality, with cases of every kind of day open. */
export async function placePictures({ town, integration, days }: TownDays): Promise<readonly Picture[]> {
	const h = await house({ integration });
	const desk = new Desk(h, town);
	const pictures: Picture[] = [];
	const page = (title: string, { status, body }: { readonly status: number; readonly body: string }) =>
		pictures.push({
			is: 'page',
			town,
			day: 'Рабочее место',
			title: `${title} · ${headingOf(body)}`,
			under: String(status),
			html: body,
			text: null,
		});
	const file = await h.place.tenants.municipalityInForce(town);
	const coordinator = file?.people.find(({ role }) => role === 'coordinator')?.mail ?? '';
	const ids: string[] = [];
	for (const { incident } of days) ids.push(await h.incident(incident, town));
	const [first = '', second = first] = ids;
	page('вход', await desk.open({}));
	const signIn = await desk.askFor(coordinator);
	page('по ссылке из письма', await desk.open({ signIn }));
	await desk.signIn(coordinator);
	h.time.now += 5 * 60_000;
	await desk.send({ caseId: second }, { decision: 'route', unit: 'roads' });
	h.time.now += 60_000;
	page('coordinator', await desk.open({ page: 'list' }));
	page('coordinator', await desk.open({ page: 'all' }));
	await h.sweep({ is: 'minute' });
	for (const other of ['absences', 'figures']) page('coordinator', await desk.open({ page: other }));
	const found = await desk.open({ page: 'found' });
	// Where no kind of message may be found by staff there is no such page.
	if (found.status === 200) {
		page('coordinator', found);
		page('coordinator, с ошибкой', await desk.post({ page: 'found' }, hiddenIn(found.body)));
	}
	page('coordinator, поиск', await desk.send({ page: 'find' }, { what: 'ямы' }));
	page('coordinator, поиск впустую', await desk.send({ page: 'find' }, { what: 'водопровод' }));
	page('coordinator', await desk.open({ caseId: first }));
	page('coordinator, в работе', await desk.open({ caseId: second }));
	page('coordinator, в любое время', await desk.open({ caseId: second, part: 'acts' }));
	page('coordinator, чужой адрес', await desk.open({ caseId: 'AN-9999-9999' }));
	page('coordinator, часть дел', await desk.open({ after: 'unit.roads~stage.draft' }));
	page('coordinator, оконченные', await desk.open({ after: 'ended.2025-02' }));
	const away = { page: 'absences' };
	page('coordinator, с ошибкой', await desk.send(away, { from: '31.02.2025', to: '' }));
	await desk.send(away, { from: '20.03.2025', to: '21.03.2025', person: file?.people.at(-1)?.id ?? '' });
	page('coordinator, с записью', await desk.open(away));
	const [, token = ''] = /name="token" value="([^"]+)"/.exec((await desk.open(away)).body) ?? [];
	page('coordinator', await desk.post({ page: 'out' }, { token }));
	page('coordinator, после выхода', await desk.open({ page: 'list' }));
	page('по той же ссылке', await desk.open({ signIn }));
	return pictures;
}

/** Six ordinary days at once, so that those who are told of their ends are told of the last ones by one mail each. */
export async function digestPictures({ town, integration, days: [ordinary] }: TownDays): Promise<readonly Picture[]> {
	if (ordinary === undefined) return [];
	const h = await house({ integration });
	for (let number = 1; number <= 6; number += 1) {
		h.time.gatherMs = 0;
		const caseId = await h.incident({ ...ordinary.incident, location: `ул. Ленина, ${number}` }, town);
		h.time.gatherMs = 60 * 60_000;
		for (const step of ordinary.steps) await take(h, step, caseId, () => undefined);
	}
	h.time.now += 24 * 60 * 60_000;
	await h.settle();
	const digests = h.mails.filter(({ thread }) => thread.startsWith('digest-'));
	return digests.map((mail) => ({
		is: 'mail',
		town,
		day: 'Сводка',
		title: `${personOf(mail)} · письмо`,
		under: mail.subject,
		html: mail.html,
		text: mail.text,
	}));
}

const errorStatuses = [400, 403, 404, 405, 409, 410, 413, 415, 429, 500, 503] as const;

/** The pages that belong to no case. */
export function errorPictures(): readonly Picture[] {
	const pages = [
		...errorStatuses.map((status) => ({ under: String(status), html: renderPage({ is: 'error', status }) })),
		{ under: '503', html: renderPage({ is: 'unreadable' }) },
	];
	return pages.map(({ under, html }) => ({
		is: 'page',
		town: 'без муниципалитета',
		day: 'Ошибки',
		title: headingOf(html),
		under,
		html,
		text: null,
	}));
}

/** Every mail of one day, in the order in which they went out. */
export async function mailsOf({ town, integration }: TownDays, day: Day): Promise<readonly Mail[]> {
	const h = await house({ integration });
	const caseId = await h.incident(day.incident, town);
	for (const step of day.steps) await take(h, step, caseId, () => undefined);
	return h.mails;
}

async function play(town: string, integration: string, day: Day): Promise<readonly Picture[]> {
	const h = await house({ integration });
	const pictures: Picture[] = [];
	const common = { town, day: day.title };
	const page = (who: string, { status, body }: { readonly status: number; readonly body: string }) =>
		pictures.push({
			...common,
			is: 'page',
			title: `${who} · ${headingOf(body)}`,
			under: String(status),
			html: body,
			text: null,
		});
	let seen = 0;
	const met = async () => {
		const fresh = h.mails.slice(seen);
		seen = h.mails.length;
		for (const mail of fresh) {
			const who = personOf(mail);
			pictures.push({
				...common,
				is: 'mail',
				title: `${who} · письмо`,
				under: mail.subject,
				html: mail.html,
				text: mail.text,
			});
			for (const link of linksIn([mail])) page(who, await h.open(link));
		}
	};
	const caseId = await h.incident(day.incident, town);
	await met();
	for (const step of day.steps) {
		await take(h, step, caseId, page);
		await met();
	}
	return pictures;
}

async function take(
	h: House,
	step: Step,
	caseId: string,
	page: (who: string, answer: { readonly status: number; readonly body: string }) => void,
): Promise<void> {
	if ('minutes' in step) {
		h.time.now += step.minutes * 60_000;
		await h.sweep({ is: 'minute' });
		await h.settle();
		return;
	}
	if ('says' in step) {
		const answer = await h.decide(h.signed(JSON.stringify({ caseId, ...step.says }), { path: { caseId } }));
		if (answer.status !== 200) throw new Error(`${JSON.stringify(step.says)}: ${JSON.stringify(readJson(answer))}`);
		return h.settle();
	}
	const { who, does, wrong } = step;
	const link = linkOf(h, who);
	if (wrong !== undefined) {
		const refused = await fill(h, link, wrong);
		if (refused.status !== 422) throw new Error(`${who}: ${JSON.stringify(wrong)} was answered with ${refused.status}`);
		page(who, refused);
	}
	// Whoever presses the button meets advice on his text, or what cannot be taken back once more.
	const pressed = await fill(h, link, { ...does, preflight: 'yes' });
	const isBetween = pressed.body.includes('<form');
	if (isBetween) page(who, pressed);
	const answer = isBetween ? await fill(h, link, does) : pressed;
	if (answer.status !== 200 || answer.body.includes('<form'))
		throw new Error(`${who}: ${JSON.stringify(does)} was answered with ${answer.status}: ${readable(answer.body)}`);
	page(who, answer);
	page(`${who}, ещё раз`, await h.open(link));
}

/** Posts a form as a browser would: hidden fields, and a name once for each box that is ticked. */
async function fill(h: House, link: string, fields: Fields) {
	h.time.now += 60_000;
	const given = Object.entries(fields).flatMap(([name, value]) =>
		[value].flat().map((one): [string, string] => [name, one]),
	);
	const names = new Set(given.map(([name]) => name));
	const hidden = Object.entries(hiddenIn((await h.open(link)).body)).filter(([name]) => !names.has(name));
	const answer = await h.act(
		h.request({
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			path: { link },
			body: new TextEncoder().encode(new URLSearchParams([...hidden, ...given]).toString()),
		}),
	);
	await h.settle();
	return answer;
}

function linkOf(h: House, who: string): string {
	const mail = h.mails.findLast((one) => personOf(one) === who && linksIn([one]).length > 0);
	const [link] = mail === undefined ? [] : linksIn([mail]);
	if (link === undefined) throw new Error(`${who} was mailed no link`);
	return link;
}

function personOf({ to }: Mail): string {
	return to.mail.split('@')[0] ?? to.mail;
}

/** What a page says first. */
export function headingOf(html: string): string {
	return readable(/<h1>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? '');
}

/** Two pictures of one kind: the same reader, heading and fields of one municipality. */
function sameness({ is, town, title, under, html }: Picture): string {
	const fields = [...html.matchAll(/ name="([^"]+)"/g)].map(([, name]) => name);
	const kind = is === 'mail' ? under.replace(/\d+/g, '0') : under;
	return JSON.stringify([is, town, title, kind, [...new Set(fields)]]);
}
