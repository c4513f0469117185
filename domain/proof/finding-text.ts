import { formatTerm, type TermUnit } from '../worktime/term.ts';
import type { Chain } from './chain.ts';
import type { Finding, Proof } from './findings.ts';

/** What a finding says and the sum that proves it, in one line of English for whoever writes the file. */
export function findingText({ clause, finding, proof, without }: Finding): string {
	const { chain } = proof;
	const verdict =
		chain.left < 0
			? `${amount(-chain.left, chain)} too many`
			: `nothing is left for ${openText(proof) || 'anything else'}`;
	const before =
		without === null || proof.detours.length === 0
			? ''
			: `; otherwise ${sumText(without.chain)}, which leaves ${amount(without.chain.left, without.chain)}${openNote(without)}`;
	return `${finding} (clause ${clause}): ${situationText(proof)}, ${sumText(chain)}: ${verdict}${before}`;
}

/** `30 (9) + 30 (19.1) + 120 (19.2) = 180 of 240 WM that clause 17a leaves`. */
export function sumText(chain: Chain): string {
	const links = chain.links.map(({ minutes, term, atMost }) => `${atMost ? '≤' : ''}${minutes} (${term.clause})`);
	return `${links.join(' + ') || '0'} = ${chain.sum} of ${amount(chain.limit, chain)} ${limitText(chain)}`;
}

function limitText({ frame }: Chain): string {
	const { of, base, part } = frame;
	if (part === 'until') return `until clause ${of.clause} is due`;
	if (part === 'after' && base !== null) return `between the due times of clauses ${of.clause} and ${base.clause}`;
	return `that clause ${of.clause} allows`;
}

function situationText({ situation, detours, measure }: Proof): string {
	return [
		situation.kind,
		situation.importance === 'high' ? 'high importance' : '',
		situation.units === 'several' ? 'several units' : '',
		...detours.map((detour) => (detour === 'interim' ? 'an interim answer' : `one ${detour}`)),
		measure === 'targets' ? 'our own targets included' : '',
	]
		.filter((part) => part !== '')
		.join(', ');
}

/** What happens on the way that no term binds. */
export function openText({ chain, walk }: Proof): string {
	const names = chain.open.map((at) => walk.happenings[at]?.what ?? '');
	return names.filter((name, index) => names.indexOf(name) === index && !untimed.includes(name)).join(', ');
}

/** Happenings that take nobody's time. */
const untimed = ['posted', 'detected', 'sent', 'received', 'handed-over'];

function openNote(proof: Proof): string {
	const open = openText(proof);
	return open === '' ? '' : ` for ${open}`;
}

function amount(minutes: number, chain: Chain): string {
	return formatTerm({ amount: minutes, unit: countedIn(chain) });
}

/** The unit in which a frame is reckoned. */
export function countedIn({ frame }: Chain): TermUnit {
	const unit = frame.limit[0]?.unit ?? 'WM';
	switch (unit) {
		case 'WH':
		case 'SH':
			return 'WM';
		case 'CH':
			return 'CM';
		default:
			return unit;
	}
}
