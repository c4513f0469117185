/** Why a due time moved (G-4, G-14), in the words of the clock's own history; an unknown reason says nothing false. */
export function sayMove(why: string): string {
	return moves[why] ?? 'срок пересчитан';
}

const moves: Readonly<Record<string, string>> = {
	raised: 'важность повышена',
	lowered: 'важность понижена',
	'deadline-set': 'назначен другой срок',
	calendar: 'изменился календарь рабочих дней',
	replied: 'автор ответил раньше, чем это записали',
	resumed: 'отсчёт возобновлён после паузы',
	'base-moved': 'сдвинулся срок, от которого считается этот',
};
