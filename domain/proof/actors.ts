import type { Case } from '../case/model/case.ts';
import type { Actor } from '../case/model/commands.ts';
import type { World } from '../case/model/world.ts';
import { rolesFor, ruleFor } from '../case/turn/allowed.ts';
import type { Act, Role } from '../regulation/regulation.ts';
import type { Asked } from './asked.ts';
import { assignmentOf } from './canonical.ts';

/** Whoever may do an act: one of each role, of the executors one of each unit that was asked. */
export function actorsFor(state: Case, world: World, asked: Asked, act: Act): readonly Actor[] {
	const { regulation } = world;
	const rule = ruleFor(state, regulation, act);
	if (rule === undefined) return [];
	return rolesFor(state, regulation, rule).flatMap((role) =>
		role === 'executor' ? unitsFor(state, world, asked).map((unit) => actor(role, unit)) : [actor(role, null)],
	);
}

/** Whoever does an act of this unit. */
export function actorFor(state: Case, { regulation }: World, act: Act, unit: string): Actor {
	const rule = ruleFor(state, regulation, act, unit);
	const [role = 'executor'] = rule === undefined ? [] : rolesFor(state, regulation, rule);
	return actor(role, unit);
}

function actor(role: Role, unit: string | null): Actor {
	return { role, person: null, unit };
}

/** The units that were asked and have not declined; of those that nothing tells apart the first. */
export function unitsFor(state: Case, { regulation }: World, asked: Asked): readonly string[] {
	const seen = new Set<string>();
	return state.assignments.flatMap((one) => {
		const owes = one.part === 'declined' ? null : assignmentOf(state, one, asked, regulation);
		if (owes === null || seen.has(owes)) return [];
		seen.add(owes);
		return [one.unit];
	});
}
