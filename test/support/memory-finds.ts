import { unreachable } from '../../domain/result.ts';
import type {
	CaseCheck,
	CaseFiler,
	CaseIndex,
	CaseReader,
	Commit,
	DueBetween,
	StoredCase,
	WholeCase,
	WorkChoice,
	WorklistPlace,
} from '../../functions/ports/case-store.ts';
import type { FindPlace, FindRow, Finds } from '../../functions/ports/finds.ts';

const keyOf = ({ at, caseId }: FindPlace) => `${String(at).padStart(15, '0')}#${caseId}`;

/** What the cases of a test's table are found by. */
export function memoryFinds() {
	const held = new Map<string, readonly FindRow[]>();
	const newestFirst = (municipality: string, mark: string, after: FindPlace | null) => {
		const all = held.get(`${municipality} ${mark}`) ?? [];
		const rest = after === null ? all : all.filter((row) => keyOf(row) < keyOf(after));
		return rest.toSorted((one, other) => (keyOf(one) < keyOf(other) ? 1 : -1));
	};
	const pageOf = (rows: readonly FindRow[], limit: number) => {
		const page = rows.slice(0, limit);
		return { rows: page, next: rows.length > limit ? (page.at(-1) ?? null) : null };
	};
	const finds: Finds = {
		newest(municipality, mark, { after, limit }) {
			return Promise.resolve(pageOf(newestFirst(municipality, mark, after), limit));
		},
		holding(municipality, mark, { words, after, limit }) {
			const all = newestFirst(municipality, mark, after);
			return Promise.resolve(
				pageOf(
					all.filter((row) => words.every((word) => row.words?.includes(word) === true)),
					limit,
				),
			);
		},
	};
	return {
		finds,
		put(municipality: string, rows: readonly FindRow[]) {
			for (const row of rows) {
				const key = `${municipality} ${row.mark}`;
				held.set(key, [...(held.get(key) ?? []), row]);
			}
		},
		forgetFinds(municipality: string, rows: readonly FindRow[]): Promise<void> {
			for (const row of rows) {
				const key = `${municipality} ${row.mark}`;
				const left = (held.get(key) ?? []).filter((one) => keyOf(one) !== keyOf(row));
				held.set(key, left);
			}
			return Promise.resolve();
		},
		rows: () => [...held.values()].flat(),
	};
}

interface Held {
	readonly stored: { readonly caseId: string };
	readonly standing: Commit['standing'];
}

/** A case and its content at once. */
export async function wholeOf(cases: CaseReader, caseId: string): Promise<WholeCase | null> {
	const stored = await cases.load(caseId);
	return stored === null ? null : { stored, content: await cases.loadContent(caseId) };
}

/** The lists of a municipality, over the cases of a test's table. */
export function memoryWorklist(cases: () => Iterable<Held>): Pick<CaseIndex, 'worklist' | 'openPage'> {
	const ordered = (municipality: string, choice: WorkChoice): readonly (WorklistPlace & Held)[] =>
		[...cases()]
			.filter(({ standing }) => standing.municipality === municipality && isChosen(standing, choice))
			.map((held) => ({ ...held, caseId: held.stored.caseId, order: orderIn(held.standing, choice) }))
			.toSorted((one, other) => one.order - other.order || (one.caseId < other.caseId ? -1 : 1));
	return {
		openPage(municipality, after, limit) {
			const all = ordered(municipality, { is: 'open', due: null });
			// What was gone past may have moved meanwhile: the page goes on where it stood.
			const rest = after === null ? all : all.filter((one) => isBehind(one, after));
			const cases = rest.slice(0, limit).map(({ caseId, order, standing: { marks } }) => ({ caseId, order, marks }));
			const last = cases.at(-1);
			const next = rest.length > limit && last !== undefined ? { order: last.order, caseId: last.caseId } : null;
			return Promise.resolve({ cases, next });
		},
		worklist(municipality, { choice, after, limit }) {
			const all = ordered(municipality, choice);
			const from = after === null ? 0 : all.findIndex(({ caseId }) => caseId === after.caseId) + 1;
			const page = all.slice(from, from + limit);
			const last = page.at(-1);
			const next = all.length > from + limit && last !== undefined ? { order: last.order, caseId: last.caseId } : null;
			return Promise.resolve({ cases: page.map(({ caseId }) => caseId), next });
		},
	};
}

function isBehind(one: WorklistPlace, other: WorklistPlace): boolean {
	return one.order === other.order ? one.caseId > other.caseId : one.order > other.order;
}

/** Gives a case of a test other places in lists, under the condition that nobody decided meanwhile. */
export function memoryFiler(
	cases: ReadonlyMap<string, { readonly stored: { readonly version: number }; standing: Commit['standing'] }>,
): CaseFiler {
	return {
		refile({ caseId, version }, standing) {
			const held = cases.get(caseId);
			if (held === undefined || held.stored.version !== version) return Promise.resolve('raced');
			if (JSON.stringify(held.standing) === JSON.stringify(standing)) return Promise.resolve('same');
			held.standing = standing;
			return Promise.resolve('refiled');
		},
	};
}

function isChosen({ open, waiting, stage, units, order, month }: Commit['standing'], choice: WorkChoice): boolean {
	const isDue = (due: DueBetween | null) => due === null || (due.from <= order && order < due.to);
	switch (choice.is) {
		case 'open':
			return open && isDue(choice.due);
		case 'ended':
			return !open && month === choice.month;
		case 'waiting':
			return waiting.some(({ desk }) => choice.desks.includes(desk));
		case 'within': {
			const asked = units.length === 0 ? [null] : units;
			const isThere = stage !== null && choice.stages.includes(stage);
			return isThere && isDue(choice.due) && asked.some((unit) => choice.units.includes(unit));
		}
		default:
			return unreachable(choice);
	}
}

/** A desk's list stands in the order of what that desk is told. */
function orderIn({ waiting, order }: Commit['standing'], choice: WorkChoice): number {
	if (choice.is !== 'waiting') return order;
	return Math.min(...waiting.filter(({ desk }) => choice.desks.includes(desk)).map((one) => one.order));
}

/** Holds what the table of a test says of its cases against their events, as the real one does. */
export function memoryCaseCheck(
	cases: ReadonlyMap<string, { readonly stored: StoredCase; readonly standing: Commit['standing'] }>,
): CaseCheck {
	return {
		async *everyCase() {
			for (const [caseId, { stored }] of cases)
				yield await Promise.resolve({ caseId, versions: stored.log.map(({ version }) => version), hasHead: true });
		},
		astray({ caseId, indexedWake }, { wakeAt, ...standing }) {
			const { wakeAt: _, ...held } = cases.get(caseId)?.standing ?? { wakeAt: null };
			const same = JSON.stringify(held) === JSON.stringify(standing) && wakeAt === indexedWake;
			return Promise.resolve(same ? [] : ['its head stands elsewhere than its events say']);
		},
	};
}
