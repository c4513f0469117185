import { isOwnCheck } from '../case/acts/reasons.ts';
import type { Case } from '../case/model/case.ts';
import { isAllowed, ruleFor } from '../case/turn/allowed.ts';
import { isAside } from '../case/turn/asides.ts';
import { holds } from '../case/turn/conditions.ts';
import { isJoint } from '../case/turn/questions.ts';
import { onForms } from '../case-view/on-forms.ts';
import type { Act, Regulation, StageKind, When } from '../regulation/regulation.ts';
import type { FormPage } from './model.ts';

/** What this form offers: the acts allowed now, or the one acknowledgement that a notice asks for. */
export function offeredActs(page: Pick<FormPage, 'subject' | 'allowed'>): readonly Act[] {
	if (page.subject.is === 'notice') return ['acknowledge'];
	// Whoever answers a question decides nothing else by the same form.
	if (page.subject.is === 'stage' && page.subject.question !== null && page.allowed.includes('clarified'))
		return ['clarified'];
	return onForms(page.allowed).filter((act) => standsHere(act, page.subject));
}

/** Ends and corrections that most cases never see: on the page of the case itself, and where they are likeliest to be meant. */
const rare: Readonly<Partial<Record<Act, readonly StageKind[]>>> = {
	unpublishable: ['publication', 'draft'],
	appeal: ['screening'],
	'not-ours': ['screening'],
	withdraw: [],
	correct: [],
	'set-deadline': [],
	raise: [],
	lower: [],
	reassign: [],
	'add-units': ['consolidation'],
	'require-photo': [],
};

function standsHere(act: Act, subject: FormPage['subject']): boolean {
	return subject.is !== 'stage' || (rare[act]?.includes(subject.stage) ?? true);
}

/** Whether a draft that is sent on goes to somebody who approves it, and not straight to be posted. */
export function goesToApproval(state: Case, regulation: Regulation): boolean {
	const exit = ruleFor(state, regulation, 'forward')?.exits.find(({ when }) => holds(when, state));
	return exit !== undefined && 'to' in exit && exit.to === 'approval';
}

/** The one act that a form is for where it offers no other but the exceptions; else null. */
export function usualAct(offered: readonly Act[]): Act | null {
	const [one, ...others] = offered.filter((act) => !isAside(act));
	return one !== undefined && others.length === 0 ? one : null;
}

/** Whether a text that is sent from this form is the coordinator's own, for nobody's unit (G-30). */
export function writesOwn({
	case: state,
	regulation,
	actor,
}: Pick<FormPage, 'case' | 'regulation' | 'actor'>): boolean {
	if (actor.unit !== null || !isAllowed(state, regulation, 'write', actor.role)) return false;
	// What a unit wrote is mended for that unit where the coordinator reworks.
	const reworks = state.status.is === 'open' && state.status.stage === 'rework';
	return !(reworks && state.draft !== null && state.draft.unit !== null);
}

/** The name of the field that says why no answer is given: one of its own where another act of the form asks for a reason. */
export function silenceField(offered: readonly Act[]): 'reason' | 'noAnswerReason' {
	return offered.some((act) => act === 'return' || act === 'submit' || act === 'consolidate')
		? 'noAnswerReason'
		: 'reason';
}

/** The name of the field that says why an answer can be posted nowhere: `kind`, but where an answer's own kind is asked for. */
export function kindName(offered: readonly Act[]): 'kind' | 'unpublishableKind' {
	return offered.some((act) => act === 'submit' || act === 'consolidate') ? 'unpublishableKind' : 'kind';
}

/** The name of the field for the right link: `permalink`, but where another act of the form asks for one. */
export function correctionName(offered: readonly Act[]): 'permalink' | 'correctedLink' {
	const others: readonly Act[] = ['publish', 'publish-site', 'consent', 'clarified'];
	return offered.some((act) => others.includes(act)) ? 'correctedLink' : 'permalink';
}

/** The name of the field for the author's consent: `permalink`, but where an answer's own link is asked for. */
export function consentName(offered: readonly Act[]): 'permalink' | 'consentLink' {
	return offered.some((act) => act === 'publish' || act === 'publish-site') ? 'consentLink' : 'permalink';
}

/** The name of the field for an appeal's number, where the form registers one as well. */
export function numberName(offered: readonly Act[]): 'number' | 'appealNumber' {
	return offered.includes('register') ? 'appealNumber' : 'number';
}

/** Whether a case may be linked to an earlier one on the same question. */
export function linksRepeats({ repeat }: Regulation): boolean {
	return repeat !== null;
}

/** An answer on a question dealt with before must tell what was done since (Kislovodsk 14). */
export function demandsMeasures(state: Case, regulation: Regulation): boolean {
	return linksRepeats(regulation) && state.repeatOf !== null;
}

/** Whether the author's own time of reply counts, because terms stand still until it (Kislovodsk 10b). */
export function asksReplyTime(regulation: Regulation): boolean {
	return regulation.pause !== null;
}

/** Whether a return here needs words alone, not a reason of the regulation's list. */
export function isReturnInWords({ status }: Case): boolean {
	return status.is === 'open' && isOwnCheck(status.stage);
}

/** The units whose parts wait to be joined: of several one is chosen to go back. */
export function partsToReturn(state: Case): readonly string[] {
	const parts = state.assignments.flatMap(({ unit, part }) => (part === 'submitted' ? [unit] : []));
	return parts.length > 1 && !isJoint(state) ? parts : [];
}

/** Of whom a question is asked here: null where both are possible and the form must say. */
export function asksWhom(regulation: Regulation): 'curator' | 'author' | null {
	const moments = [
		...regulation.terms.flatMap(({ starts, ends, voids }) => [...starts, ...ends, ...voids]),
		...(regulation.pause === null ? [] : [regulation.pause.from]),
	];
	const author = moments.includes('clarify:author');
	const curator = moments.includes('clarify:curator');
	if (author && curator) return null;
	return author || (!curator && isPosted(regulation)) ? 'author' : 'curator';
}

/** Whether a question goes up for approval and out as an answer does: then the author is meant (Plastunovskaya 13). */
function isPosted({ stages }: Regulation): boolean {
	const exits = Object.values(stages).flatMap(({ acts }) => acts.clarify?.exits ?? []);
	return exits.some((exit) => 'to' in exit && (exit.to === 'check' || exit.to === 'approval'));
}

/** Whether a consent can name the date of the final answer: to an interim text, by whoever may set that date. */
export function datesConsent({ allowed, case: { draft } }: Pick<FormPage, 'allowed' | 'case'>): boolean {
	return draft?.answer === 'interim' && allowed.includes('approve') && allowed.includes('set-deadline');
}

/** Whether some rule turns on this condition, so that the form must ask about it. */
export function turnsOn(regulation: Regulation, condition: keyof When): boolean {
	const stages = Object.values(regulation.stages);
	const whens = [
		...regulation.terms.flatMap(({ when }) => when ?? []),
		...stages.flatMap(({ awaits }) => awaits.map(({ when }) => when)),
		...stages.flatMap(({ acts }) =>
			Object.values(acts).flatMap(({ when, exits }) => [...(when ?? []), ...exits.map((exit) => exit.when)]),
		),
	];
	return whens.some((when) => when?.[condition] !== undefined);
}
