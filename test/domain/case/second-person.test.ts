import { describe, expect, it } from '@jest/globals';
import { isSamePerson } from '../../../domain/case/acts/same-person.ts';
import { decide } from '../../../domain/case/decide.ts';
import type { Actor, Command } from '../../../domain/case/model/commands.ts';
import type { World } from '../../../domain/case/model/world.ts';
import { anapa as calendar } from '../../support/calendars.ts';
import { actor, anapaRegulation, anapaTime, steps, tell, units } from '../../support/story.ts';

const mailboxes = {
	'person#coordinator-1': 'one@x.example',
	'person#approver-1': 'one@x.example',
	'person#curator-1': 'two@x.example',
	'unit#roads': 'three@x.example',
};
const world = (given: Readonly<Record<string, string>> = {}): World => ({
	now: anapaTime('2025-03-12 13:00'),
	regulation: anapaRegulation,
	calendar,
	units: units.map(({ id }) => id),
	networks: null,
	remindBefore: null,
	mailboxes: given,
});
const { receive, noAnswer, route, handOver, submit, forward } = steps;

describe('G-18: nobody is the second to himself, under whatever id', () => {
	it('who proposed that no answer is given does not confirm it as the approver of the same mailbox', () => {
		const { case: proposed } = tell([receive, noAnswer]);
		const confirm: Command = { do: 'confirm', by: actor('approver') };
		expect(decide(proposed, confirm, world(mailboxes))).toMatchObject({ ok: false, refusal: { code: 'same-person' } });
		expect(decide(proposed, confirm, world()).ok).toBe(true);
		expect(decide(proposed, { ...confirm, do: 'reject' }, world(mailboxes)).ok).toBe(true);
	});
	it.each<[string, Readonly<Record<string, string>>, boolean]>([
		['reads another mailbox', mailboxes, true],
		['sent it on as the coordinator', { ...mailboxes, 'person#curator-1': 'one@x.example' }, false],
		['wrote it as the executor', { ...mailboxes, 'person#executor-1': 'two@x.example' }, false],
	])('a text is approved by somebody who %s: %#', (_, given, ok) => {
		const { case: sent } = tell([receive, route, handOver, submit, forward]);
		const approve: Command = { do: 'approve', by: actor('curator'), draft: 1 };
		const decided = decide(sent, approve, world(given));
		expect(decided.ok).toBe(ok);
		if (!decided.ok) expect(decided.refusal).toMatchObject({ code: 'same-person', clause: '2.8' });
		expect(decide(sent, { ...approve, do: 'return', reason: 'other', comment: 'Дата?' }, world(given)).ok).toBe(true);
	});
	it('the authors of a text are forgotten once it is out', () => {
		const { case: sent } = tell([receive, route, handOver, steps.interim, forward]);
		expect(sent.authors.map(({ role }) => role)).toEqual(['executor', 'coordinator']);
		const { case: out } = tell([receive, route, handOver, steps.interim, forward, steps.approve, steps.publish]);
		expect(out.authors).toEqual([]);
	});
	it("a unit's own mailbox counts as whoever reads it, and software that signs as nobody's", () => {
		const unit: Actor = { role: 'executor', person: null, unit: 'roads' };
		const machine: Actor = { role: 'curator', person: null, unit: null };
		expect(isSamePerson(world({ ...mailboxes, 'person#curator-1': 'three@x.example' }), unit, actor('curator'))).toBe(
			true,
		);
		expect(isSamePerson(world(mailboxes), unit, actor('curator'))).toBe(false);
		expect(isSamePerson(world(mailboxes), machine, machine)).toBe(false);
	});
});
