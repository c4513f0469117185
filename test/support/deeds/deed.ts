import type { Role } from '../../../domain/regulation/regulation.ts';

/** What a line says besides its time. */
export interface Said extends Readonly<Record<string, unknown>> {
	readonly do: string;
}

/** An act of a town: whose it is, a day on which it succeeds, and everything that may be wrong with it. */
export interface Deed {
	readonly town: TownOfDeed;
	readonly name: string;
	/** What was done before, each at a time of its own. */
	readonly before: readonly Said[];
	readonly line: Said;
	readonly by: readonly Role[];
	/** What is refused: the change of the line and the code. */
	readonly wrong: readonly Wrong[];
	/** The code of the same line said again; null where saying it again changes nothing and is no fault. */
	readonly twice: string | null;
	/** What can be done after it; absent where it ends the case. */
	readonly next?: Said;
}

export type Wrong = readonly [name: string, change: Readonly<Record<string, unknown>>, code: string, field?: string];
export type TownOfDeed = keyof typeof towns;

/** The towns, and how `simulate` names them. */
export const towns = {
	anapa: { offset: '+03:00', args: ['anapa'] },
	kislovodsk: { offset: '+03:00', args: ['kislovodsk'] },
	plastunovskaya: { offset: '+03:00', args: ['plastunovskaya'] },
	perm: { offset: '+05:00', args: ['perm'] },
	okha: { offset: '+11:00', args: ['okha'] },
	seventh: {
		offset: '+05:00',
		args: ['test/fixtures/seventh.yaml', '--municipality', 'test/fixtures/seventh-town.yaml'],
	},
} as const;
