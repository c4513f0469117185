/**
 * What whoever approves a text would send it back for, as far as a machine can see it. Nothing is refused for it
 * (Plastunovskaya 20, P-11): each is advice to whoever writes, and to whoever reads the text before it goes on.
 */
export type TextFinding =
	| { readonly is: 'greeting' }
	/** How many acts are cited, each counted once. */
	| { readonly is: 'acts'; readonly cited: number }
	| { readonly is: 'press-release' }
	/** The turns as they stand in the text. */
	| { readonly is: 'officialese'; readonly turns: readonly string[] }
	/** Words that no dictionary knows and that are near one that it does. */
	| { readonly is: 'spelling'; readonly words: readonly string[] }
	| { readonly is: 'abbreviations'; readonly names: readonly string[] }
	/** Which of how many questions the text seems to pass over; `text` is the citizen's own. */
	| { readonly is: 'questions'; readonly asked: number; readonly open: readonly OpenQuestion[] }
	/** A photo belongs to the answer, and the text says nothing of one. */
	| { readonly is: 'photo' }
	/** An interim text without any time, or with days other than the one promised. */
	| { readonly is: 'date'; readonly names: 'none' | 'another' }
	/** The final answer is promised later than the regulation allows (G-38). */
	| { readonly is: 'promise' }
	| { readonly is: 'length'; readonly most: number };

export interface OpenQuestion {
	/** 1, 2, … among the questions of the message. */
	readonly number: number;
	readonly text: string;
}

/** The most words, turns or questions that one advice names: more would be read by nobody. */
export const mostNamed = 5;
