import { describe, expect, it } from '@jest/globals';
import { mailboxOf } from '../../../domain/municipality/mailbox.ts';
import { secondPersons } from '../../../domain/regulation/second-person.ts';
import { readText } from '../../support/checkout.ts';
import { lineOf, municipalityFaults, plant, regulationFrom } from '../../support/planted.ts';

const file = 'municipalities/anapa.yaml';
const regulation = regulationFrom(readText('regulations/anapa.yaml'));
const approver = 'mail: approver@anapa.example';

describe('G-18: four eyes are those of two people', () => {
	it('a regulation counts on a second person where an end or a text is judged', () => {
		const pairs = secondPersons(regulation).map(({ clause, first, second }) => `${clause} ${first} ${second}`);
		expect(pairs).toEqual(
			expect.arrayContaining([
				'2.15 coordinator approver',
				'2.8 coordinator curator',
				'2.8 executor curator',
				'2.8 coordinator approver',
				'2.8 executor approver',
			]),
		);
		expect(pairs.some((pair) => pair.includes('coordinator coordinator'))).toBe(false);
	});
	it.each([
		[
			'as it is',
			'coordinator@anapa.example',
			/coordinator-1 \(coordinator\) and approver-1 \(approver\) have one mailbox/,
		],
		['in capitals', 'Coordinator@ANAPA.example', /coordinator-1 .* approver-1/],
		['sorted by a word behind a plus', 'coordinator+approvals@anapa.example', /coordinator-1 .* approver-1/],
		['of a deputy', 'coordinator-deputy@anapa.example', /coordinator-2 .* approver-1/],
		['of whoever drafts', 'roads@anapa.example', /roads-1 \(executor\) and approver-1 \(approver\)/],
	])(
		'the mailbox of the approver that is the coordinator’s or the executor’s, %s, is a fault with its line',
		(_, mail, says) => {
			const text = plant(file, approver, `mail: ${mail}`);
			const faults = municipalityFaults(text, regulation);
			expect(faults).toContainEqual(expect.stringMatching(says));
			const line = lineOf(text, 'id: approver-1') + 3;
			expect(faults.filter((fault) => fault.startsWith(`m.yaml:${line}:`))).toHaveLength(1);
			expect(faults.join()).toContain('a second person must judge (clause 2.');
		},
	);
	it('one mailbox for two who never judge each other is none', () => {
		const text = plant(file, 'mail: security@anapa.example', 'mail: coordinator@anapa.example');
		expect(municipalityFaults(text, regulation)).toEqual([]);
	});
	it('different people stay different', () => {
		const mails = ['a@x.example', 'b@x.example', 'a@y.example', 'a.b@x.example'];
		expect(new Set(mails.map(mailboxOf)).size).toBe(4);
	});
});
