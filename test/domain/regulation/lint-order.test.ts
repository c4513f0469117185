import { describe, expect, it } from '@jest/globals';
import { readText } from '../../support/checkout.ts';
import { provedLines } from '../../support/feasibility.ts';
import { lineOf, plant, regulationFaults } from '../../support/planted.ts';

interface Contradiction {
	readonly rule: string;
	readonly file: string;
	readonly sound: string;
	readonly faulty: string;
	readonly says: string;
	readonly at?: string;
}

const ordered: readonly Contradiction[] = [
	{
		rule: 'a pause that another reply ends than the one it waits for (clause 10b)',
		file: 'kislovodsk',
		sound: "  until: 'clarified:author'",
		faulty: "  until: 'clarified:curator'",
		says: 'pause.until: the pause (clause 10b) begins at clarify:author, after which clarified:curator does not end it',
	},
	{
		rule: 'a list of reasons for an act that no stage offers (clause 7)',
		file: 'kislovodsk',
		sound: "      return-to-curator: { clause: '7', exits: [{ ends: returned }] }\n",
		faulty: '',
		says: 'reasons.return-to-curator: reasons for "return-to-curator" (clause 7), which no stage offers',
		at: "  return-to-curator: { clause: '7' }",
	},
	{
		rule: 'an exit for a reason that no list has (clause 14b)',
		file: 'plastunovskaya',
		sound: "          - { when: { reason: ['14.3'] }, to: confirmation }",
		faulty: "          - { when: { reason: ['14.6'] }, to: confirmation }",
		says: '"return" has an exit for the reason 14.6, which no list has (clause 14b)',
		at: "{ reason: ['14.6'] }",
	},
	{
		rule: 'a term for a reason that no list has (clause 15)',
		file: 'plastunovskaya',
		sound: "    when: { reason: ['14.1', '14.2', '14.4', '14.5'] }\n    starts: [return@approval]\n    limit: 1 WH",
		faulty: "    when: { reason: ['14.9'] }\n    starts: [return@approval]\n    limit: 1 WH",
		says: 'the term "rework" (clause 15) asks for the reason 14.9, which no list has',
		at: "    when: { reason: ['14.9'] }",
	},
	{
		rule: 'a clock that only what comes before it could end (clause 3.5)',
		file: 'okha',
		sound: '    ends: [publish-site]',
		faulty: '    ends: [route]',
		says: 'the term "site-target" (clause 3.5) starts at publish, after which route cannot come',
		at: '    ends: [route]\n    voids: [consent]',
	},
	{
		rule: 'a clock that starts with what ends the case (clause 11b)',
		file: 'plastunovskaya',
		sound: '    starts: [decline]',
		faulty: '    starts: [confirm]',
		says: 'the term "re-routing" (clause 11b) starts at confirm, after which route cannot come',
		at: '    ends: [route]\n    voids: [consolidate]',
	},
	{
		rule: 'a cut-off that the question of a pause does not end (clause 10b)',
		file: 'kislovodsk',
		sound: '  cutoff: question-cutoff',
		faulty: '  cutoff: overall',
		says: 'pause.cutoff: the pause (clause 10b) begins at clarify:author, which does not end its cut-off "overall"',
	},
];

const based: readonly Contradiction[] = [
	{
		rule: 'a term that starts once nothing ends it any more, with the way that proves it (clause 3.5)',
		file: 'perm',
		sound: '    starts: [parts-in]',
		faulty: "    starts: ['publish:final']",
		says: 'the term "publication" (clause 3.5) starts at publish:final, after which publish or return@publication never comes: posted → detected → sent → received → route → handed-over → submit → publish',
		at: '    ends: [publish, return@publication]',
	},
	{
		rule: 'a term that starts where it does not bind (clause 2.10a)',
		file: 'anapa',
		sound: "    starts: ['publish:interim']\n    limit: 7 WD",
		faulty: "    when: { phase: [first] }\n    starts: ['publish:interim']\n    limit: 7 WD",
		says: 'starts: the term "final" (clause 2.10a) starts at publish:interim, but on no way of a case while it binds',
		at: "    starts: ['publish:interim']\n    limit: 7 WD",
	},
	{
		rule: 'a term before one that does not run for every kind of message (clause 2.8)',
		file: 'anapa',
		sound: '    reading: A-1\n    starts: [detected]',
		faulty: '    reading: A-1\n    when: { kind: [incident] }\n    starts: [detected]',
		says: 'the term "approval-cutoff" (clause 2.8) is reckoned from overall, which does not run for kind publication',
		at: '    limit: { before: [overall]',
	},
	{
		rule: 'an interim answer after which nothing holds anybody to the final one (clause 9)',
		file: 'kislovodsk',
		sound: "    limit: 7 WD\n    ends: ['forward:final']\n    voids: ['return:interim']",
		faulty: "    limit: 7 WD\n    ends: ['forward:interim', 'approve:interim']",
		says: 'interim: after an interim answer (clause 9) no term runs for the final one',
		at: 'interim:\n  clause',
	},
];

describe('otklik check: contradictions of order', () => {
	it.each(ordered)('finds $rule', ({ file, sound, faulty, says, at }) => {
		const text = plant(`regulations/${file}.yaml`, sound, faulty);
		expectLine(regulationFaults(text), says, lineOf(text, at ?? faulty));
	});

	it.each(based)('finds $rule', ({ file, sound, faulty, says, at }) => {
		const text = plant(`regulations/${file}.yaml`, sound, faulty);
		expectLine(provedLines(text).faults, says, lineOf(text, at ?? faulty));
	});

	it.each(['anapa', 'kislovodsk', 'plastunovskaya', 'perm', 'okha'])('finds none in %s', (id) => {
		expect(regulationFaults(readText(`regulations/${id}.yaml`))).toEqual([]);
	});
});

function expectLine(lines: readonly string[], says: string, line: number): void {
	const found = lines.find((one) => one.includes(says));
	expect(found ?? lines).toEqual(expect.stringContaining(says));
	expect(found).toMatch(new RegExp(`^r\\.yaml:${line}:\\d+ `));
}
