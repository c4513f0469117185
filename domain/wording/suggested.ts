/** Why a unit stands first where one is chosen: «Подходит по словам: дорога, яма; по месту: Заводская». */
export function saySuggested(topics: readonly string[], places: readonly string[]): string {
	const said = [
		...(topics.length === 0 ? [] : [`по словам: ${topics.join(', ')}`]),
		...(places.length === 0 ? [] : [`по месту: ${places.join(', ')}`]),
	];
	return `Подходит ${said.join('; ')}`;
}
