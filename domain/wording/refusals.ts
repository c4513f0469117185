import type { Case } from '../case/case.ts';
import type { Refusal } from '../case/refusal.ts';
import { type Act, type Regulation, type StageKind, stageKinds } from '../regulation/regulation.ts';
import { momentWords, stageWords } from '../regulation-pages/words.ts';

/** A refusal in a line for programs and those who read their logs: "publication before approval: plastunovskaya 16". */
export function sayRefusal(
	{ code, clause }: Pick<Refusal, 'code' | 'clause'>,
	act: Act | null,
	state: Case | null,
	regulation: Regulation,
): string {
	const what = act === null ? null : momentWords[act].en;
	const fault = what === null ? null : outOfTurn(code, what, act, state, regulation);
	const named = what === null ? '' : `${what}: `;
	return `${fault ?? `${named}${code.replaceAll('-', ' ')}`}${clause === null ? '' : `: ${regulation.id} ${clause}`}`;
}

/** What was tried, and what the case awaits instead; null where the turn is not what is wrong. */
function outOfTurn(
	code: Refusal['code'],
	what: string,
	act: Act | null,
	state: Case | null,
	{ stages }: Regulation,
): string | null {
	if (code === 'ended') return `${what} after the end of the case`;
	if (code === 'not-yours') return `${what} by somebody else`;
	if (code !== 'not-now' || act === null || state?.status.is !== 'open') return null;
	const order: readonly StageKind[] = stageKinds.filter((stage) => stages[stage] !== undefined);
	const place = order.findIndex((stage) => stages[stage]?.acts[act] !== undefined);
	const comes = place > order.indexOf(state.status.stage) ? 'before' : 'during';
	return `${what} ${comes} ${stageWords[state.status.stage].toLowerCase()}`;
}
