import { describe, expect, it } from '@jest/globals';
import type { Case } from '../../../domain/case/model/case.ts';
import type { Command } from '../../../domain/case/model/commands.ts';
import type { World } from '../../../domain/case/model/world.ts';
import { approve, by, coordinator, forward, giveBack, recall } from '../../support/commands.ts';
import { outcomeOf, standing, there } from '../../support/made-acts.ts';
import { handed, wrote } from '../../support/made-events.ts';
import { clock, part, rule } from '../../support/made-rules.ts';
import { text } from '../../support/made-stages.ts';
import { time } from '../../support/play.ts';

type Of<Do extends Command['do']> = Extract<Command, { do: Do }>;

const at = (local: string) => ({ at: time(local), wholeDay: false });

describe('a text is sent on, stopped and given back', () => {
	const draft = text('final', 'parks', 3);
	const checked = standing('check', { drafts: 3, draft, assignments: [wrote('parks', handed(3)), part('roads')] });
	const read = (version: number) => ({ draft: version });

	it('G-30: in the words of whoever sends it on, if he has others', () => {
		const sends = (change: Partial<Of<'forward'>>, of: Case = checked) =>
			outcomeOf(of, { ...forward(3), ...change } as Command);
		const sent = { type: 'DraftForwarded', version: 3, answer: 'final', clause: 'forward' };
		expect(sends(read(2))).toBe('draft-changed draft (forward)');
		expect(sends(read(0), standing('check'))).toBe('draft-changed draft (forward)');
		expect(sends({})).toEqual([sent]);
		expect(sends({ text: null })).toEqual([sent]);
		expect(sends({ text: ' ' })).toBe('text-missing text (forward)');
		expect(sends({ text: 'Здравствуйте!' })).toEqual([
			{ type: 'DraftCorrected', version: 4, corrects: 3, answer: 'final' },
			{ ...sent, version: 4 },
		]);
		const asking = standing('check', { drafts: 3, draft: text('question', null, 3) });
		expect(sends({ text: 'Где?' }, asking)).toBe('not-now text (forward)');
		expect(sends({}, asking)).toEqual([{ ...sent, answer: 'question' }]);
	});

	it('kislovodsk 10b, K-6: without the reply once the term that waits for it is over', () => {
		const pause = {
			clause: '10b',
			reading: 'K-6',
			from: 'clarify:author',
			until: 'clarified:author',
			endsBy: [],
			cutoff: 'silence',
			terms: [],
		} as const;
		const world = (silence?: string) =>
			there({ terms: [rule('silence')], pause: { ...pause, ...(silence !== undefined && { silence }) } });
		const waits = (due: string | null, change: Parameters<typeof clock>[2] = {}) =>
			standing('check', { ...checked, clocks: [clock('silence', due, { state: 'breached', ...change })] });
		const says = (of: Case, w = world('silence')) => {
			const told = outcomeOf(of, forward(3), w);
			return typeof told === 'string' ? told : told.some((event) => 'unanswered' in event);
		};
		expect(says(waits('12.03 11:00'))).toBe(true);
		expect(says(waits('12.03 12:00'))).toBe(false);
		expect(says(waits(null))).toBe(false);
		expect(says(waits('12.03 11:00', { endedAt: time('12.03 11:30') }))).toBe(false);
		expect(says(waits('12.03 11:00'), world())).toBe(false);
		expect(says(checked)).toBe(false);
	});

	it('G-32: is stopped before it is posted, with a reason', () => {
		const stops = (change: Partial<Of<'recall'>>) =>
			outcomeOf(checked, { ...recall(), draft: 3, ...change } as Command);
		expect(stops(read(2))).toBe('draft-changed draft (recall)');
		expect(stops({ reason: ' ' })).toBe('reason-missing reason (recall)');
		expect(stops({})).toEqual([{ type: 'DraftRecalled', version: 3, answer: 'final', clause: 'recall' }]);
	});

	it('A-9: is approved, with a date for the final answer where whoever consents may set one', () => {
		const approves = (due: ReturnType<typeof at> | null, world?: World) =>
			outcomeOf(checked, { ...approve(3), ...(due !== null && { due }) }, world);
		const approved = { type: 'DraftApproved', version: 3, answer: 'final', clause: 'approve' };
		expect(outcomeOf(checked, approve(2))).toBe('draft-changed draft (approve)');
		expect(approves(null)).toEqual([approved]);
		expect(outcomeOf(checked, { ...approve(3), due: null } as Command)).toEqual([approved]);
		expect(approves(at('14.03 10:00'))).toEqual([
			{ type: 'DeadlineSet', due: time('14.03 10:00'), clause: 'set-deadline' },
			approved,
		]);
		expect(approves(at('12.03 12:00'))).toBe('deadline-past due (set-deadline)');
		const { 'set-deadline': dating, ...without } = there().regulation.anytime;
		if (dating === undefined) throw new Error('everybody may date here');
		const only = there({ anytime: { ...without, 'set-deadline': { ...dating, by: ['head'] } } });
		expect(approves(at('14.03 10:00'), only)).toBe('not-now due (set-deadline)');
		expect(approves(at('14.03 10:00'), there({ anytime: without }))).toBe('not-now due (approve)');
	});

	it('G-18: and not by whoever has written, joined or sent it on, who may send it on all the same', () => {
		const curator = by('curator');
		const own = standing('approval', { ...checked, authors: [coordinator, curator] });
		expect(outcomeOf(own, approve(3, curator))).toBe('same-person (approve)');
		expect(outcomeOf(own, approve(3, by('head')))).toMatchObject([{ type: 'DraftApproved' }]);
		expect(outcomeOf(own, forward(3))).toMatchObject([{ type: 'DraftForwarded' }]);
	});

	it('is given back for a reason of the list or other words; by the coordinator’s own check for any', () => {
		const gives = (change: Partial<Of<'return'>>, stage: Parameters<typeof standing>[0] = 'approval', world?: World) =>
			outcomeOf(
				{ ...checked, ...standing(stage, { draft, assignments: checked.assignments, drafts: 3 }) },
				{
					...giveBack(),
					draft: 3,
					...change,
				} as Command,
				world,
			);
		const given = { type: 'DraftReturned', version: 3, answer: 'final', reason: 'other', clause: 'return' };
		expect(gives(read(2))).toBe('draft-changed draft (return)');
		expect(gives({})).toEqual([given]);
		expect(gives({ reason: ' ' })).toBe('reason-missing reason (return)');
		expect(gives({ reason: 'tone' })).toBe('unknown-reason reason (return)');
		expect(gives({ comment: null })).toBe('comment-missing comment (return)');
		expect(gives({ comment: ' ' })).toBe('comment-missing comment (return)');
		for (const own of ['check', 'consolidation'] as const)
			expect(gives({ reason: '', comment: null }, own)).toEqual([{ ...given, reason: '' }]);
		const items = ['date', 'tone', 'acts'].map((code) => ({ code, title: code }));
		const listed = (closed: boolean, high = false) =>
			there({
				reasons: {
					return: { clause: '14', closed, items, ...(high && { closedWhen: [{ importance: ['high' as const] }] }) },
				},
			});
		for (const list of [listed(true), listed(false)])
			expect(gives({ reason: 'tone', comment: null }, 'approval', list)).toEqual([{ ...given, reason: 'tone' }]);
		expect(gives({}, 'approval', listed(true))).toBe('unknown-reason reason (return)');
		expect(gives({}, 'approval', listed(true, true))).toEqual([given]);
		expect(gives({}, 'approval', listed(false))).toEqual([given]);
	});

	it('one part of several is, where it is in, and no part of a joint text or of a question', () => {
		const parts = [wrote('roads', handed(1, 'interim')), wrote('parks', handed(2)), part('water')];
		const gives = (unit: string | null, on = text('final', 'parks', 2)) =>
			outcomeOf(standing('consolidation', { draft: on, drafts: 3, assignments: parts }), {
				...giveBack(),
				draft: on.version,
				unit,
			} as Command);
		const given = { type: 'DraftReturned', reason: 'other', clause: 'return' };
		expect(gives('zoo')).toBe('unknown-unit unit (return)');
		expect(gives('water')).toBe('unit-not-asked unit (return)');
		expect(gives('roads')).toEqual([{ ...given, version: 1, answer: 'interim', unit: 'roads' }]);
		expect(gives(null)).toEqual([{ ...given, version: 2, answer: 'final' }]);
		expect(gives('roads', text('final', 'parks', 3))).toEqual([{ ...given, version: 3, answer: 'final' }]);
		expect(gives('zoo', text('question', null, 2))).toEqual([{ ...given, version: 2, answer: 'question' }]);
	});
});
