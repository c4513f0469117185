import type { Fault } from '../regulation/fault.ts';
import type { UnversionedRegulation } from '../regulation/schema/schema.ts';
import { findingText } from './finding-text.ts';
import { everyWalk, type Finding, findingsOf, proofsOf } from './findings.ts';
import { readingFindings } from './readings.ts';

/** What the proof of a regulation's terms comes to. */
export interface CheckedTerms {
	/** Findings that nobody has acknowledged, and acknowledgements of nothing: the file is not to be used like this. */
	readonly faults: readonly Fault[];
	/** What is acknowledged, and other readings that could not be kept: for information. */
	readonly notes: readonly Fault[];
}

/** Proves the terms of a sound file against each other and holds the findings to what the file acknowledges. */
export function checkTerms(regulation: UnversionedRegulation): CheckedTerms {
	const walks = everyWalk(regulation);
	const findings = findingsOf(regulation, proofsOf(walks));
	const acknowledged = (found: Finding) =>
		regulation.acknowledged.find(({ clause, finding }) => clause === found.clause && finding === found.finding);
	const stale = regulation.acknowledged.flatMap(({ clause, finding }, index): readonly Fault[] =>
		findings.some((found) => found.clause === clause && found.finding === finding)
			? []
			: [
					{
						path: ['acknowledged', index],
						message: `${finding} of clause ${clause} is acknowledged, but the terms show no such thing`,
					},
				],
	);
	return {
		faults: [
			...findings.flatMap((found) => (acknowledged(found) === undefined ? [unacknowledged(regulation, found)] : [])),
			...stale,
		],
		notes: [
			...findings.flatMap((found) => {
				const seen = acknowledged(found);
				if (seen === undefined) return [];
				return [{ path: placeOf(regulation, found), message: `acknowledged: ${findingText(found)}; ${seen.because}` }];
			}),
			...readingFindings(regulation, walks, findings).flatMap(({ reading, path, findings: broken }) =>
				broken.map((found) => ({ path, message: `alternative ${reading} cannot be kept: ${findingText(found)}` })),
			),
		],
	};
}

function unacknowledged(regulation: UnversionedRegulation, found: Finding): Fault {
	const entry = `{ clause: '${found.clause}', finding: ${found.finding}, because: … }`;
	const message = `${findingText(found)}. Change a term, or list it under acknowledged: ${entry}`;
	return { path: placeOf(regulation, found), message };
}

function placeOf({ terms }: UnversionedRegulation, { proof }: Finding): Fault['path'] {
	return ['terms', terms.findIndex(({ id }) => id === proof.chain.frame.of.rule.id)];
}
