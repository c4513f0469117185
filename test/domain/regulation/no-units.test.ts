import { describe, expect, it } from '@jest/globals';
import type { Regulation } from '../../../domain/regulation/regulation.ts';
import { readText } from '../../support/checkout.ts';
import { municipalityFaults, regulationFaults, regulationFrom } from '../../support/planted.ts';

/** The seventh regulation as a text without departments has it: the coordinator alone writes. */
const alone = changed(readText('test/fixtures/seventh.yaml'), [
	["  executor: { title: Участок, clause: '4' }\n", ''],
	[
		"      route: { clause: '4', exits: [{ to: draft }] }\n",
		"      write: { clause: '4', exits: [{ to: approval }] }\n",
	],
	["    clause: '4'\n    awaits: executor\n", "    clause: '4'\n    awaits: coordinator\n"],
	[
		"      submit: { clause: '4', exits: [{ to: approval }] }\n",
		"      write: { clause: '4', exits: [{ to: approval }] }\n",
	],
	["      decline: { clause: '4', exits: [{ to: screening }] }\n", ''],
	[
		'    holder: executor\n    perUnit: true\n    hours: unit\n    starts: [handed-over]\n    limit: 3 WH\n    ends: [submit]\n    voids: [decline]\n',
		"    holder: coordinator\n    starts: [received, 'publish:interim']\n    limit: 3 WH\n    ends: [write]\n    voids: ['submit:explanation']\n",
	],
	["  decline: { clause: '4' }\n", ''],
]);

/** Its town, in which there is no unit and nobody of one. */
const town = readText('test/fixtures/seventh-town.yaml')
	.replace(/^ {2}units:\n(?: {4}.*\n)+/mu, '')
	.replace(/^units:\n(?: {2}- .*\n)+\n/mu, '')
	.replace(/^ {2}- \{.*role: executor.*\n/gmu, '');

describe('a regulation without departments: its coordinator alone writes (G-30)', () => {
	it('is sound, with a town whose file lists no unit', () => {
		expect(regulationFaults(alone)).toEqual([]);
		expect(town).not.toContain('units');
		expect(municipalityFaults(town, regulationFrom(alone))).toEqual([]);
	});

	it('refuses that town under a regulation whose units write', () => {
		expect(municipalityFaults(town, seventh())).toContainEqual(
			expect.stringContaining('units: there is no unit, but units write the answers (clause 4)'),
		);
	});

	it('refuses people of units that are not there', () => {
		const person =
			'  - { id: roads-1, name: Мастер, role: executor, unit: roads, mail: roads@klyuchi.example }\n\nreplyTo:';
		expect(municipalityFaults(changed(town, [['\nreplyTo:', person]]), regulationFrom(alone))).toContainEqual(
			expect.stringContaining('klyuchi has no unit "roads"'),
		);
	});

	it.each([
		[
			'a text of a unit that nobody can ask',
			"      write: { clause: '4', exits: [{ to: approval }] }\n\n  approval:",
			"      submit: { clause: '4', exits: [{ to: approval }] }\n\n  approval:",
			'stages.draft.acts.submit: "submit" is a unit\'s (clause 4), but no act asks a unit: there is no "route"',
		],
		[
			'a stage that awaits a unit that nobody can ask',
			"    clause: '4'\n    awaits: coordinator\n",
			"    clause: '4'\n    awaits: executor\n",
			'stages.draft.awaits.0: the stage "draft" awaits a unit, but no act asks one: there is no "route"',
		],
	])('otklik check names %s', (_what, sound, faulty, says) => {
		expect(regulationFaults(changed(alone, [[sound, faulty]]))).toContainEqual(expect.stringContaining(says));
	});
});

function seventh(): Regulation {
	return regulationFrom(readText('test/fixtures/seventh.yaml'));
}

/** The text with each of these replaced once; what is not there exactly once cannot be. */
function changed(text: string, changes: readonly (readonly [string, string])[]): string {
	return changes.reduce((so, [sound, other]) => {
		if (so.split(sound).length !== 2) throw new Error(`${JSON.stringify(sound)} stands there not exactly once`);
		return so.replace(sound, () => other);
	}, text);
}
