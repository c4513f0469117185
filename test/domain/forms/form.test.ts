import { describe, expect, it } from '@jest/globals';
import { parseForm } from '../../../domain/forms/form.ts';
import type { PostedForm } from '../../../domain/forms/model.ts';
import { path } from '../../support/forms.ts';
import { post } from '../../support/posting.ts';
import { actor, anapaRegulation, tell } from '../../support/story.ts';

const coordinator = actor('coordinator');
const roads = actor('executor', 'roads');
const curator = actor('curator');

describe('screening', () => {
	it('2.5: a routing names its units once each', () => {
		expect(post(1, coordinator, { decision: ['route'], unit: ['roads', '', 'roads', 'parks'] })).toMatchObject({
			do: 'route',
			by: coordinator,
			units: ['roads', 'parks'],
			photoRequired: false,
		});
		expect(post(1, coordinator, { decision: ['route'], unit: [''] })).toEqual(['unit']);
	});

	it('2.3: a return to the curator takes free words from either field', () => {
		const reason = 'Это дорога края';
		const command = { do: 'return-to-curator', by: coordinator, reason };
		expect(post(1, coordinator, { decision: ['return-to-curator'], comment: [reason], reason: [''] })).toEqual(command);
		expect(post(1, coordinator, { decision: ['return-to-curator'], reason: [reason] })).toEqual(command);
		expect(post(1, coordinator, { decision: ['return-to-curator'] })).toEqual(['comment']);
	});

	it('2.15: no answer takes the code of the reason', () => {
		expect(post(1, coordinator, { decision: ['no-answer'], reason: ['obscene'], comment: [''] })).toEqual({
			do: 'no-answer',
			by: coordinator,
			reason: 'obscene',
		});
	});

	it('2.4: a question goes to whom the regulation asks', () => {
		expect(post(1, coordinator, { decision: ['clarify'], text: ['Какая школа?'] })).toMatchObject({
			do: 'clarify',
			of: 'curator',
		});
	});

	it('nothing chosen, or something that no form offers, is a fault of the choice', () => {
		expect(post(1, coordinator, {})).toEqual(['decision']);
		expect(post(1, coordinator, { decision: ['praise'] })).toEqual(['decision']);
		expect(post(1, coordinator, { decision: ['__proto__'] })).toEqual(['decision']);
	});
});

describe('a draft', () => {
	it('2.7: the unit and the person are the link’s, whatever is posted', () => {
		const fields = {
			decision: ['submit'],
			kind: ['final'],
			text: [' Здравствуйте!\r\nСделаем. '],
			unit: ['parks'],
			by: ['head'],
		};
		expect(post(3, roads, fields)).toEqual({
			do: 'submit',
			by: roads,
			unit: 'roads',
			kind: 'final',
			text: 'Здравствуйте!\nСделаем.',
			promisedBy: null,
			reason: null,
		});
	});

	it('2.9: an interim answer says why, and by when in the zone of the municipality', () => {
		const fields = {
			decision: ['submit'],
			kind: ['interim'],
			text: ['x'],
			promisedBy: ['18.03.2025 18:00'],
			reason: ['Осмотр'],
		};
		expect(post(3, roads, fields)).toMatchObject({
			kind: 'interim',
			promisedBy: { at: Date.parse('2025-03-18T18:00:00+03:00'), wholeDay: false },
			reason: 'Осмотр',
		});
		expect(post(3, roads, { ...fields, promisedBy: ['скоро'], reason: [''] })).toEqual(['promisedBy', 'reason']);
	});

	it('Perm 3.6: where the text demands the date, none is a fault', () => {
		const fields = { decision: ['submit'], kind: ['interim'], text: ['x'], reason: ['Осмотр'] };
		const regulation = { ...anapaRegulation, interim: { clause: '3.6', promisedBy: true, notAfter: null } };
		expect(post(3, roads, fields)).toMatchObject({ promisedBy: null });
		expect(post(3, roads, fields, regulation)).toEqual(['promisedBy']);
	});

	it('Kislovodsk 14: an answer to a repeat tells what was done', () => {
		const state = { ...tell(path.slice(0, 3)).case, repeatOf: 'АН-1' };
		const regulation = { ...anapaRegulation, repeat: { clause: '14' } };
		const posted: PostedForm = {
			actor: roads,
			caseId: 'АН-1234',
			case: state,
			regulation,
			offsetAt: () => 180,
			subject: { is: 'stage', stage: 'draft', question: null },
			allowed: ['submit'],
			fields: { text: ['x'] },
		};
		const refused = parseForm(posted);
		expect(refused.ok ? [] : refused.refusal.map(({ field }) => field)).toEqual(['measures']);
		const taken = parseForm({ ...posted, fields: { text: ['x'], measures: ['Заделали'] } });
		expect(taken.ok ? taken.value : null).toMatchObject({ measures: 'Заделали' });
	});

	it('10,000 characters are taken and one more is a fault, counted as people count', () => {
		const of = (text: string) => post(3, roads, { decision: ['submit'], text: [text] });
		expect(of('я'.repeat(10_000))).toMatchObject({ do: 'submit' });
		expect(of('я'.repeat(10_001))).toEqual(['text']);
		expect(of('😀'.repeat(10_000))).toMatchObject({ do: 'submit' });
		expect(of(`${'я'.repeat(9_998)}\r\n`)).toMatchObject({ do: 'submit' });
		expect(of('  ')).toEqual(['text']);
	});

	it('A-6: a refusal says why, and may name who should answer', () => {
		expect(post(3, roads, { decision: ['decline'], reason: ['Дорога краевая'], suggested: ['parks'] })).toEqual({
			do: 'decline',
			by: roads,
			unit: 'roads',
			reason: 'Дорога краевая',
			suggested: 'parks',
		});
		expect(post(3, roads, { decision: ['decline'], suggested: [''] })).toEqual(['reason']);
	});
});

describe('check, approval and publication', () => {
	it('2.8: an approval names the version that was read', () => {
		expect(post(5, curator, { decision: ['approve'], draft: ['1'] })).toEqual({ do: 'approve', by: curator, draft: 1 });
	});

	it.each([
		['approve', 5, curator, {}],
		['return', 5, curator, { comment: ['Назовите дату'] }],
		['forward', 4, coordinator, {}],
		['publish', 6, coordinator, { permalink: ['https://vk.com/wall-1_3'] }],
	] as const)('2.8: %s without a version that can be read is refused by name', (decision, count, by, more) => {
		for (const draft of [
			undefined,
			[],
			[''],
			['one'],
			['-1'],
			['0'],
			['01'],
			['1.0'],
			['1', '1'],
			['١'],
			['9'.repeat(10)],
		]) {
			const fields = { decision: [decision], ...more, ...(draft !== undefined && { draft }) };
			expect([draft, post(count, by, fields)]).toEqual([draft, ['draft']]);
		}
		expect(post(count, by, { decision: [decision], ...more, draft: ['7'] })).toMatchObject({ do: decision, draft: 7 });
	});

	it('2.4: a reply to a question that cannot be read is no reply to the one that is open', () => {
		const reply = { decision: ['clarified'], text: ['У школы.'] };
		expect(post(2, curator, { ...reply, question: ['-1'] })).toEqual(['question']);
		expect(post(2, curator, { ...reply, question: ['1'] })).toMatchObject({ question: 1 });
		expect(post(2, curator, reply)).toMatchObject({ question: null });
	});

	it('2.11: where reasons are free the words are the comment of `other`', () => {
		const command = { do: 'return', by: curator, draft: 1, reason: 'other', comment: 'Назовите дату' };
		expect(post(5, curator, { decision: ['return'], draft: ['1'], comment: ['Назовите дату'] })).toEqual(command);
		expect(post(5, curator, { decision: ['return'], draft: ['1'], reason: ['Назовите дату'] })).toEqual(command);
		expect(
			post(5, curator, { decision: ['return'], draft: ['1'], reason: ['other'], comment: ['Назовите дату'] }),
		).toEqual(command);
		expect(post(5, curator, { decision: ['return'], draft: ['1'] })).toEqual(['comment']);
	});

	it('Plastunovskaya 14.1–14.5: of a closed list the code is taken, and none is a fault', () => {
		const items = [{ code: '14.3', title: 'Переадресовано' }];
		const regulation = { ...anapaRegulation, reasons: { return: { clause: '14', closed: true, items } } };
		expect(post(5, curator, { decision: ['return'], draft: ['1'], reason: ['14.3'] }, regulation)).toMatchObject({
			reason: '14.3',
			comment: null,
		});
		expect(post(5, curator, { decision: ['return'], draft: ['1'] }, regulation)).toEqual(['reason']);
	});

	it.each([
		'',
		'vk.com/wall-1_3',
		'javascript:alert(1)',
		'https://',
		'https://vk',
		'https://vk.com/a b',
		`https://vk.com/${'a'.repeat(2_000)}`,
	])('2.12: «%s» is no address of an answer', (permalink) => {
		expect(post(6, coordinator, { decision: ['publish'], draft: ['1'], permalink: [permalink] })).toEqual([
			'permalink',
		]);
	});

	it('a form of another case is refused', () => {
		expect(post(6, coordinator, { caseId: ['АН-9999'], permalink: ['https://vk.com/wall-1_3'] })).toEqual(['form']);
	});
});
