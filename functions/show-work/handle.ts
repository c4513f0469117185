import type { WorkPage } from '../../domain/forms/work-model.ts';
import type { Instant } from '../../domain/instant.ts';
import { readList, readOwn } from '../../domain/worklist/choice.ts';
import type { FiguresReader } from '../ports/figures.ts';
import type { HttpAnswer, HttpHandle, HttpRequest } from '../ports/http.ts';
import type { MailLog } from '../ports/outbox.ts';
import type { SignInReader } from '../ports/sessions.ts';
import { type AccessDeps, casesOn, noteAccess, noteListed } from '../use-cases/note-access.ts';
import { formPage, page } from '../use-cases/page.ts';
import { readSignedBy, type SessionDeps, type SignedIn, signedIn } from '../use-cases/session.ts';
import { type FileDeps, fileOf } from '../use-cases/show-file.ts';
import {
	baseFrom,
	figuresPage,
	foundPage,
	maySeeAll,
	ownList,
	townList,
	type WorkDeps,
	workError,
	workPage,
} from '../use-cases/work.ts';
import { absencesPage, type ShowAbsenceDeps } from '../use-cases/work-absences.ts';
import { openWork } from '../use-cases/work-case.ts';
import { monthPage, readMonth, type ShowMonthDeps } from '../use-cases/work-month.ts';

export interface ShowWorkDeps extends WorkDeps, Omit<FileDeps, 'cases'>, AccessDeps, Omit<SessionDeps, 'tenants'> {
	readonly signIns: SignInReader;
	readonly absences: ShowAbsenceDeps['absences'];
	readonly archive: ShowMonthDeps['archive'];
	readonly words: ShowMonthDeps['words'];
	readonly mailLog: MailLog;
	readonly board: FiguresReader;
	/** Files come with its forms, and those of its cases stand beside its pages. */
	readonly servesFiles: true;
}

/** GET below /worklist/{town}: the place to work, and the way in. Looks and changes nothing, however often it is asked. */
export function showWork(deps: ShowWorkDeps): HttpHandle {
	return async (request) => {
		const { town: id = '', page: wanted, after, signIn, caseId } = request.path;
		const { part = null, file } = request.path;
		const town = await deps.tenants.loadMunicipality(id);
		if (town === null) return workError(null, 404);
		const top = { town: town.title, base: id };
		if (signIn !== undefined) return enter(deps, signIn, { ...top, base: `../../${id}` }, request);
		const isEntrance = wanted === undefined && after === undefined && caseId === undefined;
		if (isEntrance) return workPage({ is: 'ask', ...top, faults: [], entered: '' });
		const base = baseFrom(request.path);
		const who = await signedIn(deps, request, id);
		if (who === null) return workPage({ is: 'over', town: town.title, base, why: 'expired' });
		const now = request.receivedAt;
		if (caseId !== undefined) {
			const opened = await openWork({ ...deps, sameMessage: deps }, who, { caseId, part, base });
			if (opened === null) return workError(base, 404);
			await noteAccess(deps, opened, file === undefined ? 'work' : 'file', now);
			return file === undefined
				? page(await formPage(deps, opened, part ?? caseId, now, null))
				: fileOf(deps, opened, file);
		}
		if (wanted === 'found') {
			const nothing = { faults: [], entered: null, known: null };
			const found = await foundPage(deps, who, base, now, nothing);
			return found === null ? workError(base, 404) : workPage(found);
		}
		if (wanted === 'absences') {
			const absences = await absencesPage(deps, who, { base, now });
			return absences === null ? workError(base, 404) : workPage(absences);
		}
		const month = readMonth(after ?? '');
		if (wanted === 'month' || month !== null) {
			const found = await monthPage(deps, who, { base, now, month });
			return found === null ? workError(base, 404) : workPage(found);
		}
		const own = readOwn(after ?? '');
		if (wanted === 'list' || own !== null)
			return listed(deps, who, await ownList(deps, who, { base, after: own, now, missed: null }), { base, now });
		if (wanted === 'figures' && maySeeAll(who)) return shown(await figuresPage(deps, who, base, now), base);
		const asked = readList(after ?? (wanted === 'all' ? 'all' : ''));
		return asked !== null && maySeeAll(who)
			? listed(deps, who, await townList(deps, who, { base, ...asked, now, missed: null }), { base, now })
			: workError(base, 404);
	};
}

/** A list, once it is written down whose lines it shows. */
async function listed(
	deps: ShowWorkDeps,
	who: SignedIn,
	model: WorkPage | null,
	{ base, now }: { readonly base: string; readonly now: Instant },
): Promise<HttpAnswer> {
	if (model !== null) await noteListed(deps, who, 'list', casesOn(model), now);
	return shown(model, base);
}

function shown(model: WorkPage | null, base: string): HttpAnswer {
	return model === null ? workError(base, 503) : workPage(model);
}

/** The page behind a link from the mail: a button, and nothing done. */
async function enter(
	deps: ShowWorkDeps,
	link: string,
	top: { readonly town: string; readonly base: string },
	{ path, receivedAt }: HttpRequest,
): Promise<HttpAnswer> {
	const id = readSignedBy(await deps.linkKey.signing(), 'sign-in', link);
	const row = id === null ? null : await deps.signIns.get(id);
	if (row === null || row.municipality !== path['town'] || row.expiresAt <= receivedAt)
		return workPage({ is: 'over', ...top, why: 'used' });
	return workPage({ is: 'enter', ...top, action: link });
}
