import { completeAddress } from '../../domain/case/acts/permalinks.ts';
import type { WorkPage } from '../../domain/forms/work-model.ts';
import type { Instant } from '../../domain/instant.ts';
import { readCaseNumber } from '../../domain/search/case-number.ts';
import { stemsOf } from '../../domain/search/stems.ts';
import { seesAll } from '../../domain/wording/work.ts';
import { itemsOfAll } from '../../domain/worklist/items.ts';
import type { CaseStore } from '../ports/case-store.ts';
import type { FindPage, FindPlace } from '../ports/finds.ts';
import type { LinkKey } from '../ports/secrets.ts';
import { keyedWord, markOfAddress, markOfWords } from './finding.ts';
import { messageKey, plainMessageKey } from './known-messages.ts';
import type { SignedIn } from './session.ts';
import { frameOf, listedOf, maySeeAll, pageSize, type WorkDeps } from './work.ts';
import { type OpenWorkDeps, openWork } from './work-case.ts';

export interface SearchDeps extends WorkDeps, OpenWorkDeps {
	readonly cases: WorkDeps['cases'] & Pick<CaseStore, 'loadDedup'>;
	readonly tenants: WorkDeps['tenants'];
	readonly linkKey: LinkKey;
}

export type Searched =
	/** One case is meant, and he may open it. */
	| { readonly is: 'case'; readonly caseId: string }
	| { readonly is: 'page'; readonly page: WorkPage }
	| { readonly is: 'nothing' };

interface Query {
	readonly what: string;
	readonly after: FindPlace | null;
	readonly base: string;
	readonly now: Instant;
	readonly realNow: Instant;
}

/** One message becomes few cases; whoever sees all of them gets a list. */
const mostTried = 5;

/**
 * Looks for a case by its number however it is typed, by the name that another system gave it, by its address in its network however that is
 * spelled, or by words of its message where those are kept (G-20): each must be there, in some form. By what names one case
 * anybody finds what he may open; by words whoever sees the whole municipality.
 */
export async function searchWork(deps: SearchDeps, who: SignedIn, query: Query): Promise<Searched> {
	const { what, base } = query;
	const number = readCaseNumber(what, who.municipality.id) ?? what.toUpperCase();
	if (await mayOpen(deps, who, number, base)) return { is: 'case', caseId: number };
	if (what === '') return { is: 'nothing' };
	const key = await deps.linkKey.get();
	const town = who.municipality.id;
	const known = await Promise.all(
		[messageKey(key, town, what), plainMessageKey(town, what)].map((row) => deps.cases.loadDedup(row, query.realNow)),
	);
	const named = known.find((row) => row !== null)?.caseId ?? null;
	if (named !== null && (await mayOpen(deps, who, named, base))) return { is: 'case', caseId: named };
	const { after } = query;
	const address = markOfAddress(key, town, completeAddress(what));
	if (address !== null) {
		const found = await deps.finds.newest(town, address, { after, limit: pageSize });
		if (maySeeAll(who) && found.rows.length > 1) return pageOf(deps, who, query, found);
		for (const { caseId } of found.rows.slice(0, mostTried))
			if (await mayOpen(deps, who, caseId, base)) return { is: 'case', caseId };
		return { is: 'nothing' };
	}
	if (!maySeeAll(who)) return { is: 'nothing' };
	const words = stemsOf(what).map((stem) => keyedWord(key, town, stem));
	if (words.length === 0) return { is: 'nothing' };
	return pageOf(deps, who, query, await deps.finds.holding(town, markOfWords, { words, after, limit: pageSize }));
}

/** Whether a case is his to open: of any other, of another town and of none he hears the same. */
async function mayOpen(deps: SearchDeps, who: SignedIn, caseId: string, base: string): Promise<boolean> {
	return (await openWork(deps, who, { caseId, part: null, base })) !== null;
}

async function pageOf(
	deps: SearchDeps,
	who: SignedIn,
	{ what, after, base, now }: Query,
	{ rows, next }: FindPage,
): Promise<Searched> {
	if (rows.length === 0 && next === null && after === null) return { is: 'nothing' };
	const ids = rows.map(({ caseId }) => caseId);
	const [frame, listed] = await Promise.all([frameOf(deps, who, base, now), listedOf(deps, ids)]);
	const [reader] = who.holders.filter(({ role }) => seesAll.includes(role));
	if (frame === null || reader === undefined) return { is: 'nothing' };
	return { is: 'page', page: { is: 'search', ...frame, items: itemsOfAll(listed, reader), what, next } };
}
