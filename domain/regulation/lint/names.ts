import type { Fault, Path } from '../fault.ts';
import { notOurs, reasonedActs, roles } from '../regulation.ts';
import type { UnversionedRegulation } from '../schema/schema.ts';
import { placedActs } from './stages.ts';

/** Faults of names: clauses, readings and roles that are used but not listed, listed twice, or closed lists left empty. */
export function lintNames(regulation: UnversionedRegulation): readonly Fault[] {
	const { clauses: listed, ...used } = regulation;
	const known = new Set(listed.map(({ clause }) => clause));
	const readings = new Set(regulation.readings.map(({ id }) => id));
	const texts = textsIn(used, []);
	return [
		...twice(
			listed.map(({ clause }) => clause),
			'clauses',
			'clause',
		),
		...twice(
			regulation.readings.map(({ id }) => id),
			'readings',
			'reading',
		),
		...twice(
			regulation.notices.map(({ id }) => id),
			'notices',
			'notice',
		),
		...twice(
			regulation.explanations.map(({ category }) => category),
			'explanations',
			'category',
		),
		...lintHomes(regulation),
		...lintCites(regulation),
		...texts.flatMap(({ path, text }) =>
			path.at(-1) === 'clause' && !known.has(text)
				? [{ path, message: `the clause ${text} is used, but clauses does not list it` }]
				: [],
		),
		...texts.flatMap(({ path, text }) =>
			path.at(-1) === 'reading' && !readings.has(text)
				? [{ path, message: `there is no reading "${text}" in readings${listedNames([...readings])}` }]
				: [],
		),
		...texts.flatMap(({ path, text }) => unlistedRole(regulation, path, text)),
		...lintReasons(regulation),
		...lintKinds(regulation, texts),
	];
}

/** `, which has A-1, A-2`: what a name may have been meant for. */
function listedNames(names: readonly string[]): string {
	return names.length === 0 ? ', which has none' : `, which has ${names.join(', ')}`;
}

interface PlacedText {
	readonly path: Path;
	readonly text: string;
}

/** Clauses that nothing carries: the ledger and what was acknowledged speak of a clause, and do nothing for it. */
function lintHomes({
	clauses: listed,
	readings: _,
	acknowledged: __,
	...rules
}: UnversionedRegulation): readonly Fault[] {
	const carried = new Set(textsIn(rules, []).flatMap(({ path, text }) => (path.at(-1) === 'clause' ? [text] : [])));
	return listed.flatMap(({ clause, where, reason }, index) => {
		if (carried.has(clause) || where !== undefined || reason !== undefined) return [];
		const message = `no rule carries the clause ${clause}: say where it is kept, or by a reason why no software can`;
		return [{ path: ['clauses', index], message }];
	});
}

/** A key with a letter of ours stands nowhere in the text, so people need the citation (G-41). */
function lintCites({ clauses: listed }: UnversionedRegulation): readonly Fault[] {
	return listed.flatMap(({ clause, cite }, index) =>
		cite === undefined && /\d[a-z]$/.test(clause)
			? [{ path: ['clauses', index], message: `the text has no clause ${clause}: say under cite how it is cited` }]
			: [],
	);
}

/** Every text of the data with its place. */
export function textsIn(value: unknown, path: Path): readonly PlacedText[] {
	if (typeof value === 'string') return [{ path, text: value }];
	if (Array.isArray(value)) return value.flatMap((item: unknown, index) => textsIn(item, [...path, index]));
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, item]: [string, unknown]) => textsIn(item, [...path, name]));
}

function unlistedRole(regulation: UnversionedRegulation, path: Path, text: string): readonly Fault[] {
	const field = path.findLast((part) => typeof part === 'string');
	const inBreach = path.includes('breach') && (field === 'tell' || field === 'by');
	const inAct = field === 'by' && (path.includes('acts') || path[0] === 'anytime' || path[0] === 'systems');
	const addressee = field === 'to' && ['notices', 'report', 'escalates'].some((list) => path[0] === list);
	const inTerm = path[0] === 'terms' && field === 'tell';
	if (!(field === 'role' || field === 'and' || field === 'holder' || inTerm || inBreach || inAct || addressee))
		return [];
	const role = roles.find((known) => known === text);
	return role === undefined || regulation.roles[role] !== undefined
		? []
		: [
				{
					path,
					message: `the role "${text}" has no entry in roles${listedNames(Object.keys(regulation.roles))}`,
				},
			];
}

function lintReasons({ reasons }: UnversionedRegulation): readonly Fault[] {
	return reasonedActs.flatMap((act) => {
		const rule = reasons[act];
		if (rule === undefined) return [];
		const codes = rule.items.map(({ code }) => code);
		const empty = rule.closed && codes.length === 0;
		const idle = !rule.closed && rule.closedWhen !== undefined;
		const message = `says when the list is closed, which it never is (clause ${rule.clause})`;
		return [
			...(idle ? [{ path: ['reasons', act, 'closedWhen'], message }] : []),
			...(empty
				? [{ path: ['reasons', act, 'items'], message: `a closed list of reasons is empty (clause ${rule.clause})` }]
				: []),
			...twice(codes, `reasons.${act}.items`, 'reason').map((fault) => ({
				...fault,
				path: ['reasons', act, 'items', ...fault.path.slice(1)],
			})),
		];
	});
}

/** Conditions on kinds of message, on an importance or on a category, that this regulation does not have. */
function lintKinds(regulation: UnversionedRegulation, texts: readonly PlacedText[]): readonly Fault[] {
	// Of what is no explanation the one that says whose question it is has a category (G-34).
	const redirects = placedActs(regulation).some(({ act }) => act === 'not-ours');
	const categories = [...regulation.explanations.map(({ category }) => category), ...(redirects ? [notOurs] : [])];
	return texts.flatMap(({ path, text }) => {
		if (!path.includes('when')) return [];
		const field = path.findLast((part) => typeof part === 'string');
		const unknownKind = field === 'kind' && !Object.keys(regulation.kinds).includes(text);
		const unknownImportance = field === 'importance' && text === 'high' && regulation.importance === null;
		const unknownCategory = field === 'category' && !categories.includes(text);
		return unknownKind || unknownImportance || unknownCategory
			? [{ path, message: `a condition asks for the ${field} "${text}", which this regulation does not have` }]
			: [];
	});
}

function twice(names: readonly string[], list: string, what: string): readonly Fault[] {
	return names.flatMap((name, index) =>
		names.indexOf(name) < index ? [{ path: [list, index], message: `the ${what} "${name}" stands here twice` }] : [],
	);
}
