import { describe, expect, it } from '@jest/globals';
import { expectFound, file, type Planted, plant, regulationFaults } from '../../support/planted.ts';

const planted: readonly Planted[] = [
	{
		rule: 'a unit that does not exist',
		sound: 'limit: 7 WD',
		faulty: 'limit: 7 days',
		says: 'terms.13.limit.term: "7 days" has the unknown unit days',
	},
	{
		rule: 'a term that lasts no time',
		sound: 'limit: 8 WH',
		faulty: 'limit: 0 WH',
		says: 'terms.0.limit.term: "0 WH" is no term',
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
		says: 'terms.7.perUnits: unknown field',
	},
	{
		rule: 'a field that is missing',
		sound: '    holder: executor\n',
		faulty: '',
		says: 'terms.7.holder: Invalid option',
		at: '  - id: draft',
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
		says: 'stages.reworking: unknown field',
	},
	{
		rule: 'a moment of no kind this product knows',
		sound: 'starts: [return@approval]\n    limit: 1 WH\n    ends: [forward]\n\n  - id: rework-publication',
		faulty: 'starts: [returned]\n    limit: 1 WH\n    ends: [forward]\n\n  - id: rework-publication',
		says: 'terms.10.starts.0: no moment this product knows',
		at: '[returned]',
	},
];

describe('otklik check: faults of form planted in a regulation', () => {
	it.each(planted)('finds $rule, with its line and field', expectFound);

	it('names every fault of a file at once', () => {
		const text = plant(file, 'limit: 8 WH', 'limit: 8 XX').replace('limit: 7 WD', 'limit: seven');
		expect(regulationFaults(text)).toHaveLength(2);
	});
});
