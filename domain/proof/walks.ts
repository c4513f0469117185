import { bindingOf } from '../case/clocks/due-time.ts';
import type { Case } from '../case/model/case.ts';
import type { IncidentFacts } from '../case/model/commands.ts';
import type { CaseEvent } from '../case/model/events.ts';
import { actNamed } from '../case/turn/allowed.ts';
import { type Instant, SECOND_MS } from '../instant.ts';
import { type AskedAct, askedActs, type Regulation } from '../regulation/regulation.ts';
import { type Asked, askedBy } from './asked.ts';
import { canonical } from './canonical.ts';
import { leftAfter, mayTake } from './detours.ts';
import { type Ground, groundOf } from './ground.ts';
import { offers } from './offers.ts';
import { receipts } from './receipts.ts';
import { type RereadTerm, rereadTerms, termsBeside } from './reread-terms.ts';
import { step, type TimedCommand, unitOf } from './step.ts';
import { type Detour, type Happening, happeningAt, type ReadTerm, type Situation, type Walk } from './walk.ts';

/** Where several walks stand that have gone the same way so far. */
interface Standing {
	readonly state: Case;
	/** The canonical form of the case. */
	readonly form: string;
	readonly happenings: readonly Happening[];
	readonly way: readonly TimedCommand[];
	readonly events: readonly CaseEvent[];
	/** The case as it stood when each of its clocks started, by the clock's id. */
	readonly begun: ReadonlyMap<string, Case>;
	readonly units: Situation['units'];
	readonly plans: readonly Plan[];
}

/** The detours that one walk takes, those that are still to come, and the forms of the case that it has passed. */
interface Plan {
	readonly taken: readonly Detour[];
	readonly left: readonly Detour[];
	readonly passed: readonly string[];
}

interface Field {
	readonly ground: Ground;
	readonly asked: Asked;
	readonly reread: readonly RereadTerm[];
}

/**
 * Every way through the engine that takes exactly the detours of one of these plans, in their order, and ends with an
 * answer; each thing a second after the other, so that nothing falls due. No form of a case is passed twice, so there
 * are finitely many; of acts that lead to one form one is taken. The clocks of other readings run beside those decided.
 */
export function walksOf(regulation: Regulation, plans: readonly (readonly Detour[])[]): readonly Walk[] {
	const reread = rereadTerms(regulation);
	const ground = groundOf({ ...regulation, terms: termsBeside(regulation, reread) });
	// By the regulation alone: what people do is the same, however its terms are read.
	const field: Field = { ground, asked: askedBy(regulation), reread };
	const known = new Set<string>();
	return receipts({ ...ground.basis, now: ground.start }, field.asked).flatMap((command) => {
		if (!('incident' in command)) return [];
		const { incident } = command;
		// Of messages that the file does not tell apart one is enough.
		const alike = `${field.asked.messageClass(incident)} ${incident.importance}`;
		if (known.has(alike)) return [];
		known.add(alike);
		const times = timesOf(incident, ground.start);
		const told = {
			publishedAt: ground.start,
			detectedAt: timeOf(times, 'detected'),
			sentAt: timeOf(times, 'sent'),
		};
		const at = timeOf(times, 'received') ?? ground.start;
		const timed = { at, command: { ...command, incident: { ...incident, ...told } } };
		const here = after(field, null, timed, times);
		const all = plans.map((taken): Plan => ({ taken, left: taken, passed: [] }));
		const walks = here === null ? [] : onward(field, { ...here, plans: all });
		return plans.flatMap((taken) => walks.filter(({ detours: plan }) => plan === taken));
	});
}

/** The times of a message in the order in which they come about; nobody detects or sends what staff found before. */
function timesOf({ detectedAt }: IncidentFacts, start: Instant): readonly Happening[] {
	const names = detectedAt === null ? ['posted', 'received'] : ['posted', 'detected', 'sent', 'received'];
	return names.map((what, index) => ({ what, at: start + index * SECOND_MS, unit: null }));
}

function timeOf(times: readonly Happening[], name: string): Instant | null {
	return times.find(({ what }) => what === name)?.at ?? null;
}

/** Where the walks stand once the command is carried out; null where it is refused. */
function after(
	{ ground, asked }: Field,
	before: Standing | null,
	timed: TimedCommand,
	happenings: readonly Happening[],
): Omit<Standing, 'plans'> | null {
	const did = step(ground, before?.state ?? null, timed);
	if (!did.ok) return null;
	const { state, events } = did.value;
	const begun = new Map(before?.begun ?? []);
	for (const event of events) if (event.type === 'ClockStarted') begun.set(event.clock.id, state);
	const { command } = timed;
	const several = command.do === 'route' && before?.state.routings === 0 && command.units.length > 1;
	return {
		state,
		form: canonical(state, ground.basis.regulation, asked),
		happenings,
		way: [...(before?.way ?? []), timed],
		begun,
		events: [...(before?.events ?? []), ...events],
		units: several ? 'several' : (before?.units ?? 'one'),
	};
}

function onward(field: Field, here: Standing): readonly Walk[] {
	const { state, form } = here;
	if (state.status.is === 'ended') {
		const { outcome } = state.status;
		return here.plans.flatMap(({ taken, left }) =>
			outcome === 'answered' && left.length === 0 ? [walkOf(field, here, taken)] : [],
		);
	}
	const at = (here.happenings.at(-1)?.at ?? 0) + SECOND_MS;
	const { basis } = field.ground;
	const standing = here.plans.map((plan) => ({ ...plan, passed: [...plan.passed, `${form} ${plan.left.length}`] }));
	const tried = new Set<string>();
	const isWanted = (act: AskedAct) => standing.some(({ left }) => mayTake(act, left));
	return offers(state, { ...basis, now: at }, field.asked, isWanted).flatMap((command) => {
		const asked = askedActs.find((known) => known === command.do);
		if (asked === undefined) return [];
		const act = actNamed({ do: asked, unit: unitOf(command) });
		const going = standing.flatMap((plan) => {
			const left = leftAfter(act, command, state, plan.left, basis.regulation);
			return left === null ? [] : [{ ...plan, left }];
		});
		if (going.length === 0) return [];
		const happening = { what: act, at, unit: unitOf(command) };
		const there = after(field, here, { at, command }, [...here.happenings, happening]);
		if (there === null) return [];
		const plans = going.filter(({ taken, left, passed }) => {
			const alike = `${act} ${happening.unit} ${there.form} ${taken.join()} ${left.length}`;
			if (tried.has(alike) || passed.includes(`${there.form} ${left.length}`)) return false;
			tried.add(alike);
			return true;
		});
		return plans.length === 0 ? [] : onward(field, { ...there, plans });
	});
}

function walkOf({ ground, reread }: Field, here: Standing, taken: readonly Detour[]): Walk {
	const { state, happenings, way, events, begun, units } = here;
	const joined = happenings.findIndex(({ what }) => what === 'consolidate');
	const read = events.flatMap((event): readonly ReadTerm[] => {
		if (event.type !== 'ClockMet') return [];
		const clock = state.clocks.find(({ id }) => id === event.id);
		const run = ground.basis.regulation.terms.find(({ id }) => id === clock?.term);
		const started = begun.get(event.id);
		if (clock === undefined || run === undefined || started === undefined) return [];
		const [start, end] = [happeningAt(here, clock.startedAt), happeningAt(here, event.at)];
		// Whoever is late with a part when the parts are joined is late alone: the way goes on without that unit.
		if (clock.unit !== null && start < joined && joined < end) return [];
		const { rule, reading } = reread.find(({ beside }) => beside === run) ?? { rule: run, reading: null };
		const term = { rule, ...bindingOf(rule, started), unit: clock.unit, begun: started, from: start, to: end };
		return [{ reading, term }];
	});
	const { kind, importance } = state.incident;
	const bound = read.flatMap(({ reading, term }) => (reading === null ? [term] : []));
	return { situation: { kind, importance, units }, detours: taken, happenings, way, bound, read };
}
