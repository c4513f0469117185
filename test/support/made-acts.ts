import type { BareEvent } from '../../domain/case/clocks/decision-context.ts';
import { decide } from '../../domain/case/decide.ts';
import type { Case } from '../../domain/case/model/case.ts';
import type { Command } from '../../domain/case/model/commands.ts';
import type { World } from '../../domain/case/model/world.ts';
import { acts, type Regulation, roles, type StageKind, stageKinds } from '../../domain/regulation/regulation.ts';
import { act, inStage, ruled, stage } from './made-stages.ts';
import { time, world } from './play.ts';

// Acts under a regulation of no town in which nothing but their own particulars stands in their way.

/** Everybody may do every act in every stage, by a clause of the act's own name; there is no term. */
export const open: Regulation = ruled(
	Object.fromEntries(stageKinds.map((kind) => [kind, stage(kind, {})])),
	Object.fromEntries(acts.map((name) => [name, act(name, { by: roles })])),
	{
		terms: [],
		pause: null,
		notices: [],
		reasons: {},
		explanations: [],
		repeat: null,
		severalUnits: true,
		interim: { clause: 'interim', promisedBy: false, notAfter: null },
	},
);

/** The town has these units. */
export const units = ['roads', 'parks', 'water'];

/** The moment of every act here. */
export const now = time('12.03 12:00');

/** The world of such an act. */
export const there = (regulation: Partial<Regulation> = {}, change: Partial<World> = {}): World => ({
	...world,
	units,
	now,
	regulation: { ...open, ...regulation },
	...change,
});

/** A case without clocks that stands in this stage. */
export const standing = (name: StageKind, change: Partial<Case> = {}): Case => inStage(name, { clocks: [], ...change });

/**
 * What comes of a command: "code field (clause)" where it is refused, else what happens, without time and actor, and
 * without what the case does while it lies still.
 */
export function outcomeOf(state: Case, command: Command, world = there()): string | readonly BareEvent[] {
	const decided = decide(state, command, world);
	if (!decided.ok) {
		const { code, field, clause } = decided.refusal;
		return [code, field, `(${clause})`].filter((word) => word !== undefined).join(' ');
	}
	return decided.value.flatMap((event): readonly BareEvent[] => {
		const { at, by: _by, ...bare } = event;
		if (bare.type === 'RestBegan') return [];
		return [at === now ? bare : { ...bare, at }];
	});
}
