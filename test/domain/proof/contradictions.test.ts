import { describe, expect, it } from '@jest/globals';
import { readText } from '../../support/checkout.ts';
import { lineOf, plant, regulationFaults } from '../../support/planted.ts';
import { faultLines } from '../../support/proving.ts';

interface Contradiction {
	readonly rule: string;
	readonly file: string;
	readonly sound: string;
	readonly faulty: string;
	readonly says: string;
	readonly at?: string;
	/** How far it must be played to be seen. */
	readonly trials?: number;
}

const named: readonly Contradiction[] = [
	{
		rule: 'a list of reasons for an act that no stage offers (clause 7)',
		file: 'kislovodsk',
		sound: "      return-to-curator: { clause: '7', when: { phase: [first] }, exits: [{ ends: returned }] }\n",
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
		sound:
			"    when: { reason: ['14.1', '14.2', '14.4', '14.5', other] }\n    starts: [return@approval]\n    limit: 45 WM",
		faulty: "    when: { reason: ['14.9'] }\n    starts: [return@approval]\n    limit: 45 WM",
		says: 'the term "rework-target" (clause 15) asks for the reason 14.9, which no list has',
		at: "    when: { reason: ['14.9'] }",
	},
	{
		rule: 'a pause that no question begins (clause 10b)',
		file: 'kislovodsk',
		sound: "  from: 'clarify:author'",
		faulty: "  from: 'clarify@draft'",
		says: 'pause.from: the pause (clause 10b) begins at clarify@draft: only clarify:author or clarify:curator can begin one',
	},
	{
		rule: 'a cut-off that the question of a pause does not end (clause 10b)',
		file: 'kislovodsk',
		sound: '  cutoff: question-cutoff',
		faulty: '  cutoff: overall',
		says: 'pause.cutoff: the pause (clause 10b) begins at clarify:author, which does not end its cut-off "overall"',
	},
];

const played: readonly Contradiction[] = [
	{
		rule: 'a stage to which no path leads',
		file: 'anapa',
		sound: "return: { clause: '2.11', exits: [{ to: rework }] }",
		faulty: "return: { clause: '2.11', exits: [{ to: draft }] }",
		says: 'stages.rework: no way leads to the stage "rework" (clause 2.11)',
		at: '  rework:\n    title',
	},
	{
		rule: 'a stage without a way out',
		file: 'seventh',
		sound:
			'        exits:\n          - { when: { answer: [interim], units: none }, to: screening }\n          - { when: { answer: [interim] }, to: draft }\n          - { ends: answered }\n',
		faulty: '        exits: [{ to: publication }]\n',
		says: 'stages.publication: from the stage "publication" no way leads to an end',
		at: '  publication:\n    title',
	},
	{
		rule: 'an act that leads nowhere in one of the cases that arise',
		file: 'anapa',
		sound: '          - { when: { answer: [interim] }, to: draft }\n',
		faulty: '',
		says: 'stages.publication.acts.publish.exits: "publish" (clause 2.12) leads nowhere: none of its exits is meant for this case',
		at: '        exits:\n          - { when: { answer: [final] }',
	},
	{
		rule: 'a stage that awaits nobody in one of the cases that arise',
		file: 'anapa',
		sound: '      - { when: { kind: [incident] }, role: curator }\n      - { role: approver }',
		faulty: '      - { when: { kind: [incident] }, role: curator }',
		says: 'stages.check: "forward" cannot be carried through: nobody is awaited in approval of anapa',
		at: '  check:\n    title',
	},
	{
		rule: 'a moment that no act of the file brings about',
		file: 'anapa',
		sound: "ends: ['clarify:curator']",
		faulty: "ends: ['clarify:author']",
		says: 'terms.2.ends.0: "clarify:author" comes on no way of a case',
	},
	{
		rule: 'a term that ends at a stage which never comes (Yamal 3.7)',
		file: 'yamal',
		sound: '    ends: [approve]\n    lapse',
		faulty: '    ends: [forward]\n    lapse',
		says: 'terms.1.ends.0: "forward" comes on no way of a case: no stage has the act "forward"; acts here are route, write, ',
		at: '    ends: [forward]',
	},
	{
		rule: 'an act awaited at a stage that does not have it',
		file: 'anapa',
		sound: 'starts: [return@approval]\n    limit: 1 WH\n    ends: [forward]\n\n  - id: rework-publication',
		faulty: 'starts: [return@publication]\n    limit: 1 WH\n    ends: [forward]\n\n  - id: rework-publication',
		says: 'terms.10.starts.0: "return@publication" comes on no way of a case',
		at: '[return@publication]',
	},
	{
		rule: 'an answer of a kind that the file does not have',
		file: 'anapa',
		sound: "starts: ['publish:interim']\n    limit: 7 WD",
		faulty: "starts: ['publish:question']\n    limit: 7 WD",
		says: 'terms.13.starts.0: "publish:question" comes on no way of a case',
		at: "['publish:question']",
	},
	{
		rule: 'a pause that another reply ends than the one it waits for (clause 10b)',
		file: 'kislovodsk',
		sound: "  until: 'clarified:author'",
		faulty: "  until: 'clarified:curator'",
		says: 'pause.until: the pause (clause 10b) begins at clarify:author, after which clarified:curator does not end it',
	},
	{
		rule: 'a clock that only what comes before it could end (clause 3.5)',
		file: 'okha',
		sound: '    ends: [publish-site]',
		faulty: '    ends: [route]',
		says: 'the term "site-target" (clause 3.5) starts at publish, after which route never comes',
		at: '    ends: [route]\n\n  # G-27',
	},
	{
		rule: 'a clock that starts with what ends the case (clause 11b)',
		file: 'plastunovskaya',
		sound: '    starts: [decline]',
		faulty: '    starts: [confirm]',
		says: 'the term "re-routing" (clause 11b) starts at confirm, after which route never comes',
		at: '    ends: [route]\n    voids: [consolidate, write]',
	},
	{
		rule: 'a term that starts once nothing ends it any more (clause 2.12)',
		file: 'anapa',
		sound: '    starts: [approve]\n    limit: 30 WM\n    ends: [publish]',
		faulty: "    starts: ['publish:final']\n    limit: 30 WM\n    ends: [publish]",
		says: 'the term "publication" (clause 2.12) starts at publish:final, after which publish never comes',
		at: '    ends: [publish]\n    voids: [recall]\n\n  - id: final\n',
	},
	{
		rule: 'a term that starts on one of its ways once nothing ends it any more (clause 2.12)',
		file: 'anapa',
		sound: '    starts: [approve]\n    limit: 30 WM\n    ends: [publish]',
		faulty: "    starts: [approve, 'publish:final']\n    limit: 30 WM\n    ends: [publish]",
		says: 'the term "publication" (clause 2.12) starts at approve or publish:final, after which publish need not be possible any more',
		at: '    ends: [publish]\n    voids: [recall]\n\n  - id: final\n',
		trials: 80_000,
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
		says: 'the term "approval-cutoff" (clause 2.8) is reckoned from overall, which does not run for a publication',
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

const SLOW = 120_000;

/** What could always end otherwise in the five files is planted where nothing can (G-33 to G-37). */
function pathOf(file: string): string {
	return ['seventh', 'yamal'].includes(file) ? `test/fixtures/${file}.yaml` : `regulations/${file}.yaml`;
}

describe('otklik check: contradictions of order', () => {
	it.each(named)('finds $rule', ({ file, sound, faulty, says, at }) => {
		const text = plant(pathOf(file), sound, faulty);
		expectLine(regulationFaults(text), says, lineOf(text, at ?? faulty));
	});

	it.each(played)(
		'finds $rule by playing it',
		({ file, sound, faulty, says, at, trials = 12_000 }) => {
			const text = plant(pathOf(file), sound, faulty);
			expectLine(faultLines(text, trials), says, lineOf(text, at ?? faulty));
		},
		SLOW,
	);

	it.each(['anapa', 'kislovodsk', 'plastunovskaya', 'perm', 'okha'])('finds none in %s', (id) => {
		expect(regulationFaults(readText(`regulations/${id}.yaml`))).toEqual([]);
	});
});

function expectLine(lines: readonly string[], says: string, line: number): void {
	const found = lines.find((one) => one.includes(says));
	expect(found ?? lines).toEqual(expect.stringContaining(says));
	expect(found).toMatch(new RegExp(`^r\\.yaml:${line}:\\d+ `));
}
