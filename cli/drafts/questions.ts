import { idText } from '../../domain/regulation/schema/parts.ts';
import { draftQuestions as words } from '../../domain/wording/draft-questions.ts';
import { describeTermFault, parseTerm } from '../../domain/worktime/term.ts';
import { anything, type DraftQuestion, mustBeOneOf } from './asked.ts';

export const startMoments = ['detected', 'received', 'sent', 'posted'] as const;
export const agreeing = ['approver', 'curator', 'none'] as const;

/** What a first draft of a regulation must be told. */
export const regulationQuestions = (id: string): readonly DraftQuestion[] => [
	{ flag: 'title', words: words.title, usual: `Регламент «${id}»`, fault: anything },
	{ flag: 'act', words: words.act, usual: 'Акт не назван', fault: anything },
	{ flag: 'from', words: words.from, usual: 'received', fault: mustBeOneOf(startMoments) },
	{ flag: 'overall', words: words.overall, usual: '8 WH', fault: noTerm },
	{ flag: 'draft', words: words.draft, usual: '3 WH', fault: noTermOrNone },
	{ flag: 'approves', words: words.approves, usual: 'approver', fault: mustBeOneOf(agreeing) },
	{ flag: 'high', words: words.high, usual: 'none', fault: noTermOrNone },
	{ flag: 'final', words: words.final, usual: 'none', fault: noTermOrNone },
];

/** What a first draft of a municipality's file must be told; a region of the checkout tells the zone. */
export const municipalityQuestions = (id: string, zones: ReadonlyMap<string, string>): readonly DraftQuestion[] => [
	{ flag: 'title', words: words.title, usual: `Муниципальное образование «${id}»`, fault: anything },
	{ flag: 'regulation', words: words.regulation, usual: id, fault: noIdOrFile },
	{ flag: 'integration', words: words.integration, usual: id, fault: noId },
	{ flag: 'region', words: words.region, usual: 'none', fault: mustBeOneOf(['none', ...zones.keys()]) },
	{ flag: 'zone', words: words.zone, usual: 'Europe/Moscow', fault: noZone },
	{ flag: 'domain', words: words.domain, usual: `${id}.example`, fault: noDomain },
	{
		flag: 'units',
		words: words.units,
		usual: 'roads=Дорожный отдел',
		fault: (answer) => (unitsIn(answer) === null ? NO_UNITS : null),
	},
];

const NO_UNITS = 'write ids and titles, as roads=Дорожный отдел,housing=Отдел ЖКХ';

/** Units by id, as `roads=Дорожный отдел,housing=Отдел ЖКХ` gives them; null for another text. */
export function unitsIn(answer: string): ReadonlyMap<string, string> | null {
	const pairs = answer.split(',').map((one) => /^\s*([^=\s]+)\s*=\s*(.+?)\s*$/.exec(one));
	const units = new Map(
		pairs.flatMap((pair) => (pair?.[1] && pair[2] && noId(pair[1]) === null ? [[pair[1], pair[2]]] : [])),
	);
	return units.size === pairs.length ? units : null;
}

/** What is wrong with the name of a file, in a sentence. */
export function noId(answer: string): string | null {
	return idText.safeParse(answer).success ? null : 'an id is lower-case words joined by hyphens';
}

function noIdOrFile(answer: string): string | null {
	return answer.endsWith('.yaml') ? null : noId(answer);
}

function noTerm(answer: string): string | null {
	const term = parseTerm(answer);
	return term.ok ? null : describeTermFault(term.refusal);
}

function noTermOrNone(answer: string): string | null {
	return answer === 'none' ? null : noTerm(answer);
}

function noZone(answer: string): string | null {
	try {
		new Intl.DateTimeFormat('ru', { timeZone: answer });
		return null;
	} catch {
		return 'no zone of that name is known';
	}
}

function noDomain(answer: string): string | null {
	return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(answer) ? null : 'write the host behind the @, as adm.example';
}
