import type { Actor } from '../../domain/case/model/commands.ts';
import { allowedActs, ruledIn } from '../../domain/case/turn/allowed.ts';
import { timeLeft } from '../../domain/case/why/time-left.ts';
import type { Advice } from '../../domain/case-view/draft-advice.ts';
import type { RefusalFacts } from '../../domain/case-view/refusals.ts';
import type {
	AwayNote,
	ErrorStatus,
	FieldFault,
	FormPage,
	FormSubject,
	PageModel,
	PostedFields,
	Town,
	UnsentNote,
	WorkFrame,
} from '../../domain/forms/model.ts';
import { renderPage, statusOf } from '../../domain/forms/render-page.ts';
import type { Instant } from '../../domain/instant.ts';
import { actingIn } from '../../domain/municipality/standing-in.ts';
import { sayFaultAtWork } from '../../domain/wording/faults.ts';
import { withNoun } from '../../domain/wording/unit-noun.ts';
import type { CaseReader, StoredCase } from '../ports/case-store.ts';
import type { HttpAnswer } from '../ports/http.ts';
import type { LinkReader, LinkRow } from '../ports/links.ts';
import type { LinkKey } from '../ports/secrets.ts';
import type { TenantReader } from '../ports/tenants.ts';
import type { Unsent } from '../ports/unsent.ts';
import { type Holding, holdOf, readLinkBy, standingOfLink } from './link.ts';
import { caseViewOf, municipalityFacts, timeOf } from './present.ts';
import { type Tenant, tenantOf } from './tenant.ts';
import { unsentIn, versionKept } from './unsent.ts';
import { calendarsOf } from './why.ts';

export interface PageDeps {
	readonly cases: CaseReader;
	readonly tenants: TenantReader;
	readonly links: LinkReader;
	readonly linkKey: LinkKey;
	/** Files come with its forms, and those of its cases stand beside its pages. */
	readonly servesFiles?: true;
}

/** What a page that was opened from the place to work has besides. */
export interface OpenedWork {
	/** The address of the list that it was opened from. */
	readonly back: string;
	/** The address of its own page. */
	readonly toCase: string;
	/** Below which address its files stand. */
	readonly files: string;
	/** What stands beside the form. */
	readonly frame: (
		stored: StoredCase,
		tenant: Tenant,
		content: Readonly<Record<string, unknown>>,
	) => Promise<WorkFrame>;
}

export interface Opened {
	readonly row: LinkRow;
	readonly stored: StoredCase;
	readonly tenant: Tenant;
	/** Where it was opened from the place to work; absent for a link. */
	readonly work?: OpenedWork;
}

/** What a link leads to, or the page that says no more than that it leads nowhere: 403 forged, 410 dead. */
export async function openLink(deps: PageDeps, text: string, now: Instant): Promise<Opened | HttpAnswer> {
	const key = await deps.linkKey.get();
	const row = (await signedRow(deps, text))?.row ?? null;
	if (row === null) return page({ is: 'error', status: 403 });
	const renew = text;
	const stored = await deps.cases.load(row.caseId);
	const hold = stored === null ? null : await holdOf(key, deps.tenants, row, stored.municipality, now);
	if (stored === null || hold === null || hold.is === 'lost') return page({ is: 'error', status: 410, renew });
	const tenant = await tenantOf(deps.tenants, stored);
	if (hold.is !== 'held')
		return page({ is: 'error', status: 410, town: townOf(tenant), away: awayOf(hold, row, tenant, now) });
	const standing = standingOfLink(row, stored.state, ruledIn(tenant), now);
	return standing === 'dead'
		? page({ is: 'error', status: 410, town: townOf(tenant), renew })
		: { row: { ...row, standsFor: hold.standsFor }, stored, tenant };
}

/** Who has what a link led to, where its holder is away or the one he acted for is back; nothing of its case. */
function awayOf(
	hold: Extract<Holding, { readonly is: 'away' | 'returned' }>,
	{ role, unit }: LinkRow,
	{ calendar }: Tenant,
	now: Instant,
): AwayNote {
	const { municipality } = hold;
	const isAway = hold.is === 'away';
	const who = isAway
		? hold.standIn.by.map(({ name }) => name)
		: actingIn(municipality, role, unit, now).map(({ name }) => name);
	const until = isAway ? timeOf(calendar).day(hold.standIn.until - 1) : null;
	return { who, until, work: `../worklist/${municipality.id}` };
}

/** The row of a link that was signed here, dead or alive, as the subject that its signature is for. */
export async function signedRow(
	deps: Pick<PageDeps, 'links' | 'linkKey'>,
	text: string,
): Promise<{ readonly linkId: string; readonly row: LinkRow } | null> {
	const keys = await deps.linkKey.signing();
	const own = readLinkBy(keys, text);
	const linkId = own ?? readLinkBy(keys, text, 'case');
	const row = linkId === null ? null : await deps.links.get(linkId);
	if (linkId === null || row === null) return null;
	return { linkId, row: own === null ? { ...row, subject: { is: 'case' } } : row };
}

/** Whom to call about a link that is over, for whoever still holds his role; nothing of its case. */
function townOf({ regulation, municipality }: Tenant): Town {
	return { regulation, municipality: municipalityFacts(municipality) };
}

export function isAnswer(opened: Opened | HttpAnswer): opened is HttpAnswer {
	return 'status' in opened;
}

/** The form behind a link, empty or with what was entered and what is wrong with it. */
export async function formPage(
	deps: Pick<PageDeps, 'cases' | 'tenants' | 'servesFiles'>,
	{ row, stored, tenant, work }: Opened,
	link: string,
	now: Instant,
	posted: {
		readonly faults: readonly FieldFault[];
		readonly entered: PostedFields;
		readonly refused?: RefusalFacts;
		readonly advised?: readonly Advice[];
		readonly unsent: UnsentNote;
	} | null,
): Promise<FormPage> {
	const [content, calendars] = await Promise.all([
		deps.cases.loadContent(stored.caseId),
		calendarsOf(deps.tenants, stored.state, tenant),
	]);
	const found = posted === null ? unsentIn(content, row, stored.state) : null;
	return {
		...caseViewOf(stored, stored.state, content, tenant, calendars),
		is: 'form',
		subject: subjectOf(row),
		actor: actorOf(row),
		allowed: allowedActs(stored.state, ruledIn(tenant), row.role, row.unit),
		// Beside the page itself, whatever stands before it: a relative address needs no setting.
		action: link,
		left: (clock) => {
			const calendar = calendars.get(clock.calendar);
			return calendar === undefined ? null : timeLeft(clock, tenant.regulation, calendar, now);
		},
		filesAt: deps.servesFiles === true ? (work?.files ?? `${link}/files`) : null,
		faults: (posted?.faults ?? []).map(({ field, message }) => ({
			field,
			message: withNoun(work === undefined ? message : sayFaultAtWork(message), tenant.regulation),
		})),
		refused: posted?.refused ?? null,
		...(posted?.advised !== undefined && { advised: posted.advised }),
		entered: posted?.entered ?? found?.fields ?? null,
		unsent: posted?.unsent ?? noteOf(found, versionKept(content, row)),
		...(work !== undefined && { work: await work.frame(stored, tenant, content) }),
	};
}

function noteOf(found: Unsent | null, version: number): UnsentNote {
	return { version, says: found === null ? { is: 'nothing' } : { is: 'found', at: found.at } };
}

export function subjectOf({ subject }: LinkRow): FormSubject {
	return subject.is === 'stage' ? { is: 'stage', stage: subject.stage, question: subject.question } : subject;
}

/** Who acts is who the mail went to, and for whom he stands in just then: nothing that is posted says otherwise. */
export function actorOf({ role, unit, person, standsFor = [] }: LinkRow): Actor {
	return { role, unit, person, ...(standsFor.length > 0 && { insteadOf: standsFor }) };
}

/** An error about a case that was opened: at the place to work with the way to its list. */
export function errorPage({ work }: Opened, status: ErrorStatus): HttpAnswer {
	return page({ is: 'error', status, ...(work && { list: work.back }) });
}

export function page(model: PageModel): HttpAnswer {
	return { status: statusOf(model), type: 'text/html; charset=utf-8', body: renderPage(model) };
}
