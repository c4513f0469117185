import { allowedActs, ruledIn } from '../../domain/case/turn/allowed.ts';
import type { FormPage } from '../../domain/forms/model.ts';
import { offeredActs } from '../../domain/forms/offers.ts';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../../domain/instant.ts';
import { type Act, messageKinds, officialPages, type Role } from '../../domain/regulation/regulation.ts';
import type { HttpRequest } from '../../functions/ports/http.ts';
import { formPage, isAnswer, openLink } from '../../functions/use-cases/page.ts';
import { timeOf } from '../../functions/use-cases/present.ts';
import { tenantOf } from '../../functions/use-cases/tenant.ts';
import { linksIn, signatureOf } from '../support/requests.ts';
import { chooseAct, fill } from './filled-forms.ts';
import type { Answered, StormWorld } from './world.ts';

/** What the people of a storm have sent and done, and what they were told. */
export interface Deeds {
	/** Each message by its number, and the cases that its sender was told of. */
	readonly messages: Map<string, { readonly municipality: string; readonly cases: Set<string>; given: boolean }>;
	/** How often each act was posted. */
	readonly tried: Map<string, number>;
	/** How the posts were answered, by status; `none` where no answer came. */
	readonly answers: Map<string, number>;
}

/** A sender that hears no yes sends again, each time later, for three days. */
const resendAfter: readonly number[] = [5_000, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 5 * HOUR_MS, 10 * HOUR_MS];

/** Everybody who has to do with the cases of a storm: each acts by luck, and lawfully as far as he can see. */
export function peopleOf(world: StormWorld, calmFrom: Instant) {
	const { chance, timeline } = world;
	const deeds: Deeds = { messages: new Map(), tried: new Map(), answers: new Map() };
	let hooks = 0;
	const newHook = () => {
		hooks += 1;
		return `hook-${hooks}`;
	};
	const tell = (answer: Answered) => {
		const how = answer === null ? 'none' : String(answer.status);
		deeds.answers.set(how, (deeds.answers.get(how) ?? 0) + 1);
	};
	const later = (ms: number, act: () => Promise<void>) => timeline.at(timeline.now() + ms, () => void act());
	const request = (parts: Partial<HttpRequest>): HttpRequest => ({
		headers: {},
		body: new Uint8Array(),
		path: {},
		query: {},
		sender: '192.0.2.1',
		receivedAt: timeline.now(),
		realNow: timeline.now(),
		...parts,
	});
	const signed = (municipality: string, body: string, hook: string, path: Readonly<Record<string, string>> = {}) => {
		const bytes = new TextEncoder().encode(body);
		const signature = signatureOf(bytes, world.towns.integrationOf(municipality), hook, timeline.now());
		return request({ body: bytes, path, headers: { 'content-type': 'application/json', ...signature } });
	};

	/** Sends a message until it is taken or refused for good; now and then twice at once, or under another id. */
	async function send(municipality: string, number: string, body: string, hook: string, attempt = 0): Promise<void> {
		const message = deeds.messages.get(number);
		if (message === undefined) return;
		const answer = await world.http.receive(signed(municipality, body, hook));
		tell(answer);
		if (answer !== null && answer.status < 300) {
			const said: unknown = JSON.parse(answer.body);
			if (typeof said === 'object' && said !== null && 'caseId' in said) message.cases.add(String(said.caseId));
			return;
		}
		if (answer !== null && answer.status !== 503 && answer.status !== 429) {
			// Told what is wrong with it: it is for the sender to mend, and no case.
			if (answer.status === 422) message.given = true;
			return;
		}
		later(resendAfter[Math.min(attempt, resendAfter.length - 1)] ?? 0, () =>
			send(municipality, number, body, hook, attempt + 1),
		);
	}

	function arrive(number: string): void {
		const municipality = chance.one(world.towns.ids) ?? '';
		const now = timeline.now();
		const kind = chance.happens(0.6) ? 'incident' : (chance.one(messageKinds) ?? 'incident');
		const said = (instant: Instant) => new Date(instant).toISOString();
		const body = JSON.stringify({
			type: 'incident.detected',
			municipality,
			incident: {
				externalId: number,
				kind,
				importance: kind === 'incident' && chance.happens(0.3) ? 'high' : 'normal',
				network: 'vk',
				venue: chance.happens(0.8) ? 'feed' : 'direct',
				page: chance.happens(0.5) ? chance.one(officialPages) : null,
				permalink: 'https://vk.com/wall-1_2',
				publishedAt: said(now - chance.below(3 * HOUR_MS)),
				detectedAt: chance.happens(0.8) ? said(now - chance.below(HOUR_MS)) : null,
				sentAt: said(now - chance.below(10 * MINUTE_MS)),
				topic: 'roads',
				location: 'Мира, 1',
				text: 'Яма.',
				author: { name: 'Автор Авторов', profile: 'https://vk.com/id1' },
			},
		});
		deeds.messages.set(number, { municipality, cases: new Set(), given: false });
		const hook = newHook();
		later(0, () => send(municipality, number, body, hook));
		if (chance.happens(0.1)) later(chance.below(2_000), () => send(municipality, number, body, hook));
		if (chance.happens(0.05)) later(chance.below(HOUR_MS), () => send(municipality, number, body, newHook()));
	}

	/** Somebody has a mail: mostly he does what it asks, at once, in some minutes or hours, some days late. */
	function read(text: string): void {
		const [link] = linksIn([{ text }]);
		if (link === undefined || chance.happens(0.25)) return;
		const patience = chance.next();
		const ms =
			patience < 0.35
				? chance.between(500, 15_000)
				: patience < 0.65
					? chance.between(MINUTE_MS, 40 * MINUTE_MS)
					: patience < 0.9
						? chance.between(40 * MINUTE_MS, 6 * HOUR_MS)
						: chance.between(6 * HOUR_MS, 3 * DAY_MS);
		if (timeline.now() + ms < calmFrom) later(ms, () => act(link));
	}

	/** Opens the link, reads for a while, and posts the form as it was when he opened it. */
	async function act(link: string): Promise<void> {
		if (timeline.now() >= calmFrom) return;
		if (chance.happens(0.1)) tell(await world.http.page(request({ path: { link } })));
		const opened = await openLink(world.seen, link, timeline.now());
		if (isAnswer(opened)) return;
		const page = await formPage(world.seen, opened, link, timeline.now(), null);
		const offered = offeredActs(page);
		const offset = timeOf(opened.tenant.calendar).offsetAt(timeline.now());
		const reading = chance.happens(0.4)
			? chance.below(10_000)
			: chance.below(chance.happens(0.2) ? 5 * HOUR_MS : 600_000);
		// Some press twice, and some decide at the same moment as a colleague who decides otherwise.
		const times = chance.happens(0.2) ? 2 : 1;
		let decision = chooseAct(chance, offered);
		for (let time = 0; time < times && decision !== undefined; time += 1) {
			const chosen = decision;
			const fields = fill(chance, page, offered, chosen, offset);
			later(reading + time * chance.below(1_000), () => post(link, fields, chosen));
			if (chance.happens(0.5)) decision = chooseAct(chance, offered);
		}
	}

	async function post(link: string, fields: URLSearchParams, decision: Act, attempt = 0): Promise<void> {
		deeds.tried.set(decision, (deeds.tried.get(decision) ?? 0) + 1);
		const answer = await world.http.act(
			request({
				headers: { 'content-type': 'application/x-www-form-urlencoded' },
				body: new TextEncoder().encode(fields.toString()),
				path: { link },
			}),
		);
		tell(answer);
		const isOver = answer !== null && answer.status !== 503;
		if (!isOver && attempt < 4) later(chance.between(2_000, 90_000), () => post(link, fields, decision, attempt + 1));
	}

	/** The curator's software says something of some case, whatever it awaits. */
	async function decide(): Promise<void> {
		const cases = [...deeds.messages.values()].flatMap((message) => [...message.cases]);
		const caseId = chance.one(cases);
		const stored = caseId === undefined ? null : await world.store.cases.load(caseId);
		if (caseId === undefined || stored === null) return;
		const tenant = await tenantOf(world.towns.tenants, stored);
		const may = allowedActs(stored.state, ruledIn(tenant), curator);
		const draft = stored.state.draft?.version ?? 1;
		const about = { caseId };
		const said = chance.one([
			...(may.includes('approve') ? [{ ...about, type: 'draft.approved', draft }] : []),
			...(may.includes('approve') ? [{ ...about, type: 'draft.approved', draft }] : []),
			...(may.includes('return')
				? [{ ...about, type: 'draft.returned', draft, reason: codeFor(tenant.regulation), comment: 'Назовите дату' }]
				: []),
			...(may.includes('clarified') ? [{ ...about, type: 'clarification.answered', text: 'Школа № 1' }] : []),
			...(may.includes('raise') ? [{ ...about, type: 'importance.raised' }] : []),
			...(may.includes('lower') ? [{ ...about, type: 'importance.lowered' }] : []),
			...(chance.happens(0.03) ? [{ ...about, type: 'incident.withdrawn', reason: 'Отозвано' }] : []),
			...(chance.happens(0.1)
				? [{ ...about, type: 'deadline.set', due: new Date(timeline.now() + 2 * DAY_MS).toISOString() }]
				: []),
			// Out of order, or of a text that is over.
			...(chance.happens(0.1) ? [{ ...about, type: 'draft.approved', draft: Math.max(1, draft - 1) }] : []),
		]);
		if (said === undefined) return;
		const { municipality } = stored;
		const [body, hook] = [JSON.stringify(said), newHook()];
		const say = async (attempt: number): Promise<void> => {
			deeds.tried.set(said.type, (deeds.tried.get(said.type) ?? 0) + 1);
			const answer = await world.http.decide(signed(municipality, body, hook, { caseId }));
			tell(answer);
			const isOver = answer !== null && answer.status !== 503 && answer.status !== 429;
			if (!isOver && attempt < 5) later(resendAfter[attempt] ?? 0, () => say(attempt + 1));
		};
		later(0, () => say(0));
		if (chance.happens(0.1)) later(chance.below(3_000), () => say(3));
	}

	return { deeds, arrive, read, decide };
}

const curator: Role = 'curator';

function codeFor({ reasons }: FormPage['regulation']): string {
	return reasons.return?.items[0]?.code ?? 'other';
}
