import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { regulationIn } from '../../cli/files/data-files.ts';
import { root } from '../support/checkout.ts';
import { casesOf, groundOf, invented, others, places, yamlAt } from '../support/worked/load.ts';
import { run } from '../support/worked/run.ts';

// The cases stand in files beside this one: given this at these instants, then these clocks, mails and breaches.
for (const [id, place] of Object.entries(await places())) {
	if (!existsSync(join(root, place.regulation))) continue;
	const regulation = regulationIn(await yamlAt(join(root, place.regulation)));
	if (!regulation.ok) throw new Error(regulation.refusal.join('\n'));
	const ground = await groundOf(place);
	const cases = await casesOf(place, ground);
	// A regulation whose days nobody has worked by hand yet has nothing to show here.
	if (cases.length === 0) continue;

	describe(`worked days of ${id}`, () => {
		it.each(cases.map((one) => [`${id} ${one.clauses.join(', ')}: ${one.title}`, one] as const))('%s', (_, one) => {
			expect(run(one, regulation.value, ground)).toEqual([]);
		});

		const least = others.some((one) => one === id) ? 6 : 12;
		if (!invented.some((one) => one === id)) {
			it(`${id}: there are at least ${least} worked cases`, () => {
				expect(cases.length).toBeGreaterThanOrEqual(least);
			});
		}
	});
}
