import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mailTemplates } from '../../../domain/case/follow-ups/follow-up.ts';
import { renderMail } from '../../../domain/letters/render-mail.ts';
import { firstWords } from '../../support/first-words.ts';
import { readable, skeleton, tags } from '../../support/markup.ts';
import { anapaRegulation, steps, tell } from '../../support/story.ts';
import { linkUrl, mailOf, viewOf } from '../../support/views.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const upTo = {
	routed: [steps.receive, steps.route, steps.handOver],
	checked: [steps.receive, steps.route, steps.handOver, steps.submit],
	forwarded: [steps.receive, steps.route, steps.handOver, steps.submit, steps.forward],
};
const routed = tell(upTo.routed);
const assignment = { template: 'assignment', to: 'executor', unit: 'roads', stage: 'draft', round: 1 } as const;
const assigned = mailOf(viewOf(routed.case), assignment);
const late = tell([...upTo.routed, steps.late]);
const published = tell([...upTo.forwarded, steps.approve, steps.publish]);
const lost = tell([...upTo.routed, steps.late, steps.bounce]);
const overall = routed.case.clocks.find(({ term }) => term === 'overall')?.id ?? '';
const every = [
	mailOf(viewOf(tell([steps.receive]).case), { template: 'stage-opened', to: 'coordinator', stage: 'screening' }),
	assigned,
	mailOf(viewOf(routed.case), { ...assignment, template: 'reminder' }),
	...late.mails.map((order) => mailOf(viewOf(late.case), order)),
	mailOf(viewOf(routed.case), { template: 'notice', to: 'head', notice: 'told-1' }),
	mailOf(viewOf(routed.case), { template: 'clock-moved', to: 'coordinator', clock: overall }),
	mailOf(viewOf(late.case), { template: 'rest', to: 'coordinator' }),
	mailOf(viewOf(routed.case), { template: 'withdrawn', to: 'executor', unit: 'roads' }),
	mailOf(viewOf(published.case), { template: 'result', to: 'coordinator' }),
	mailOf(viewOf(routed.case), { template: 'corrected', to: 'executor', unit: 'roads' }),
	mailOf(viewOf(published.case), { template: 'receipt', to: 'coordinator', notice: 'receipt-publish-1741766400000' }),
	...lost.mails.map((order) => mailOf(viewOf(lost.case), order)),
];

describe('what a mail says first', () => {
	it('Anapa 2.7: until when and what in the subject, with the zone and the clause in the first words of the body', () => {
		const { subject, text, html } = renderMail(assigned);
		expect(subject).toBe('До 14:11 ответьте: дело АН-1234 («Анапа, ул. Школьная»)');
		const whole = 'Ответьте до 12 марта 2025 г., 14:11 (МСК), п. 2.7: дело АН-1234';
		expect(firstWords({ text })).toBe(whole);
		expect(readable(html.slice(html.indexOf('<h1'))).startsWith(whole)).toBe(true);
	});

	it('2.5 at receipt: the coordinator is told of what binds, not of the acts that may not be needed (G-26)', () => {
		const mail = renderMail(
			mailOf(viewOf(tell([steps.receive]).case), { template: 'stage-opened', to: 'coordinator', stage: 'screening' }),
		);
		expect(firstWords(mail)).toContain('до 12 марта 2025 г., 11:00 (МСК), п. 2.5 (по принятому толкованию)');
	});

	it('2.13: high importance is said, with the shorter term, its clause and the reading behind it (A-13)', () => {
		const high = tell([steps.receiveHigh, steps.route, steps.handOver]);
		const { subject, text } = renderMail(mailOf(viewOf(high.case), assignment));
		expect(subject).toContain('До 11:41 ответьте: дело АН-1234, повышенная важность');
		expect(firstWords({ text })).toBe(
			'Ответьте до 12 марта 2025 г., 11:41 (МСК), п. 2.7 (по принятому толкованию): дело АН-1234 (повышенная важность)',
		);
		expect(plain(text)).toContain('90 рабочих минут');
		expect(plain(text)).toContain('п. 2.13');
		expect(plain(text)).toContain('По принятому толкованию регламента.');
		expect(plain(text)).not.toContain('A-13');
	});

	it('2.10a: a unit that writes the final answer has no clock of its own and is told what its work must meet', () => {
		const interim = tell([...upTo.routed, steps.interim, steps.forward, steps.approve, steps.publish]);
		const order = interim.mails.find(({ template }) => template === 'assignment');
		expect(order).toBeDefined();
		if (order === undefined) return;
		const mail = renderMail(mailOf(viewOf(interim.case), order));
		expect(mail.subject).toMatch(/^До 21 марта, 15:00 подготовьте окончательный ответ: дело/);
		expect(firstWords(mail)).toMatch(/^Подготовьте окончательный ответ до 21 марта 2025 г\., 15:00 \(МСК\), п\. 2\.8/);
	});

	it('2.4: somebody outside is not told the terms of the administration as his own', () => {
		const asked = tell([steps.receive, steps.clarify]);
		const [order] = asked.mails;
		expect(order?.to).toBe('curator');
		if (order === undefined) return;
		expect(firstWords(renderMail(mailOf(viewOf(asked.case), order)))).toBe(
			'Ответьте на уточняющий вопрос, п. 2.4: дело АН-1234',
		);
	});

	it('2.8: the coordinator is told his own term while an earlier one of the unit runs', () => {
		const order = { template: 'stage-opened', to: 'coordinator', stage: 'check' } as const;
		expect(firstWords(renderMail(mailOf(viewOf(routed.case), order)))).toContain('16:00 (МСК), п. 2.8');
	});

	it('3.2: a breach tells the coordinator the clause, and the approver gets the memo for the head (A-15)', () => {
		const heads = late.mails.map((order) => firstWords(renderMail(mailOf(viewOf(late.case), order))));
		expect(heads).toContain('Срок истёк 12 марта 2025 г., 14:11 (МСК), п. 2.7: дело АН-1234');
		expect(heads).toContain('Отправьте информацию о нарушении срока, п. 3.2: дело АН-1234');
		const memo = late.mails.find(({ template }) => template === 'memo');
		const text = memo === undefined ? '' : plain(renderMail(mailOf(viewOf(late.case), memo)).text);
		expect(text).toContain('Кому уйдёт: Глава муниципального образования');
		expect(text).toContain('Срок истёк: 12 марта 2025 г., 14:11 (МСК)');
	});

	it('an internal target is never called a breach of the regulation (INTERNAL)', () => {
		const [first, ...rest] = routed.case.clocks;
		if (first === undefined) throw new Error('the story has clocks');
		const state = { ...routed.case, clocks: [{ ...first, kind: 'INTERNAL' as const }, ...rest] };
		const { subject } = renderMail(mailOf(viewOf(state), { template: 'breach', to: 'coordinator', clock: first.id }));
		expect(subject).toMatch(/^Внутренний срок истёк/);
	});

	it('a reminder to whoever only watches names the step and asks to remind, not to do what is another’s', () => {
		const order = { template: 'reminder', to: 'coordinator', stage: 'draft', visit: 2 } as const;
		const { subject, text } = renderMail(mailOf(viewOf(routed.case), order));
		expect(subject).toMatch(/^До 16:00 проследите, ответ готовится: дело АН-1234, напоминание/);
		expect(plain(text)).toContain('Действие всё ещё нужно: напомните о нём');
		expect(text).not.toContain('Напишите текст');
		const own = renderMail(mailOf(viewOf(routed.case), { ...assignment, template: 'reminder' }));
		expect(own.subject).toMatch(/^До 14:11 ответьте: дело АН-1234, напоминание/);
		expect(own.text).toContain('Напишите текст');
	});

	it('every mail names the telephone of the municipality, to the coordinator, whose it is, too', () => {
		const view = viewOf(routed.case);
		const municipality = { ...view.municipality, telephone: '+7 (000) 000-00-01' };
		for (const to of ['coordinator', 'executor', 'curator'] as const) {
			const { text } = renderMail(mailOf({ ...view, municipality }, { template: 'reminder', to }));
			expect(text).toContain('тел.\u00a0+7 (000) 000-00-01');
		}
	});

	it('Plastunovskaya P-3: the mark of the regulation stands verbatim, in the subject and in the first words', () => {
		const text = 'для ответа на сообщения из социальных сетей';
		const regulation = { ...anapaRegulation, marks: { assignment: { text, clause: '10' } } };
		const mail = renderMail({ ...assigned, regulation });
		expect(mail.subject).toContain(`: дело АН-1234, ${text}`);
		expect(firstWords(mail)).toContain(`: ${text}, дело АН-1234`);
	});
});

describe('what a mail holds', () => {
	it('the message, its address, why the deadline is what it is, and the clocks that run', () => {
		const text = plain(renderMail(assigned).text);
		expect(text).toContain('> Яма на дороге у школы.\n> Когда отремонтируют?');
		expect(text).toContain('https://vk.com/wall-1_2');
		expect(text).toContain('3 рабочих часа с момента передачи письма исполнителю: 12 марта 2025 г., 10:11 (МСК)');
		expect(text).toContain('13 марта 2025 г., 10:00 (МСК), п. 2.2');
	});

	it('the full address of the page stands in text and in HTML, behind one button', () => {
		const { text, html } = renderMail(assigned);
		expect(text.split('\n')).toContain(linkUrl);
		expect(tags(html, 'a').filter(({ href }) => href === linkUrl)).toHaveLength(2);
	});

	it('G-20: in reference mode no word of the message, only the way to it', () => {
		const { text, html, subject } = renderMail(mailOf(viewOf(routed.case, {}, true), assignment));
		for (const part of [text, html, subject]) expect(part).not.toMatch(/Яма|школ|Школьная/);
		expect(text).toContain('https://vk.com/wall-1_2');
	});

	it('2.8: the draft goes to whoever approves it, and our own targets do not go outside', () => {
		const forwarded = tell(upTo.forwarded);
		const [order] = forwarded.mails;
		if (order === undefined) throw new Error('a forward is told to the curator');
		expect(order.to).toBe('curator');
		const view = viewOf(forwarded.case);
		const clocks = view.case.clocks.map((clock) =>
			clock.term === 'overall' ? { ...clock, kind: 'INTERNAL' as const } : clock,
		);
		const text = plain(renderMail(mailOf({ ...view, case: { ...view.case, clocks } }, order)).text);
		expect(text).toContain('> Здравствуйте! Яму заделают до пятницы.');
		expect(text).not.toContain('Подготовка и размещение ответа');
	});

	it('2.11: who reworks reads why it came back', () => {
		const returned = tell([...upTo.forwarded, steps.giveBack]);
		const [order] = returned.mails;
		if (order === undefined) throw new Error('a return is told to whoever reworks');
		const given = { returned: { reason: 'other', comment: 'Назовите дату' } };
		expect(plain(renderMail(mailOf(viewOf(returned.case, given), order)).text)).toContain('Причина:\n> Назовите дату');
	});

	it.each(every.map((input) => [input.order.template, input] as const))(
		'%s: Russian, one table of 600, no script, no picture',
		(_, input) => {
			const { html } = renderMail(input);
			expect(tags(html, 'html')).toEqual([{ lang: 'ru' }]);
			expect(html).not.toMatch(/<(script|img|iframe|form|link)\b/i);
			expect(tags(html, 'meta').map(({ name }) => name)).toEqual(
				expect.arrayContaining(['color-scheme', 'supported-color-schemes']),
			);
			expect(tags(html, 'table').some(({ role, width }) => role === 'presentation' && width === '600')).toBe(true);
			expect(html).toContain('АН-1234');
		},
	);

	it('a dark scheme turns every colour: whatever has one bears a class that the scheme knows', () => {
		for (const input of every) {
			const { html } = renderMail(input);
			const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(html) ?? [];
			const known = new Set([...style.matchAll(/^\.(\w+)\{/gm)].map(([, name]) => name));
			expect(style).toContain('prefers-color-scheme:dark');
			const coloured = [...html.matchAll(/<(\w+)([^>]*)style="[^"]*(?<![-\w])(?:background-)?color:[^"]*"/g)];
			const bare = coloured.filter(([, , attributes = '']) => {
				const [, name = ''] = /class="(\w+)"/.exec(attributes) ?? [];
				return !known.has(name);
			});
			expect(bare.map(([tag]) => tag).filter((tag) => !tag.includes('display:none'))).toEqual([]);
			expect(coloured.length).toBeGreaterThan(5);
		}
	});

	it('the button stands in a cell that has a colour and a padding of its own, for Outlook gives a link none', () => {
		const cell = tags(renderMail(assigned).html, 'td').find(({ bgcolor }) => bgcolor !== undefined);
		expect(cell?.['style']).toMatch(/mso-padding-alt:12px 24px/);
		expect(cell?.['style']).toContain(`background-color:${cell?.['bgcolor']}`);
	});

	it('the text says what the HTML says, in its order: every paragraph, heading and row', () => {
		for (const input of every) {
			const { text, html } = renderMail(input);
			const said = text.replaceAll(/^[=-]{2,}$|^> ?|^• |^-- $/gm, ' ');
			const shown = readable(html.slice(html.indexOf('<h1')));
			const words = (given: string) => given.match(/\p{L}{5,}/gu) ?? [];
			const left = [...words(shown)];
			const missing = words(said).filter((word) => {
				const at = left.indexOf(word);
				if (at !== -1) left.splice(0, at + 1);
				return at === -1;
			});
			expect(missing).toEqual([]);
			expect(words(said).length).toBeGreaterThan(words(shown).length * 0.8);
		}
	});

	it('every template of the outbox is shown above, but that of what gathers others', () => {
		const alone = mailTemplates.filter((template) => template !== 'digest');
		expect(new Set(every.map(({ order }) => order.template))).toEqual(new Set(alone));
	});
});

describe('R-13: hostile text stays text', () => {
	const hostile = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.constantFrom(
			'"><script>alert(1)</script>',
			"' onload='x",
			'</title><b>',
			'\r\nBcc: someone@example.org',
			'\u202eabc',
			'\0',
			'<!--',
		),
	);

	it('no subject has a line break or another control character', () => {
		fc.assert(
			fc.property(hostile, hostile, (id, mark) => {
				const regulation = { ...anapaRegulation, marks: { assignment: { text: mark, clause: '10' } } };
				const { subject } = renderMail({ ...assigned, caseId: id, regulation });
				expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
			}),
		);
	});

	it('no text of a case adds an element or an attribute to a mail', () => {
		const calm = skeleton(renderMail(assigned).html);
		fc.assert(
			fc.property(
				hostile.filter((text) => text !== ''),
				(text) => {
					const view = viewOf(routed.case, { message: text, location: text });
					const municipality = { ...view.municipality, title: text, units: [{ id: 'roads', title: text }] };
					expect(skeleton(renderMail(mailOf({ ...view, municipality }, assignment)).html)).toEqual(calm);
				},
			),
		);
	});

	it('an address that no browser should follow is no link', () => {
		for (const permalink of ['javascript:alert(1)', 'data:text/html,x', 'vk.com/wall', ' https://vk.com/a b']) {
			const { html } = renderMail(mailOf(viewOf(routed.case, { permalink }), assignment));
			expect(tags(html, 'a').map(({ href }) => href)).toEqual([linkUrl, linkUrl]);
		}
	});
});
