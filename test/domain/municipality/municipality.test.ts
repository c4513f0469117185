import { describe, expect, it } from '@jest/globals';
import { municipalityIn, regulationIn } from '../../../cli/files/data-files.ts';
import { parseYaml } from '../../../cli/files/read-yaml.ts';
import { addressOf, deputiesOf, enabledNetworks } from '../../../domain/municipality/address.ts';
import type { Municipality } from '../../../domain/municipality/municipality.ts';
import { data } from '../../support/calendars.ts';
import { readText } from '../../support/checkout.ts';
import { lineOf, municipalityFaults, plant, regulationFrom } from '../../support/planted.ts';

const file = 'municipalities/anapa.yaml';

function read(text: string): { readonly municipality: Municipality; readonly advice: readonly string[] } {
	const yaml = parseYaml('m.yaml', text);
	const result = yaml.ok ? municipalityIn(yaml.value, data, null) : yaml;
	if (!result.ok) throw new Error(result.refusal.join('\n'));
	return result.value;
}

describe('the five municipalities as they are shipped', () => {
	it.each(['anapa', 'kislovodsk', 'plastunovskaya', 'perm', 'okha'])(
		'%s is sound, with roads, housing and parks',
		(id) => {
			const { municipality } = read(readText(`municipalities/${id}.yaml`));
			expect(municipality.id).toBe(id);
			expect(municipality.units.map((unit) => unit.id)).toEqual(['roads', 'housing', 'parks']);
		},
	);

	it.each(['anapa', 'kislovodsk', 'plastunovskaya', 'perm', 'okha'])(
		'G-2: %s keeps the default week and says that nobody has confirmed it',
		(id) => {
			const { municipality, advice } = read(readText(`municipalities/${id}.yaml`));
			const day = ['09:00-13:00', '14:00-18:00'];
			expect(municipality.calendar.week).toEqual({ mon: day, tue: day, wed: day, thu: day, fri: day });
			expect(municipality.calendar.follows).toEqual(['law', 'recommended']);
			expect(advice).toEqual([expect.stringContaining('calendar.confirmed: the schedule is the unconfirmed default')]);
		},
	);

	it.each(['anapa', 'kislovodsk', 'plastunovskaya', 'perm', 'okha'])(
		'%s holds no mail address that reaches anybody',
		(id) => {
			const addresses = readText(`municipalities/${id}.yaml`).match(/\S+@\S+/g) ?? [];
			expect(addresses.length).toBeGreaterThan(10);
			expect(addresses.filter((address) => !/\.example[,}]?$/.test(address))).toEqual([]);
		},
	);
});

describe('otklik check: faults planted in a municipality', () => {
	it.each([
		[
			'a unit that is not there',
			'    unit: parks\n    mail: parks@',
			'    unit: gardens\n    mail: parks@',
			'unit: anapa has no unit "gardens"',
		],
		['two people of one id', '  - id: approver-2', '  - id: approver-1', 'id: another person has this id'],
		['a deputy of nobody', 'deputyOf: approver-1', 'deputyOf: approver-9', 'deputyOf: "approver-9" is nobody else'],
		[
			'an executor without a unit',
			'    role: executor\n    unit: roads\n    mail: roads@',
			'    role: executor\n    mail: roads@',
			'unit: the role "executor" needs a unit',
		],
		['a zone that does not exist', 'zone: Europe/Moscow', 'zone: Europe/Anapa', 'calendar.zone: '],
		['a region that is not known', 'region: RU-KDA', 'region: RU-XXX', 'calendar.region: '],
		[
			'a mail address that is none',
			'replyTo: coordinator@anapa.example',
			'replyTo: coordinator',
			'replyTo: write one mail address',
		],
		[
			'hours of a unit that is not there',
			'  days: []\n',
			"  days: []\n  units: { gardens: { week: { sat: ['10:00-15:00'] } } }\n",
			'calendar.units.gardens: anapa has no unit "gardens"',
		],
		[
			'hours of a unit that end before they start',
			'  days: []\n',
			"  days: []\n  units: { roads: { week: { sat: ['15:00-10:00'] } } }\n",
			'calendar.units.roads: the hours of the unit "roads": sat: ',
		],
		['a reminder of no length', 'remindBefore: 30 WM', 'remindBefore: soon', 'remindBefore: "soon" is no term'],
		[
			'a network that is not said',
			'  twitter: { enabled: false, note: Доступ к сети в России ограничен }\n',
			'',
			'networks.twitter: is missing; list every network, or write `networks: default`',
		],
	])('finds %s', (_what, sound, faulty, says) => {
		expect(municipalityFaults(plant(file, sound, faulty))).toContainEqual(expect.stringContaining(says));
	});

	it('finds a network that a town of one network left out (Elizovo’s chat-bot), with its line', () => {
		const text = plant('test/fixtures/elizovo-max-town.yaml', '  ok: { enabled: false }\n', '');
		expect(municipalityFaults(text)).toEqual([
			`m.yaml:${lineOf(text, 'networks:')}:1 networks.ok: is missing; list every network, or write \`networks: default\``,
		]);
	});

	it('finds a segment that ends before it starts, with its line', () => {
		const text = plant(file, "fri: ['09:00-13:00', '14:00-18:00']", "fri: ['13:00-09:00']");
		expect(municipalityFaults(text)[0]).toMatch(
			new RegExp(`^m\\.yaml:${lineOf(text, 'fri:')}:\\d+ calendar\\.week\\.fri: `),
		);
	});

	it('finds a role that the regulation counts on and nobody holds', () => {
		const regulation = regulationFrom(readText('regulations/anapa.yaml'));
		const text = plant(file, '    role: head\n', '    role: deputy\n');
		expect(municipalityFaults(text)).toEqual([]);
		expect(municipalityFaults(text, regulation)).toEqual([
			expect.stringContaining('nobody is head, but the regulation anapa counts on one'),
		]);
	});
});

describe('what a regulation wants of the municipality', () => {
	const under = (id: string, sound: string, faulty: string) =>
		municipalityFaults(
			plant(`municipalities/${id}.yaml`, sound, faulty),
			regulationFrom(readText(`regulations/${id}.yaml`)),
		);

	it('plastunovskaya 7.2: an executor whom nobody stands in for is an error, not a warning (P-2)', () => {
		const deputy =
			'    role: executor\n    unit: parks\n    mail: parks-deputy@plastunovskaya.example\n    deputyOf: parks-1\n';
		const other = deputy.replace('unit: parks', 'unit: roads').replace('    deputyOf: parks-1\n', '');
		expect(under('plastunovskaya', deputy, other)).toEqual([
			expect.stringContaining('nobody stands in for the executor of parks (clause 7.2)'),
		]);
	});

	it('kislovodsk 4: a network in use without the account that answers go out from is an error', () => {
		const faults = under(
			'kislovodsk',
			"ok: { enabled: true, account: 'https://ok.example/kislovodsk' }",
			'ok: { enabled: true }',
		);
		expect(faults).toEqual([expect.stringMatching(/networks\.ok: .*none is given for ok \(clause 4\)/)]);
	});

	it('kislovodsk 4: an account is a web address', () => {
		const faults = under('kislovodsk', "account: 'https://vk.example/kislovodsk'", 'account: наша страница');
		expect(faults).toEqual([expect.stringContaining('networks.vk.account: write the address of the account')]);
	});
});

describe('where the mails of a role go', () => {
	const { municipality } = read(readText(file));

	it('names those who hold the role, not their deputies', () => {
		expect(addressOf(municipality, 'coordinator', null).map(({ person }) => person)).toEqual(['coordinator-1']);
		expect(deputiesOf(municipality, 'coordinator-1').map(({ person }) => person)).toEqual(['coordinator-2']);
	});

	it('names the deputies where nobody holds the role', () => {
		const people = municipality.people.filter(({ id }) => id !== 'approver-1');
		expect(addressOf({ ...municipality, people }, 'approver', null).map(({ person }) => person)).toEqual([
			'approver-2',
		]);
	});

	it('keeps the executors of one unit from the mails of another', () => {
		expect(addressOf(municipality, 'executor', 'roads')).toEqual([
			{ person: 'roads-1', name: 'Дежурный специалист отдела дорожного хозяйства', mail: 'roads@anapa.example' },
		]);
		expect(addressOf(municipality, 'executor', null)).toEqual([]);
	});

	it("reaches a unit without people at its mailbox, and its head by the unit's own entry", () => {
		const people = municipality.people.filter(({ unit }) => unit !== 'roads');
		const bare = { ...municipality, people };
		expect(addressOf(bare, 'executor', 'roads')[0]).toMatchObject({ person: null, mail: 'roads@anapa.example' });
		expect(addressOf(bare, 'unit-head', 'roads')[0]).toMatchObject({ mail: 'head-of-roads@anapa.example' });
	});

	it('guesses no mail for a unit that is not there', () => {
		expect(addressOf(municipality, 'executor', 'nowhere')).toEqual([]);
	});

	it('G-19: networks that the law forbids are disabled', () => {
		expect(enabledNetworks(municipality)).toEqual(['vk', 'ok', 'telegram', 'other']);
	});

	it('G-19: so they are where the file leaves it to `networks: default`, each with what the law says', () => {
		const text = readText(file).replace(/networks:\n(?: {2}.*\n)+/, 'networks: default\n');
		const { municipality: left } = read(text);
		expect(enabledNetworks(left)).toEqual(['vk', 'ok', 'telegram', 'max', 'other']);
		expect(left.networks.twitter).toEqual(municipality.networks.twitter);
		expect(left.networks.facebook).toEqual(municipality.networks.facebook);
	});
});

describe('G-2, A-14: what somebody should look at', () => {
	it('is gone once the schedule is confirmed by a document', () => {
		const confirmed = "confirmed: { document: 'Правила служебного распорядка № 1', on: '2025-01-09' }";
		expect(read(plant(file, 'confirmed: null', confirmed)).advice).toEqual([]);
	});

	it('is a coordinator without a deputy', () => {
		const text = plant(file, '    deputyOf: coordinator-1\n', '');
		expect(read(text).advice).toContainEqual(expect.stringContaining('coordinator-1 has no deputy (A-14)'));
	});
});

it('a regulation is not taken for a municipality', () => {
	const yaml = parseYaml('r.yaml', readText('municipalities/anapa.yaml'));
	expect(yaml.ok && regulationIn(yaml.value).ok).toBe(false);
});
