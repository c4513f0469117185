import type { Fact } from '../case-view/facts.ts';

/** What a mail is made of, before it becomes text and HTML: both say the same because both come from this. */
export type Block =
	/** The first words: action, deadline, clause. */
	| { readonly is: 'headline'; readonly text: string }
	| { readonly is: 'paragraph'; readonly text: string }
	| { readonly is: 'heading'; readonly text: string }
	/** Somebody's own words, kept apart from ours. */
	| { readonly is: 'quote'; readonly title: string; readonly text: string }
	| { readonly is: 'facts'; readonly rows: readonly Fact[] }
	| { readonly is: 'button'; readonly label: string; readonly url: string; readonly beside: string }
	/** Comes with the mail under this name; its words say what it shows. */
	| { readonly is: 'picture'; readonly cid: string; readonly alt: string }
	/** An address of ours beside the button. */
	| { readonly is: 'link'; readonly label: string; readonly url: string }
	| { readonly is: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** A mail before rendering. */
export interface Letter {
	readonly subject: string;
	/** What a mailbox shows beside the subject, which it does not repeat; never a word of somebody else's. */
	readonly preheader: string;
	readonly blocks: readonly Block[];
	/** Why it was received, and whom to ask. */
	readonly footer: readonly string[];
}
