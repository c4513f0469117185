import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Case } from '../../../domain/case/model/case.ts';
import { renderPage } from '../../../domain/forms/render-page.ts';
import type { Regulation } from '../../../domain/regulation/regulation.ts';
import { firstWords } from '../../support/first-words.ts';
import { readable } from '../../support/markup.ts';
import {
	kindsOf,
	type Said,
	type SpokenTown,
	saidOfEveryRule,
	saidOnWalks,
	spokenTown,
} from '../../support/said-of.ts';
import { luck, walk } from '../../support/walk.ts';
import { places } from '../../support/worked/load.ts';

const towns = ['anapa', 'kislovodsk', 'plastunovskaya', 'perm', 'okha', 'sixth', 'seventh'] as const;
const fortunes = fc.sample(fc.array(luck, { minLength: 10, maxLength: 14 }), { seed: 42, numRuns: 10 });

/** A number with a letter of ours behind it, 2.10b or 17a; what is no word of ours is left out. */
const key = /(?<![\w.:/-])\d+(?:\.\d+)*[a-z](?![\w])/;
const foreign = [/https?:\S+/g, /(?:версия|редакция) \S+/g, /календарь \S+/g, /[\w.-]+@[\w.-]+/g];

/** What stood in mails and on pages before, and what stands there now is in the table of the wordings. */
const former: readonly RegExp[] = [
	/(^|[\n.] ?)Ответ отправлен/,
	/нашему прочтению/,
	/Так мы читаем/,
	/внешнего участника|только измеряется/,
	/срок[^.,;]* (выполнен|не понадобился)/i,
	/ориентир/i,
	/не своего вопроса/,
	/Сведите ответ|Свести ответ/,
	/где стоит сообщение/,
	/по нему вас поймут/,
	/Отказаться|откажитесь|отказываетесь|[Оо]тказал/,
	/Пусто: ответ получен/,
	/\d,\d+ (рабоч|час)/,
	/Откуда срок/,
	/Что-то сломалось|Сейчас не получается/,
	/Фото или видео/,
	/Версия календаря/,
	/Подтвердите, что информация передана/,
	/Предложенная причина:? \d/,
	/[Нн]аправ(ьте|ить) исполнителю/,
];
/** The code of a reading in a ledger of ours: A-3, K-15. */
const ledger = /(?<![\w-])[A-Z]-\d+/;

function ours(text: string): string {
	return foreign.reduce((left, taken) => left.replaceAll(taken, ''), text.replaceAll('\u00a0', ' '));
}

function start(town: SpokenTown): Case {
	for (const fortune of fortunes) {
		for (const { after } of walk(fortune, town.world)) if (after !== null && after.clocks.length > 0) return after;
	}
	throw new Error('no walk began');
}

describe.each(towns)('what people of %s read', (id) => {
	let all: readonly (Said & { readonly ours: string })[];
	let internal: number;
	let mails: readonly NonNullable<Said['mail']>[];
	let marks: Regulation['marks'];

	beforeAll(async () => {
		const place = (await places())[id];
		if (place === undefined) throw new Error(`no ${id}`);
		const town = await spokenTown(place);
		internal = town.world.regulation.terms.flatMap(kindsOf).filter((kind) => kind === 'INTERNAL').length;
		const said = [...saidOnWalks(town, fortunes), ...saidOfEveryRule(start(town), town)];
		all = said.map((one) => ({ ...one, ours: ours(one.text) }));
		mails = all.flatMap(({ mail }) => mail ?? []);
		marks = town.world.regulation.marks;
	}, 120_000);

	it('G-41: no key of ours stands in any mail, page or explanation', () => {
		expect(all.length).toBeGreaterThan(500);
		expect(all.map((one) => one.ours).filter((text) => key.test(text))).toEqual([]);
	});

	it('every subject: what and until when, then the case, within 78 characters; a place may be cut off after them', () => {
		const faults = mails.flatMap(({ rendered: { subject, text } }) => {
			const [head = '', after] = subject.split(/(?<=: дело AN-4760-0926)/);
			const [, due] = /^\S[^:]* до .*? г\., (\d\d:\d\d)/.exec(firstWords({ text })) ?? [];
			const isFirst = due === undefined || subject.startsWith('До ') || /^(Новый срок до|Срок)/.test(subject);
			const isWhole = head.length <= 78 && head.endsWith('AN-4760-0926') && (after ?? '').split('«').length <= 2;
			return isWhole && isFirst && subject.includes(due ?? '') ? [] : [subject];
		});
		expect(faults).toEqual([]);
	});

	it('no subject bears a citation or a zone, which stand in the body', () => {
		const subjects = mails.map(({ rendered: { subject } }) => subject);
		expect(subjects.filter((subject) => /(^|[ (])(п|абз|подп|ст)\. ?\d|МСК|UTC/.test(subject))).toEqual([]);
	});

	it('P-3: the words that the regulation wants in a subject stand there whole', () => {
		const wanted = mails.flatMap(({ order: { template, stage }, rendered: { subject } }) => {
			const isDraft = template === 'stage-opened' && (stage === 'check' || stage === 'approval');
			const mark = template === 'assignment' ? marks.assignment : isDraft ? marks.draft : undefined;
			return mark === undefined ? [] : [{ subject, text: mark.text }];
		});
		expect(wanted.filter(({ subject, text }) => !subject.includes(`, ${text}`))).toEqual([]);
		expect(wanted.length > 0).toBe(marks.assignment !== undefined || marks.draft !== undefined);
	});

	it('beside the subject a mailbox shows what the subject does not say', () => {
		const faults = mails.filter(({ rendered: { subject, html } }) => {
			const shown = readable(/<div style="display:none[^>]*>([\s\S]*?)<\/div>/.exec(html)?.[1] ?? '');
			const [head = ''] = subject.split(': дело');
			return shown.length < 20 || shown.includes(head) || shown.includes('AN-4760-0926');
		});
		expect(faults.map(({ rendered }) => rendered.subject)).toEqual([]);
	});

	it('no mail bears the code of a reading', () => {
		const texts = all.filter(({ is }) => is === 'mail').map((one) => one.ours);
		expect(texts.filter((text) => ledger.test(text))).toEqual([]);
	});

	it.each(former.map((pattern) => [pattern] as const))('nobody reads %s any more', (pattern) => {
		expect(all.map((one) => one.ours).filter((text) => pattern.test(text))).toEqual([]);
	});

	it('G-41: an internal term stands under no clause alone', () => {
		const whys = all.filter(({ is }) => is === 'why').map((one) => one.ours);
		expect(whys.filter((text) => text.startsWith('внутренний срок к ')).length).toBe(internal);
	});
});

describe('the pages of errors', () => {
	it.each([400, 403, 404, 405, 409, 410, 413, 415, 429, 500, 503] as const)(
		'%s speaks of no coordinator, whose title is another in every town',
		(status) => {
			expect(readable(renderPage({ is: 'error', status }))).not.toMatch(/координатор/i);
		},
	);
});
