import { momentNames } from '../../domain/case/state/moment-names.ts';
import {
	acts,
	findingNames,
	outcomes,
	roles,
	stageKinds,
	termKinds,
	termStages,
} from '../../domain/regulation/regulation.ts';
import { momentText } from '../../domain/regulation-docs/say.ts';
import { type Both, both } from '../../domain/wording/both.ts';
import { messageKindWords, termStageWords } from '../../domain/wording/known-words.ts';
import { momentWords } from '../../domain/wording/moments.ts';
import { outcomeWords } from '../../domain/wording/outcomes.ts';
import { adviceTitles, findingWords, termKindWords } from '../../domain/wording/regulation-docs.ts';
import { roleWords } from '../../domain/wording/roles.ts';
import { stageWords } from '../../domain/wording/stages.ts';

/** What each word of a closed list means; the word itself is what a file writes. */
export type Glossary = ReadonlyMap<string, Both>;

function glossary<Word extends string>(words: readonly Word[], of: (word: Word) => Both): Glossary {
	return new Map(words.map((word) => [word, of(word)]));
}

/** The words of every closed list of a regulation, as editors and the guide explain them. */
export const glossaries = {
	roles: glossary(roles, (role) => roleWords[role]),
	stages: glossary(stageKinds, (stage) => both(stageWords[stage].ru, stageWords[stage].en)),
	termStages: glossary(termStages, (stage) => termStageWords(stage)),
	outcomes: glossary(outcomes, (outcome) => outcomeWords[outcome]),
	kinds: new Map(Object.entries(messageKindWords)),
	termKinds: glossary(termKinds, (kind) => termKindWords[kind]),
	findings: glossary(findingNames, (finding) => findingWords[finding]),
	advice: new Map(Object.entries(adviceTitles)),
	acts: glossary(acts, (act) => both(momentWords[act].ru, momentWords[act].en)),
	moments: glossary(momentNames, (moment) =>
		both(momentText({ stages: {} }, moment, 'ru'), momentText({ stages: {} }, moment, 'en')),
	),
} as const;

/** The glossary in which all these words stand; of several the first: acts are moments as well. */
export function glossaryOf(words: readonly string[]): Glossary | undefined {
	return Object.values(glossaries).find((one) => words.every((word) => one.has(word)));
}
