import { describe, expect, it } from '@jest/globals';
import { clocksView } from '../../../domain/case/why/view.ts';
import { citeOf, citeTerm, sayAuthority, sayClause } from '../../../domain/wording/citations.ts';
import { receive } from '../../support/commands.ts';
import { plant, regulationFaults } from '../../support/planted.ts';
import { play, shipped, time, world } from '../../support/play.ts';

describe('G-41: people see a citation that stands in the text', () => {
	it.each([
		['plastunovskaya', '10a', 'п. 10, абз. 1'],
		['plastunovskaya', '19.1', 'п. 19, подп. 1'],
		['anapa', '2.10b', 'п. 2.10, второе предложение'],
		['anapa', '2.2', 'п. 2.2'],
		['kislovodsk', '10b', 'п. 10, второе предложение'],
		['perm', '3.6b', 'п. 3.6, абз. 2'],
		['okha', '3.8b', 'п. 3.8, абз. 2'],
	])('%s %s is cited «%s»', async (town, clause, cite) => {
		expect(citeOf((await shipped(town)).regulation, clause)).toBe(cite);
	});

	it('a target of ours has no clause for its authority', () => {
		expect(citeTerm(world.regulation, '2.15', 'INTERNAL')).toBe('внутренний срок');
	});

	it('each clock in the view of a case bears its citation beside the clause', () => {
		const { case: state } = play(['10:00', receive({ detectedAt: time('12.03 10:00') })]);
		const [overall] = clocksView(state, world.regulation, world.calendar);
		expect(overall).toMatchObject({ clause: '2.2', cite: 'п. 2.2' });
	});

	it('people read the same citation, its number kept with its abbreviation', () => {
		expect(sayClause(world.regulation, '2.10a')).toBe('п.\u00a02.10, первое предложение');
		expect(sayClause(world.regulation, '2.7')).toBe('п.\u00a02.7');
	});

	it.each([
		['LEGAL', 'п.\u00a02.5'],
		['INTERP', 'п.\u00a02.5 (по\u00a0принятому толкованию)'],
		['INTERNAL', 'внутренний срок к\u00a0п.\u00a02.5'],
	] as const)('a %s term is under «%s»', (kind, authority) => {
		expect(sayAuthority(world.regulation, '2.5', kind)).toBe(authority);
	});

	it('otklik check finds a key with a letter and no citation', () => {
		const faulty = plant('regulations/anapa.yaml', "cite: 'п. 2.10, второе предложение', ", '');
		expect(regulationFaults(faulty)).toContainEqual(expect.stringContaining('the text has no clause 2.10b'));
	});
});
