import { describe, expect, it } from '@jest/globals';
import { sumText } from '../../../domain/proof/finding-text.ts';
import { everyWalk, proofsOf } from '../../../domain/proof/findings.ts';
import { movesClocks } from '../../../domain/proof/moves-clocks.ts';
import { walksAsRead, withPatches } from '../../../domain/proof/readings.ts';
import { readText } from '../../support/checkout.ts';
import { foundIn, proved, provedLines } from '../../support/feasibility.ts';
import { plant, regulationFrom } from '../../support/planted.ts';

const anapa = 'regulations/anapa.yaml';
const plastunovskaya = 'regulations/plastunovskaya.yaml';

describe('the longest lawful way through the terms', () => {
	it('anapa 2.5, 2.7, 2.8: 60 + 180 of the 300 minutes before the draft must be out leave an hour', () => {
		expect(proved('anapa', { term: 'approval-cutoff', part: 'until' })).toEqual({
			sum: '60 (2.5) + 180 (2.7) = 240 of 300 WM until clause 2.8 is due',
			left: 60,
		});
	});

	it('anapa 2.13: as decided, 60 + 90 fills the 150 minutes before clause 2.8 exactly', () => {
		expect(proved('anapa', { term: 'approval-cutoff', part: 'until', importance: 'high' })).toEqual({
			sum: '60 (2.5) + 90 (2.7) = 150 of 150 WM until clause 2.8 is due',
			left: 0,
		});
	});

	it('anapa 2.8, 2.11, 2.12: what clause 2.8 keeps back is enough for one return', () => {
		expect(proved('anapa', { term: 'approval-cutoff', part: 'after', detours: ['return'] })).toEqual({
			sum: '30 (2.8) + 60 (2.11) + 30 (2.8) + 30 (2.12) = 150 of 180 WM between the due times of clauses 2.8 and 2.2',
			left: 30,
		});
	});

	it('kislovodsk 7, 9: our hour and three hours leave an hour of the five before clause 9 (K-3)', () => {
		expect(proved('kislovodsk', { term: 'draft-cutoff', part: 'until', measure: 'targets' })).toEqual({
			sum: '60 (7) + 180 (7) = 240 of 300 WM until clause 9 is due',
			left: 60,
		});
	});

	it('plastunovskaya 8: with a refusal and a return 210 minutes are left for the draft, without a refusal 270 (P-5)', () => {
		expect(proved('plastunovskaya', { term: 'overall', detours: ['decline', 'return'] })).toEqual({
			sum: '30 (9) + 30 (10a) + 30 (11a) + 30 (11b) + 30 (14a) + 60 (15) + 30 (14a) + 30 (16) = 270 of 480 WM that clause 8 allows',
			left: 210,
		});
		expect(proved('plastunovskaya', { term: 'overall', detours: ['return'] })).toMatchObject({ left: 270 });
	});

	it('plastunovskaya 17b, 19.1, 19.2: several units at high importance leave half an hour for the joint draft (P-9)', () => {
		expect(proved('plastunovskaya', { term: 'overall', importance: 'high', units: 'several' })).toEqual({
			sum: '30 (9) + 30 (19.1) + 120 (19.2) + 15 (14a) + 15 (16) = 210 of 240 WM that clause 17a allows',
			left: 30,
		});
	});

	it('plastunovskaya 12a, 14a, 15, 16: our two and a half hours are exactly one return and the posting (P-5)', () => {
		const one = { term: 'forward-target', part: 'after', measure: 'targets', detours: ['return'] } as const;
		expect(proved('plastunovskaya', one)).toEqual({
			sum: '30 (14a) + 60 (15) + 30 (14a) + 30 (16) = 150 of 150 WM between the due times of clauses 12a and 8',
			left: 0,
		});
		expect(proved('plastunovskaya', { ...one, importance: 'high' })).toMatchObject({ left: 0 });
	});

	it('perm 3.3, 3.5, 3.6a: minutes on the wall count in full against service time', () => {
		expect(proved('perm', { term: 'interim', detours: ['interim'] })).toEqual({
			sum: '480 (3.3) + ≤30 (3.5) = 510 of 480 WM that clause 3.6a allows',
			left: -30,
		});
	});

	it('okha 3.7a: three hours to route, six for the unit and three to check are the twelve (O-8)', () => {
		const explained = { term: 'explanation', detours: ['explanation'], measure: 'targets' } as const;
		expect(proved('okha', explained)).toMatchObject({ left: 0 });
	});
});

describe('what cannot be kept', () => {
	it('anapa 2.13: read literally the terms take 240 of 150 minutes, with clause 2.5 halved 210', () => {
		const { notes } = provedLines(readText(anapa));
		const readings = notes.filter((line) => line.includes('alternative A-13'));
		expect(readings).toEqual([
			expect.stringContaining(
				'alternative A-13/literal cannot be kept: no-time (clause 2.13): incident, high importance, 60 (2.5) + 180 (2.7) = 240 of 150 WM until clause 2.8 is due: 90 WM too many',
			),
			expect.stringContaining(
				'alternative A-13/2.5 cannot be kept: no-time (clause 2.13): incident, high importance, 30 (2.5) + 180 (2.7) = 210 of 150 WM until clause 2.8 is due: 60 WM too many',
			),
		]);
	});

	it('anapa 2.13: written into the terms, the literal reading is found without any ledger', () => {
		const text = plant(anapa, '    high: { limit: 1.5 WH, kind: INTERP, reading: A-13 }\n', '');
		expect(foundIn(text)).toContain('2.13 no-time');
		expect(provedLines(text).faults).toEqual(
			expect.arrayContaining([
				expect.stringMatching(/^r\.yaml:\d+:\d+ terms\.6: no-time \(clause 2\.13\): .* 240 of 150/),
			]),
		);
	});

	it('plastunovskaya 17b: several units at high importance leave no time for a return, and none for a refusal', () => {
		expect(foundIn(readText(plastunovskaya))).toEqual(
			expect.arrayContaining(['17b no-time-for-return', '17b no-time-for-decline']),
		);
	});

	it('plastunovskaya 17b, 19.1, 19.2: were they halved as well, a return and a refusal would fit', () => {
		const routed = plant(
			plastunovskaya,
			"    limit: 30 WM\n    ends: ['route:several']",
			"    limit: 30 WM\n    high: half\n    ends: ['route:several']",
		);
		const text = routed.replace('    limit: 2 WH\n', '    limit: 2 WH\n    high: half\n');
		expect(foundIn(text)).not.toEqual(
			expect.arrayContaining([expect.stringMatching(/^17b no-time-for-(return|decline)/)]),
		);
	});

	it('plastunovskaya 10a: counted from the detection, clause 9 would use up all of it (P-3)', () => {
		const { notes } = provedLines(readText(plastunovskaya));
		expect(notes.filter((line) => line.includes('alternative P-3/detected cannot be kept'))).toHaveLength(1);
	});

	it('elizovo Т3: the curator’s five hours and the approval are more than the four of the whole, where one person writes alone', () => {
		expect(foundIn(readText('test/fixtures/elizovo.yaml'))).toEqual(['Т3 no-time']);
	});

	it('elizovo-max 58.1, 58.2, 62: what waits for a first word leaves an hour; in two working hours it would leave nothing', () => {
		const { faults, notes } = provedLines(readText('test/fixtures/elizovo-max.yaml'));
		expect(faults).toEqual([]);
		expect(notes).toEqual([expect.stringContaining('30 (58.1) + 30 (58.2) + 60 (62) = 120 of 120 WM')]);
	});

	it('bashkortostan Б1: a first word for which nothing waits takes no time from what goes on beside it', () => {
		expect(provedLines(readText('test/fixtures/bashkortostan.yaml'))).toEqual({ faults: [], notes: [] });
	});

	it('nothing in the seventh, whose terms can be kept', () => {
		expect(provedLines(readText('test/fixtures/seventh.yaml'))).toEqual({ faults: [], notes: [] });
	});

	it.each(['anapa', 'kislovodsk', 'plastunovskaya', 'perm', 'okha'])(
		'nothing in %s that it does not acknowledge',
		(id) => {
			expect(provedLines(readText(`regulations/${id}.yaml`)).faults).toEqual([]);
		},
	);
});

describe('another reading of the ledger', () => {
	it.each([
		['anapa', 'regulations/anapa.yaml'],
		['kislovodsk', 'regulations/kislovodsk.yaml'],
		['okha', 'regulations/okha.yaml'],
		['perm', 'regulations/perm.yaml'],
		['plastunovskaya', 'regulations/plastunovskaya.yaml'],
		['the sixth', 'test/fixtures/sixth.yaml'],
	])('finds on the walks of %s what it finds where its own regulation is walked anew', (_, file) => {
		const regulation = regulationFrom(readText(file));
		const walks = everyWalk(regulation);
		const others = regulation.readings.flatMap(({ id, alternatives }) =>
			alternatives.map(({ id: alternative, terms }) => ({ name: `${id}/${alternative}`, terms })),
		);
		expect(others.some(({ terms }) => Object.keys(terms).length > 0)).toBe(true);
		for (const { name, terms } of others) {
			const reread = { ...withPatches(regulation, terms), readings: [] };
			const sums = (played: typeof walks) => proofsOf(played).map(({ chain }) => sumText(chain));
			expect(sums(walksAsRead(regulation, name, terms, walks))).toEqual(sums(everyWalk(reread)));
		}
	});

	it.each([
		['from another time of the message', 'overall', { starts: ['received'] }, false],
		['from an act', 'overall', { starts: ['route'] }, true],
		['from an earlier act', 'overall', { from: 'route' }, true],
		['by a date that somebody names', 'overall', { limit: { given: true, notAfter: 'final' } }, true],
		['from a time of the message in place of an act', 'review', { starts: ['received'] }, true],
	] as const)('that has a term run %s', (_, term, patch, moves) => {
		expect(movesClocks(regulationFrom(readText(anapa)), { [term]: patch })).toBe(moves);
	});
});

describe('acknowledging what cannot be kept', () => {
	it('a finding that is not acknowledged is a fault, with the entry that would acknowledge it', () => {
		const text = plant(
			anapa,
			"  - clause: '2.13'\n    finding: no-time-for-return\n",
			"  - clause: '2.13'\n    finding: no-time\n",
		);
		const { faults } = provedLines(text);
		expect(faults).toEqual([
			expect.stringMatching(
				/^r\.yaml:\d+:\d+ terms\.0: no-time-for-return \(clause 2\.13\): .*= 300 of 240 WM .*acknowledged: \{ clause: '2\.13', finding: no-time-for-return, because: … \}$/,
			),
			expect.stringMatching(
				/acknowledged\.\d+: no-time of clause 2\.13 is acknowledged, but the terms show no such thing/,
			),
		]);
	});

	it('a name that no proof has is refused when the file is read', () => {
		const text = plant(anapa, 'finding: no-time-for-draft', 'finding: no-time-for-lunch');
		expect(() => provedLines(text)).toThrow();
	});
});
