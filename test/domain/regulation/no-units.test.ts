import { rm } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import type { Regulation } from '../../../domain/regulation/regulation.ts';
import { readText } from '../../support/checkout.ts';
import { alone, changed, filesWithoutUnits, town } from '../../support/no-units.ts';
import { municipalityFaults, regulationFaults, regulationFrom } from '../../support/planted.ts';
import { simulate } from '../../support/simulating.ts';

describe('a regulation without departments: its coordinator alone writes (G-30)', () => {
	it('is sound, with a town whose file lists no unit', () => {
		expect(regulationFaults(alone)).toEqual([]);
		expect(town).not.toContain('units');
		expect(municipalityFaults(town, regulationFrom(alone))).toEqual([]);
	});

	it('goes to its end by the coordinator alone, an interim answer included; nobody can be asked', async () => {
		const { folder, regulation, municipality } = await filesWithoutUnits();
		const at = (clock: string) => `2025-03-14T${clock}:00+12:00`;
		const text = 'Здравствуйте! Яму заделают.';
		const lines = [
			{ at: at('10:00'), do: 'receive', incident: { network: 'max' } },
			{ at: at('10:05'), do: 'route', units: ['roads'] },
			{ at: at('10:10'), do: 'submit', kind: 'interim', promisedBy: '2025-03-15', reason: 'Ждём деталь', text },
			{ at: at('10:15'), do: 'approve' },
			{ at: at('10:20'), do: 'publish', permalink: 'https://max.ru/c/1' },
			{ at: at('13:00'), do: 'submit', kind: 'final', text },
			{ at: at('13:10'), do: 'approve' },
			{ at: at('13:20'), do: 'publish', permalink: 'https://max.ru/c/2' },
		];
		const { steps } = await simulate(lines, [regulation, '--municipality', municipality]);
		await rm(folder, { recursive: true });
		expect(steps.map(({ refused, state }) => refused?.code ?? state)).toEqual([
			'screening',
			'not-now',
			'approval',
			'publication',
			'draft',
			'approval',
			'publication',
			'answered',
		]);
		expect(steps[1]?.refused?.allowed).not.toContain('route');
		expect(steps[4]?.awaiting).toEqual([{ role: 'coordinator', unit: null, stage: 'draft' }]);
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
			"      write: { clause: '4', kind: INTERNAL, by: [coordinator], exits: [{ to: approval }] }\n\n  approval:",
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
