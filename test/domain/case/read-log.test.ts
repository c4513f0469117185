import { describe, expect, it } from '@jest/globals';
import { readEvents, sayUnreadable } from '../../../domain/case/state/read-log.ts';
import { opened, received } from '../../support/events.ts';

const why = (stored: unknown, schema = 1) => {
	const read = readEvents(stored, schema);
	return read.ok ? 'read' : sayUnreadable(read.refusal);
};

describe('R-20: what is stored of a case', () => {
	it('is read where this code knows every event', () => {
		const ended = { type: 'CaseEnded', at: 2, by: null, outcome: 'answered' };
		expect(readEvents([received, opened, ended], 1)).toEqual({ ok: true, value: [received, opened, ended] });
	});
	it.each([
		['an event of a type', [received, { ...opened, type: 'SiteWithdrawn' }], 'too new: event SiteWithdrawn, schema 1'],
		['a stage', [{ ...opened, stage: 'arbitration' }], 'too new: event StageOpened, schema 1'],
		['an outcome', [{ type: 'CaseEnded', at: 1, by: null, outcome: 'sold' }], 'too new: event CaseEnded, schema 1'],
		[
			'a type named as something every object has',
			[{ ...opened, type: 'toString' }],
			'too new: event toString, schema 1',
		],
	])('that holds %s which only later code knows is too new', (_, stored, said) => {
		expect(why(stored)).toBe(said);
	});
	it('of a later schema is too new whatever it holds, and says which event is unknown where that can be told', () => {
		expect(why([received], 2)).toBe('too new: schema 2');
		expect(why([received, { ...opened, type: 'SiteWithdrawn' }], 2)).toBe('too new: event SiteWithdrawn, schema 2');
		const later = [null, opened, { ...opened, type: 'SiteWithdrawn' }, { ...opened, type: 'SiteClosed' }];
		expect(why(later, 2)).toBe('too new: event SiteWithdrawn, schema 2');
		expect(why({ packed: true }, 3)).toBe('too new: schema 3');
	});
	it.each([
		[null, 'events that are no list'],
		[{}, 'events that are no list'],
		['text', 'events that are no list'],
		...[null, 'text', { type: 'StageOpened' }, { type: 'StageOpened', at: '1' }, { at: 1 }, { type: 1, at: 1 }].map(
			(one) => [[one], 'an event without type and time'] as const,
		),
	])('that is no list of events is broken: %j', (stored, what) => {
		expect(why(stored)).toBe(`broken: ${what}`);
	});
	it('R-27: a name that is no plain word is not repeated', () => {
		for (const type of ['ПДн-канарейка 8 900 000-00-00', 'Withdrawn 8', '8 Withdrawn', 'a'.repeat(61)])
			expect(why([{ ...opened, type }])).toBe('too new: event of no name, schema 1');
	});
});
