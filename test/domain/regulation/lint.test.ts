import { describe, expect, it } from '@jest/globals';
import { readText } from '../../support/checkout.ts';
import { expectFound, file, type Planted, plant, regulationFaults } from '../../support/planted.ts';

const planted: readonly Planted[] = [
	{
		rule: 'a dangling stage',
		sound: "forward: { clause: '2.8', exits: [{ to: approval }] }",
		faulty: "forward: { clause: '2.8', exits: [{ to: consent }] }",
		says: 'stages.check.acts.forward.exits.0.to: "forward" leads to the stage "consent", which is not in stages (clause 2.8)',
	},
	{
		rule: 'an act done as at a stage that does not exist',
		sound: "route: { clause: '2.5', exits: [{ to: draft }] }",
		faulty: "route: { clause: '2.5', as: consent, exits: [{ to: draft }] }",
		says: 'stages.screening.acts.route.as: "route" is done as at the stage "consent", which is not in stages (clause 2.5)',
		at: 'consent',
	},
	{
		rule: 'an act that is also for whom a stage awaits that does not exist',
		sound: "route: { clause: '2.5', exits: [{ to: draft }] }",
		faulty: "route: { clause: '2.5', also: consent, exits: [{ to: draft }] }",
		says: 'stages.screening.acts.route.also: "route" is done as at the stage "consent", which is not in stages (clause 2.5)',
		at: 'consent',
	},
	{
		rule: 'an act of which two words say who does it',
		sound: "route: { clause: '2.5', exits: [{ to: draft }] }",
		faulty: "route: { clause: '2.5', by: [coordinator], as: screening, exits: [{ to: draft }] }",
		says: 'stages.screening.acts.route.as: "route" says twice who does it, by "by" and by "as" (clause 2.5)',
		at: 'screening, exits',
	},
	{
		rule: 'a path that starts nowhere',
		sound: 'start: screening',
		faulty: 'start: consent',
		says: 'start: the path starts at the stage "consent", which is not in stages',
	},
	{
		rule: 'a term reckoned back from one that does not exist',
		sound: 'before: [overall], term: 3 WH }\n    high: half\n    ends: [forward]\n\n  - id: draft',
		faulty: 'before: [everything], term: 3 WH }\n    high: half\n    ends: [forward]\n\n  - id: draft',
		says: 'terms.6.limit.before.0: the term "approval-cutoff" (clause 2.8) is reckoned from "everything", which is no term of this file',
		at: '[everything]',
	},
	{
		rule: 'a date of the curator bounded by a term that does not exist',
		sound: "starts: ['publish:interim', set-deadline]\n    limit: { given: true, notAfter: final }",
		faulty: "starts: ['publish:interim', set-deadline]\n    limit: { given: true, notAfter: finally }",
		says: 'terms.14.limit.notAfter: the term "final-by-curator" (clause 2.10b) is reckoned from "finally"',
		at: '    limit: { given: true, notAfter: finally }',
	},
	{
		rule: 'a term due with one that does not exist',
		sound: 'limit: 7 WD',
		faulty: 'limit: { sameAs: [overalls] }',
		says: 'terms.13.limit.sameAs.0: the term "final" (clause 2.10a) is reckoned from "overalls"',
	},
	{
		rule: 'a kind of term for messages that the file does not have',
		sound: '    limit: 7 WD',
		faulty: '    kinds: { page-message: INTERNAL }\n    limit: 7 WD',
		says: 'terms.13.kinds.page-message: the term "final" (clause 2.10a) names a kind of message that is not in kinds',
		at: 'kinds: { page-message',
	},
	{
		rule: 'terms reckoned from each other in a circle',
		sound: '    starts: [detected]\n    limit: 8 WH',
		faulty: '    starts: [detected]\n    limit: { before: [approval-cutoff], term: 8 WH }',
		says: 'terms.0.limit: the term "overall" (clause 2.2) is reckoned from itself',
		at: 'limit: { before: [approval-cutoff]',
	},
	{
		rule: 'a term counted backward in days',
		sound: 'before: [final, final-by-curator], term: 3 WH }\n    high',
		faulty: 'before: [final, final-by-curator], term: 3 WD }\n    high',
		says: 'terms.15.limit: the term "approval-cutoff-final" (clause 2.8) counts backward in WD',
	},
	{
		rule: 'two terms of one name',
		sound: '  - id: routing-target',
		faulty: '  - id: routing',
		says: 'terms.5.id: another term is called "routing" already',
		at: "  - id: routing\n    clause: '2.5'\n    kind: INTERNAL",
	},
	{
		rule: 'a clause that is used but not listed',
		sound: "interim:\n  clause: '2.9'",
		faulty: "interim:\n  clause: '2.99'",
		says: 'interim.clause: the clause 2.99 is used, but clauses does not list it',
		at: "clause: '2.99'",
	},
	{
		rule: 'a clause listed twice',
		sound: "  - { clause: '3.1', ",
		faulty: "  - { clause: '2.15', ",
		says: 'clauses.19: the clause "2.15" stands here twice',
		at: "  - { clause: '2.15', gist: Executor",
	},
	{
		rule: 'a clause that nothing carries',
		sound: ", where: 'the version that a case pins, which mails, pages and explanations name'",
		faulty: '',
		says: 'clauses.0: no rule carries the clause 1.1: say where it is kept, or by a reason why no software can',
		at: "  - { clause: '1.1', gist",
	},
	{
		rule: 'advice that names a reason which no list has',
		sound: "{ on: length, clause: '2.14' }",
		faulty: "{ on: length, clause: '2.14', reason: '14.4' }",
		says: 'advice.1.reason: advice on "length" (clause 2.14) names the reason 14.4, which the list for a return lacks',
	},
	{
		rule: 'advice on one thing twice',
		sound: '{ on: length,',
		faulty: '{ on: questions,',
		says: 'advice.1.on: advice on "questions" stands here twice',
		at: "{ on: questions, clause: '2.14' }\n\n",
	},
	{
		rule: 'a reading that does not exist',
		sound: 'reading: A-7',
		faulty: 'reading: A-700',
		says: 'terms.6.reading: there is no reading "A-700" in readings, which has A-1, A-2, ',
	},
	{
		rule: 'a reading that patches a term that does not exist',
		sound: "terms: { final: { starts: ['approve:interim'] } }",
		faulty: "terms: { finals: { starts: ['approve:interim'] } }",
		says: 'readings.7.alternatives.0.terms.finals: "finals" is no term of this file',
	},
	{
		rule: 'a role without an entry',
		sound: "  head: { title: Глава муниципального образования, clause: '3.2' }\n",
		faulty: '',
		says: 'terms.7.breach.tell: the role "head" has no entry in roles, which has coordinator, executor, ',
		at: '    breach: {',
	},
	{
		rule: 'an act that nobody may do (Elizovo, row 1)',
		in: 'test/fixtures/elizovo.yaml',
		sound: '  raise: { clause: Т1, by: [curator] }',
		faulty: '  raise: { clause: Т1, by: [head] }',
		says: 'anytime.raise.by.0: the role "head" has no entry in roles, which has coordinator, curator',
	},
	{
		rule: 'a duty before a due time that tells of nothing known (Yamal 3.7)',
		in: 'test/fixtures/yamal.yaml',
		sound: '    lapse: not-agreed',
		faulty: '    lapse: not-agred',
		says: 'terms.1.lapse: the term "not-agreed" (clause 3.7) ends in "not-agred", which is no notice on lapse; those are not-agreed',
	},
	{
		rule: 'a clause that nothing carries and nobody explains (Bashkortostan, 7)',
		in: 'test/fixtures/bashkortostan.yaml',
		sound: ", reason: 'Срок обращения идёт в системе документооборота после регистрации' }",
		faulty: ' }',
		says: 'clauses.7: no rule carries the clause Б7: say where it is kept, or by a reason why no software can',
		at: '  - { clause: Б7',
	},
	{
		rule: 'a level that changes while somebody of another reads (Bashkortostan, 5)',
		in: 'test/fixtures/bashkortostan.yaml',
		sound: '  raise: { clause: Б5, by: [coordinator, curator], except: [approval] }',
		faulty: '  raise: { clause: Б5, by: [coordinator, curator] }',
		says: 'anytime.raise: "raise" may be done at the stage "approval", which awaits by importance whoever it was opened for: add except: [approval]',
	},
	{
		rule: 'an act that needs a reason without a list of reasons',
		sound: "  decline: { clause: '2.5' }\n",
		faulty: '',
		says: 'stages.draft.acts.decline: "decline" needs a reason, but reasons has no list for it (clause 2.5)',
		at: '      decline: {',
	},
	{
		rule: 'a half where nothing is halved',
		sound: "importance: { clause: '2.13' }\n",
		faulty: '',
		says: 'terms.0.high: the term "overall" (clause 2.2) changes at high importance, which this regulation does not know',
		at: '    high: { limit: 4 WH',
	},
	{
		rule: 'a start left untold by sources that never tell it',
		sound: "    ends: ['clarify:curator']\n",
		faulty: "    untold: INTERP\n    ends: ['clarify:curator']\n",
		says: 'terms.2.untold: the term "clarification" (clause 2.4) starts at nothing that a source could leave untold',
		at: "    untold: INTERP\n    ends: ['clarify:curator']",
	},
	{
		rule: 'a condition on a kind of message that the file does not have',
		sound: 'when: { kind: [publication] }\n    starts: [detected]',
		faulty: 'when: { kind: [page-message] }\n    starts: [detected]',
		says: 'terms.4.when.0.kind.0: a condition asks for the kind "page-message", which this regulation does not have',
		at: 'when: { kind: [page-message] }',
	},
];

describe('otklik check: faults of structure planted in a regulation', () => {
	it.each(planted)('finds $rule, with its line and field', expectFound);

	it.each(['9 WD', '9 CD', '9 CHX'])(
		'10: finds a pause of a term that is counted in days, or on working days: %s',
		(term) => {
			const text = plant('regulations/kislovodsk.yaml', '    limit: 9 WH\n', `    limit: ${term}\n`);
			const unit = term.slice(2);
			expect(regulationFaults(text).join('\n')).toContain(
				`pause.terms.0: the pause (clause 10b) suspends "overall", which is counted in ${unit}: only WM WH SH CM CH can stand still`,
			);
		},
	);

	it.each(['7 CD', '7 CHX'])(
		'10: finds another reading that lets a term stand still which is counted in %s',
		(term) => {
			const text = plant('regulations/kislovodsk.yaml', '    limit: 7 WD\n', `    limit: ${term}\n`);
			expect(regulationFaults(text).join('\n')).toContain(
				`"final" is counted in ${term.slice(2)}, which cannot stand still`,
			);
		},
	);

	it('finds nothing in the file as it is shipped', () => {
		expect(regulationFaults(readText(file))).toEqual([]);
	});
});
