import type { Case, Clock } from '../case/model/case.ts';
import type { Actor } from '../case/model/commands.ts';
import { allowedActs, type Ruled } from '../case/turn/allowed.ts';
import { type Awaited, awaiting } from '../case/turn/awaiting.ts';
import type { Instant } from '../instant.ts';
import type { AskedAct, Outcome, Regulation } from '../regulation/regulation.ts';
import { sayRole, sayUnit } from '../wording/cases.ts';
import { sayAuthority } from '../wording/citations.ts';
import { mailWords } from '../wording/mails.ts';
import { outcomeWords } from '../wording/outcomes.ts';
import { sayAct, standingWords as words } from '../wording/refusals.ts';
import { isAskedOf, leadingClock, overdueClock } from './clocks.ts';
import type { CaseView, MunicipalityFacts } from './model.ts';
import { onForms } from './on-forms.ts';

/** Whose eyes a case is seen with. */
export type Who = Pick<Actor, 'role' | 'unit'>;

/** Where a case stands for one person: whom it awaits and until when, and what he can do (G-42). */
export interface WhereItStands {
	/** How and when it ended; null while it is open. */
	readonly ended: { readonly outcome: Outcome; readonly at: Instant } | null;
	readonly awaited: readonly AwaitedUntil[];
	/** Whether the person is one of those awaited. */
	readonly isAwaited: boolean;
	/** What the person may do now, awaited or not. */
	readonly can: readonly AskedAct[];
}

export interface AwaitedUntil extends Awaited {
	/** The term that whoever is awaited has to keep; null where none is told. */
	readonly clock: Clock | null;
	/** Whether that term is over without the act. */
	readonly isLate: boolean;
}

/** What the words of it need to know besides. */
export interface ToldWith extends Pick<CaseView, 'regulation' | 'time'> {
	readonly municipality: Pick<MunicipalityFacts, 'units' | 'telephone'>;
}

/** The facts of where a case stands. People outside the administration are not told its own targets. */
export function standingFor(state: Case, ruled: Ruled, who: Who): WhereItStands {
	const { status } = state;
	const awaited = awaitedFor(state, ruled.regulation, who);
	return {
		ended: status.is === 'ended' ? { outcome: status.outcome, at: status.at } : null,
		awaited,
		isAwaited: awaited.some(({ role, unit }) => role === who.role && unit === who.unit),
		can: allowedActs(state, ruled, who.role, who.unit),
	};
}

/** Whom a case awaits and until when, as far as this person is told. */
export function awaitedFor(state: Case, regulation: Regulation, who: Who): readonly AwaitedUntil[] {
	const isOutside = regulation.roles[who.role]?.outside ?? false;
	return awaiting(state, regulation).map((one) => {
		const { clock, isLate } = termOf(one, { case: state, regulation });
		return { ...one, isLate, clock: isOutside && clock?.kind === 'INTERNAL' ? null : clock };
	});
}

/** The term of whoever is awaited: one that is his, or that his act ends; what is over before what runs. */
function termOf(awaited: Awaited, view: Pick<CaseView, 'case' | 'regulation'>): Pick<AwaitedUntil, 'clock' | 'isLate'> {
	const late = overdueClock(view, awaited);
	if (late !== null) return { clock: late, isLate: true };
	const clock = leadingClock(view, awaited);
	const isHis = clock !== null && (clock.holder === awaited.role || isAskedOf(awaited, clock, view.regulation));
	return { clock: isHis ? clock : null, isLate: false };
}

/** «Дело ждёт: Куратор, до 12 марта 2025 г., 11:40 (МСК), п. 2.8.»; how it ended; null where nobody is awaited. */
export function sayAwaitedUntil({ ended, awaited }: WhereItStands, view: ToldWith): string | null {
	if (ended !== null) return `${words.ended}: ${outcomeWords[ended.outcome].ru}, ${view.time.at(ended.at)}.`;
	if (awaited.length === 0) return null;
	return `${words.awaits}: ${awaited.map((one) => sayOne(one, view)).join('; ')}.`;
}

function sayOne({ role, unit, clock, isLate }: AwaitedUntil, { regulation, municipality, time }: ToldWith): string {
	const title = sayRole(role, regulation);
	const whom = unit === null ? title : `${title} (${sayUnit(unit, municipality.units)})`;
	if (clock?.awaitsCalendar === true) return `${whom}, ${mailWords.awaitsCalendar}`;
	if (clock === null || clock.dueAt === null) return whom;
	const until = `${isLate ? words.late : mailWords.until}\u00a0${time.due(clock.dueAt)}`;
	return `${whom}, ${until}, ${sayAuthority(regulation, clock.clause, clock.kind)}`;
}

/** What the person can do now, or that nothing is asked of him and whom to call. */
export function sayWhatOneCan({ isAwaited, can }: WhereItStands, who: Who, view: ToldWith): string {
	const acts = onForms(can).map((act) => sayAct(act, view.regulation));
	if (acts.length > 0) return `${isAwaited ? words.can : words.canBeside}: ${acts.join('; ')}.`;
	return who.role === 'coordinator' ? words.nothing : `${words.nothing} ${sayWhomToCall(view)}`;
}

/** «Если есть вопросы, позвоните: Ответственное лицо, тел. …»: the town's own title and number. */
export function sayWhomToCall(town: {
	readonly regulation: Regulation;
	readonly municipality: Pick<MunicipalityFacts, 'telephone'>;
}): string {
	return words.call(sayRole('coordinator', town.regulation), town.municipality.telephone);
}
