import { describe, expect, it } from '@jest/globals';
import { expectFound, file, type Planted, plant, regulationFaults } from '../../support/planted.ts';

const planted: readonly Planted[] = [
	{
		rule: 'a unit that does not exist',
		sound: 'limit: 7 WD',
		faulty: 'limit: 7 days',
		says: 'terms.13.limit: "7 days" has the unknown unit days',
	},
	{
		rule: 'a term that lasts no time',
		sound: 'limit: 8 WH',
		faulty: 'limit: 0 WH',
		says: 'terms.0.limit: "0 WH" is no term',
	},
	{
		rule: 'a clause that YAML reads as a number',
		sound: "interim:\n  clause: '2.9'",
		faulty: 'interim:\n  clause: 2.9',
		says: 'interim.clause: write the number of a clause in quotes',
		at: 'clause: 2.9',
	},
	{
		rule: 'a field with a typing error',
		sound: '    perUnit: true',
		faulty: '    perUnits: true',
		says: 'terms.7.perUnits: unknown field; did you mean "perUnit"?; known here: id, clause, kind, ',
	},
	{
		rule: 'a field that is missing',
		sound: '    holder: executor\n',
		faulty: '',
		says: 'terms.7.holder: is missing; one of coordinator, executor, ',
		at: '  - id: draft',
	},
	{
		rule: 'a text cut at its comma (Elizovo, row 5)',
		in: 'test/fixtures/elizovo.yaml',
		sound: 'gist: What is not ours goes back within thirty working minutes',
		faulty: 'gist: What is not ours, goes back within thirty working minutes',
		says: 'clauses.4.goes back within thirty working minutes: unknown field; known here: clause, cite, gist, where, reason, text, source, since; inside { } a comma begins a new field: put a text that holds one in quotes',
	},
	{
		rule: 'the whole term under a misspelt name (Elizovo, row 3)',
		in: 'test/fixtures/elizovo.yaml',
		sound: '    stage: overall\n    title: Ответ автору\n',
		faulty: '    stage: overal\n    title: Ответ автору\n',
		says: 'terms.2.stage: "overal" is not known here; did you mean "overall"?; one of screening, ',
		at: '    stage: overal\n',
	},
	{
		rule: 'a name that stands twice',
		sound: 'start: screening',
		faulty: 'start: screening\nstart: draft',
		says: 'Map keys must be unique',
		at: 'start: draft',
	},
	{
		rule: 'a stage of no kind this product knows',
		sound: '  rework:\n',
		faulty: '  reworking:\n',
		says: 'stages.reworking: unknown field; known here: screening, confirmation, ',
	},
	{
		rule: 'a role that is spelled wrong',
		sound: '    holder: executor\n',
		faulty: '    holder: excutor\n',
		says: 'terms.7.holder: "excutor" is not known here; did you mean "executor"?; one of coordinator, ',
	},
	{
		rule: 'a limit that counts back from a term and does not say how long',
		sound: 'limit: { before: [overall], term: 3 WH }',
		faulty: 'limit: { before: [overall] }',
		says: 'terms.6.limit.term: write a term as an amount and a unit',
	},
	{
		rule: 'a field of a condition that stands alone, not in a list',
		sound: 'when: { kind: [incident] }\n    optional: true\n    # A-3',
		faulty: 'when: { kinds: [incident] }\n    optional: true\n    # A-3',
		says: 'terms.1.when.kinds: unknown field; did you mean "kind"?',
	},
	{
		rule: 'an exit that leads nowhere',
		sound: '{ when: { proposed: [unpublishable] }, ends: unpublishable }',
		faulty: '{ when: { proposed: [unpublishable] }, ends: unpublished }',
		says: 'exits.0.ends: "unpublished" is not known here; did you mean "unpublishable"?; one of answered, ',
	},
	{
		rule: 'a moment of no kind this product knows',
		sound: 'starts: [return@approval]\n    limit: 1 WH\n    ends: [forward]\n\n  - id: rework-publication',
		faulty: 'starts: [returned]\n    limit: 1 WH\n    ends: [forward]\n\n  - id: rework-publication',
		says: 'terms.10.starts.0: no moment this product knows; did you mean "return"?',
		at: '[returned]',
	},
	{
		rule: 'a moment narrowed by what there is not (Yamal 3.11)',
		in: 'test/fixtures/yamal.yaml',
		sound: "starts: ['publish:interim']",
		faulty: "starts: ['publish:intermediate']",
		says: 'terms.2.starts.0: no moment this product knows; of "publish" there is publish, publish:final, publish:interim, ',
	},
	{
		rule: 'a length in the words of the text (Bashkortostan, 1)',
		in: 'test/fixtures/bashkortostan.yaml',
		sound: 'limit: 3 CH',
		faulty: 'limit: 3 часа',
		says: 'terms.0.limit: "3 часа" has the unknown unit часа: it must be one of WM WH SH CM CH CHX WD CD',
	},
	{
		rule: 'a role that is awaited and misspelt (Yamal 3.10)',
		in: 'test/fixtures/yamal.yaml',
		sound: '    awaits: approver',
		faulty: '    awaits: aprover',
		says: 'stages.approval.awaits: "aprover" is not known here; did you mean "approver"?; one of coordinator, ',
	},
];

describe('otklik check: faults of form planted in a regulation', () => {
	it.each(planted)('finds $rule, with its line and field', expectFound);

	it('names every fault of a file at once', () => {
		const text = plant(file, 'limit: 8 WH', 'limit: 8 XX').replace('limit: 7 WD', 'limit: seven');
		expect(regulationFaults(text)).toHaveLength(2);
	});
});
