import { patched } from '../../domain/regulation/patched.ts';
import type { Regulation } from '../../domain/regulation/regulation.ts';
import { done, type Result, refuse } from '../../domain/result.ts';

/** The regulation as another reading of its ledger has it; `named` is reading and alternative, as `A-8/approved`. */
export function readOtherwise(regulation: Regulation, named: string): Result<Regulation, string> {
	const [id = '', other = ''] = named.split('/');
	const reading = regulation.readings.find((one) => one.id === id);
	const alternative = reading?.alternatives.find((one) => one.id === other);
	if (alternative === undefined) {
		const known = regulation.readings.flatMap(({ id: of, alternatives }) =>
			alternatives.map((one) => `${of}/${one.id}`),
		);
		return refuse(`${regulation.id} has no other reading ${named}; there are: ${known.join(', ')}`);
	}
	const terms = regulation.terms.map((rule) => {
		const patch = alternative.terms[rule.id];
		return patch === undefined ? rule : patched(rule, patch);
	});
	const standing = Object.entries(alternative.terms).flatMap(([term, { stands }]) => (stands === true ? [term] : []));
	const { pause } = regulation;
	return done({
		...regulation,
		terms,
		pause: pause === null ? null : { ...pause, terms: [...pause.terms, ...standing] },
	});
}
