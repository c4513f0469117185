import type { Case, Clock } from '../case/model/case.ts';
import type { ClockExplanation } from '../case/why/explanation.ts';
import type { SuggestedUnit } from '../municipality/suggest.ts';
import type { Network, Regulation } from '../regulation/regulation.ts';
import type { CaseFiles } from '../uploads/takable.ts';
import type { LocalTime } from '../wording/times.ts';

/** What mails and pages need to know of the municipality; nothing here names a person. */
export interface MunicipalityFacts {
	/** As it stands in the mail's footer and the page's head: «Администрация города-курорта Анапа». */
	readonly title: string;
	readonly units: readonly { readonly id: string; readonly title: string }[];
	/** Reference mode (G-20): texts stay at their source, and the link to the network stands in their place. */
	readonly reference: boolean;
	/** The administration's own account in each network, as far as it is listed (Kislovodsk 4). */
	readonly accounts: Readonly<Partial<Record<Network, string>>>;
	/** Where the coordinator is reached, as it is dialled; null where the file names none. */
	readonly telephone: string | null;
	/** False while the working hours are the shipped default that no administrator has confirmed (G-2). */
	readonly scheduleConfirmed: boolean;
}

/** The texts that stand beside a case; null where there is none, or where it was erased. */
export interface CaseContent extends CaseFiles {
	/** The citizen's message. In reference mode it is not shown even if it is given. */
	readonly message: string | null;
	/** Who wrote it, as its source names him; null where it did not, in reference mode, and once erased. */
	readonly author: string | null;
	/** Address of the message in its network. */
	readonly permalink: string | null;
	readonly location: string | null;
	/** The photos and videos that came with the message, by the type that its source named; not given in reference mode. */
	readonly media: readonly { readonly is: 'photo' | 'video' | 'other'; readonly url: string }[];
	/** The draft of the version that the case names. */
	readonly draft: string | null;
	/** Words of the draft that the dictionary takes for slips; empty also where none were looked up. */
	readonly misspelt: readonly string[];
	/** What goes with the draft: what was done since the earlier answer (Kislovodsk 14), who is competent, what was answered before (Okha 3.7), why its writer left what he was advised of. */
	readonly beside: readonly {
		readonly is: 'measures' | 'competentBody' | 'earlierAnswers' | 'note';
		readonly text: string;
	}[];
	/** The parts that units gave, where several were asked, and what each noted to its own. */
	readonly parts: readonly { readonly unit: string; readonly text: string; readonly note?: string | null }[];
	/** Why the present draft came back: the code or words, and what was added. */
	readonly returned: { readonly reason: string; readonly comment: string | null } | null;
	/** Why the approved text was recalled, until it is sent on again. */
	readonly recalled: string | null;
	/** Why the last unit declined, and whom it named. */
	readonly declined: { readonly unit: string; readonly reason: string; readonly suggested: string | null } | null;
	/** What the coordinator said last to a unit of its assignment: why it was taken away, or why photographs are wanted or not. */
	readonly saidTo: Readonly<Record<string, string>>;
	/** Why the curator took the incident back. */
	readonly withdrawn: string | null;
	/** The words of the end that was proposed last, or its code; null in cases of before, whose events hold them. */
	readonly proposed: string | null;
	/** What was asked in this case, in order, and what came back; of the author not given in reference mode. */
	readonly questions: readonly { readonly number: number; readonly text: string; readonly reply: string | null }[];
	/** Where the answer stands, once it is published. */
	readonly answerPermalink: string | null;
}

/** The case as people meet it in a mail or on a page. */
export interface CaseView {
	readonly caseId: string;
	/** For a mail that starts a unit's clocks: as the case will stand once the mail is handed over (G-8). */
	readonly case: Case;
	/** The version that the case pins. */
	readonly regulation: Regulation;
	readonly municipality: MunicipalityFacts;
	readonly content: CaseContent;
	/** Units that the message may concern, the likeliest first; absent where nobody chooses one. */
	readonly suggested?: readonly SuggestedUnit[];
	readonly time: LocalTime;
	/** What a clock's due time rests on, by the calendar that it was reckoned under; null where that is gone. */
	readonly why: (clock: Clock) => ClockExplanation | null;
}
