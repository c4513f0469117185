import { describe, expect, it } from '@jest/globals';
import { decide } from '../../../domain/case/decide.ts';
import type { AskedAct } from '../../../domain/regulation/regulation.ts';
import { sayRefusalInBrief } from '../../../domain/wording/refusals.ts';
import { approve, coordinator, forward, publish, route, submit, told } from '../../support/commands.ts';
import { world as anapa, play, type Step, time } from '../../support/play.ts';

const world = { ...anapa, now: time('12.03 15:00') };

describe('the head of a refusal for programs', () => {
	const routed: readonly Step[] = [
		['10:00', told()],
		['10:10', route()],
	];
	const said = (act: AskedAct, command: Parameters<typeof decide>[1], steps = routed) => {
		const { case: state } = play(...steps);
		const decided = decide(state, command, world);
		return decided.ok ? null : sayRefusalInBrief({ ...decided.refusal, did: act }, state, world.regulation);
	};

	it('anapa 2.12: names what was tried, what the case awaits first, and the clause', () => {
		const sent: readonly Step[] = [...routed, ['11:00', submit()], ['11:10', forward()]];
		expect(said('publish', publish(), sent)).toBe('publication before approval: anapa 2.12');
		expect(said('approve', approve())).toBe('approval before draft: anapa 2.8');
	});

	it('says of an act whose turn is over that another is on, and of a wrong particular which', () => {
		expect(said('return-to-curator', { do: 'return-to-curator', by: coordinator, reason: 'x' })).toBe(
			'return to the curator during draft: anapa 2.3',
		);
		expect(said('route', route('nobody'), [['10:00', told()]])).toBe('routing: unknown unit: anapa 2.5');
	});
});
