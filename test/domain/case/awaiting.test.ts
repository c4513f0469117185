import { describe, expect, it } from '@jest/globals';
import { awaiting } from '../../../domain/case/turn/awaiting.ts';
import {
	clarify,
	decline,
	forward,
	found,
	giveBack,
	noAnswer,
	receive,
	returnToCurator,
	route,
	submit,
} from '../../support/commands.ts';
import { play, type Step, world } from '../../support/play.ts';

const awaited = (...steps: readonly Step[]) =>
	awaiting(play(...steps).case, world.regulation).map(({ role, unit, stage }) =>
		[stage, role, unit ?? ''].join(' ').trim(),
	);

const routed: readonly Step[] = [
	['10:00', receive()],
	['10:10', route()],
];

describe('whom a case waits for', () => {
	it('anapa 2.5: the coordinator screens', () => {
		expect(awaited(['10:00', receive()])).toEqual(['screening coordinator']);
	});

	it('anapa 2.4: while the curator is asked it waits for him, or for whoever goes on without him (A-5)', () => {
		expect(awaited(['10:00', receive()], ['10:10', clarify()])).toEqual([
			'clarification curator',
			'screening coordinator',
		]);
	});

	it('anapa 2.4: a question that can no longer be answered is waited for by nobody', () => {
		expect(awaited(['10:00', receive()], ['10:10', clarify()], ['10:20', route()])).toEqual(['draft executor roads']);
	});

	it('anapa 2.7: the unit that was asked, until it hands in or declines', () => {
		expect(awaited(...routed)).toEqual(['draft executor roads']);
		expect(awaited(...routed, ['10:20', submit()])).toEqual(['check coordinator']);
		expect(awaited(...routed, ['10:20', decline()])).toEqual(['screening coordinator']);
	});

	it('anapa 2.8, 2.11: whoever approves this kind, and after a return the coordinator', () => {
		const forwarded: readonly Step[] = [...routed, ['10:20', submit()], ['10:30', forward()]];
		expect(awaited(...forwarded)).toEqual(['approval curator']);
		expect(awaited(...forwarded, ['10:40', giveBack()])).toEqual(['rework coordinator']);
		expect(awaited(['10:00', found()], ['10:10', route()], ['10:20', submit()], ['10:30', forward()])).toEqual([
			'approval approver',
		]);
	});

	it('anapa 2.15: a second person for an end that one has proposed; nobody once the case has ended', () => {
		expect(awaited(['10:00', receive()], ['10:10', noAnswer()])).toEqual(['confirmation approver']);
		expect(awaited(['10:00', receive()], ['10:10', returnToCurator()])).toEqual([]);
	});
});
