/** Something that happens to a case of the gallery, as its people meet it. */
export type Step =
	/** Somebody fills the form behind the last link that was mailed to him; `wrong` is tried before and refused. */
	| { readonly who: string; readonly does: Fields; readonly wrong?: Fields }
	/** The curator's system says something by signed webhook. */
	| { readonly says: object }
	/** So many minutes pass, and what is due is found. */
	| { readonly minutes: number };

export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** One case from its first mail on. */
export interface Day {
	readonly title: string;
	readonly incident: object;
	readonly steps: readonly Step[];
}

export interface TownDays {
	readonly town: string;
	/** Whose incidents it gets. */
	readonly integration: string;
	readonly days: readonly Day[];
}
