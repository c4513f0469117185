import type { Actor } from '../../domain/case/model/commands.ts';
import { allowedActs } from '../../domain/case/turn/allowed.ts';
import { parseForm } from '../../domain/forms/form.ts';
import type { PostedFields, PostedForm } from '../../domain/forms/model.ts';
import type { Regulation } from '../../domain/regulation/regulation.ts';
import { path } from './forms.ts';
import { anapaRegulation, tell, units } from './story.ts';

/** What a form posted after so many steps of the ordinary path gives: the command, or the names of the fields at fault. */
export function post(count: number, by: Actor, fields: PostedFields, regulation: Regulation = anapaRegulation) {
	const state = tell(path.slice(0, count)).case;
	const posted: PostedForm = {
		fields,
		actor: by,
		caseId: 'АН-1234',
		case: state,
		regulation,
		offsetAt: () => 180,
		subject: { is: 'stage', stage: state.status.is === 'open' ? state.status.stage : 'draft', question: null },
		allowed: allowedActs(state, { regulation, units: units.map(({ id }) => id) }, by.role),
	};
	const parsed = parseForm(posted);
	return parsed.ok ? parsed.value : parsed.refusal.map(({ field }) => field);
}
