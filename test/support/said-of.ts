import { join } from 'node:path';
import { municipalityIn } from '../../cli/files/data-files.ts';
import { type MailOrder, mailTemplates } from '../../domain/case/follow-ups/follow-up.ts';
import { followUps } from '../../domain/case/follow-ups/follow-ups.ts';
import type { Case, Clock } from '../../domain/case/model/case.ts';
import { type RefusalCode, refusalCodes } from '../../domain/case/model/refusal.ts';
import type { World } from '../../domain/case/model/world.ts';
import { allowedActs, ruledIn } from '../../domain/case/turn/allowed.ts';
import { awaiting } from '../../domain/case/turn/awaiting.ts';
import { explainClock } from '../../domain/case/why/explanation.ts';
import type { CaseView } from '../../domain/case-view/model.ts';
import { refusalFacts, sayRefusalToPeople } from '../../domain/case-view/refusals.ts';
import type { Who } from '../../domain/case-view/standing.ts';
import type { FormSubject } from '../../domain/forms/model.ts';
import { renderPage } from '../../domain/forms/render-page.ts';
import type { RenderedMail } from '../../domain/letters/model.ts';
import { renderMail } from '../../domain/letters/render-mail.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import { acts, type TermKind, type TermRule } from '../../domain/regulation/regulation.ts';
import { sayDueReasons } from '../../domain/wording/due-reasons.ts';
import { formatterFor } from '../../domain/wording/times.ts';
import { offsetMinutes } from '../../domain/worktime/local-time.ts';
import { data } from './calendars.ts';
import { readText, root } from './checkout.ts';
import { readable } from './markup.ts';
import { regulationFrom } from './planted.ts';
import { mailsIn } from './take.ts';
import { formOf, mailOf, viewOf } from './views.ts';
import { type Luck, walk } from './walk.ts';
import { groundOf, type Place, yamlAt } from './worked/load.ts';

/** What people read of a case, as text; `is` tells mails from pages, since a code may stand on a page and in no mail. */
export interface Said {
	readonly is: 'mail' | 'page' | 'why';
	readonly text: string;
	/** As it would go out, and what ordered it; null for what is no mail. */
	readonly mail: { readonly order: MailOrder; readonly rendered: RenderedMail } | null;
}

/** A town as its files say it, and what its mails and pages know of it. */
export interface SpokenTown {
	readonly world: Omit<World, 'now'>;
	readonly municipality: Municipality;
}

export async function spokenTown(place: Place): Promise<SpokenTown> {
	const read = municipalityIn(await yamlAt(join(root, place.municipality)), data, null);
	if (!read.ok) throw new Error(read.refusal.join('; '));
	const regulation = regulationFrom(readText(place.regulation));
	const remindBefore = { amount: 30, unit: 'WM' } as const;
	return { world: { ...(await groundOf(place)), regulation, remindBefore }, municipality: read.value.municipality };
}

function seen(state: Case, { world, municipality }: SpokenTown): CaseView {
	const { regulation, calendar } = world;
	const view = viewOf(state, { returned: { reason: 'other', comment: 'Назовите дату' } }, false, regulation);
	return {
		...view,
		caseId: 'AN-4760-0926',
		municipality: { ...view.municipality, units: municipality.units, telephone: municipality.telephone },
		time: formatterFor((instant) => offsetMinutes(calendar, instant), calendar.zone),
		why: (clock) => (clock.calendar === calendar.id ? explainClock(state, clock, regulation, calendar) : null),
	};
}

/** Every mail and page along walks of these fortunes. */
export function* saidOnWalks(town: SpokenTown, lucks: readonly (readonly Luck[])[]): Generator<Said> {
	for (const fortune of lucks) {
		let last: Case | null = null;
		for (const { before, events, after } of walk(fortune, town.world)) {
			if (after === null) continue;
			last = after;
			const orders = mailsIn(followUps(before, events, after, town.world.regulation));
			for (const order of orders) yield mail(seen(after, town), order);
			if (events.some(({ type }) => type === 'StageOpened')) yield* pagesOf(after, town);
		}
		if (last !== null) yield* pagesOf(last, town);
	}
}

function mail(view: CaseView, order: Parameters<typeof mailOf>[1]): Said {
	const input = mailOf(view, order);
	const rendered = renderMail(input);
	const { subject, text, html } = rendered;
	return { is: 'mail', text: `${subject}\n${text}\n${readable(html)}`, mail: { order: input.order, rendered } };
}

/** The forms of everybody who is awaited, and of the coordinator for the whole case. */
function* pagesOf(state: Case, town: SpokenTown): Generator<Said> {
	const view = seen(state, town);
	const forms: readonly { readonly who: Who; readonly subject: FormSubject }[] = [
		...awaiting(state, view.regulation).map(({ role, unit, stage }) => ({
			who: { role, unit },
			subject: { is: 'stage', stage, question: null } as const,
		})),
		{ who: { role: 'coordinator', unit: null }, subject: { is: 'case' } },
	];
	for (const { who, subject } of forms) yield page(view, who, subject);
}

function page(view: CaseView, who: Who, subject: FormSubject): Said {
	const allowed = allowedActs(view.case, ruledIn(view), who.role, who.unit);
	const text = readable(renderPage(formOf(view, { ...who, person: null }, { subject, allowed })));
	return { is: 'page', text, mail: null };
}

/**
 * Every term of the file in every mail that speaks of a term, on a page that lists it, and in its explanation; every
 * notice; every act and every code of a refusal. The clocks are one that ran, given each term in turn.
 */
export function* saidOfEveryRule(state: Case, town: SpokenTown): Generator<Said> {
	const { regulation, calendar } = town.world;
	const [like] = state.clocks;
	if (like === undefined) throw new Error('a case that was received has clocks');
	const clocks = regulation.terms.flatMap((rule) =>
		kindsOf(rule).map(
			(kind, at): Clock => ({
				...like,
				id: `${rule.id}-${at}`,
				term: rule.id,
				clause: rule.clause,
				kind,
				stage: rule.stage,
				holder: rule.holder,
				unit: null,
			}),
		),
	);
	const whole: Case = { ...state, clocks };
	const late: Case = { ...state, clocks: clocks.map((clock) => ({ ...clock, state: 'breached' as const })) };
	yield page(seen(whole, town), { role: 'coordinator', unit: null }, { is: 'case' });
	for (const clock of clocks) {
		const order = { to: 'coordinator', clock: clock.id } as const;
		for (const template of ['reminder', 'clock-moved'] as const) yield mail(seen(whole, town), { ...order, template });
		for (const template of ['breach', 'memo', 'breach-undone'] as const)
			yield mail(seen(late, town), { ...order, template });
		const explained = explainClock(whole, clock, regulation, calendar);
		yield { is: 'why', text: sayDueReasons(explained, regulation, seen(whole, town).time).join('\n'), mail: null };
	}
	for (const { id, to } of regulation.notices) {
		yield mail(seen(state, town), { template: 'notice', to, notice: `${id}-1` });
		yield page(seen(state, town), { role: to, unit: null }, { is: 'notice', notice: `${id}-1`, clock: null });
	}
	for (const template of mailTemplates) yield mail(seen(state, town), { template, to: 'coordinator' } satisfies Order);
	yield* refusalsOf(state, town);
}

type Order = Partial<MailOrder> & Pick<MailOrder, 'template' | 'to'>;

/** The kinds that a term can be of: its own, that of high importance, where a time was not told, and since a moment. */
export function kindsOf({ kind, kinds, untold, kindSince, high, settable }: TermRule): readonly TermKind[] {
	const ofHigh = typeof high === 'object' ? high.kind : undefined;
	const all = [kind, ...Object.values(kinds ?? {}), untold, ...Object.values(kindSince ?? {}), ofHigh, settable?.kind];
	return [...new Set(all.filter((one): one is TermKind => one !== undefined))];
}

function* refusalsOf(state: Case, town: SpokenTown): Generator<Said> {
	const { regulation } = town.world;
	const view = seen(state, town);
	const clauses = [...new Set(regulation.clauses.map(({ clause }) => clause))];
	const said = (code: RefusalCode, did: string, clause: string | null): Said => {
		const refusal = { code, clause, allowed: [] };
		const facts = refusalFacts(state, refusal, { did, who: { role: 'executor', unit: 'roads' } }, ruledIn(view));
		return { is: 'page', text: Object.values(sayRefusalToPeople(facts, view)).join(' '), mail: null };
	};
	for (const code of refusalCodes) yield said(code, 'publish', clauses[0] ?? null);
	for (const clause of clauses) for (const act of acts) yield said('not-now', act, clause);
}
