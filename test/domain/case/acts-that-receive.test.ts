import { describe, expect, it } from '@jest/globals';
import { decide } from '../../../domain/case/decide.ts';
import type { Command, IncidentFacts } from '../../../domain/case/model/commands.ts';
import type { World } from '../../../domain/case/model/world.ts';
import type { KindRule, Regulation } from '../../../domain/regulation/regulation.ts';
import { term } from '../../support/calendars.ts';
import { found, receive } from '../../support/commands.ts';
import { now, there } from '../../support/made-acts.ts';
import { rule } from '../../support/made-rules.ts';
import { time } from '../../support/play.ts';

const kind = (clause: string, ...from: KindRule['from']): KindRule => ({
	title: clause,
	clause,
	importance: true,
	from,
	requires: null,
});
const kinds: Regulation['kinds'] = {
	incident: kind('1', 'curator'),
	publication: kind('2', 'curator', 'staff'),
};

/** "code field (clause)", or the facts and marks with which it is registered. */
const takes = (command: Command, world = there({ kinds })) => {
	const decided = decide(null, command, world);
	if (!decided.ok) {
		const { code, field, clause } = decided.refusal;
		return `${code} ${field} (${clause})`;
	}
	const [first] = decided.value;
	return first?.type === 'CaseReceived' ? { marks: first.marks, found: first.found, clause: first.clause } : null;
};
const registered = { marks: [], found: false, clause: '1' };
const ends = (change: Partial<IncidentFacts>, world: World) => takes(receive(change), world);

describe('a message is registered', () => {
	it('of a kind that the regulation knows, and found by staff where they bring it', () => {
		expect(takes(receive())).toEqual(registered);
		expect(takes(receive({ kind: 'page-message' }))).toBe('unknown-kind kind (1)');
		expect(takes(receive(), there({ kinds: {} }))).toBe('unknown-kind kind (null)');
		expect(takes(found())).toEqual({ marks: [], found: true, clause: '2' });
		expect(takes(found({ kind: 'incident' }))).toBe('unknown-kind kind (1)');
	});

	it('of high importance where it is an incident', () => {
		expect(takes(receive({ importance: 'high' }))).toEqual(registered);
		expect(takes(receive({ kind: 'publication' }))).toEqual({ ...registered, clause: '2' });
		expect(takes(receive({ kind: 'publication', importance: 'high' }))).toBe(
			'importance-not-for-this-kind importance (2)',
		);
	});

	it('G-7: with source times that run ahead of ours by five minutes at most, each alike', () => {
		const ahead = 5 * 60_000;
		for (const field of ['publishedAt', 'detectedAt', 'sentAt'] as const) {
			expect(takes(receive({ [field]: now + ahead }))).toMatchObject({ clause: '1' });
			expect(takes(receive({ [field]: now + ahead + 1 }))).toBe(`time-ahead ${field} (1)`);
		}
	});

	it('R-21: with times of which the calendar knows, unless it knows nothing of ours', () => {
		const long = Date.parse('1999-03-12T10:00:00+03:00');
		for (const field of ['publishedAt', 'detectedAt', 'sentAt'] as const) {
			const refused = decide(null, receive({ [field]: long }), there({ kinds }));
			expect(refused).toMatchObject({ ok: false, refusal: { code: 'time-unknown', field, clause: '1' } });
			expect(!refused.ok && refused.refusal.known).toMatchObject({ to: expect.stringMatching(/-12-31$/) });
		}
		const two = decide(null, receive({ publishedAt: long, sentAt: long }), there({ kinds }));
		expect(two).toMatchObject({ refusal: { field: 'publishedAt' } });
		const beyond = there({ kinds }, { now: Date.parse('2045-03-12T10:00:00+03:00') });
		expect(ends({ sentAt: long }, beyond)).toMatchObject({ clause: '1' });
	});

	it('R-21: and of which a term that is counted from them leads out of the data: it waits for them', () => {
		const last = Date.parse('2027-12-30T17:00:00+03:00');
		const world = (change: Partial<World> = {}) =>
			there({ kinds, terms: [rule('first', { starts: ['sent'], limit: { term: term('1 WH') } })] }, change);
		expect(ends({ sentAt: last }, world({ now: last }))).toMatchObject({ clause: '1' });
		const first = (sentAt: number) => {
			const decided = decide(null, receive({ sentAt }), world({ now: last }));
			const started = decided.ok ? decided.value.find(({ type }) => type === 'ClockStarted') : undefined;
			return started?.type === 'ClockStarted' ? [started.clock.dueAt, started.clock.awaitsCalendar] : null;
		};
		expect(first(last)).toEqual([last + 60 * 60_000, undefined]);
		expect(first(last + 4 * 60_000)).toEqual([null, true]);
	});

	it('G-7, G-19: marked where its times contradict each other, or its network is not served', () => {
		const marks = (change: Partial<IncidentFacts>, networks: World['networks'] = null) => {
			const taken = takes(receive(change), there({ kinds }, { networks }));
			return taken !== null && typeof taken !== 'string' ? taken.marks : taken;
		};
		const [early, late] = [time('12.03 10:00'), time('12.03 11:00')];
		expect(marks({ detectedAt: early, publishedAt: late })).toEqual(['detected-before-published']);
		expect(marks({ detectedAt: late, publishedAt: late })).toEqual([]);
		expect(marks({ detectedAt: late, publishedAt: early })).toEqual([]);
		expect(marks({ detectedAt: early })).toEqual([]);
		expect(marks({ publishedAt: late })).toEqual([]);
		expect(marks({}, ['ok'])).toEqual(['network-disabled']);
		expect(marks({}, ['ok', 'vk'])).toEqual([]);
	});

	it('for whoever the first stage awaits, by its clause or the stage’s; a regulation without one is a bug', () => {
		const stages = there().regulation.stages;
		const opens = (awaits: NonNullable<typeof stages.screening>['awaits']) => {
			const screening = { title: 's', clause: '7', acts: {}, awaits };
			const decided = decide(null, receive(), there({ kinds, stages: { ...stages, screening } }));
			return decided.ok && decided.value.find(({ type }) => type === 'StageOpened');
		};
		const first = { stage: 'screening', visit: 1 };
		expect(opens([{ role: 'approver' }])).toMatchObject({ ...first, awaits: 'approver', clause: '7' });
		expect(opens([{ role: 'curator', clause: '8' }])).toMatchObject({ ...first, awaits: 'curator', clause: '8' });
		const high = { when: { importance: ['high' as const] }, role: 'approver' as const };
		expect(opens([high, { role: 'curator' }, { role: 'approver' }])).toMatchObject({ awaits: 'curator' });
		expect(() => opens([high])).toThrow('anapa has no first stage');
		expect(() => takes(receive(), there({ kinds, stages: {} }))).toThrow('anapa has no first stage');
	});

	it('R-12, G-27: what had fallen due by then is judged, and a case without clocks lies still', () => {
		const types = (terms: readonly ReturnType<typeof rule>[]) => {
			const decided = decide(null, receive({ sentAt: time('12.03 10:00') }), there({ kinds, terms }));
			return decided.ok ? decided.value.map(({ type }) => type) : [];
		};
		expect(types([])).toEqual(['CaseReceived', 'StageOpened', 'RestBegan']);
		expect(types([rule('first', { starts: ['sent'] })])).toContain('ClockBreached');
		expect(types([rule('first', { starts: ['received'] })])).toEqual(['CaseReceived', 'ClockStarted', 'StageOpened']);
	});
});
