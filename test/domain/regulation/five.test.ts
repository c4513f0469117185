import { describe, expect, it } from '@jest/globals';
import { formatTerm } from '../../../domain/worktime/term.ts';
import { readText } from '../../support/checkout.ts';
import { municipalityFaults, regulationFrom } from '../../support/planted.ts';

const ids = ['anapa', 'kislovodsk', 'plastunovskaya', 'perm', 'okha'] as const;
const five = ids.map((id) => regulationFrom(readText(`regulations/${id}.yaml`)));

/** One fact of each of the five, in the order of their names above. */
function each<Fact>(fact: (regulation: (typeof five)[number]) => Fact): readonly Fact[] {
	return five.map(fact);
}

describe('one type holds what the five regulations have in common and where they differ', () => {
	it('is held by five files, each sound together with its municipality', () => {
		for (const regulation of five) {
			expect(municipalityFaults(readText(`municipalities/${regulation.id}.yaml`), regulation)).toEqual([]);
		}
	});

	it('gives four of them an overall term, from the detection, the sending or the posting (O-4)', () => {
		const overall = each(({ terms }) => {
			const term = terms.find(({ stage }) => stage === 'overall');
			return term !== undefined && 'term' in term.limit ? `${formatTerm(term.limit.term)} ${term.starts.join()}` : null;
		});
		expect(overall).toEqual(['8 WH detected', '9 WH sent', '8 WH detected', null, '24 CHX posted']);
	});

	it('knows high importance in Anapa and Plastunovskaya, and no term elsewhere that it could touch', () => {
		expect(each(({ importance }) => importance?.clause ?? null)).toEqual([
			'2.13',
			null,
			expect.stringMatching(/^17/),
			null,
			null,
		]);
		expect(each(({ terms }) => terms.some(({ high }) => high !== undefined))).toEqual([
			true,
			false,
			true,
			false,
			false,
		]);
	});

	it('closes the reasons of a return in Plastunovskaya, which has five, and in Perm, which has four', () => {
		const closed = each(({ reasons }) => (reasons.return?.closed ? reasons.return.items.length : null));
		expect(closed).toEqual([null, null, 5, 4, null]);
	});

	it('suspends terms in Kislovodsk alone', () => {
		expect(each(({ pause }) => pause?.clause ?? null)).toEqual([null, '10b', null, null, null]);
	});

	it('knows interim answers everywhere but in Okha, and a promised date in Perm', () => {
		expect(each(({ interim }) => interim?.promisedBy ?? null)).toEqual([false, false, false, true, null]);
	});

	it('sends a message to several units everywhere (A-18, K-18, O-18)', () => {
		expect(each(({ severalUnits }) => severalUnits)).toEqual([true, true, true, true, true]);
	});

	it('owes a monthly report in Plastunovskaya alone', () => {
		expect(each(({ report }) => report?.beforeDay ?? null)).toEqual([null, null, 5, null, null]);
	});

	it('explains instead of answering in Okha alone', () => {
		expect(each(({ explanations }) => explanations.length)).toEqual([0, 0, 0, 0, 4]);
	});
});
