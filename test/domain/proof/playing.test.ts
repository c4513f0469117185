import { describe, expect, it } from '@jest/globals';
import { lineOf } from '../../../cli/simulation/line-of.ts';
import { readLine } from '../../../cli/simulation/read-line.ts';
import { explore } from '../../../domain/proof/explore.ts';
import { groundOf, roundTheClock } from '../../../domain/proof/ground.ts';
import { playOut, quickly } from '../../../domain/proof/prove.ts';
import { readText } from '../../support/checkout.ts';
import { regulationFrom } from '../../support/planted.ts';

const SLOW = 120_000;
const sixth = regulationFrom(readText('test/fixtures/sixth.yaml'));
const files = ['anapa', 'kislovodsk', 'plastunovskaya', 'perm', 'okha'].map((id) =>
	regulationFrom(readText(`regulations/${id}.yaml`)),
);

describe('playing every case of a regulation', () => {
	it.each([...files, sixth].map((regulation) => ({ id: regulation.id, regulation })))(
		'finds nothing in $id, as far as a check plays it',
		({ regulation }) => {
			const { violations } = playOut(regulation, quickly);
			expect(violations.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([]);
		},
		SLOW,
	);

	it.each(['anapa', 'kislovodsk', 'okha'])(
		'comes to the end of %s, within some ten thousand states',
		(id) => {
			const regulation = files.find((one) => one.id === id);
			if (regulation === undefined) throw new Error(`no ${id}`);
			const { whole, states } = playOut(regulation);
			expect(whole).toBe(true);
			expect(states).toBeGreaterThan(30);
			expect(states).toBeLessThan(50_000);
		},
		SLOW,
	);

	it('tells how far it has come, and stops soon after its bound and a quarter of it', () => {
		const told: number[] = [];
		const { whole, transitions } = playOut(sixth, 6_000, (states) => told.push(states));
		expect(told.length).toBeGreaterThan(0);
		expect(whole).toBe(false);
		expect(transitions).toBeGreaterThan(7_500);
		expect(transitions).toBeLessThan(8_000);
	});

	it.each([...files, sixth].map((regulation) => ({ id: regulation.id, regulation })))(
		'plays every case of one unit in $id where somebody waits for a check',
		({ regulation }) => {
			const alone = groundOf({ ...regulation, severalUnits: false });
			expect(explore(alone, { visit: () => {} }, quickly).whole).toBe(true);
		},
		SLOW,
	);

	it('reads each of its commands back from the line that it is written as', () => {
		const seen = new Set<string>();
		const standing = { onItsWay: 0, ownWords: false, corrections: 0, answerAt: null, mends: () => null };
		for (const regulation of [...files, sixth]) {
			explore(
				groundOf(regulation),
				{
					visit: (_, trials) => {
						for (const { at, command } of trials) {
							if (!('by' in command) && command.do !== 'receive' && command.do !== 'found') continue;
							const read = readLine(lineOf({ at, command }, roundTheClock), roundTheClock);
							if (!read.ok) throw new Error(read.refusal.detail);
							const role = 'by' in command ? command.by.role : 'coordinator';
							expect(read.value).toMatchObject({ at, by: 'by' in command ? role : null });
							expect(
								JSON.parse(JSON.stringify(read.value.command(role, { ...standing, ownWords: 'interim' in command }))),
							).toEqual(expect.objectContaining(JSON.parse(JSON.stringify(withoutUnsaid(command))) as object));
							seen.add(command.do);
						}
					},
				},
				1_500,
			);
		}
		expect(seen.size).toBeGreaterThan(18);
	});
});

/** A line tells whose text it is by `unit`, so an actor's own unit comes with it. */
function withoutUnsaid(command: object): object {
	return Object.fromEntries(Object.entries(command).filter(([name]) => name !== 'by' && name !== 'draft'));
}
