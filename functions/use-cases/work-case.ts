import { acknowledgersOf } from '../../domain/case/clocks/notices.ts';
import type { Case, Notice } from '../../domain/case/model/case.ts';
import { allowedActs, ruledIn } from '../../domain/case/turn/allowed.ts';
import { awaiting } from '../../domain/case/turn/awaiting.ts';
import { openQuestions } from '../../domain/case/turn/questions.ts';
import { onForms } from '../../domain/case-view/on-forms.ts';
import { noticeAsks } from '../../domain/forms/memo.ts';
import type { WorkFrame } from '../../domain/forms/model.ts';
import { offeredActs } from '../../domain/forms/offers.ts';
import type { Regulation } from '../../domain/regulation/regulation.ts';
import { seesAll, workWords } from '../../domain/wording/work.ts';
import type { CaseReader, StoredCase } from '../ports/case-store.ts';
import type { Finds } from '../ports/finds.ts';
import type { LinkRow } from '../ports/links.ts';
import type { MailLog } from '../ports/outbox.ts';
import type { LinkKey } from '../ports/secrets.ts';
import type { TenantReader } from '../ports/tenants.ts';
import { markOfAddress } from './finding.ts';
import { type Opened, subjectOf } from './page.ts';
import { textOf } from './present.ts';
import type { HeldDesk, SignedIn } from './session.ts';
import { type Tenant, tenantOf } from './tenant.ts';
import { historyOf, mailsToldOf, publishedOf, versionsOf } from './work-told.ts';

export interface OpenWorkDeps {
	readonly cases: CaseReader;
	readonly tenants: TenantReader;
	readonly mailLog: MailLog;
	/** Finds what else became of the same message; absent where no page is shown. */
	readonly sameMessage?: { readonly finds: Finds; readonly linkKey: LinkKey };
}

/** Which of a case's pages: what it waits for, all that may be done (`acts`), or a notice by its id. */
export interface WorkAddress {
	readonly caseId: string;
	readonly part: string | null;
	/** What stands before the pages of the municipality's place to work, as seen from this one. */
	readonly base: string;
}

/** The page of all that somebody may do with a case, whatever it waits for. */
const allActs = 'acts';

/**
 * A case as somebody who is signed in may open it: as the first of his roles that it waits for, else the first that can do
 * something, else the first that may see all. null where it is none of his municipality's, or none that he has to do with.
 */
export async function openWork(deps: OpenWorkDeps, who: SignedIn, address: WorkAddress): Promise<Opened | null> {
	const { caseId, part } = address;
	const stored = await deps.cases.load(caseId);
	if (stored === null || stored.municipality !== who.municipality.id) return null;
	const tenant = { ...(await tenantOf(deps.tenants, stored)), municipality: who.municipality };
	const holders = who.holders.filter((one) => concerns(stored.state, tenant, one));
	const asked = askedBy(part, stored.state, tenant, holders);
	if (asked === null) return null;
	const { holder, subject } = asked;
	const row: LinkRow = {
		caseId,
		subject,
		role: holder.role,
		unit: holder.unit,
		person: holder.person,
		mailbox: who.row.mailbox,
		standsFor: holder.standsFor,
		revocations: 0,
		expiresAt: who.row.expiresAt,
	};
	return {
		row,
		stored,
		tenant,
		work: {
			back: `${address.base}/list`,
			toCase: `${address.base}/case/${caseId}`,
			files: part === null ? `${caseId}/files` : 'files',
			frame: async (now, of, content) => ({
				back: `${address.base}/list`,
				out: `${address.base}/out`,
				formToken: who.formToken,
				ways: [
					...waysFrom(address, now.state, of, row, holders),
					...(seesAll.includes(holder.role) ? await othersOf(deps, now, address, content) : []),
				],
				history: historyOf(now, of, holder.role, content),
				versions: versionsOf(now, of, holder, content),
				published: publishedOf(now, holder, content),
				told: seesAll.includes(holder.role) ? mailsToldOf(await deps.mailLog.told(caseId), of) : [],
			}),
		},
	};
}

/** Whether somebody has to do with a case: it is his to see, asks something of him, or lets him do something. */
function concerns(state: Case, tenant: Tenant, { role, unit }: HeldDesk): boolean {
	if (seesAll.includes(role)) return true;
	if (unit !== null) return state.assignments.some((one) => one.unit === unit);
	return isAwaited(state, tenant.regulation, { role, unit }) || actsOf(state, tenant, { role, unit }).length > 0;
}

type Desk = Pick<HeldDesk, 'role' | 'unit'>;

function isAwaited(state: Case, regulation: Regulation, desk: Desk): boolean {
	return awaiting(state, regulation).some(({ role, unit }) => role === desk.role && unit === desk.unit);
}

function actsOf(state: Case, tenant: Tenant, { role, unit }: Desk) {
	return onForms(allowedActs(state, ruledIn(tenant), role, unit));
}

/** As whom a page is opened, and what it asks; null where it is nobody's among these. */
function askedBy(
	part: string | null,
	state: Case,
	tenant: Tenant,
	holders: readonly HeldDesk[],
): { readonly holder: HeldDesk; readonly subject: LinkRow['subject'] } | null {
	const { regulation } = tenant;
	if (part !== null && part !== allActs) {
		const told = noticesFor(state, regulation, holders).find(({ notice }) => notice.notice === part);
		return told === undefined
			? null
			: { holder: told.holder, subject: { is: 'notice', notice: part, clock: told.notice.memoOf } };
	}
	const most = holders.toSorted(
		(one, other) => actsOf(state, tenant, other).length - actsOf(state, tenant, one).length,
	);
	const [ablest] = most;
	if (ablest === undefined) return null;
	if (part === allActs) return { holder: ablest, subject: { is: 'case' } };
	const holder = holders.find((one) => isAwaited(state, regulation, one)) ?? ablest;
	return { holder, subject: subjectFor(state, regulation, holder) };
}

/** The stage that waits for him, with the question where one is asked; else all that he may do. */
function subjectFor(state: Case, regulation: Regulation, { role, unit }: Desk): LinkRow['subject'] {
	if (state.status.is === 'ended') return { is: 'case' };
	const own = awaiting(state, regulation).find((one) => one.role === role && one.unit === unit);
	if (own === undefined) return { is: 'case' };
	const round = state.assignments.find((one) => one.unit === unit)?.round ?? null;
	const question =
		own.stage === 'clarification' ? (openQuestions(state).find(({ of }) => of === role)?.number ?? null) : null;
	return { is: 'stage', stage: own.stage, visit: state.status.visit, round, question };
}

/** What waits for the word of one of these that he has got it. */
function noticesFor(
	state: Case,
	regulation: Regulation,
	holders: readonly HeldDesk[],
): readonly { readonly notice: Notice; readonly holder: HeldDesk }[] {
	return state.notices.flatMap((notice) => {
		const isOpen = notice.acknowledgedAt === null;
		const holder = holders.find(
			({ role, unit }) => acknowledgersOf(notice, regulation).includes(role) && (unit === null || unit === notice.unit),
		);
		return isOpen && holder !== undefined ? [{ notice, holder }] : [];
	});
}

/** The other pages of the case, as seen from this one. */
function waysFrom(
	{ caseId, part }: WorkAddress,
	state: Case,
	tenant: Tenant,
	row: LinkRow,
	holders: readonly HeldDesk[],
): WorkFrame['ways'] {
	const to = (other: string) => (part === null ? `${caseId}/${other}` : other);
	const here = offeredActs({ subject: subjectOf(row), allowed: actsOf(state, tenant, row) });
	const isMore = holders.some((one) => actsOf(state, tenant, one).some((act) => !here.includes(act)));
	const notices = noticesFor(state, tenant.regulation, holders).filter(({ notice }) => notice.notice !== part);
	return [
		...(part === null ? [] : [{ href: `../${caseId}`, title: workWords.toCase }]),
		...(part !== allActs && isMore ? [{ href: to(allActs), title: workWords.toActs }] : []),
		...notices.map(({ notice }) => ({ href: to(notice.notice), title: noticeAsks(notice, tenant.regulation) })),
	];
}

/** As many as anybody will look at. */
const mostOthers = 5;

/** The other cases of the same message, whoever brought it, however its address was spelled. */
async function othersOf(
	{ sameMessage }: OpenWorkDeps,
	{ caseId, municipality }: StoredCase,
	{ part }: WorkAddress,
	content: Readonly<Record<string, unknown>>,
): Promise<WorkFrame['ways']> {
	const permalink = textOf(content['message'], 'permalink');
	if (sameMessage === undefined || permalink === null) return [];
	const mark = markOfAddress(await sameMessage.linkKey.get(), municipality, permalink);
	if (mark === null) return [];
	const { rows } = await sameMessage.finds.newest(municipality, mark, { after: null, limit: mostOthers + 1 });
	return rows
		.filter((row) => row.caseId !== caseId)
		.map((row) => ({
			href: `${part === null ? '' : '../'}${row.caseId}`,
			title: `${workWords.sameMessage} ${row.caseId}`,
		}));
}
