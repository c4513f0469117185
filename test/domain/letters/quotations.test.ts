import { describe, expect, it } from '@jest/globals';
import { readAddress } from '../../../domain/case/acts/permalinks.ts';
import { mailTemplates } from '../../../domain/case/follow-ups/follow-up.ts';
import type { CaseContent, CaseView } from '../../../domain/case-view/model.ts';
import { renderPage } from '../../../domain/forms/render-page.ts';
import { quoteText } from '../../../domain/letters/quotation.ts';
import { renderMail } from '../../../domain/letters/render-mail.ts';
import { roles, stageKinds } from '../../../domain/regulation/regulation.ts';
import { becauseLines } from '../../../domain/wording/mails.ts';
import { tags } from '../../support/markup.ts';
import { actor, steps, tell } from '../../support/story.ts';
import { formOf, linkUrl, mailOf, viewOf } from '../../support/views.ts';

/** Everything that somebody might write to be taken for us: breaks of every kind, a button, a tag, a turn of direction. */
function hostile(field: string): string {
	const canary = `canary-${field}-`;
	const breaks = ['\n', '\r\n', '\r', '\u0085', '\u2028', '\u2029', '\v', '\f', '\n\n-- \n'];
	const lookalike = `${canary}\u202eОткрыть и направить: https://evil.example/${canary}`;
	return [
		...breaks.map((end) => `${lookalike}${end}`),
		`</blockquote></textarea></td><p>${canary}</p><a href="https://evil.example/${canary}">`,
		`»${canary}" href="https://evil.example/`,
		`${'а '.repeat(60)}${canary} ${'\u3000'.repeat(90)}${canary}${'\u2800'.repeat(90)}${canary}${'б'.repeat(200)}${canary}`,
	].join('');
}

/** Every field that holds a word from outside; one that is new has no canary and fails the types. */
const foreign: CaseContent = {
	message: hostile('message'),
	author: hostile('author'),
	permalink: hostile('permalink'),
	location: hostile('location'),
	media: [{ is: 'photo', url: hostile('media') }],
	uploads: [],
	attached: [],
	draft: hostile('draft'),
	misspelt: [],
	beside: [
		{ is: 'measures', text: hostile('measures') },
		{ is: 'competentBody', text: hostile('competentBody') },
		{ is: 'earlierAnswers', text: hostile('earlierAnswers') },
	],
	parts: [
		{ unit: 'roads', text: hostile('part-one') },
		{ unit: 'parks', text: hostile('part-two') },
	],
	recalled: hostile('recall-reason'),
	returned: { reason: hostile('return-reason'), comment: hostile('return-comment') },
	declined: { unit: 'roads', reason: hostile('decline-reason'), suggested: hostile('decline-suggested') },
	saidTo: { roads: hostile('said-to') },
	withdrawn: hostile('withdrawn'),
	proposed: hostile('proposed'),
	questions: [{ number: 1, text: hostile('question'), reply: hostile('reply') }],
	answerPermalink: hostile('answerPermalink'),
};
/** The same with addresses that may be followed. */
const address = (field: string) => `https://canary-${field}-.example/canary-${field}-`;
const addressed: CaseContent = {
	...foreign,
	permalink: address('permalink'),
	media: [{ is: 'video', url: address('media') }],
	answerPermalink: address('answerPermalink'),
};

const routed = [steps.receive, steps.route, steps.handOver];
const forwarded = [...routed, steps.submit, steps.forward];
const stories = [
	[steps.receive],
	[steps.receive, steps.clarify],
	[steps.receive, steps.noAnswer],
	[...routed, steps.decline],
	[...routed, steps.late],
	[...forwarded, steps.giveBack],
	[...forwarded, steps.approve],
	[...forwarded, steps.approve, steps.recall],
	[...forwarded, steps.approve, steps.publish],
	[...routed, steps.withdraw],
].map((told) => tell(told).case);

const reasons = Object.keys(becauseLines) as readonly (keyof typeof becauseLines)[];
const asks = ['stage-opened', 'assignment', 'reminder'];

/** A stage shows the case and a reason adds a word of its own: each with two of the other has every one of both. */
const reasonsAt = (place: number) =>
	[2 * place, 2 * place + 1].map((number) => reasons[number % reasons.length] ?? ('new' as const));

/** Every kind of mail there is of a case: each template, of each stage, for each reason; whom it goes to turns with them. */
function mailsOf(view: CaseView) {
	const notices = [null, ...view.regulation.notices.map(({ id }) => `${id}-1`)];
	const [clock] = view.case.clocks;
	return mailTemplates.flatMap((template) =>
		(asks.includes(template) ? stageKinds : [null]).flatMap((stage, place) =>
			(asks.includes(template) ? reasonsAt(place) : (['new'] as const)).flatMap((because) =>
				(template === 'notice' ? notices : [null]).map((notice) => {
					const to = roles[place % 2] ?? 'coordinator';
					const order = { template, to, stage, because, notice, unit: place % 2 === 1 ? 'roads' : null };
					return renderMail(mailOf(view, { ...order, clock: place % 2 === 0 ? (clock?.id ?? null) : null }));
				}),
			),
		),
	);
}

const outsideOf = (html: string) =>
	html
		.replaceAll(/<blockquote[^>]*>[\s\S]*?<\/blockquote>/g, '')
		.replaceAll(/(<textarea[^>]*>)[\s\S]*?<\/textarea>/g, '$1');
/** What a mailbox does not break: a short line, or an address alone. */
const isShort = (line: string) => line.length <= 72 || readAddress(line.slice(2)) !== null;
const betrayed = /canary|evil\.example/;
const seen = (text: string) => [...text.matchAll(/canary-([a-z-]+?)-(?![a-z])/gi)].map(([, field = '']) => field);

const views = stories.flatMap((state) => [foreign, addressed].map((content) => viewOf(state, content)));
const mails = views.flatMap(mailsOf);
const pages = views.flatMap((view) =>
	stageKinds.map((stage) =>
		renderPage(formOf(view, actor('coordinator'), { subject: { is: 'stage', stage, question: null } })),
	),
);

describe('R-13: a word from outside stands in a quotation that it cannot leave', () => {
	it('in the text of every mail: each of its lines, whatever breaks it, bears the mark and is not broken again', () => {
		const faults = mails.flatMap(({ subject, text }) => {
			const lines = [subject, ...text.split(/[\n\r\u0085\u2028\u2029\v\f]/)];
			return lines.filter((line) => betrayed.test(line) && (!line.startsWith('> ') || !isShort(line)));
		});
		expect([...new Set(faults)]).toEqual([]);
		for (const { text } of mails) expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
	});

	it('in the HTML of every mail and on every page: nothing of it stands outside, and no link is made of it', () => {
		const halves = [...mails.map(({ html }) => html), ...pages];
		const faults = halves.flatMap((html) => outsideOf(html).match(/.{0,40}(canary|evil\.example).{0,40}/) ?? []);
		expect([...new Set(faults)]).toEqual([]);
		for (const html of halves) expect(html).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
		const links = new Set(halves.flatMap((html) => tags(html, 'a').map(({ href = '' }) => href)));
		const known = [linkUrl, addressed.permalink, addressed.answerPermalink];
		expect([...links].filter((href) => !known.includes(href) && !href.startsWith('#'))).toEqual([]);
	});

	it('every field that holds one is looked at: each stands in some mail, or on a page', () => {
		const fields = seen(JSON.stringify(foreign));
		const told = new Set([...mails.map(({ text }) => text), ...pages].flatMap(seen));
		expect([...new Set(fields)].filter((field) => !told.has(field))).toEqual([]);
		expect(new Set(fields).size).toBe(22);
	});

	it('an address is shown in full with its host marked; one that is none is no link', () => {
		const shown = renderMail(
			mailOf(viewOf(tell([steps.receive]).case, { permalink: 'https://vk.com/wall-1_2' }), {
				template: 'stage-opened',
				to: 'coordinator',
				stage: 'screening',
			}),
		);
		expect(shown.html).toContain('https://<strong>vk.com</strong>/wall-1_2</a>');
		expect(shown.text).toContain('> https://vk.com/wall-1_2\n> сайт: vk.com');
		const forged = renderMail(
			mailOf(viewOf(tell([steps.receive]).case, { permalink: 'https://vk.com@evil.example/\u202ewall' }), {
				template: 'stage-opened',
				to: 'coordinator',
				stage: 'screening',
			}),
		);
		expect(tags(forged.html, 'a').map(({ href }) => href)).toEqual([linkUrl, linkUrl]);
		expect(forged.text).toContain('> https://vk.com@evil.example/wall\n> (это');
	});

	it('a line is broken between words, and an address that was written stays whole', () => {
		const long = `https://anapa.example/${'a'.repeat(100)}`;
		expect(quoteText(`Смотрите ${long} и ответьте`)).toBe(`> Смотрите\n> ${long}\n> и ответьте`);
		expect(quoteText('Один\n\nдва')).toBe('> Один\n> \n> два');
	});
});
