import type { Instant } from '../instant.ts';
import type { Regulation, StageKind } from '../regulation/regulation.ts';
import type { LocalTime } from '../wording/times.ts';
import type { ListChoice } from '../worklist/choice.ts';
import type { Desk } from '../worklist/desk.ts';
import type { Figures } from '../worklist/figures.ts';
import type { ListedTown, WorkItem } from '../worklist/items.ts';
import type { AbsencesPart } from './absence-page.ts';
import type { FieldFault, PostedFields } from './model.ts';
import type { MonthPart } from './month-page.ts';

/** What every page for somebody who is signed in shows. */
export interface SignedInPage {
	readonly town: ListedTown;
	/** Who is signed in, as the file names him. */
	readonly name: string;
	/** That he is away and who acts for him, or for whom he acts; mostly none. */
	readonly notes: readonly string[];
	/** Stands in each form (ASVS 3.5). */
	readonly formToken: string;
	/** Whether he may see all cases of the municipality. */
	readonly seesAll: boolean;
	/** Whether he may register a message that he found. */
	readonly mayFind: boolean;
	/** Whether he is a person, who may be away, and not a mailbox of nobody in particular. */
	readonly mayBeAway: boolean;
	/** Whether he may see the reports of months, where there are any. */
	readonly seesMonths: boolean;
	/** What stands before the pages of the municipality's place to work: `/v1/worklist/anapa`. */
	readonly base: string;
}

/** A list of work, read at `now`. */
export interface ListPage extends SignedInPage {
	readonly items: readonly WorkItem[];
	readonly time: LocalTime;
	readonly now: Instant;
}

/** The form for a message that staff found. */
export interface FoundPart {
	readonly is: 'found';
	readonly regulation: Regulation;
	readonly faults: readonly FieldFault[];
	readonly entered: PostedFields | null;
	/** The case that this address became before; null where it became none. */
	readonly known: string | null;
}

/** The pages on which somebody looks for his work. */
export type WorkPage =
	/** Whoever comes: asks for a mail address. `town` is null for a municipality that is not known. */
	| {
			readonly is: 'ask';
			readonly town: string;
			readonly base: string;
			readonly faults: readonly string[];
			readonly entered: string;
	  }
	| { readonly is: 'asked'; readonly town: string; readonly base: string }
	/** Behind the link of the mail; looking changes nothing. */
	| { readonly is: 'enter'; readonly town: string; readonly base: string; readonly action: string }
	| { readonly is: 'over'; readonly town: string; readonly base: string; readonly why: 'used' | 'expired' }
	| { readonly is: 'out'; readonly town: string; readonly base: string }
	| (SignedInPage & FoundPart)
	| (SignedInPage & AbsencesPart)
	| MonthPage
	| MinePage
	| TownPage
	| SearchPage
	| FiguresPage;

/** The report of a month. */
export interface MonthPage extends SignedInPage, MonthPart {
	readonly time: LocalTime;
}

/** What waits for whoever reads it. */
export interface MinePage extends ListPage {
	readonly is: 'mine';
	/** Whose turn is the reader's own; a head sees that of his unit's executors besides. */
	readonly own: readonly Desk[];
	/** Where the next page begins, as its address says it; null where this is the last. */
	readonly more: string | null;
	/** What is late in the whole municipality, for who is told of that. */
	readonly late: readonly WorkItem[];
	/** What was looked for and not found; null where nothing was. */
	readonly missed: string | null;
	/** What he did of late, the latest first. */
	readonly deeds: readonly { readonly at: Instant; readonly caseId: string; readonly what: string }[];
}

/** A page of the municipality's cases. */
export interface TownPage extends ListPage {
	readonly is: 'all';
	readonly choice: ListChoice;
	/** The rest of the list, as it stands in an address; null where there is none. */
	readonly more: string | null;
	readonly stages: readonly { readonly id: StageKind; readonly title: string }[];
	/** Months of which ended cases can be listed (`2025-04`). */
	readonly months: readonly string[];
	/** What was looked for and not found; null where nothing was. */
	readonly missed: string | null;
}

/** What was found by an address or by words. */
export interface SearchPage extends ListPage {
	readonly is: 'search';
	readonly what: string;
	/** Where the rest of what was found begins. */
	readonly next: { readonly at: Instant; readonly caseId: string } | null;
}

/** What is open in the municipality, counted. */
export interface FiguresPage extends SignedInPage {
	readonly is: 'figures';
	readonly time: LocalTime;
	/** As they were counted last, and when; null before the first time. */
	readonly counted: { readonly figures: Figures; readonly at: Instant } | null;
}
