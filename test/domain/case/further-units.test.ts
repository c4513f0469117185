import { describe, expect, it } from '@jest/globals';
import type { Command } from '../../../domain/case/model/commands.ts';
import { allowedActs } from '../../../domain/case/turn/allowed.ts';
import { coordinator, receive, route } from '../../support/commands.ts';
import { play, world } from '../../support/play.ts';

const addUnits = (units: readonly string[]): Command => ({
	do: 'add-units',
	by: coordinator,
	units,
	photoRequired: false,
	selfPosting: false,
	reason: null,
});

describe('a further unit (G-31)', () => {
	it('is offered while the town has one that nobody has asked, and no longer than that', () => {
		const one = play(['10:00', receive()], ['10:10', route()]);
		const { regulation, units } = world;
		expect(allowedActs(one.case, { regulation, units }, 'coordinator')).toContain('add-units');
		expect(allowedActs(one.case, { regulation, units: ['roads'] }, 'coordinator')).not.toContain('add-units');
		const all = play(
			['10:00', receive()],
			['10:10', route()],
			['10:20', addUnits(units.filter((unit) => unit !== 'roads'))],
		);
		expect(allowedActs(all.case, { regulation, units }, 'coordinator')).not.toContain('add-units');
	});

	it('is one that has declined as well', () => {
		const declined = play(
			['10:00', receive()],
			['10:10', route()],
			['10:15', addUnits(['parks'])],
			[
				'10:20',
				{
					do: 'decline',
					by: { role: 'executor', person: null, unit: 'roads' },
					unit: 'roads',
					reason: 'other',
					suggested: null,
				},
			],
		);
		const ruled = { regulation: world.regulation, units: ['roads', 'parks'] };
		expect(allowedActs(declined.case, ruled, 'coordinator')).toContain('add-units');
	});
});
