/**
 * What a line about an error holds, beside its level: which function wrote it, whose case it was where one is known,
 * what happened, the error's name and its reason. The dashboard asks for these, a test holds them to a line really
 * written: Logs Insights answers a name that no line bears by an empty column and no error.
 */
export const errorFields = ['function', 'caseId', 'message', 'error', 'reason'] as const;

/**
 * What the saved query «what happened to a case» shows of each line that names it: which function, what it said, and of a
 * decision the act, its version and how many milliseconds it took.
 */
export const caseFields = [
	'function',
	'message',
	'act',
	'version',
	'tookMs',
	'why',
	'outcome',
	'error',
	'reason',
] as const;

/** What stands for the id of a municipality in the graphs below, until whoever looks has chosen one. */
export const townPlace = 'TOWN';

/**
 * What a dashboard shows of one municipality: a graph for each, of what lines of the log say of it. Metrics of each
 * municipality would be paid for by the month, and looked at now and then; a line costs next to nothing (ADR 0059).
 */
export const townGraphs = [
	{
		title: `Open cases of ${townPlace}`,
		message: 'counted',
		figures: [
			{ field: 'open', as: 'max' },
			{ field: 'late', as: 'max' },
			{ field: 'today', as: 'max' },
		],
	},
	{
		title: `Decisions of ${townPlace}`,
		message: 'decided',
		figures: [
			{ field: 'answers', as: 'sum' },
			{ field: 'breaches', as: 'sum' },
			{ field: 'events', as: 'sum' },
		],
	},
] as const;

/** The title of the table of errors, wherever it is shown. */
export const lastErrorsTitle = 'The last twenty errors';
