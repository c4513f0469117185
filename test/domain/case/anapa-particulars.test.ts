import { describe, expect, it } from '@jest/globals';
import { contentOf } from '../../../domain/case/model/content.ts';
import { receive, route, submit } from '../../support/commands.ts';
import { play, type Step, world } from '../../support/play.ts';
import { mailsIn } from '../../support/take.ts';

const routed: readonly Step[] = [
	['10:00', receive()],
	['10:10', route()],
];

describe('what else the text asks of a case', () => {
	it('anapa 1.1: a case pins the regulation and its version, and every clock its clause', () => {
		const { id, version, clauses } = world.regulation;
		const { case: state } = play(...routed);
		expect(state.regulation).toEqual({ id, version });
		const known = new Set(clauses.map(({ clause }) => clause));
		expect(state.clocks.filter(({ clause }) => !known.has(clause))).toEqual([]);
	});

	it('anapa 2.1: the one who screens, checks and posts is the coordinator; an approver stands behind', () => {
		const { stages, roles } = world.regulation;
		for (const stage of ['check', 'rework', 'publication'] as const) {
			expect(stages[stage]?.awaits).toEqual([{ role: 'coordinator' }]);
		}
		expect([roles.coordinator?.clause, roles.approver?.clause]).toEqual(['2.1', '2.1']);
	});

	it('anapa 2.6: the message goes to the unit by one mail, of its stage and round', () => {
		expect(mailsIn(play(...routed).last.consequences)).toEqual([
			expect.objectContaining({ template: 'assignment', to: 'executor', unit: 'roads', round: 1, stage: 'draft' }),
		]);
	});

	it('anapa 2.14: whether a text greets, is short or fits the network is advice, never a refusal', () => {
		for (const text of ['Нет.', 'а'.repeat(10_000), 'В соответствии с п. 1, п. 2 и п. 3 сообщаем']) {
			expect(play(...routed, ['11:00', submit({ text })]).refusal).toBeNull();
		}
	});

	it('R-27: the words of an act stand beside the case under the number of its event, and in no event', () => {
		const text = 'Слова, которых нет в событиях';
		const command = submit({ text });
		const played = play(...routed, ['11:00', command]);
		expect(contentOf(command, played.last.events, 7)).toEqual([
			{ part: 'draft#1', body: expect.objectContaining({ text }) },
		]);
		expect(JSON.stringify([played.events, played.case])).not.toContain(text);
	});
});
