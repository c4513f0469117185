import { describe, expect, it } from '@jest/globals';
import { clarified, clarify, decline, lower, raise, receive, route } from '../../support/commands.ts';
import { line, play, type Step } from '../../support/play.ts';

const received: Step = ['10:00', receive()];
/** Our own target of clause 2.5, which stands at high importance alone; the hour of the clause is INTERP. */
const targets = (...steps: readonly Step[]) =>
	play(received, ...steps)
		.case.clocks.filter(({ term }) => term === 'routing-target')
		.map(line);

describe('A-13, G-14: a term of high importance alone, when importance changes', () => {
	it('counts from its own start, half an hour from the receipt', () => {
		expect(targets()).toEqual([]);
		expect(targets(['10:05', raise()])).toEqual(['2.5 INTERNAL due 12.03 10:30 running']);
	});
	it('is never due before the moment of raising', () => {
		expect(targets(['10:40', raise()])).toEqual(['2.5 INTERNAL due 12.03 10:40 running']);
	});
	it('ends void with the lowering, and a second raising opens it again, once', () => {
		expect(targets(['10:05', raise()], ['10:10', lower()])).toEqual(['2.5 INTERNAL due 12.03 10:30 void 12.03 10:10']);
		expect(targets(['10:05', raise()], ['10:10', lower()], ['10:15', raise()])).toEqual([
			'2.5 INTERNAL due 12.03 10:30 void 12.03 10:10',
			'2.5 INTERNAL due 12.03 10:30 running',
		]);
	});
	it('is not opened where its act is done, or where it was not needed: nothing of it is left to do', () => {
		expect(targets(['10:10', route()], ['10:15', raise()])).toEqual([]);
		expect(targets(['10:10', clarify()], ['10:15', raise()])).toEqual([]);
		expect(targets(['10:10', route()], ['10:20', decline()], ['10:25', raise()])).toEqual([]);
	});
	it('is not judged again where it was met', () => {
		const met = ['2.5 INTERNAL due 12.03 10:30 met 12.03 10:10'];
		expect(targets(['10:05', raise()], ['10:10', route()])).toEqual(met);
		expect(targets(['10:05', raise()], ['10:10', route()], ['10:15', lower()], ['10:20', raise()])).toEqual(met);
	});
	it('starts anew with the reply to a question, whatever became of it before', () => {
		const replied: readonly Step[] = [
			['10:05', raise()],
			['10:10', clarify()],
			['10:20', clarified()],
		];
		const first = '2.5 INTERNAL due 12.03 10:30 void 12.03 10:10';
		expect(targets(...replied)).toEqual([first, '2.5 INTERNAL due 12.03 10:50 running']);
		expect(targets(...replied, ['10:22', lower()], ['10:24', raise()])).toEqual([
			first,
			'2.5 INTERNAL due 12.03 10:50 void 12.03 10:22',
			'2.5 INTERNAL due 12.03 10:50 running',
		]);
		const later: readonly Step[] = [
			['10:10', clarify()],
			['10:20', clarified()],
			['10:24', raise()],
		];
		expect(targets(...later)).toEqual(['2.5 INTERNAL due 12.03 10:50 running']);
	});
});
