import type { CaseEvent } from '../../domain/case/model/events.ts';
import { clocksFor } from '../../domain/case-view/clocks.ts';
import { publishedIn } from '../../domain/case-view/published.ts';
import type { WorkFrame } from '../../domain/forms/model.ts';
import { namesOf } from '../../domain/municipality/standing-in.ts';
import type { Role } from '../../domain/regulation/regulation.ts';
import { unreachable } from '../../domain/result.ts';
import { sayPassedOn } from '../../domain/wording/absences.ts';
import { sayDone } from '../../domain/wording/acts-done.ts';
import { sayRole, sayUnit } from '../../domain/wording/cases.ts';
import { sayAuthority } from '../../domain/wording/citations.ts';
import { mailTitles, sayVersion, seesAll, workWords } from '../../domain/wording/work.ts';
import type { StoredCase } from '../ports/case-store.ts';
import type { ToldMail } from '../ports/outbox.ts';
import { deedsOf, doerOf } from './already.ts';
import { textOf } from './present.ts';
import type { HeldDesk } from './session.ts';
import type { Tenant } from './tenant.ts';
import { nothingShown, shownBy } from './work-proofs.ts';

/** What was done with a case, by what that is shown, and what time did to it, in its order; whoever is outside is not told our own targets. */
export function historyOf(
	{ log, state }: StoredCase,
	tenant: Tenant,
	reader: Role,
	content: Readonly<Record<string, unknown>>,
): WorkFrame['history'] {
	const known = clocksFor({ case: state, regulation: tenant.regulation }, reader);
	return log.flatMap(({ events, version }) => {
		const deeds = deedsOf(events);
		return events.flatMap((event) => {
			if (event.type === 'CaseReceived') {
				const what = event.found ? workWords.foundSelf : workWords.arrived;
				return [{ at: event.at, what, by: doerOf(event, tenant, reader)?.title ?? null, ...nothingShown }];
			}
			if (event.type === 'PersonalDataErased')
				return [{ at: event.at, what: workWords.erased[event.because], by: null, ...nothingShown }];
			if (event.type === 'ClockBreached') {
				const clock = known.find(({ id }) => id === event.id);
				if (clock === undefined) return [];
				const what = `${workWords.breached}: ${sayAuthority(tenant.regulation, clock.clause, clock.kind)}`;
				return [{ at: event.dueAt, what, by: null, ...nothingShown }];
			}
			if (event.type === 'StepPassedOn') {
				const [now = [], before = []] = [event.persons, event.from].map((ids) => namesOf(tenant.municipality, ids));
				return [{ at: event.at, what: sayPassedOn(now, before), by: null, ...nothingShown }];
			}
			return deeds
				.filter((deed) => deed.event === event)
				.map((deed) => ({
					at: event.at,
					what: sayDone(deed, false, tenant.regulation),
					by: doerOf(event, tenant, reader)?.title ?? null,
					...shownBy(event, version, content, reader),
				}));
		});
	});
}

type Written = Extract<CaseEvent, { readonly type: 'DraftSubmitted' | 'DraftConsolidated' | 'DraftCorrected' }>;

/**
 * Every text that was on its way to the citizen, in its order, as far as the reader has to do with it: a unit sees its
 * own, whoever is outside what was sent to him. A text that was erased is left out.
 */
export function versionsOf(
	{ log }: StoredCase,
	tenant: Tenant,
	{ role, unit }: Pick<HeldDesk, 'role' | 'unit'>,
	content: Readonly<Record<string, unknown>>,
): WorkFrame['versions'] {
	const events = log.flatMap((decision) => decision.events);
	const sent = new Set(events.flatMap((event) => (event.type === 'DraftForwarded' ? [event.version] : [])));
	const isTold = (event: Written) => {
		if (seesAll.includes(role)) return true;
		return unit === null ? sent.has(event.version) : event.type !== 'DraftCorrected' && event.unit === unit;
	};
	return events.filter(isWritten).flatMap((event) => {
		const text = textOf(content[`draft#${event.version}`], 'text');
		if (text === null || !isTold(event)) return [];
		return [
			{
				title: sayVersion(event.version),
				at: event.at,
				by: doerOf(event, tenant, role)?.title ?? null,
				text,
				said: textOf(content[`return#${event.version}`], 'comment'),
			},
		];
	});
}

/** What went online; the words themselves only for who has to do with them: a unit sees its own. */
export function publishedOf(
	{ log }: StoredCase,
	{ role, unit }: Pick<HeldDesk, 'role' | 'unit'>,
	content: Readonly<Record<string, unknown>>,
): WorkFrame['published'] {
	return publishedIn(log.flatMap(({ events }) => events)).map((one) => {
		const isTold = seesAll.includes(role) || unit === null || one.unit === unit;
		const part = `publication#${one.where === 'answer' ? one.version : one.where}`;
		return { ...one, text: isTold ? textOf(content[part], 'text') : null };
	});
}

function isWritten(event: CaseEvent): event is Written {
	return event.type === 'DraftSubmitted' || event.type === 'DraftConsolidated' || event.type === 'DraftCorrected';
}

/** Who was told what and when: each mail that was ordered, to whom it went, and whether it came to him as far as is known. */
export function mailsToldOf(mails: readonly ToldMail[], { regulation, municipality }: Tenant): WorkFrame['told'] {
	return mails.map(({ order, at, how }) => ({
		at,
		to: order.unit === null ? sayRole(order.to, regulation) : sayUnit(order.unit, municipality.units),
		what: mailTitles[order.template],
		failed: sayFailed(how),
	}));
}

function sayFailed(how: ToldMail['how']): string | null {
	switch (how) {
		case 'sent':
			return null;
		case 'waiting':
		case 'undeliverable':
		case 'dropped':
			return workWords.mails[how];
		default:
			return unreachable(how);
	}
}
