import type { Case } from '../case/model/case.ts';
import type { Command } from '../case/model/commands.ts';
import type { Refusal } from '../case/model/refusal.ts';
import { type Act, acts, type Regulation, type StageKind, stageKinds } from '../regulation/regulation.ts';
import { momentWords } from './moments.ts';
import { stageWords } from './stages.ts';

/** A refusal in a line for programs and those who read their logs: "publication before approval: plastunovskaya 16". */
export function sayRefusal(
	{ code, clause }: Pick<Refusal, 'code' | 'clause'>,
	did: Command['do'],
	state: Case | null,
	regulation: Regulation,
): string {
	const act = acts.find((known) => known === did);
	const fault = code.replaceAll('-', ' ');
	const said =
		act === undefined ? fault : (outOfTurn(code, act, state, regulation) ?? `${momentWords[act].en}: ${fault}`);
	return clause === null ? said : `${said}: ${regulation.id} ${clause}`;
}

/** What was tried, and what the case awaits instead; null where the turn is not what is wrong. */
function outOfTurn(code: Refusal['code'], act: Act, state: Case | null, { stages }: Regulation): string | null {
	const what = momentWords[act].en;
	if (code === 'ended') return `${what} after the end of the case`;
	if (code === 'not-yours') return `${what} by somebody else`;
	if (code !== 'not-now' || state?.status.is !== 'open') return null;
	const order: readonly StageKind[] = stageKinds.filter((stage) => stages[stage] !== undefined);
	const place = order.findIndex((stage) => stages[stage]?.acts[act] !== undefined);
	const comes = place > order.indexOf(state.status.stage) ? 'before' : 'during';
	return `${what} ${comes} ${stageWords[state.status.stage].en.toLowerCase()}`;
}
