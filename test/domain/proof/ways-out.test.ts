import { describe, expect, it } from '@jest/globals';
import { explore } from '../../../domain/proof/explore.ts';
import { groundOf } from '../../../domain/proof/ground.ts';
import { waysOutOf } from '../../../domain/proof/laws-of-ways-out.ts';
import { readText } from '../../support/checkout.ts';
import { plant, regulationFrom } from '../../support/planted.ts';
import { foundByPlaying } from '../../support/proving.ts';

const SLOW = 120_000;
const own = ['anapa', 'kislovodsk', 'plastunovskaya', 'perm', 'okha'].map((id) => `regulations/${id}.yaml`);

/** The acts of chapter 8 that each file gives, beside those that all of them do. */
const given = {
	anapa: ['withdraw', 'recall', 'add-units', 'return-to-curator'],
	kislovodsk: ['withdraw', 'recall', 'add-units', 'return-to-curator'],
	plastunovskaya: ['withdraw', 'recall', 'add-units', 'not-ours', 'name-author'],
	perm: ['add-units', 'not-ours', 'require-photo'],
	okha: ['add-units'],
	sixth: ['withdraw', 'recall', 'add-units', 'name-author'],
} as const;
const everywhere = ['no-answer', 'unpublishable', 'withdraw-proposal', 'appeal', 'correct', 'reassign', 'decline'];

describe('from every open state a case can be ended as what it is, or go on with others', () => {
	it.each([...own, 'test/fixtures/sixth.yaml'])(
		'G-29 to G-37, P-19: each way out that a case needs is one, and leads to an end, in %s',
		(file) => {
			const regulation = regulationFrom(readText(file));
			const [, acts] = Object.entries(given).find(([id]) => id === regulation.id) ?? [regulation.id, []];
			const wanted = new Set<string>();
			const stuck = new Set<string>();
			const ends = new Set<string>();
			const ground = groundOf(regulation);
			explore(
				ground,
				{
					visit: (place, trials) => {
						const done = trials.flatMap(({ did, command }) => (did === null ? [] : [command.do]));
						for (const { act } of place === null ? [] : waysOutOf(place.state, ground.basis)) {
							wanted.add(act);
							if (!done.includes(act)) stuck.add(act);
						}
						for (const { did } of trials) if (did?.state.status.is === 'ended') ends.add(did.state.status.outcome);
					},
				},
				12_000,
			);
			expect([...stuck]).toEqual([]);
			expect([...wanted].toSorted()).toEqual([...everywhere, ...acts].toSorted());
			expect([...ends]).toEqual(expect.arrayContaining(['no-answer', 'unpublishable', 'formal-appeal']));
			if (regulation.roles.curator !== undefined) expect(ends).toContain('withdrawn');
		},
		SLOW,
	);

	it.each([
		{
			rule: 'a threat that is seen while the text is approved (G-35)',
			file: 'anapa',
			sound: "  no-answer:\n    clause: '2.15'\n    by: [coordinator]\n    except: [confirmation]",
			faulty: "  no-answer:\n    clause: '2.15'\n    by: [coordinator]\n    except: [confirmation, approval]",
			says: 'stages.approval: "no-answer" is not possible in every case of the stage "approval" that it is meant for (G-35)',
		},
		{
			rule: 'a unit that does not mend its text (G-29)',
			file: 'okha',
			sound:
				"      reassign:\n        clause: '3.1'\n        kind: INTERNAL\n        by: [coordinator]\n        when: { own: false }\n        exits:\n          - { when: { partsOut: true }, to: draft }\n          - { when: { partsIn: true }, to: consolidation }\n          - { to: screening }\n",
			faulty: '',
			says: 'stages.rework: "reassign" is not possible in every case of the stage "rework" that it is meant for (G-29)',
		},
		{
			rule: 'a unit that is found necessary once the others have written (G-31)',
			file: 'kislovodsk',
			sound:
				"      return: { clause: '17', exits: [{ to: draft }] }\n      add-units: { clause: '7', kind: INTERNAL, by: [coordinator], exits: [{ to: draft }] }\n\n",
			faulty: "      return: { clause: '17', exits: [{ to: draft }] }\n\n",
			says: 'stages.consolidation: "add-units" is not possible in every case of the stage "consolidation" that it is meant for (G-31)',
		},
		{
			rule: "a matter that turns out to be nobody's here while a unit drafts (G-34)",
			file: 'plastunovskaya',
			sound: '      not-ours: { clause: 12a, kind: INTERNAL, by: [coordinator], exits: [{ to: check }] }\n      # G-29',
			faulty: '      # G-29',
			says: 'stages.draft: "not-ours" is not possible in every case of the stage "draft" that it is meant for (G-34)',
		},
		{
			rule: 'a wrong link that stands online (G-36)',
			file: 'kislovodsk',
			sound: "correct: { clause: '8', kind: INTERNAL, by: [coordinator], ended: true }",
			faulty: "correct: { clause: '8', kind: INTERNAL, by: [coordinator], except: [draft], ended: true }",
			says: 'stages.draft: "correct" is not possible in every case of the stage "draft" that it is meant for (G-36)',
		},
	])(
		'finds the file that has no way out for $rule',
		({ file, sound, faulty, says }) => {
			const found = foundByPlaying(plant(`regulations/${file}.yaml`, sound, faulty), 12_000);
			expect(found.find((line) => line === says) ?? found).toBe(says);
		},
		SLOW,
	);
});
