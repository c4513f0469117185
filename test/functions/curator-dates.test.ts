import { describe, expect, it } from '@jest/globals';
import type { CaseEvent } from '../../domain/case/model/events.ts';
import { commandOf, readDecision } from '../../functions/record-decision/decision.ts';
import { wasDone } from '../../functions/record-decision/done-before.ts';

const due = '2026-12-04T15:00:00Z';
const at = Date.parse(due);

function read(body: object) {
	const said = readDecision({ caseId: 'AN-1111-1111', ...body }, 'AN-1111-1111');
	if (!said.ok) throw new Error(said.errors.map(({ pointer }) => pointer).join());
	return said.value;
}

describe("the curator's dates by webhook", () => {
	it('A-9: come with the consent, or alone for the final answer', () => {
		expect(commandOf(read({ type: 'draft.approved', draft: 2, due }))).toMatchObject({
			do: 'approve',
			draft: 2,
			due: { at, wholeDay: false },
		});
		expect(commandOf(read({ type: 'draft.approved', draft: 2 }))).toMatchObject({ due: null });
		expect(commandOf(read({ type: 'deadline.set', due }))).toMatchObject({ for: null, interim: false, due: { at } });
	});

	it('P-18, A-11: name the clause of an act, and agree to one more interim answer', () => {
		expect(commandOf(read({ type: 'deadline.set', due, for: '15', interim: true }))).toMatchObject({
			for: '15',
			interim: true,
		});
	});

	it('are a repeat only where the same is what was said last', () => {
		const set = (more: object = {}): CaseEvent => ({ type: 'DeadlineSet', at: 1, by: null, due: at, ...more });
		const approved: CaseEvent = { type: 'DraftApproved', at: 1, by: null, version: 1, answer: 'interim' };
		const done = (body: object, events: readonly CaseEvent[]) => wasDone(read(body), events, {});
		expect(done({ type: 'deadline.set', due }, [set()])).toBe(true);
		expect(done({ type: 'deadline.set', due }, [set({ for: '15' })])).toBe(false);
		expect(done({ type: 'deadline.set', due, for: '15' }, [set({ for: '15' }), set({ due: at + 1 })])).toBe(true);
		expect(done({ type: 'deadline.set', due, interim: true }, [set()])).toBe(false);
		expect(done({ type: 'deadline.set', due, interim: true }, [set({ interim: true })])).toBe(true);
		expect(done({ type: 'draft.approved', draft: 1, due }, [approved])).toBe(false);
		expect(done({ type: 'draft.approved', draft: 1, due }, [set(), approved])).toBe(true);
	});
});
