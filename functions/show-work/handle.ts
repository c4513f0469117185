import type { HttpAnswer, HttpHandle, HttpRequest } from '../ports/http.ts';
import type { SignInReader } from '../ports/sessions.ts';
import { formPage, page } from '../use-cases/page.ts';
import { readSigned, type SessionDeps, signedIn } from '../use-cases/session.ts';
import {
	foundPage,
	maySeeAll,
	openWork,
	ownList,
	readPlace,
	townList,
	type WorkDeps,
	workPage,
} from '../use-cases/work.ts';

export interface ShowWorkDeps extends WorkDeps, Omit<SessionDeps, 'tenants'> {
	readonly signIns: SignInReader;
}

/** GET below /worklist/{town}: the place to work, and the way in. Looks and changes nothing, however often it is asked. */
export function showWork(deps: ShowWorkDeps): HttpHandle {
	return async (request) => {
		const { town: id = '', page: wanted, after, signIn, caseId } = request.path;
		const town = await deps.tenants.loadMunicipality(id);
		if (town === null) return page({ is: 'error', status: 404 });
		const top = { town: town.title, base: id };
		if (signIn !== undefined) return enter(deps, signIn, { ...top, base: `../../${id}` }, request);
		const isEntrance = wanted === undefined && after === undefined && caseId === undefined;
		if (isEntrance) return workPage({ is: 'ask', ...top, faults: [], entered: '' });
		const base = wanted === undefined ? `../../${id}` : `../${id}`;
		const who = await signedIn(deps, request, id);
		if (who === null) return workPage({ is: 'over', town: town.title, base, why: 'expired' });
		const now = request.receivedAt;
		if (caseId !== undefined) {
			const opened = await openWork(deps, who, caseId, base);
			return page(opened === null ? { is: 'error', status: 404 } : await formPage(deps, opened, caseId, now, null));
		}
		if (wanted === 'found') {
			const nothing = { faults: [], entered: null, known: null };
			const found = await foundPage(deps, who, base, now, nothing);
			return found === null ? page({ is: 'error', status: 404 }) : workPage(found);
		}
		if (wanted === 'list') return shown(await ownList(deps, who, base, now));
		const place = after === undefined ? null : readPlace(after);
		const isAll = (wanted === 'all' || place !== null) && maySeeAll(who);
		return isAll
			? shown(await townList(deps, who, { base, after: place, now, unknownCase: false }))
			: page({ is: 'error', status: 404 });
	};
}

function shown(model: Parameters<typeof workPage>[0] | null): HttpAnswer {
	return model === null ? page({ is: 'error', status: 503 }) : workPage(model);
}

/** The page behind a link from the mail: a button, and nothing done. */
async function enter(
	deps: ShowWorkDeps,
	link: string,
	top: { readonly town: string; readonly base: string },
	{ path, receivedAt }: HttpRequest,
): Promise<HttpAnswer> {
	const id = readSigned(await deps.linkKey.get(), 'sign-in', link);
	const row = id === null ? null : await deps.signIns.get(id);
	if (row === null || row.municipality !== path['town'] || row.expiresAt <= receivedAt)
		return workPage({ is: 'over', ...top, why: 'used' });
	return workPage({ is: 'enter', ...top, action: link });
}
