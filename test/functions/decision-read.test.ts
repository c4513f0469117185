import { describe, expect, it } from '@jest/globals';
import type { CaseEvent } from '../../domain/case/model/events.ts';
import { type CuratorDecision, commandOf, readDecision } from '../../functions/record-decision/decision.ts';
import { wasDone } from '../../functions/record-decision/done-before.ts';

const caseId = 'АН-1';

function read(said: object): CuratorDecision {
	const found = readDecision({ caseId, ...said }, caseId);
	if (!found.ok) throw new Error(JSON.stringify(found.errors));
	return found.value;
}

function faultsOf(said: object): readonly string[] {
	const found = readDecision({ caseId, ...said }, caseId);
	return found.ok ? [] : found.errors.map(({ pointer, detail }) => `${pointer} ${detail}`);
}

describe('R-06: how much the curator’s system may say', () => {
	it.each<[string, number, (said: string) => object]>([
		['/reason', 200, (reason) => ({ type: 'draft.returned', draft: 1, reason })],
		['/comment', 2_000, (comment) => ({ type: 'draft.returned', draft: 1, reason: 'other', comment })],
		['/reason', 2_000, (reason) => ({ type: 'draft.recalled', draft: 1, reason })],
		['/text', 20_000, (text) => ({ type: 'clarification.answered', text })],
		['/reason', 2_000, (reason) => ({ type: 'incident.withdrawn', reason })],
		['/for', 20, (key) => ({ type: 'deadline.set', due: '2025-03-14T12:00:00Z', for: key })],
	])('in %s up to %d characters', (pointer, most, said) => {
		expect(faultsOf(said('я'.repeat(most)))).toEqual([]);
		expect(faultsOf(said('я'.repeat(most + 1)))).toEqual([`${pointer} longer than ${most} characters`]);
	});
	it('the version that it has read is a number from 1', () => {
		expect(faultsOf({ type: 'draft.approved', draft: 1 })).toEqual([]);
		for (const draft of [0, -1, 1.5, '1', null])
			expect(faultsOf({ type: 'draft.approved', draft })).toEqual([expect.stringMatching(/^\/draft /)]);
	});
	it('and of the case in the path alone', () => {
		expect(readDecision({ caseId, type: 'importance.raised' }, 'АН-2')).toEqual({
			ok: false,
			errors: [{ pointer: '/caseId', detail: 'not the case of the path' }],
		});
	});
});

describe('what the curator’s system says, in the words of the domain', () => {
	const by = { role: 'curator', person: null, unit: null };
	const due = { at: Date.UTC(2025, 2, 14, 12), wholeDay: false };
	const said = '2025-03-14T12:00:00Z';
	it.each<[object, object]>([
		[
			{ type: 'draft.approved', draft: 2 },
			{ do: 'approve', by, draft: 2, due: null },
		],
		[
			{ type: 'draft.approved', draft: 2, due: said },
			{ do: 'approve', by, draft: 2, due },
		],
		[
			{ type: 'draft.returned', draft: 2, reason: 'other' },
			{ do: 'return', by, draft: 2, reason: 'other', comment: null },
		],
		[
			{ type: 'draft.returned', draft: 2, reason: 'other', comment: 'Назовите дату' },
			{ do: 'return', by, draft: 2, reason: 'other', comment: 'Назовите дату' },
		],
		[
			{ type: 'draft.recalled', draft: 2, reason: 'Не та дата' },
			{ do: 'recall', by, draft: 2, reason: 'Не та дата' },
		],
		[
			{ type: 'clarification.answered', text: 'Дом 2' },
			{ do: 'clarified', by, text: 'Дом 2', question: null, repliedAt: null },
		],
		[
			{ type: 'clarification.answered', text: 'Дом 2', question: 3 },
			{ do: 'clarified', by, text: 'Дом 2', question: 3, repliedAt: null },
		],
		[{ type: 'importance.raised' }, { do: 'raise', by }],
		[{ type: 'importance.lowered' }, { do: 'lower', by }],
		[
			{ type: 'incident.withdrawn', reason: 'Дважды' },
			{ do: 'withdraw', by, reason: 'Дважды' },
		],
		[
			{ type: 'deadline.set', due: said },
			{ do: 'set-deadline', by, due, for: null, interim: false },
		],
		[
			{ type: 'deadline.set', due: said, for: '2.11', interim: true },
			{ do: 'set-deadline', by, due, for: '2.11', interim: true },
		],
	])('%j', (body, command) => {
		expect(commandOf(read(body))).toEqual(command);
	});
});

describe('R-04: what was done before by another word of it is a repeat', () => {
	const at = Date.UTC(2025, 2, 12, 8);
	const [noon, later] = ['2025-03-14T12:00:00Z', '2025-03-15T12:00:00Z'];
	type Told = CaseEvent extends infer Event ? (Event extends CaseEvent ? Omit<Event, 'at' | 'by'> : never) : never;
	const told = (...events: readonly Told[]) => events.map((event): CaseEvent => ({ ...event, at, by: null }));
	const approved = (version: number): Told => ({ type: 'DraftApproved', version, answer: 'final' });
	const recalled = (version: number): Told => ({ type: 'DraftRecalled', version, answer: 'final' });
	const submitted = (version: number): Told => ({
		type: 'DraftSubmitted',
		version,
		unit: 'roads',
		answer: 'final',
		promisedBy: null,
		category: null,
	});
	const returned = (version: number, reason: string): Told => ({
		type: 'DraftReturned',
		version,
		answer: 'final',
		reason,
	});
	const answered = (question: number): Told => ({ type: 'ClarificationAnswered', question, repliedAt: at });
	const raised: Told = { type: 'ImportanceRaised' };
	const lowered: Told = { type: 'ImportanceLowered' };
	const set = (due: string, more: object = {}): Told => ({ type: 'DeadlineSet', due: Date.parse(due), ...more });
	const content = { 'reply#1': { text: 'Дом 1' }, 'reply#2': { text: 'Дом 2' }, 'reply#3': { text: 'Дом 3' } };
	const approve = { type: 'draft.approved', draft: 2 };
	const give = { type: 'draft.returned', draft: 2, reason: 'other' };
	const deadline = { type: 'deadline.set', due: noon };

	it.each<[boolean, object, readonly Told[]]>([
		[true, approve, [approved(2)]],
		[true, approve, [approved(2), raised]],
		[true, approve, [approved(2), approved(3), submitted(2)]],
		[false, approve, [approved(1)]],
		[false, approve, [submitted(2)]],
		[false, approve, [approved(2), recalled(2)]],
		[true, approve, [approved(2), recalled(2), approved(2)]],
		[true, { ...approve, due: noon }, [set(noon), approved(2)]],
		[false, { ...approve, due: noon }, [set(later), approved(2)]],
		[false, { ...approve, due: noon }, [approved(2)]],
		[true, { type: 'draft.recalled', draft: 2, reason: 'Дата' }, [approved(2), recalled(2)]],
		[false, { type: 'draft.recalled', draft: 2, reason: 'Дата' }, [approved(2), recalled(2), approved(2)]],
		[false, { type: 'draft.recalled', draft: 2, reason: 'Дата' }, [recalled(1)]],
		[true, give, [returned(1, 'facts'), returned(2, 'other')]],
		[false, give, [returned(2, 'facts')]],
		[false, give, [returned(1, 'other')]],
		[false, give, [submitted(2)]],
		[true, { type: 'clarification.answered', text: 'Дом 2' }, [answered(1), answered(2), raised]],
		[false, { type: 'clarification.answered', text: 'Дом 3' }, [answered(1), answered(2), raised]],
		[true, { type: 'importance.raised' }, [lowered, raised, approved(1)]],
		[false, { type: 'importance.raised' }, [raised, lowered]],
		[false, { type: 'importance.raised' }, [approved(1)]],
		[true, { type: 'importance.lowered' }, [raised, lowered, approved(1)]],
		[false, { type: 'importance.lowered' }, [lowered, raised]],
		[true, { type: 'incident.withdrawn', reason: 'Дважды' }, [raised, { type: 'IncidentWithdrawn' }, lowered]],
		[false, { type: 'incident.withdrawn', reason: 'Дважды' }, [raised]],
		[true, deadline, [set(later), set(noon), set(later, { for: '2.11' })]],
		[false, deadline, [set(noon), set(later)]],
		[false, deadline, [set(noon, { for: '2.11' })]],
		[true, { ...deadline, for: '2.11' }, [set(noon, { for: '2.11' }), set(later)]],
		[false, { ...deadline, for: '2.11' }, [set(noon)]],
		[true, { ...deadline, for: null, interim: null }, [set(noon)]],
		[true, { ...deadline, interim: true }, [set(noon, { interim: true })]],
		[false, { ...deadline, interim: true }, [set(noon)]],
		[true, { ...deadline, interim: false }, [set(noon, { interim: true })]],
		[false, deadline, []],
	])('%p: %j after %j', (done, said, events) => {
		expect(wasDone(read(said), told(...events), content)).toBe(done);
	});
});
