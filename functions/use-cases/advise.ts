import type { Command } from '../../domain/case/model/commands.ts';
import { contentOf } from '../../domain/case/model/content.ts';
import { type Advice, draftAdvice } from '../../domain/case-view/draft-advice.ts';
import type { Instant } from '../../domain/instant.ts';
import type { CaseReader } from '../ports/case-store.ts';
import type { TenantReader } from '../ports/tenants.ts';
import type { WallClock } from '../ports/wall-clock.ts';
import type { Opened } from './page.ts';
import { foresee } from './perform.ts';
import { caseViewOf } from './present.ts';
import { calendarsOf } from './why.ts';

export interface AdviseDeps {
	readonly cases: Pick<CaseReader, 'loadContent'>;
	readonly tenants: TenantReader;
	readonly clock: Pick<WallClock, 'judgeBefore'>;
}

/**
 * What the text of this command would be advised of once it is there: the case is looked at as it would then stand, by
 * what advises whoever reads it next, and nothing is written. Empty for a command that would be refused or brings no text.
 */
export async function adviceBefore(
	deps: AdviseDeps,
	{ stored, tenant }: Opened,
	command: Command,
	at: Instant,
): Promise<readonly Advice[]> {
	const foreseen = foresee(deps, { command, at }, stored, tenant);
	if (!foreseen.ok || foreseen.value.events.length === 0) return [];
	const { events, after } = foreseen.value;
	const version = stored.version + 1;
	const brought = contentOf(command, events, version);
	if (!brought.some(({ part }) => part === `draft#${after.draft?.version}`)) return [];
	const [content, calendars] = await Promise.all([
		deps.cases.loadContent(stored.caseId),
		calendarsOf(deps.tenants, after, tenant),
	]);
	const then = { ...content, ...Object.fromEntries(brought.map(({ part, body }) => [part, body])) };
	const log = [...stored.log, { version, events }];
	return draftAdvice(caseViewOf({ ...stored, log }, after, then, tenant, calendars));
}
