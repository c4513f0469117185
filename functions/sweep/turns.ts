/** All of them, in an order that is always the same and begins behind this one; null: with the first. */
export function behind(towns: readonly string[], last: string | null): readonly string[] {
	const inOrder = towns.toSorted();
	const from = last === null ? 0 : inOrder.filter((town) => town <= last).length;
	return [...inOrder.slice(from), ...inOrder.slice(0, from)];
}

/** Cases in the order given, but one of each municipality (of each beginning of their numbers) before the next of any. */
export function inTurns(caseIds: readonly string[]): readonly string[] {
	const places = new Map<string, number>();
	return caseIds
		.map((caseId) => {
			const town = caseId.split('-', 1).join();
			const turn = places.get(town) ?? 0;
			places.set(town, turn + 1);
			return { caseId, turn };
		})
		.toSorted((one, other) => one.turn - other.turn)
		.map(({ caseId }) => caseId);
}
