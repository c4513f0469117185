import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readRegulation } from '../../cli/files/data-files.ts';
import type { SimulatedStep } from '../../cli/simulation/step.ts';
import { type Regulation, type Role, roles } from '../../domain/regulation/regulation.ts';
import { refusalWords } from '../../domain/wording/faults.ts';
import { actInfinitives } from '../../domain/wording/refusals.ts';
import { withNoun } from '../../domain/wording/unit-noun.ts';
import { root } from '../support/checkout.ts';
import { type Deed, type Said, towns } from '../support/deeds/deed.ts';
import { deeds } from '../support/deeds/deeds.ts';
import { simulate } from '../support/simulating.ts';

const plain = (text = '') => text.replaceAll('\u00a0', ' ').toLowerCase();

interface Fault {
	readonly name: string;
	readonly said: Said & { readonly at?: string };
	readonly code: string;
	readonly field?: string | undefined;
}

/** Everything that is wrong: somebody else, an earlier time, and what the act itself refuses. */
function faultsOf({ line, by, wrong }: Deed, atTime: (clock: string) => string): readonly Fault[] {
	const others = roles.filter((role) => !by.includes(role));
	return [
		...others.map((role: Role): Fault => ({ name: `by ${role}`, said: { ...line, by: role }, code: 'not-yours' })),
		{ name: 'before what was done last', said: { ...line, at: atTime('09:00') }, code: 'time-runs-backwards' },
		...wrong.map(([name, change, code, field]): Fault => ({ name, said: { ...line, ...change }, code, field })),
	];
}

async function played(deed: Deed) {
	const { offset, args } = towns[deed.town];
	const atTime = (clock: string) => `2025-03-12T${clock}:00${offset}`;
	const timed = (said: Said & { readonly at?: string }, clock: string) => ({ at: atTime(clock), ...said });
	const opening = deed.before.map((said, index) => timed(said, `10:${String(index * 2).padStart(2, '0')}`));
	const faults = faultsOf(deed, atTime);
	const lines = [
		...opening,
		timed({ do: 'tick' }, '10:20'),
		...faults.map(({ said }) => timed(said, '10:20')),
		timed(deed.line, '10:20'),
		timed(deed.line, '10:20'),
		...(deed.next === undefined ? [] : [timed(deed.next, '10:20')]),
	];
	const { steps } = await simulate(lines, args);
	const start = opening.length;
	const [calm, ...rest] = steps.slice(start);
	if (calm === undefined) throw new Error('nothing came out');
	const [done, again, after] = rest.slice(faults.length);
	return {
		opened: steps.slice(0, start),
		calm,
		refused: faults.map((fault, at) => ({ fault, step: rest[at] })),
		done,
		again,
		after,
	};
}

const standing = (step: SimulatedStep | undefined) => ({
	state: step?.state,
	awaiting: step?.awaiting,
	clocks: step?.clocks,
});

/** What is wrong with a refusal, in a word; nothing where it is as it should be. */
function complaints(
	step: SimulatedStep | undefined,
	calm: SimulatedStep,
	{ code, field, said }: Omit<Fault, 'name'>,
	regulation: Regulation,
) {
	const refused = step?.refused ?? null;
	if (refused === null) return [`went through, instead of ${code}`];
	const act = said.do === 'submit' && said['unit'] === undefined ? 'write' : said.do;
	const infinitive = withNoun(
		Object.entries(actInfinitives).find(([name]) => name === act || name === said.do)?.[1] ?? '',
		regulation,
	);
	const message = withNoun(
		Object.entries(refusalWords).find(([name]) => name === code)?.[1].message ?? 'no such refusal',
		regulation,
	);
	const says = plain(step?.says?.ru);
	const may = step?.says?.en.split(' may: ')[1] ?? '';
	return [
		...(refused.code === code ? [] : [`is ${refused.code}, not ${code} (${refused.detail ?? ''})`]),
		...(field === undefined || refused.field === field ? [] : [`names ${refused.field}, not ${field}`]),
		...(field === undefined || said['by'] === 'executor' || may.includes(said.do)
			? []
			: [`does not tell that ${said.do} may be done: ${may}`]),
		...(step?.events.length === 0 ? [] : ['something happened']),
		...(JSON.stringify(standing(step)) === JSON.stringify(standing(calm)) ? [] : ['something changed']),
		...(code === 'malformed'
			? (refused.detail ?? '') === ''
				? ['says nothing']
				: []
			: [
					...(says.includes(plain(infinitive)) ? [] : [`does not say «${infinitive}»: ${says}`]),
					...(says.includes(plain(message)) ? [] : [`does not say «${message}»: ${says}`]),
				]),
	];
}

describe.each(deeds.map((deed) => [`${deed.town}: ${deed.name}`, deed] as const))('%s', (_, deed) => {
	it('is refused by name whatever is wrong, and nothing is changed; then it succeeds, and once', async () => {
		const { opened, calm, refused, done, again, after } = await played(deed);
		const [file] = towns[deed.town].args;
		const read = await readRegulation(join(root, file.endsWith('.yaml') ? file : `regulations/${file}.yaml`));
		if (!read.ok) throw new Error(`${file} is no regulation`);
		expect(opened.map((step) => step.refused)).toEqual(opened.map(() => null));
		const faults = refused.flatMap(({ fault, step }) => {
			const found = complaints(step, calm, fault, read.value);
			const open = step?.refused?.allowed.some((act) => act === deed.line.do) === true;
			return [...found, ...(open ? [] : [`does not allow ${deed.line.do}`])].map(
				(fault_) => `${fault.name}: ${fault_}`,
			);
		});
		expect(faults).toEqual([]);
		expect(done?.refused).toBeNull();
		expect(done?.events).not.toEqual([]);
		if (deed.twice === null) expect(again?.refused).toBeNull();
		else if (done !== undefined)
			expect(complaints(again, done, { code: deed.twice, said: deed.line }, read.value)).toEqual([]);
		if (deed.next === undefined) expect(done?.awaiting).toEqual([]);
		else {
			expect(after?.refused).toBeNull();
			expect((again?.refused ?? { allowed: [deed.next.do] }).allowed).toContain(deed.next.do);
		}
	});
});
