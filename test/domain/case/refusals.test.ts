import { describe, expect, it } from '@jest/globals';
import { decide } from '../../../domain/case/decide.ts';
import {
	acknowledge,
	approve,
	by,
	clarified,
	clarify,
	confirm,
	decline,
	forward,
	found,
	giveBack,
	lower,
	noAnswer,
	publish,
	raise,
	receive,
	returnToCurator,
	route,
	submit,
	tick,
} from '../../support/commands.ts';
import { local, play, type Step, time, world } from '../../support/play.ts';

const received: readonly Step[] = [['10:00', receive()]];
const routed: readonly Step[] = [...received, ['10:30', route()]];
const drafted: readonly Step[] = [...routed, ['12:00', submit()]];
const forwarded: readonly Step[] = [...drafted, ['12:30', forward()]];
const ended: readonly Step[] = [...received, ['10:10', returnToCurator()]];

const routing = { do: 'route', by: by('coordinator'), photoRequired: false, selfPosting: false } as const;
const declining = { do: 'decline', by: by('executor'), unit: 'roads', suggested: null } as const;

describe('refusals say what the state allows (R-06)', () => {
	it('R-06: each stage names its acts, and those that belong to no stage', () => {
		const allowed = (...steps: readonly Step[]) => play(...steps, ['12:31', publish()]).refusal?.allowed;
		const always = ['no-answer', 'unpublishable', 'appeal', 'withdraw', 'raise'];
		const isOf = (...stage: readonly string[]) => [...stage, ...always].toSorted();
		expect(allowed(...received)?.toSorted()).toEqual(isOf('route', 'return-to-curator', 'clarify', 'submit'));
		expect(allowed(...routed)?.toSorted()).toEqual(isOf('decline', 'submit', 'reassign', 'add-units'));
		expect(allowed(...drafted)?.toSorted()).toEqual(isOf('forward', 'return', 'add-units'));
		expect(allowed(...forwarded)?.toSorted()).toEqual(isOf('approve', 'return'));
		expect(allowed(...ended)).toEqual([]);
	});

	it('R-06: what is refused now may be done when its turn comes', () => {
		expect(play(...routed, ['12:00', approve()]).refusal?.code).toBe('not-now');
		expect(play(...forwarded, ['12:40', approve()]).refusal).toBeNull();
		// Of two who may return a draft the approver's is the return that the text speaks of.
		expect(play(...routed, ['12:00', giveBack()]).refusal).toMatchObject({ code: 'not-now', clause: '2.11' });
	});

	it('R-06: an act on a case that has ended is refused as such', () => {
		expect(play(...ended, ['10:20', route()]).refusal).toEqual({ code: 'ended', clause: '2.5', allowed: [] });
	});

	it('R-03: a case is received once', () => {
		expect(play(...received, ['10:10', receive()]).refusal?.code).toBe('already-received');
		expect(play(...received, ['10:10', found()]).refusal?.code).toBe('already-received');
	});

	it('R-06: nothing can be done to a case that was never received', () => {
		const decided = decide(null, route(), { ...world, now: time('12.03 10:00') });
		expect(decided).toEqual({ ok: false, refusal: { code: 'unknown-case', clause: null, allowed: [] } });
	});
});

describe('refusals by name', () => {
	it('R-06: one-unit-only – where a regulation knows one executor, several are not asked', () => {
		const { case: state } = play(...received);
		const regulation = { ...world.regulation, severalUnits: false };
		const command = { ...routing, units: ['roads', 'parks'] };
		const decided = decide(state, command, { ...world, regulation, now: time('12.03 10:10') });
		expect(decided).toMatchObject({ ok: false, refusal: { code: 'one-unit-only', field: 'unit', clause: '2.5' } });
	});

	const cases: readonly (readonly [code: string, title: string, steps: readonly Step[], field?: string])[] = [
		['no-unit', 'a message is sent to somebody', [...received, ['10:10', { ...routing, units: [] }]], 'unit'],
		['unknown-unit', 'a unit that the municipality does not have', [...received, ['10:10', route('zoo')]], 'unit'],
		['not-yours', 'the executor does not route', [...received, ['10:10', route('roads', by('executor'))]]],
		['not-now', 'the author is not asked here', [...received, ['10:10', clarify({ of: 'author' })]], 'of'],
		['text-missing', 'an empty question', [...received, ['10:10', clarify({ text: ' \n' })]], 'text'],
		[
			'text-too-long',
			'a question of 10,001 characters',
			[...received, ['10:10', clarify({ text: 'а'.repeat(10_001) })]],
			'text',
		],
		['no-question-open', 'a reply to no question', [...received, ['10:10', clarified()]]],
		['text-missing', 'an empty draft', [...routed, ['12:00', submit({ text: ' ' })]], 'text'],
		[
			'text-too-long',
			'a draft of 10,001 characters',
			[...routed, ['12:00', submit({ text: 'а'.repeat(10_001) })]],
			'text',
		],
		['unit-not-asked', 'another unit declines', [...routed, ['12:00', decline('parks')]], 'unit'],
		['reason-missing', 'declined without a word', [...routed, ['12:00', { ...declining, reason: ' ' }]], 'reason'],
		[
			'reason-missing',
			'returned to the curator without a word',
			[...received, ['10:10', returnToCurator(' ')]],
			'reason',
		],
		['unknown-reason', 'a list of reasons left blank', [...received, ['10:10', noAnswer(' ')]], 'reason'],
		['draft-changed', 'forwarded by an old page', [...drafted, ['12:10', forward(7)]], 'draft'],
		['draft-changed', 'approved by an old page', [...forwarded, ['12:40', approve(7)]], 'draft'],
		[
			'draft-changed',
			'posted by an old page',
			[...forwarded, ['12:40', approve()], ['12:45', publish({ draft: 7 })]],
			'draft',
		],
		[
			'draft-changed',
			'posted as words of his own while a text is on its way',
			[...forwarded, ['12:40', approve()], ['12:45', publish({ draft: 'own' })]],
			'draft',
		],
		['draft-changed', 'returned by an old page', [...forwarded, ['12:40', giveBack({ draft: 7 })]], 'draft'],
		['not-yours', 'the coordinator does not approve', [...forwarded, ['12:40', approve(undefined, by('coordinator'))]]],
		['not-now', 'a second draft while the first waits for a word', [...drafted, ['12:10', submit()]]],
		[
			'wrong-venue',
			'a private answer to a public message',
			[...forwarded, ['12:40', approve()], ['12:45', publish({ visibility: 'private' })]],
			'visibility',
		],
		[
			'permalink-invalid',
			'a link that is none',
			[...forwarded, ['12:40', approve()], ['12:45', publish({ permalink: 'javascript:alert(1)' })]],
			'permalink',
		],
		['importance-unchanged', 'lowered what is not high', [...received, ['10:10', lower()]]],
		['not-yours', 'raised by the coordinator', [...received, ['10:10', raise(by('coordinator'))]]],
		['unknown-notice', 'a notice that nobody gave', [...received, ['10:10', acknowledge('memo-1')]]],
		['not-now', 'confirmed where nothing was proposed', [...received, ['10:10', confirm()]]],
	];

	for (const [code, title, steps, field] of cases) {
		it(`R-06: ${code} – ${title}`, () => {
			const { refusal } = play(...steps);
			expect(refusal?.code).toBe(code);
			expect(refusal?.field).toBe(field);
		});
	}

	it('R-06: where several questions are open a reply names the one it answers', () => {
		const steps: readonly Step[] = [
			...received,
			['10:10', clarify()],
			['10:20', noAnswer()],
			['10:30', { do: 'reject', by: by('approver') }],
			['10:40', clarify()],
		];
		expect(play(...steps, ['11:00', clarified()]).refusal).toMatchObject({ code: 'which-question', field: 'question' });
		expect(play(...steps, ['11:00', clarified({ question: 3 })]).refusal?.code).toBe('which-question');
		const one = play(...steps, ['11:00', clarified({ question: 2 })]);
		expect(one.case.questions.map(({ answeredAt }) => local(answeredAt))).toEqual([null, '12.03 11:00']);
	});

	it('R-06: a refusal leaves what time has done to be found by the next act', () => {
		const refused = play(...received, ['12:00', publish()]);
		expect(refused.case).toEqual(play(...received).case);
		expect(play(...received, ['12:00', tick]).case.clocks.some(({ state }) => state === 'breached')).toBe(true);
	});
});
