import { describe, expect, it } from '@jest/globals';
import { parseYaml } from '../../../cli/files/read-yaml.ts';
import { gapsFrom } from '../../../domain/municipality/absences.ts';
import type { Absence, Municipality } from '../../../domain/municipality/municipality.ts';
import { parseMunicipality } from '../../../domain/municipality/schema.ts';
import { actingIn, isStoodInFor, standsForAt } from '../../../domain/municipality/standing-in.ts';
import { readText } from '../../support/checkout.ts';
import { municipalityFaults, plant, regulationFrom } from '../../support/planted.ts';

const first = Date.UTC(2025, 4, 5);
const day = 86_400_000;

function town(id: string, absences: readonly Absence[] = []): Municipality {
	const yaml = parseYaml('m.yaml', readText(`municipalities/${id}.yaml`));
	const read = yaml.ok ? parseMunicipality(yaml.value.data) : yaml;
	if (!read.ok) throw new Error('the file is not sound');
	return { ...read.value, absences };
}

const away = (person: string, deputy: string | null = null, from = 0, until = 5): Absence => ({
	person,
	deputy,
	from: first + from * day,
	until: first + until * day,
});
const acting = (
	municipality: Municipality,
	role: 'coordinator' | 'executor' | 'head',
	unit: string | null,
	at = first,
) => actingIn(municipality, role, unit, at).map(({ person, standsFor }) => [person, ...standsFor].join(' for '));

describe('who stands for whom (Plastunovskaya 7.2)', () => {
	it('the deputy acts from the first midnight of an absence to the last, and at no other time', () => {
		const anapa = town('anapa', [away('roads-1')]);
		const at = (instant: number) => acting(anapa, 'executor', 'roads', instant);
		expect(at(first - 1)).toEqual(['roads-1']);
		expect(at(first)).toEqual(['roads-2 for roads-1']);
		expect(at(first + 5 * day - 1)).toEqual(['roads-2 for roads-1']);
		expect(at(first + 5 * day)).toEqual(['roads-1']);
	});

	it('the days of a file are those of the zone of its town, both included', () => {
		const own = `absences:\n  - { person: roads-1, from: '2025-05-05', to: '2025-05-06' }\n`;
		const text = plant('municipalities/okha.yaml', 'absences: []\n', own);
		const yaml = parseYaml('m.yaml', text);
		const read = yaml.ok ? parseMunicipality(yaml.value.data) : yaml;
		// Sakhalin is eleven hours ahead of UTC.
		expect(read).toMatchObject({
			value: { absences: [{ from: Date.UTC(2025, 4, 4, 13), until: Date.UTC(2025, 4, 6, 13), deputy: null }] },
		});
	});

	it('the deputy whom an absence names comes before those of the file', () => {
		const anapa = town('anapa', [away('roads-1', 'roads-3')]);
		const people = [
			...anapa.people,
			{
				...anapa.people[7],
				id: 'roads-3',
				role: 'executor',
				unit: 'roads',
				mail: 'third@anapa.example',
				name: 'Третий',
				deputyOf: null,
			} as const,
		];
		expect(acting({ ...anapa, people }, 'executor', 'roads')).toEqual(['roads-3 for roads-1']);
	});

	it('in the place of a deputy who is away his own deputy acts, and a ring of them ends', () => {
		const anapa = town('anapa', [away('coordinator-1'), away('coordinator-2', 'coordinator-1')]);
		const third = {
			id: 'coordinator-3',
			name: 'Третий',
			role: 'coordinator',
			unit: null,
			mail: 't@anapa.example',
			deputyOf: 'coordinator-2',
		} as const;
		expect(acting({ ...anapa, people: [...anapa.people, third] }, 'coordinator', null)).toEqual([
			'coordinator-3 for coordinator-1',
		]);
		expect(acting(anapa, 'coordinator', null)).toEqual(['coordinator-1']);
	});

	it('whoever is the last of his role goes on being written to, and nobody stands in for him', () => {
		const anapa = town('anapa', [away('head-1')]);
		expect(acting(anapa, 'head', null)).toEqual(['head-1']);
		expect(isStoodInFor(anapa, 'head-1', first)).toBe(false);
		expect(gapsFrom(anapa, first)).toMatchObject([{ is: 'nobody-left', standIn: { by: [] } }]);
	});

	it('of two who hold a role the one who is there acts for the other, and is written to once', () => {
		const anapa = town('anapa', [away('coordinator-1')]);
		const people = anapa.people.map((one) => ({ ...one, deputyOf: null }));
		expect(acting({ ...anapa, people }, 'coordinator', null)).toEqual(['coordinator-2 for coordinator-1']);
		expect(acting({ ...anapa, people }, 'coordinator', null, first - 1)).toEqual(['coordinator-1', 'coordinator-2']);
	});

	it('a deputy who is away while his principal is there is stood in for by nobody', () => {
		const anapa = town('anapa', [away('coordinator-2')]);
		expect(acting(anapa, 'coordinator', null)).toEqual(['coordinator-1']);
		expect(standsForAt(anapa, 'coordinator-1', first)).toEqual([]);
	});

	it.each(['anapa', 'kislovodsk', 'plastunovskaya', 'perm', 'okha'])(
		'%s: whoever of those with a deputy is away, somebody acts in every role that somebody holds',
		(id) => {
			const free = town(id);
			for (const { id: deputy, deputyOf, role, unit } of free.people) {
				if (deputyOf === null) continue;
				const found = actingIn({ ...free, absences: [away(deputyOf)] }, role, unit, first);
				expect(found.map(({ person, standsFor }) => [person, standsFor])).toEqual([[deputy, [deputyOf]]]);
			}
		},
	);
});

describe('what is seen of absences before they begin', () => {
	it('a chain is told where it begins, and a role with nobody left', () => {
		const anapa = town('anapa', [away('roads-1'), away('roads-2', null, 2, 3), away('head-1', null, 1)]);
		const found = gapsFrom(anapa, first - day).map(({ is, at, standIn }) => [
			is,
			(at - first) / day,
			standIn.person.id,
		]);
		expect(found).toEqual([
			['nobody-left', 1, 'head-1'],
			['nobody-left', 2, 'roads-1'],
		]);
	});

	it('nothing is told of what is over', () => {
		expect(gapsFrom(town('anapa', [away('head-1')]), first + 6 * day)).toEqual([]);
	});

	const faultsOf = (id: string, absences: string) =>
		municipalityFaults(
			plant(`municipalities/${id}.yaml`, 'absences: []\n', `absences:\n${absences}`),
			regulationFrom(readText(`regulations/${id}.yaml`)),
		);

	it('plastunovskaya 7.2: an absence of both executors of a unit is refused, and in anapa it is none (P-2, A-14)', () => {
		const both =
			"  - { person: roads-1, from: '2025-05-05', to: '2025-05-09' }\n  - { person: roads-2, from: '2025-05-07', to: '2025-05-07' }\n";
		expect(faultsOf('plastunovskaya', both)).toEqual([
			expect.stringContaining('absences.0: while roads-1 is away nobody is left as executor of roads'),
		]);
		expect(faultsOf('plastunovskaya', both)[0]).toContain('(clause 7.2)');
		expect(faultsOf('anapa', both)).toEqual([]);
	});

	it.each([
		[
			'days that are reversed',
			"{ person: roads-1, from: '2025-05-09', to: '2025-05-05' }",
			'absences.0.to: the last day',
		],
		[
			'nobody whom the file knows',
			"{ person: roads-9, from: '2025-05-05', to: '2025-05-05' }",
			'absences.0.person: nobody',
		],
		[
			'a deputy of another unit',
			"{ person: roads-1, from: '2025-05-05', to: '2025-05-05', deputy: parks-1 }",
			'absences.0.deputy: the deputy is nobody else',
		],
		[
			'himself as deputy',
			"{ person: roads-1, from: '2025-05-05', to: '2025-05-05', deputy: roads-1 }",
			'absences.0.deputy',
		],
		[
			'the same days twice',
			"{ person: roads-1, from: '2025-05-05', to: '2025-05-09' }\n  - { person: roads-1, from: '2025-05-09', to: '2025-05-10' }",
			'absences.1.person: another absence',
		],
		[
			'no date of the calendar',
			"{ person: roads-1, from: '2025-02-30', to: '2025-05-05' }",
			'absences.0.from: no such date',
		],
	])('finds an absence with %s', (_what, absence, says) => {
		expect(faultsOf('anapa', `  - ${absence}\n`)).toContainEqual(expect.stringContaining(says));
	});
});
