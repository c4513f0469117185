import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { testTitles } from '../../cli/files/test-titles.ts';
import { root } from '../support/checkout.ts';
import { hunt } from '../support/worked/hunt.ts';
import { invented, others, places } from '../support/worked/load.ts';

const MINUTE = 60_000;
/** `npm run mutants` tries each change; here it is every twenty-third, for the time that a test may take. */
const EVERY = 23;

const fixtures: readonly string[] = [...invented, ...others];
const five = Object.entries(await places()).filter(([id]) => !fixtures.includes(id));
const titles = await testTitles(join(root, 'test'));

describe('one thing changed in a regulation', () => {
	it.each(five)(
		'in the file of %s makes a worked case fail, or the file is refused',
		async (_, place) => {
			const { tried, caught, survivors } = await hunt(place, titles, { every: EVERY });
			expect(survivors).toEqual([]);
			expect(tried).toBeGreaterThan(20);
			expect(caught).toBeGreaterThan(tried / 2);
		},
		3 * MINUTE,
	);
});
