import { describe, expect, it } from '@jest/globals';
import type { Case } from '../../../domain/case/model/case.ts';
import { explore } from '../../../domain/proof/explore.ts';
import { groundOf } from '../../../domain/proof/ground.ts';
import type { AskedAct, Regulation } from '../../../domain/regulation/regulation.ts';
import { readText } from '../../support/checkout.ts';
import { regulationFrom } from '../../support/planted.ts';

const files = [
	...['anapa', 'kislovodsk', 'plastunovskaya', 'perm', 'okha'].map((id) => `regulations/${id}.yaml`),
	'test/fixtures/sixth.yaml',
].map((file) => regulationFrom(readText(file)));

/** What an open case can end as, or be put right by, wherever it stands (G-33 to G-37). */
function waysOut({ status, proposal, incident, posted, phase }: Case, regulation: Regulation): readonly AskedAct[] {
	if (status.is !== 'open') return [];
	const { stage } = status;
	// The whole answer stands online, or the message is an appeal already: too late to say that there is none.
	const isOver = stage === 'site-publication' || stage === 'registration';
	const proposable = proposal === null && stage !== 'confirmation' && !isOver;
	// Anapa 2.10a: what an interim answer has promised is no appeal any more.
	const appealable = !isOver && !(regulation.id === 'anapa' && phase === 'final');
	const byCurator = regulation.roles.curator !== undefined && incident.kind === 'incident' && !isOver;
	return [
		...(proposal === null ? [] : (['confirm', 'reject', 'withdraw-proposal'] as const)),
		...(proposable ? (['no-answer', 'unpublishable'] as const) : []),
		...(appealable ? (['appeal'] as const) : []),
		...(byCurator ? (['withdraw'] as const) : []),
		...(posted > 0 ? (['correct'] as const) : []),
	];
}

describe('from every open state a case can be ended as what it is', () => {
	it.each(files.map((regulation) => [regulation.id, regulation] as const))(
		'G-33 to G-37: no answer, unpublishable, appeal, withdrawn, and a link put right, in %s',
		(_, regulation) => {
			const stuck = new Set<string>();
			const ends = new Set<string>();
			let places = 0;
			explore(
				groundOf(regulation),
				{
					visit: (place, trials) => {
						if (place === null) return;
						places += 1;
						const done = new Set(trials.flatMap(({ did, command }) => (did === null ? [] : [command.do])));
						for (const act of waysOut(place.state, regulation)) {
							const { status } = place.state;
							if (!done.has(act)) stuck.add(`${act} in ${status.is === 'open' ? status.stage : ''}`);
						}
						for (const { did } of trials) {
							if (did?.state.status.is === 'ended') ends.add(did.state.status.outcome);
						}
					},
				},
				2_500,
			);
			expect([...stuck]).toEqual([]);
			expect(places).toBeGreaterThan(25);
			expect([...ends]).toEqual(expect.arrayContaining(['no-answer', 'unpublishable', 'formal-appeal']));
			if (regulation.roles.curator !== undefined) expect(ends).toContain('withdrawn');
		},
		60_000,
	);
});
