import type { WorkPage } from '../../domain/forms/work-model.ts';
import { DAY_MS, type Instant } from '../../domain/instant.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import { unreachable } from '../../domain/result.ts';
import type { WorkItem } from '../../domain/worklist/items.ts';
import type { AccessedPage, AccessLog, ListedPage } from '../ports/accesses.ts';
import type { Log, LogFields } from '../ports/telemetry.ts';
import type { WallClock } from '../ports/wall-clock.ts';
import type { Opened } from './page.ts';
import type { SignedIn } from './session.ts';

export interface AccessDeps {
	readonly accesses: AccessLog;
	readonly clock: Pick<WallClock, 'realNow'>;
	readonly log: Pick<Log, 'error'>;
}

/** Where the file says nothing: three years, the general limitation of actions (ГК РФ, ст. 196). */
const daysOtherwise = 1_095;

/**
 * writes down by whose link or session words of a case are shown, before they are. What cannot be written down is
 * shown all the same, and the log says by ids who it was: an official who waits for a page is not kept from his term.
 */
export async function noteAccess(
	deps: AccessDeps,
	{ row: { role, unit, person }, stored: { caseId }, tenant: { municipality } }: Opened,
	page: AccessedPage,
	at: Instant,
): Promise<void> {
	const by = { role, unit, person };
	await orSay(deps, { caseId, page, ...by }, () =>
		deps.accesses.note(caseId, { by, page, at }, forgetAt(deps, municipality)),
	);
}

/** The same of lines of several cases on one page of the place to work; none where it shows none. */
export async function noteListed(
	deps: AccessDeps,
	{ holders: [first], municipality }: SignedIn,
	page: ListedPage,
	cases: readonly string[],
	at: Instant,
): Promise<void> {
	if (first === undefined || cases.length === 0) return;
	const { role, unit, person } = first;
	const by = { role, unit, person };
	const access = { by, page, at, cases };
	await orSay(deps, { municipality: municipality.id, page, ...by }, () =>
		deps.accesses.noteList(municipality.id, access, forgetAt(deps, municipality)),
	);
}

/** The cases of which a page shows lines, each once. */
export function casesOn(page: WorkPage): readonly string[] {
	return [...new Set(linesOn(page).map(({ caseId }) => caseId))];
}

function linesOn(page: WorkPage): readonly WorkItem[] {
	switch (page.is) {
		case 'mine':
			return [...page.items, ...page.late];
		case 'all':
		case 'search':
			return page.items;
		// No word of a message stands on these: numbers of cases, figures, forms and officials.
		case 'ask':
		case 'asked':
		case 'enter':
		case 'over':
		case 'out':
		case 'found':
		case 'absences':
		case 'month':
		case 'figures':
			return [];
		default:
			return unreachable(page);
	}
}

/** The same of the view of a case that an integration asks for. */
export async function noteIntegration(
	deps: AccessDeps,
	integration: string,
	{ caseId, municipality, at }: { readonly caseId: string; readonly municipality: Municipality; readonly at: Instant },
): Promise<void> {
	const by = { role: 'integration', unit: null, person: integration } as const;
	await orSay(deps, { caseId, page: 'api', ...by }, () =>
		deps.accesses.note(caseId, { by, page: 'api', at }, forgetAt(deps, municipality)),
	);
}

function forgetAt({ clock }: AccessDeps, { retention }: Pick<Municipality, 'retention'>): Instant {
	return clock.realNow() + (retention?.accesses ?? daysOtherwise) * DAY_MS;
}

async function orSay({ log }: AccessDeps, fields: LogFields, write: () => Promise<void>): Promise<void> {
	try {
		await write();
	} catch (error) {
		const kind = error instanceof Error ? error.name : 'unknown';
		log.error('an access was not written down', { ...fields, error: kind });
	}
}
