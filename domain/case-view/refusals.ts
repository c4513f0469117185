import type { Case } from '../case/model/case.ts';
import type { Refusal } from '../case/model/refusal.ts';
import { type Ruled, rolesFor, ruleFor } from '../case/turn/allowed.ts';
import type { Instant } from '../instant.ts';
import { type Act, type ActRule, acts, type Regulation, type Role } from '../regulation/regulation.ts';
import { capital, sayRole } from '../wording/cases.ts';
import { sayRuleAuthority } from '../wording/citations.ts';
import { refusalWords } from '../wording/faults.ts';
import { sayAct, sayRefusalInBrief, refusedWords as words } from '../wording/refusals.ts';
import { roleWords } from '../wording/roles.ts';
import { withNoun } from '../wording/unit-noun.ts';
import {
	sayAwaitedUntil,
	sayWhatOneCan,
	standingFor,
	type ToldWith,
	type WhereItStands,
	type Who,
} from './standing.ts';

/** All that is to be said of a refusal, before any words: one for pages, webhooks and the simulator (G-42). */
export interface RefusalFacts {
	readonly code: Refusal['code'];
	/** What was tried, as it was asked for. */
	readonly did: string;
	/** The same as an act; null where it was none (`receive`). */
	readonly act: Act | null;
	readonly who: Who;
	readonly clause: string | null;
	/** INTERNAL where the act is our own order, which only serves the clause (G-41). */
	readonly kind: ActRule['kind'];
	/** Whose act it is now, where it is somebody else's. */
	readonly whose: readonly Role[];
	readonly known: Refusal['known'];
	/** null where there is no case. */
	readonly standing: WhereItStands | null;
}

/** The facts of a refusal: from the case as it stands, what was refused to whom, and the regulation. */
export function refusalFacts(
	state: Case | null,
	{ code, clause, known }: Refusal,
	tried: { readonly did: string; readonly who: Who },
	ruled: Ruled,
): RefusalFacts {
	const { regulation } = ruled;
	const { did, who } = tried;
	const act = acts.find((one) => one === did) ?? null;
	const rule = state === null || act === null ? undefined : ruleFor(state, regulation, act, who.unit);
	return {
		code,
		did,
		act,
		who,
		clause,
		kind: act !== null && clause !== null && isOurOrder(act, clause, regulation) ? 'INTERNAL' : undefined,
		whose: code !== 'not-yours' || state === null || rule === undefined ? [] : rolesFor(state, regulation, rule),
		known,
		standing: state === null ? null : standingFor(state, ruled, who),
	};
}

/** Whether every rule that gives this act by this clause is our own order. */
function isOurOrder(act: Act, clause: string, { stages, anytime }: Regulation): boolean {
	const rules = [...Object.values(stages).map((stage) => stage.acts[act]), anytime[act]];
	const by = rules.filter((rule): rule is ActRule => rule?.clause === clause);
	return by.length > 0 && by.every(({ kind }) => kind === 'INTERNAL');
}

/** A refusal in Russian, a sentence or two each. */
export interface RefusalSaid {
	/** What is not possible, by which clause: «Записать публикацию ответа сейчас нельзя, п. 2.12.» */
	readonly what: string;
	/** Why, or how to mend it, as it stands beside the field. */
	readonly why: string;
	/** Whom the case awaits and until when, or how it ended; null where there is no case. */
	readonly awaits: string | null;
	/** What this person can do now; null where there is no case. */
	readonly can: string | null;
}

/** A refusal for whoever was refused, in the titles of his own town. */
export function sayRefusalToPeople(facts: RefusalFacts, view: ToldWith): RefusalSaid {
	const { act, clause, kind, code, whose, known, standing, who } = facts;
	const { regulation } = view;
	const by = clause === null ? '' : `, ${sayRuleAuthority(regulation, { clause, kind })}`;
	const those = whose.map((role) => sayRole(role, regulation)).join(', ');
	return {
		what: `${capital(act === null ? words.receive : sayAct(act, regulation))} ${words.cannot}${by}.`,
		why: [
			withNoun(refusalWords[code].message, regulation),
			...(those === '' ? [] : [`${words.theirs}: ${those}`]),
			...(known === undefined ? [] : [words.known(known.from, known.to)]),
		].join('. '),
		awaits: standing === null ? null : sayAwaitedUntil(standing, view),
		can: standing === null ? null : sayWhatOneCan(standing, who, view),
	};
}

/**
 * The same in a line of English for programs and those who read their logs: "publication before approval: anapa 2.12;
 * awaits the curator (approval) until 2025-03-12T11:40:00+03:00; the coordinator may: recall".
 *
 * @param iso an instant as ISO 8601 with the offset of the municipality's zone
 */
export function sayRefusalToPrograms(
	facts: RefusalFacts,
	state: Case | null,
	regulation: Regulation,
	iso: (instant: Instant) => string,
): string {
	const { standing, who } = facts;
	const head = sayRefusalInBrief(facts, state, regulation);
	if (standing === null) return head;
	const { ended, awaited, can } = standing;
	const waits = awaited.map(({ role, unit, stage, clock, isLate }) => {
		const whose = unit === null ? '' : ` ${unit}`;
		const until = clock === null || clock.dueAt === null ? '' : ` ${isLate ? 'since' : 'until'} ${iso(clock.dueAt)}`;
		return `${roleWords[role].en}${whose} (${stage}${isLate ? ', overdue' : ''})${until}`;
	});
	return [
		head,
		...(ended === null ? [] : [`ended ${ended.outcome} at ${iso(ended.at)}`]),
		...(waits.length === 0 ? [] : [`awaits ${waits.join(', ')}`]),
		`${roleWords[who.role].en} may: ${can.join(', ') || 'nothing'}`,
	].join('; ');
}
