import { describe, expect, it } from '@jest/globals';
import type { Case } from '../../../domain/case/model/case.ts';
import { takeAwayRefusal } from '../../../domain/case/turn/questions.ts';
import { explore } from '../../../domain/proof/explore.ts';
import { groundOf } from '../../../domain/proof/ground.ts';
import type { AskedAct, Regulation } from '../../../domain/regulation/regulation.ts';
import { readText } from '../../support/checkout.ts';
import { regulationFrom } from '../../support/planted.ts';

const files = [
	...['anapa', 'kislovodsk', 'plastunovskaya', 'perm', 'okha'].map((id) => `regulations/${id}.yaml`),
	'test/fixtures/sixth.yaml',
].map((file) => regulationFrom(readText(file)));

/** what an interim answer has promised is owed, whatever the message was, and is no appeal any more. */
function isPromised({ phase }: Case): boolean {
	return phase === 'final';
}

/** What an open case can end as, or be put right by, wherever it stands (G-33 to G-37). */
function waysOut(state: Case, regulation: Regulation): readonly AskedAct[] {
	const { status, proposal, incident, posted } = state;
	if (status.is !== 'open') return [];
	const { stage } = status;
	// The whole answer stands online, or the message is an appeal already: too late to say that there is none.
	const isOver = stage === 'site-publication' || stage === 'registration';
	const proposable = proposal === null && stage !== 'confirmation' && !isOver;
	const appealable = !isOver && !isPromised(state);
	const byCurator = regulation.roles.curator !== undefined && incident.kind === 'incident' && !isOver;
	return [
		...(proposal === null ? [] : (['confirm', 'reject', 'withdraw-proposal'] as const)),
		...(proposable ? (['no-answer', 'unpublishable'] as const) : []),
		...(appealable ? (['appeal'] as const) : []),
		...(byCurator ? (['withdraw'] as const) : []),
		...(posted > 0 ? (['correct'] as const) : []),
		...changesOfUnits(state, regulation),
	];
}

/** How the coordinator goes on without a unit that is silent, or with another one (G-29, G-31, P-19). */
function changesOfUnits(state: Case, { stages, severalUnits }: Regulation): readonly AskedAct[] {
	const { status, assignments, proposal, draft, jointAuthor } = state;
	if (status.is !== 'open' || proposal !== null) return [];
	const { stage } = status;
	const silent = assignments.some(({ unit }) => takeAwayRefusal(state, unit) === null);
	// What the coordinator mends himself is no unit's to be taken.
	const own = draft !== null && draft.unit === null && draft.answer !== 'question';
	const drafts = stage === 'draft' || (stage === 'rework' && !own);
	const checks = stage === 'check' && draft?.answer !== 'question';
	const parts = assignments.flatMap(({ unit, part }) => (part === 'submitted' ? [unit] : []));
	const joins = stages.consolidation?.acts['name-author'] !== undefined && stage === 'consolidation';
	return [
		...(drafts && silent ? (['reassign'] as const) : []),
		...(severalUnits && (stage === 'draft' || stage === 'consolidation' || checks) ? (['add-units'] as const) : []),
		...(joins && parts.some((unit) => unit !== jointAuthor) ? (['name-author'] as const) : []),
	];
}

describe('from every open state a case can be ended as what it is, or go on with others', () => {
	it.each(files.map((regulation) => [regulation.id, regulation] as const))(
		'G-29, G-31, G-33 to G-37, P-19: no answer, unpublishable, appeal, withdrawn, a link put right, a silent unit passed over, a further one asked, in %s',
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
						if (isPromised(place.state) && done.has('appeal')) stuck.add('an appeal after a promise');
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
