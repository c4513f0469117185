import { backwardUnits } from '../../worktime/fault.ts';
import type { TermUnit } from '../../worktime/term.ts';
import { boundsOf, limitsOf } from '../bases.ts';
import type { Fault, Path } from '../fault.ts';
import type { Limit, TermRule } from '../regulation.ts';
import type { UnversionedRegulation } from '../schema/schema.ts';

/** Whose time a source tells, or leaves untold. */
const toldBySources: readonly string[] = ['detected', 'sent', 'posted'];

/** Faults of the terms: names that do not exist, circles, halves where nothing halves, a cut-off that no question ends. */
export function lintTerms(regulation: UnversionedRegulation): readonly Fault[] {
	return [
		...lintIds(regulation),
		...regulation.terms.flatMap((term, index) => lintTerm(regulation, term, ['terms', index])),
		...lintCircles(regulation.terms),
		...lintMentions(regulation),
		...lintPauseStart(regulation),
		...lintCutoff(regulation),
		...lintPaused(regulation),
		...lintStanding(regulation),
		...lintLapses(regulation),
		...lintAlternatives(regulation),
	];
}

function lintIds({ terms }: UnversionedRegulation): readonly Fault[] {
	return terms.flatMap(({ id }, index) =>
		terms.findIndex((other) => other.id === id) < index
			? [{ path: ['terms', index, 'id'], message: `another term is called "${id}" already` }]
			: [],
	);
}

function lintTerm(regulation: UnversionedRegulation, term: TermRule, path: Path): readonly Fault[] {
	const named = `the term "${term.id}" (clause ${term.clause})`;
	const faults: Fault[] = [...lintLimit(regulation, term.limit, [...path, 'limit'], named)];
	if (typeof term.high === 'object')
		faults.push(...lintLimit(regulation, term.high.limit, [...path, 'high', 'limit'], named));
	if (term.high !== undefined && regulation.importance === null) {
		faults.push({
			path: [...path, 'high'],
			message: `${named} changes at high importance, which this regulation does not know`,
		});
	}
	if (term.untold !== undefined && !term.starts.some((start) => toldBySources.includes(start))) {
		faults.push({ path: [...path, 'untold'], message: `${named} starts at nothing that a source could leave untold` });
	}
	for (const kind of Object.keys(term.kinds ?? {})) {
		if (!Object.keys(regulation.kinds).includes(kind)) {
			faults.push({ path: [...path, 'kinds', kind], message: `${named} names a kind of message that is not in kinds` });
		}
	}
	if ('promised' in term.limit) faults.push(...lintPromised(regulation, term, path, named));
	if (term.tell !== undefined && term.kind !== 'INTERNAL') {
		faults.push({ path: [...path, 'tell'], message: `${named} is no target of ours, so its breach is told anyway` });
	}
	if (term.hours === 'unit' && !term.perUnit) {
		faults.push({ path: [...path, 'hours'], message: `${named} is no unit's, so no unit's hours can count it` });
	}
	if (term.high === 'half' && !('term' in term.limit)) {
		faults.push({ path: [...path, 'high'], message: `${named} has no length that could be halved` });
	}
	return faults;
}

function lintLimit(regulation: UnversionedRegulation, limit: Limit, path: Path, named: string): readonly Fault[] {
	const faults: Fault[] = boundsOf(limit).flatMap(({ id, path: inner }) =>
		isTerm(regulation, id)
			? []
			: [{ path: [...path, ...inner], message: `${named} is reckoned from "${id}", which is no term of this file` }],
	);
	if ('before' in limit && !backwardUnits.some((unit) => unit === limit.term.unit)) {
		faults.push({
			path,
			message: `${named} counts backward in ${limit.term.unit}: only ${backwardUnits.join(' ')} can`,
		});
	}
	return faults;
}

/** What the author was promised is known once an interim answer is out, and only where one must name a date. */
function lintPromised(
	{ interim }: UnversionedRegulation,
	{ id, starts }: TermRule,
	path: Path,
	named: string,
): readonly Fault[] {
	const wrong = (field: string, why: string) => ({ path: [...path, field], message: `${named} ${why}` });
	return [
		...(interim?.promisedBy === true ? [] : [wrong('limit', 'is due as promised, but no interim answer must promise')]),
		...(starts.every((start) => start === 'publish:interim')
			? []
			: [wrong('starts', 'is due as promised, so it can only start at publish:interim')]),
		...(interim?.notAfter === id ? [wrong('limit', 'is due as promised, so it is no bound of the promise')] : []),
	];
}

function lintCircles(terms: readonly TermRule[]): readonly Fault[] {
	const needs = (term: TermRule): readonly string[] =>
		limitsOf(term).flatMap((limit) => boundsOf(limit).map(({ id }) => id));
	const reaches = (from: string, target: string, seen: ReadonlySet<string>): boolean =>
		terms.some(
			(term) =>
				term.id === from &&
				needs(term).some((id) => id === target || (!seen.has(id) && reaches(id, target, new Set([...seen, id])))),
		);
	return terms.flatMap((term, index) =>
		reaches(term.id, term.id, new Set())
			? [
					{
						path: ['terms', index, 'limit'],
						message: `the term "${term.id}" (clause ${term.clause}) is reckoned from itself`,
					},
				]
			: [],
	);
}

/** Terms that are named outside the list of terms. */
function lintMentions(regulation: UnversionedRegulation): readonly Fault[] {
	const { pause, interim, readings } = regulation;
	const mentions: readonly (readonly [string, Path])[] = [
		...(pause === null ? [] : [[pause.cutoff, ['pause', 'cutoff']] as const]),
		...(pause?.silence === undefined ? [] : [[pause.silence, ['pause', 'silence']] as const]),
		...(pause?.terms.map((id, index) => [id, ['pause', 'terms', index]] as const) ?? []),
		...(interim?.notAfter == null ? [] : [[interim.notAfter, ['interim', 'notAfter']] as const]),
		...(interim?.apart ?? []).map((id, index) => [id, ['interim', 'apart', index]] as const),
		...regulation.terms.flatMap(({ settable }, index) =>
			settable === undefined ? [] : [[settable.notAfter, ['terms', index, 'settable', 'notAfter']] as const],
		),
		...readings.flatMap((reading, at) =>
			reading.alternatives.flatMap((alternative, which) =>
				Object.keys(alternative.terms).map((id) => [id, ['readings', at, 'alternatives', which, 'terms', id]] as const),
			),
		),
	];
	return mentions.flatMap(([id, path]) =>
		isTerm(regulation, id) ? [] : [{ path, message: `"${id}" is no term of this file` }],
	);
}

/** Only a question lets terms stand still, and it is known by whom it asks: any other start would never come. */
function lintPauseStart({ pause }: UnversionedRegulation): readonly Fault[] {
	const starts = ['clarify:author', 'clarify:curator'];
	if (pause === null || starts.includes(pause.from)) return [];
	const message = `the pause (clause ${pause.clause}) begins at ${pause.from}: only ${starts.join(' or ')} can begin one`;
	return [{ path: ['pause', 'from'], message }];
}

/** A question in time ends the cut-off; one that nothing ends would make every later question late. */
function lintCutoff({ terms, pause }: UnversionedRegulation): readonly Fault[] {
	if (pause === null) return [];
	const cutoff = terms.find(({ id }) => id === pause.cutoff);
	if (cutoff === undefined || cutoff.ends.includes(pause.from)) return [];
	const message = `the pause (clause ${pause.clause}) begins at ${pause.from}, which does not end its cut-off "${pause.cutoff}"`;
	return [{ path: ['pause', 'cutoff'], message }];
}

/** What of a day has gone by when a term stands still is no part of it: only hours and minutes can be suspended. */
function lintPaused({ terms, pause }: UnversionedRegulation): readonly Fault[] {
	return (pause?.terms ?? []).flatMap((id, index) => {
		const term = terms.find((one) => one.id === id);
		const units = term === undefined ? [] : limitsOf(term).flatMap((limit) => unitCounted(limit) ?? []);
		const unit = units.find((one) => !backwardUnits.some((other) => other === one));
		if (unit === undefined) return [];
		const message = `the pause (clause ${pause?.clause}) suspends "${id}", which is counted in ${unit}: only ${backwardUnits.join(' ')} can stand still`;
		return [{ path: ['pause', 'terms', index], message }];
	});
}

/** Another reading may let working days stand still, and nothing else that is counted in days (K-7). */
function lintStanding({ terms, readings }: UnversionedRegulation): readonly Fault[] {
	return readings.flatMap((reading, at) =>
		reading.alternatives.flatMap((alternative, which) =>
			Object.entries(alternative.terms).flatMap(([id, patch]) => {
				const limit = patch.limit ?? terms.find((one) => one.id === id)?.limit;
				const unit = limit === undefined || patch.stands !== true ? null : unitCounted(limit);
				if (unit !== 'CD' && unit !== 'CHX') return [];
				const path = ['readings', at, 'alternatives', which, 'terms', id, 'stands'];
				return [{ path, message: `"${id}" is counted in ${unit}, which cannot stand still` }];
			}),
		),
	);
}

function unitCounted(limit: Limit): TermUnit | null {
	return 'term' in limit && !('before' in limit) && !('after' in limit) ? limit.term.unit : null;
}

/** A term that ends in a word to somebody names the notice, is no breach besides, and is the one occasion of that notice. */
function lintLapses({ terms, notices }: UnversionedRegulation): readonly Fault[] {
	const named = terms.flatMap(({ lapse }) => lapse ?? []);
	const inTerms = terms.flatMap(({ id, clause, lapse, optional, breach }, index): readonly Fault[] => {
		if (lapse === undefined) return [];
		const path = ['terms', index, 'lapse'];
		if (!notices.some((notice) => notice.id === lapse && notice.on === 'lapse')) {
			const known = notices.flatMap((notice) => (notice.on === 'lapse' ? [notice.id] : []));
			const choice = known.length === 0 ? 'there is none' : `those are ${known.join(', ')}`;
			const message = `the term "${id}" (clause ${clause}) ends in "${lapse}", which is no notice on lapse; ${choice}`;
			return [{ path, message }];
		}
		const besides = optional || breach !== null;
		const message = `the term "${id}" (clause ${clause}) ends in a notice and so is neither optional nor breached`;
		return besides ? [{ path, message }] : [];
	});
	const inNotices = notices.flatMap(({ id, on }, index): readonly Fault[] => {
		const idle = on === 'lapse' && !named.includes(id);
		return idle ? [{ path: ['notices', index, 'on'], message: `the notice "${id}" waits for no term's lapse` }] : [];
	});
	const elsewhere = terms.flatMap(({ id, starts, ends, voids }, index): readonly Fault[] =>
		[...starts, ...ends, ...voids].includes('lapse')
			? [{ path: ['terms', index], message: `the term "${id}" listens to "lapse", which only a notice does` }]
			: [],
	);
	return [...inTerms, ...inNotices, ...elsewhere];
}

/** Alternatives of one duty are two at the least, each needless where another is chosen: the act of one ends the others. */
function lintAlternatives({ terms }: UnversionedRegulation): readonly Fault[] {
	return terms.flatMap(({ id, clause, oneOf, optional, voids }, index): readonly Fault[] => {
		if (oneOf === undefined) return [];
		const path = ['terms', index, 'oneOf'];
		const named = `the term "${id}" (clause ${clause})`;
		const others = terms.filter((other) => other.id !== id && other.oneOf === oneOf);
		if (others.length === 0) return [{ path, message: `${named} is the only alternative of the duty "${oneOf}"` }];
		if (!optional) return [{ path, message: `${named} is one of several and so optional: another may be chosen` }];
		return others
			.filter(({ ends }) => !ends.some((end) => voids.includes(end)))
			.map((other) => ({ path, message: `${named} is not void where "${other.id}" is chosen in its place` }));
	});
}

function isTerm({ terms }: UnversionedRegulation, id: string): boolean {
	return terms.some((term) => term.id === id);
}
