import { describe, expect, it } from '@jest/globals';
import { handedOverAtOnce } from '../../../domain/case/hand-over.ts';
import type { Case } from '../../../domain/case/model/case.ts';
import type { Command } from '../../../domain/case/model/commands.ts';
import { renderPage } from '../../../domain/forms/render-page.ts';
import { renderMail } from '../../../domain/letters/render-mail.ts';
import type { Role } from '../../../domain/regulation/regulation.ts';
import { approve, by, decline, forward, giveBack, readNow, receive, route, submit } from '../../support/commands.ts';
import { firstWords } from '../../support/first-words.ts';
import { shipped, time } from '../../support/play.ts';
import { spokenTown } from '../../support/said-of.ts';
import { mailsIn, take } from '../../support/take.ts';
import { formOf, mailOf, viewOf } from '../../support/views.ts';
import { places } from '../../support/worked/load.ts';

type Step = readonly [at: string, command: Command | 'tick'];

/** The mails of the last step, the first words without the case's number, and the pages of the case as it then stands. */
async function playedIn(town: string, ...steps: readonly Step[]) {
	const fixture = (await places())[town];
	const world = town === 'elizovo' && fixture !== undefined ? (await spokenTown(fixture)).world : await shipped(town);
	let state: Case | null = null;
	let mails: readonly { readonly subject: string; readonly text: string }[] = [];
	for (const [at, given] of steps) {
		const now = time(at);
		const command: Command = given === 'tick' ? { do: 'tick', judgeBefore: now } : readNow(given, state);
		const taken = take(state, command, { ...world, now });
		if (!taken.ok) throw new Error(`${at}: ${JSON.stringify(taken.refusal)}`);
		const { after, events, followUps } = taken.value;
		const handed = handedOverAtOnce(state, events, after, { ...world, now });
		state = handed.after;
		const view = viewOf(state, {}, false, world.regulation);
		mails = mailsIn(followUps).map((order) => {
			const { text } = renderMail(mailOf(view, order));
			const short = firstWords({ text }).replace(/: [^:]*дело.*$/, '');
			return { subject: `${order.to}: ${short}`, text: text.replaceAll('\u00a0', ' ').replaceAll(/\s+/g, ' ') };
		});
	}
	if (state === null) throw new Error('nothing was played');
	const view = viewOf(state, {}, false, world.regulation);
	const page = (role: Role, unit: string | null = null) =>
		renderPage(formOf(view, by(role, `${role}-1`, unit)))
			.replaceAll('&nbsp;', ' ')
			.replaceAll('\u00a0', ' ');
	return { mails, subjects: mails.map(({ subject }) => subject), page };
}

const plastunovskaya = (...steps: readonly Step[]) => playedIn('plastunovskaya', ...steps);
const received: Step = ['12.03 10:20', receive({ detectedAt: time('12.03 10:00') })];

describe('the first deadline of a mail and of a page is that of the act it asks for', () => {
	it('plastunovskaya 10a: the first mail says when the message is to be sent on, not when all of it is to be over', async () => {
		const { subjects, page } = await plastunovskaya(received);
		expect(subjects).toEqual([expect.stringContaining('до 12 марта 2025 г., 10:50 (МСК), п. 10')]);
		expect(page('coordinator')).toMatch(/class="due">Срок: до 12 марта 2025 г., 10:50/);
	});

	it('plastunovskaya 11b: after a refusal it is the half hour of the new choice', async () => {
		const { subjects } = await plastunovskaya(received, ['12.03 10:30', route()], ['12.03 10:40', decline()]);
		expect(subjects).toContainEqual(
			expect.stringMatching(/^coordinator: .*до 12 марта 2025 г\., 11:10 \(МСК\), п\. 11, второе предложение$/),
		);
	});

	it('plastunovskaya 15: what came back is due within the hour of rework, for whoever reworks and for whoever sends it on', async () => {
		const returned: readonly Step[] = [
			received,
			['12.03 10:30', route()],
			['12.03 11:00', submit()],
			['12.03 11:10', forward()],
			['12.03 11:20', giveBack({ reason: '14.1' })],
		];
		const { subjects } = await plastunovskaya(...returned);
		expect(subjects).toEqual([expect.stringMatching(/^executor: .*12:20 \(МСК\), п\. 15$/)]);
		const again = await plastunovskaya(...returned, ['12.03 11:30', submit()]);
		expect(again.subjects).toContainEqual(expect.stringMatching(/^coordinator: .*12:20 \(МСК\), п\. 15$/));
	});

	it('anapa 2.5: an act that may not be needed is not what a mail asks for first (G-26)', async () => {
		const { subjects } = await playedIn('anapa', ['12.03 10:00', receive({ detectedAt: time('12.03 10:00') })]);
		expect(subjects).toEqual([expect.stringContaining('до 12 марта 2025 г., 11:00 (МСК), п. 2.5')]);
	});

	it('elizovo Т3, Т5: nobody must answer by the term of a return that may not be needed; the answer’s own is told (G-26)', async () => {
		const at = time('12.03 02:00');
		const { subjects } = await playedIn('elizovo', [
			'12.03 02:00',
			receive({ detectedAt: at, publishedAt: at, sentAt: at }),
		]);
		// Eleven in the morning there; four working hours end at four, which is seven in Moscow.
		expect(subjects).toEqual([expect.stringContaining('до 12 марта 2025 г., 07:00 (МСК), табл., строка 3')]);
	});

	it('anapa 2.8, 2.12: approval has no term of its own, posting has one before the whole', async () => {
		const { subjects } = await playedIn(
			'anapa',
			['12.03 10:00', receive({ detectedAt: time('12.03 10:00') })],
			['12.03 10:30', route()],
			['12.03 11:00', submit()],
			['12.03 11:10', forward()],
			['12.03 11:20', approve()],
		);
		expect(subjects).toContainEqual(expect.stringContaining('до 12 марта 2025 г., 11:50 (МСК), п. 2.12'));
	});
});

describe('somebody outside who is late', () => {
	it('anapa 2.8: of a curator who does not agree in time the coordinator hears at once, and is asked to remind him', async () => {
		const { mails } = await playedIn(
			'anapa',
			['12.03 10:00', receive({ detectedAt: time('12.03 10:00') })],
			['12.03 10:30', route()],
			['12.03 11:00', submit()],
			['12.03 11:10', forward()],
			['12.03 12:11', 'tick'],
		);
		expect(mails.map(({ subject }) => subject)).toEqual([
			expect.stringMatching(/^coordinator: Срок куратора \(для учёта\) истёк 12 марта 2025 г\., 11:40/),
		]);
		expect(mails[0]?.text).toContain('Действие всё ещё нужно: напомните о нём.');
	});
});

describe('what is overdue says so before anything else, and since when', () => {
	const late: readonly Step[] = [
		['12.03 10:00', receive({ detectedAt: time('12.03 10:00') })],
		['12.03 10:30', route()],
		['12.03 14:31', 'tick'],
	];

	it('anapa 2.7: the page of whoever is late, and of nobody else', async () => {
		const { page } = await playedIn('anapa', ...late);
		expect(page('executor', 'roads')).toMatch(
			/<p class="late"><strong>Срок истёк 12 марта 2025 г., 14:30 \(МСК\), п. 2.7.<\/strong> Действие всё ещё нужно.<\/p>/,
		);
		expect(page('coordinator')).not.toContain('class="late"');
	});

	it('anapa 2.8: a text that came after the time to send it on', async () => {
		const { page } = await playedIn('anapa', ...late.slice(0, 2), ['12.03 16:30', submit()]);
		expect(page('coordinator')).toContain(
			'Срок истёк 12 марта 2025 г., 16:00 (МСК), п. 2.8 (по принятому толкованию).</strong> Действие всё ещё нужно.',
		);
	});

	it('anapa 2.7: done at last, nothing is overdue any more', async () => {
		const { page } = await playedIn('anapa', ...late, ['12.03 14:40', submit()]);
		expect(page('executor', 'roads')).not.toContain('class="late"');
	});
});
