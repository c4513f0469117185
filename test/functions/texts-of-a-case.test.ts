import { describe, expect, it } from '@jest/globals';
import type { Command } from '../../domain/case/model/commands.ts';
import type { CaseEvent } from '../../domain/case/model/events.ts';
import {
	approve,
	by,
	clarified,
	clarify,
	coordinator,
	decline,
	forward,
	giveBack,
	noAnswer,
	publish,
	recall,
	returnToCurator,
	rework,
	route,
	submit,
	withdrawProposal,
} from '../support/commands.ts';
import { kept, shown, textsAfter, townOf } from '../support/kept-texts.ts';

const anapa = await townOf('anapa');
const plastunovskaya = await townOf('plastunovskaya');
const kislovodsk = await townOf('kislovodsk');
const perm = await townOf('perm');

const routeTo = (...units: readonly string[]): Command => ({
	do: 'route',
	by: coordinator,
	units,
	photoRequired: false,
	selfPosting: false,
});

describe('why a text came back', () => {
	const returned = [route(), submit(), forward(), giveBack({ comment: 'Назовите дату' })];
	it('is shown until there is another text: in words where they are kept, else by the code of the event', () => {
		const held = kept(anapa, ...returned);
		expect(shown(anapa, held).returned).toEqual({ reason: 'other', comment: 'Назовите дату' });
		expect(shown(anapa, { ...held, content: {} }).returned).toEqual({ reason: 'other', comment: null });
		const content = { 'return#1': { reason: 'Не о том', comment: 'Назовите дату' } };
		expect(shown(anapa, { ...held, content }).returned?.reason).toBe('Не о том');
		expect(textsAfter(anapa, ...returned, rework()).returned).toBeNull();
	});
	it('is shown of the text that came back last', () => {
		const twice = [...returned, rework(), forward(), giveBack({ comment: 'И ещё телефон' })];
		expect(textsAfter(anapa, ...twice).returned?.comment).toBe('И ещё телефон');
	});
	it('of a text that was recalled stands until the text is sent on again', () => {
		const recalled = [route(), submit(), forward(), approve(), recall()];
		expect(textsAfter(anapa, ...recalled).recalled).toBe('Не та дата');
		expect(textsAfter(anapa, ...recalled, forward()).recalled).toBeNull();
		expect(textsAfter(anapa, route(), submit(), forward(), approve()).recalled).toBeNull();
	});
});

describe('why a unit declined', () => {
	it('is shown until somebody else is asked, with whom it named', () => {
		const declined: Command = {
			do: 'decline',
			by: by('executor', 'roads-1', 'roads'),
			unit: 'roads',
			reason: 'Не наша дорога',
			suggested: 'parks',
		};
		const said = { unit: 'roads', reason: 'Не наша дорога', suggested: 'parks' };
		expect(textsAfter(anapa, route(), declined).declined).toEqual(said);
		expect(textsAfter(anapa, route(), declined, route('parks')).declined).toBeNull();
		const elsewhere = { ...declined, suggested: 'Управление краевых дорог' };
		expect(textsAfter(anapa, route(), elsewhere).declined?.suggested).toBe('Управление краевых дорог');
	});
	it('stands in the event itself in cases of before; one that was erased since shows what the event holds', () => {
		const held = kept(anapa, route(), decline());
		const log = held.log.map((decision) => ({
			...decision,
			events: decision.events.map((event) =>
				event.type === 'AssignmentDeclined' ? { ...event, reason: 'Слова события', suggested: 'housing' } : event,
			),
		}));
		const words = { unit: 'roads', reason: 'Слова события', suggested: 'housing' };
		expect(shown(anapa, { ...held, log, content: {} }).declined).toEqual(words);
	});
});

describe('what a unit was told of its assignment (G-29, G-31)', () => {
	const photo = (unit: string, reason: string, required = true): Command => ({
		do: 'require-photo',
		by: coordinator,
		unit,
		required,
		reason,
	});
	const takeAway: Command = { do: 'reassign', by: coordinator, unit: 'roads', to: 'parks', reason: 'Дорога не ваша' };
	it('is shown by unit, the last words of each', () => {
		const told = textsAfter(
			perm,
			routeTo('roads', 'housing'),
			photo('roads', 'Покажите яму'),
			photo('housing', 'Покажите двор'),
			photo('housing', 'Двор не нужен', false),
			takeAway,
		);
		expect(told.saidTo).toEqual({ roads: 'Дорога не ваша', housing: 'Двор не нужен' });
	});
	it('is not shown where its words are erased', () => {
		const held = kept(perm, route(), photo('roads', 'Покажите яму'));
		expect(shown(perm, { ...held, content: {} }).saidTo).toEqual({});
	});
});

describe('the words of an end', () => {
	it('that was proposed last, whatever was proposed before (G-33, G-35)', () => {
		expect(textsAfter(anapa).proposed).toBeNull();
		expect(textsAfter(anapa, noAnswer('threat')).proposed).toBe('threat');
		const again = [noAnswer('threat'), withdrawProposal(), noAnswer('obscene')];
		expect(textsAfter(anapa, ...again).proposed).toBe('obscene');
		const unpublishable: Command = { do: 'unpublishable', by: coordinator, kind: 'deleted', reason: 'Запись удалена' };
		const answered = [route(), submit(), forward(), approve()];
		expect(textsAfter(anapa, ...answered, unpublishable).proposed).toBe('Запись удалена');
		expect(textsAfter(anapa, returnToCurator('Дорога краевая')).proposed).toBe('Дорога краевая');
	});
	it('with which the curator took the incident back (G-37)', () => {
		expect(textsAfter(anapa).withdrawn).toBeNull();
		const taken: Command = { do: 'withdraw', by: by('curator'), reason: 'Отправлен дважды' };
		expect(textsAfter(anapa, taken).withdrawn).toBe('Отправлен дважды');
		expect(textsAfter(anapa, noAnswer('threat')).withdrawn).toBeNull();
	});
});

describe('where the answer stands (G-36)', () => {
	const posted = [route(), submit(), forward(), approve(), publish({ permalink: 'https://vk.com/wall-1_3' })];
	const correct = (permalink: string, seen: number): Command => ({
		do: 'correct',
		by: coordinator,
		permalink,
		reason: 'Не та запись',
		seen,
	});
	it('is the last word of it; nothing before there is an answer, and nothing once that is erased', () => {
		expect(textsAfter(anapa, ...posted.slice(0, -1)).answerPermalink).toBeNull();
		expect(textsAfter(anapa, ...posted).answerPermalink).toBe('https://vk.com/wall-1_3');
		const put = correct('https://vk.com/wall-1_4', 0);
		expect(textsAfter(anapa, ...posted, put).answerPermalink).toBe('https://vk.com/wall-1_4');
		const twice = [put, correct('https://vk.com/wall-1_5', 1)];
		expect(textsAfter(anapa, ...posted, ...twice).answerPermalink).toBe('https://vk.com/wall-1_5');
		expect(shown(anapa, { ...kept(anapa, ...posted), content: {} }).answerPermalink).toBeNull();
	});
});

describe('the text on its way', () => {
	it('is that of its version; none where there is none', () => {
		expect(textsAfter(anapa, route()).draft).toBeNull();
		expect(textsAfter(anapa, route(), submit({ text: 'Здравствуйте! Починим.' })).draft).toBe('Здравствуйте! Починим.');
		const corrected: Command = { ...forward(), do: 'forward', text: 'Здравствуйте! Починим в срок.' } as Command;
		expect(textsAfter(anapa, route(), submit(), corrected).draft).toBe('Здравствуйте! Починим в срок.');
	});
	it('keeps what it came with, however often its words were corrected since (G-30)', () => {
		const held = kept(kislovodsk, route(), submit({ measures: 'Яму засыпали' }), forward(), giveBack());
		const version = held.state.draft?.version ?? 0;
		const chain = [
			{ ...held.log[0]?.events[0], type: 'DraftCorrected', version: 8, corrects: version, answer: 'final' },
			{ ...held.log[0]?.events[0], type: 'DraftForwarded', version: 8, answer: 'final' },
			{ ...held.log[0]?.events[0], type: 'DraftCorrected', version: 9, corrects: 8, answer: 'final' },
			{ ...held.log[0]?.events[0], type: 'DraftForwarded', version: 9, answer: 'final' },
		] as unknown as readonly CaseEvent[];
		const beside = (of: number, events: readonly CaseEvent[]) =>
			shown(kislovodsk, {
				...held,
				state: { ...held.state, draft: held.state.draft && { ...held.state.draft, version: of } },
				log: [...held.log, { version: held.log.length + 1, events }],
			}).beside;
		expect(beside(version, [])).toEqual([{ is: 'measures', text: 'Яму засыпали' }]);
		expect(beside(9, chain)).toEqual([{ is: 'measures', text: 'Яму засыпали' }]);
		expect(beside(9, chain.slice(2))).toEqual([]);
		expect(beside(9, [])).toEqual([]);
	});
});

describe('the parts of several units', () => {
	it('are those that are in; of one unit alone there are none', () => {
		const asked = routeTo('roads', 'housing', 'parks');
		const texts = textsAfter(
			plastunovskaya,
			asked,
			submit({ text: 'Дорога' }),
			submit({ unit: 'parks', text: 'Парк' }),
		);
		expect(texts.parts).toEqual([
			{ unit: 'roads', text: 'Дорога', note: null },
			{ unit: 'parks', text: 'Парк', note: null },
		]);
		const two = routeTo('roads', 'housing');
		expect(textsAfter(plastunovskaya, two, submit({ text: 'Дорога' })).parts).toEqual([
			{ unit: 'roads', text: 'Дорога', note: null },
		]);
		const back = giveBack({ by: coordinator, unit: 'roads' });
		const again = textsAfter(plastunovskaya, two, submit(), submit({ unit: 'housing', text: 'Двор' }), back);
		expect(again.parts).toEqual([{ unit: 'housing', text: 'Двор', note: null }]);
		const held = kept(plastunovskaya, asked, submit());
		expect(shown(plastunovskaya, { ...held, content: {} }).parts).toEqual([{ unit: 'roads', text: '', note: null }]);
		expect(textsAfter(plastunovskaya, route(), submit()).parts).toEqual([]);
	});
});

describe('what was asked and replied', () => {
	it('is shown in order; a question that was given up was never put', () => {
		const asked = [clarify({ text: 'Какой дом?' }), clarified({ text: 'Дом 2.' })];
		const held = kept(anapa, ...asked);
		expect(shown(anapa, held).questions).toEqual([{ number: 1, text: 'Какой дом?', reply: 'Дом 2.' }]);
		expect(textsAfter(anapa, ...asked.slice(0, 1)).questions).toEqual([{ number: 1, text: 'Какой дом?', reply: null }]);
		expect(shown(anapa, { ...held, content: {} }).questions).toEqual([{ number: 1, text: '', reply: '' }]);
		const questions = held.state.questions.map((question) => ({ ...question, givenUp: true }));
		expect(shown(anapa, { ...held, state: { ...held.state, questions } }).questions).toEqual([]);
	});
});
