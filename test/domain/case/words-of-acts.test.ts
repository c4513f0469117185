import { describe, expect, it } from '@jest/globals';
import type { BareEvent } from '../../../domain/case/clocks/decision-context.ts';
import type { Command } from '../../../domain/case/model/commands.ts';
import { type Content, contentOf, withoutAuthor } from '../../../domain/case/model/content.ts';
import { isAddressAlive } from '../../../domain/case/model/delivery-events.ts';
import { isLater } from '../../../domain/case/model/named-time.ts';
import {
	clarified,
	clarify,
	coordinator,
	decline,
	forward,
	giveBack,
	noAnswer,
	publish,
	recall,
	receive,
	returnToCurator,
	submit,
	withdrawProposal,
} from '../../support/commands.ts';
import { acted } from '../../support/followed.ts';
import { play, time, world } from '../../support/play.ts';

/** What is stored beside the seventh decision of a case, which made these events. */
const stored = (command: Command, ...events: readonly BareEvent[]): readonly Content[] =>
	contentOf(
		command,
		events.map((event) => acted(event)),
		7,
	);
const by = coordinator;
const part = (name: string, body: Content['body']) => [{ part: name, body }];
const drafted: BareEvent = {
	type: 'DraftSubmitted',
	version: 3,
	unit: null,
	answer: 'final',
	promisedBy: null,
	category: null,
};
const asked: BareEvent = {
	type: 'ClarificationAsked',
	question: 2,
	of: 'author',
	stage: 'draft',
	unit: null,
	pauses: false,
};
const given = (reason: string): BareEvent => ({ type: 'DraftReturned', version: 4, answer: 'final', reason });
const posted: BareEvent = { type: 'AnswerPublished', version: 5, answer: 'final', generalInterest: false };

describe('G-20: reference mode stores of an act no words that an author said', () => {
	const received = play(['10:00', receive()]).case;
	const left = (command: Command, content: readonly Content[]) => withoutAuthor(content, command, received);

	it('Okha 3.8: nothing of what he said to an interim answer', () => {
		for (const act of ['refuse-consent', 'withdraw-consent'] as const) {
			const command = { do: act, by, reason: 'Не\u00a0согласен' } as const;
			expect(left(command, stored(command))).toEqual([]);
		}
	});
	it('what an official answers or returns stays as it is', () => {
		const content = stored(giveBack(), given('other'));
		expect(left(giveBack(), content)).toEqual(content);
	});
});

describe('R-27: the words of an act stand beside the case', () => {
	it('a reason under the number of its decision', () => {
		const because = part('reason#7', { reason: 'Так' });
		for (const command of [
			returnToCurator('Так'),
			noAnswer('Так'),
			withdrawProposal(by, 'Так'),
			{ ...recall(), reason: 'Так' } as Command,
			{ do: 'refuse-consent', by, reason: 'Так' },
			{ do: 'withdraw-consent', by, reason: 'Так' },
			{ do: 'withdraw', by, reason: 'Так' },
			{ do: 'unpublishable', by, kind: 'deleted', reason: 'Так' },
			{ do: 'name-author', by, unit: 'roads', reason: 'Так' },
			{ do: 'add-units', by, units: ['roads'], photoRequired: false, selfPosting: false, reason: 'Так' },
		] as const satisfies readonly Command[])
			expect(stored(command)).toEqual(because);
		expect(stored({ do: 'name-author', by, unit: 'roads', reason: null })).toEqual([]);
		const ofUnit = part('reason#7', { reason: 'Так', unit: 'roads' });
		expect(stored({ do: 'reassign', by, unit: 'roads', to: null, reason: 'Так' })).toEqual(ofUnit);
		expect(stored({ do: 'require-photo', by, unit: 'roads', required: true, reason: 'Так' })).toEqual(ofUnit);
		expect(stored(decline())).toEqual(part('reason#7', { reason: 'Не наша дорога', suggested: null }));
		for (const what of ['register', 'appeal'] as const)
			expect(stored({ do: what, by, number: '5', told: false })).toEqual(part('appeal#7', { number: '5' }));
	});

	it('a text under its version, with what was said to it', () => {
		const words = { text: 'Здравствуйте! Фонарь починят до пятницы.', reason: null, measures: null };
		expect(stored(submit(), drafted)).toEqual(part('draft#3', words));
		expect(stored(submit({ media: [] }), drafted)).toEqual(part('draft#3', { ...words, media: [] }));
		expect(
			stored(
				submit({ reason: 'Закупка', measures: 'Засыпали', media: ['m-1'], note: 'Без даты', misspelt: ['а', 'б'] }),
				drafted,
			),
		).toEqual(
			part('draft#3', {
				...words,
				reason: 'Закупка',
				measures: 'Засыпали',
				note: 'Без даты',
				misspelt: 'а\nб',
				media: ['m-1'],
			}),
		);
		expect(stored(submit({ misspelt: ['а'] }), drafted)).toEqual(part('draft#3', { ...words, misspelt: 'а' }));
		expect(stored(submit({ note: null, misspelt: [] }), drafted)).toEqual(part('draft#3', words));
		expect(stored(submit(), { type: 'PartsCompleted' })).toEqual([]);
		expect(stored({ do: 'not-ours', by, text: 'Т' }, drafted)).toEqual(part('draft#3', { text: 'Т' }));
		const corrected: BareEvent = { type: 'DraftCorrected', version: 6, corrects: 3, answer: 'final' };
		expect(stored({ ...forward(), text: 'Т' } as Command, corrected)).toEqual(part('draft#6', { text: 'Т' }));
		expect(stored(forward(), corrected)).toEqual([]);
		expect(stored({ ...forward(), text: null } as Command, corrected)).toEqual([]);
		const joined: BareEvent = { type: 'DraftConsolidated', version: 8, unit: null, answer: 'final', promisedBy: null };
		const joins = { do: 'consolidate', by, text: 'Т' } as const;
		expect(stored(joins, joined)).toEqual(part('draft#8', { text: 'Т', reason: null }));
		expect(stored({ ...joins, interim: null }, joined)).toEqual(part('draft#8', { text: 'Т', reason: null }));
		expect(stored({ ...joins, interim: { promisedBy: null, reason: 'З' } }, joined)).toEqual(
			part('draft#8', { text: 'Т', reason: 'З' }),
		);
		const explains = { do: 'explain', by, unit: null, category: 'c', text: 'Т', competentBody: 'О' } as const;
		expect(stored(explains, drafted)).toEqual(part('draft#3', { text: 'Т', competentBody: 'О', earlierAnswers: null }));
		expect(stored({ ...explains, earlierAnswers: '1, 2' }, drafted)).toEqual(
			part('draft#3', { text: 'Т', competentBody: 'О', earlierAnswers: '1, 2' }),
		);
	});

	it('a question, which is a text as well where it goes the way of one, and the reply to it', () => {
		const text = 'У какой остановки?';
		expect(stored(clarify(), asked)).toEqual(part('question#2', { text }));
		expect(stored(clarify(), asked, drafted)).toEqual([...part('question#2', { text }), ...part('draft#3', { text })]);
		expect(stored(clarify(), drafted)).toEqual(part('draft#3', { text }));
		const replied: BareEvent = { type: 'ClarificationAnswered', question: 2, repliedAt: 1 };
		expect(stored(clarified(), replied)).toEqual(part('reply#2', { text: 'У школьной.', permalink: null }));
		expect(stored(clarified({ permalink: 'https://vk.com/1' }), replied)).toEqual(
			part('reply#2', { text: 'У школьной.', permalink: 'https://vk.com/1' }),
		);
		expect(stored(clarified(), asked)).toEqual([]);
	});

	it('a return with its comment, and its reason where the event does not hold it', () => {
		expect(stored(giveBack(), given('other'))).toEqual(part('return#4', { comment: 'Назовите дату' }));
		expect(stored(giveBack({ reason: 'Тон' }), given('other'))).toEqual(
			part('return#4', { comment: 'Назовите дату', reason: 'Тон' }),
		);
		expect(stored(giveBack(), posted)).toEqual([]);
	});

	it('where something stands, or the number of a system for it', () => {
		const permalink = 'https://vk.com/wall-1_2?reply=3';
		expect(stored(publish(), posted)).toEqual(part('publication#5', { permalink }));
		expect(stored(publish(), { type: 'PagePublished' })).toEqual(part('publication#page', { permalink }));
		expect(stored(publish(), drafted)).toEqual([]);
		expect(
			stored(publish({ permalink: '', inSystem: { system: 'monitoring', reference: '7' }, interim: null }), posted),
		).toEqual(part('publication#5', { permalink: null, reference: '7' }));
		expect(stored(publish({ inSystem: null, interim: { promisedBy: null, reason: 'З' } }), posted)).toEqual(
			part('publication#5', { permalink, reason: 'З' }),
		);
		expect(stored({ do: 'first-word', by, permalink })).toEqual(part('first-word', { permalink }));
		expect(stored({ do: 'publish-site', by, permalink })).toEqual(part('publication#site', { permalink }));
		expect(stored({ do: 'consent', by, permalink })).toEqual(part('consent', { permalink }));
		const correcting: Command = { do: 'correct', by, permalink, reason: 'О', seen: 0 };
		expect(stored(correcting, { type: 'PermalinkCorrected', number: 1 })).toEqual(
			part('correction#1', { permalink, reason: 'О' }),
		);
		expect(stored(correcting, posted)).toEqual([]);
	});

	it('none of a message, which whoever takes it stores whole, nor of acts without words', () => {
		expect(stored(receive(), drafted)).toEqual([]);
		expect(stored({ do: 'raise', by }, drafted)).toEqual([]);
	});
});

describe('what commands and events name', () => {
	it('G-10: a time lies beyond a term by its moment; a whole day by its day', () => {
		const later = (at: string, wholeDay: boolean) =>
			isLater(world.calendar, { at: time(at), wholeDay }, time('12.03 18:00'));
		expect([later('12.03 18:00', false), later('12.03 18:01', false)]).toEqual([false, true]);
		expect([later('13.03 00:00', true), later('13.03 00:00', false)]).toEqual([false, true]);
		expect(later('13.03 00:00:00.001', true)).toBe(true);
		expect([later('14.03 00:00', true), later('12.03 00:00', true)]).toEqual([true, false]);
	});

	it('R-23: an address may be right all the same where only this mail was not carried', () => {
		expect(
			(['rejected', 'gave-up', 'bounced', 'complained', 'suppressed', 'known-dead'] as const).map(isAddressAlive),
		).toEqual([true, true, false, false, false, false]);
	});
});
