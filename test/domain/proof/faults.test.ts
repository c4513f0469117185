import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { check } from '../../../cli/commands/check.ts';
import { root } from '../../support/checkout.ts';
import { keptIo } from '../../support/memory-io.ts';
import { plant, regulationFaults } from '../../support/planted.ts';
import { foundByPlaying } from '../../support/proving.ts';
import { simulate } from '../../support/simulating.ts';

const sixth = 'test/fixtures/sixth.yaml';
const town = join(root, 'test/fixtures/sixth-town.yaml');
const SLOW = 120_000;

const explainAtScreening =
	"explain: { clause: '15', when: { kind: [page-message] }, exits: [{ to: publication }] }\n      write";
const explainAtDraft =
	"explain: { clause: '15', by: [executor, coordinator], when: { kind: [page-message] }, exits: [{ to: publication }] }";

interface Broken {
	readonly rule: string;
	readonly file: string;
	readonly sound: string;
	readonly faulty: string;
	readonly says: string;
	/** Where the nearest cases show nothing. */
	readonly trials?: number;
}

const broken: readonly Broken[] = [
	{
		rule: 'a stage that awaits a unit although nobody was ever routed (sixth 15)',
		file: sixth,
		sound: explainAtScreening,
		faulty: explainAtScreening.replace('to: publication', 'to: draft'),
		says: 'stages.draft: the stage "draft" awaits nobody',
	},
	{
		rule: 'a text handed in where no unit was asked (sixth 5)',
		file: sixth,
		sound: "      no-answer: { clause: '16', exits: [{ to: confirmation }] }\n",
		faulty:
			"      no-answer: { clause: '16', exits: [{ to: confirmation }] }\n      submit: { clause: '5', by: [executor], exits: [{ to: check }] }\n",
		says: 'stages.screening.acts.submit: "submit" in the stage "screening" (clause 5) is done on no way of a case',
	},
	{
		rule: 'a unit that drafts on while the coordinator explains (sixth 15)',
		file: sixth,
		sound: explainAtDraft,
		faulty: explainAtDraft.replace(', exits: [{ to: publication }]', ''),
		says: 'stages.draft.acts.explain: what "consolidate" brings takes the place of an explanation that was already given',
		trials: 24_000,
	},
	{
		rule: 'an importance that the engine does not know for this kind (sixth 14)',
		file: sixth,
		sound: "clause: '2', from: [curator, staff] }",
		faulty: "clause: '2', importance: true, from: [curator, staff] }",
		says: 'kinds.page-message.importance: a page-message of high importance is refused when it is received: importance-not-for-this-kind',
	},
	{
		rule: 'an answer that passes its approver by (anapa 2.8)',
		file: 'regulations/anapa.yaml',
		sound: "      submit: { clause: '2.11', when: { own: false }, exits: [{ to: check }] }",
		faulty: "      submit: { clause: '2.11', when: { own: false }, exits: [{ to: publication }] }",
		says: 'stages.publication.acts.publish: the final answer to a incident is approved on one way and published without approval on another',
	},
	{
		rule: 'a stage from which no case comes to an end (seventh 1)',
		file: 'test/fixtures/seventh.yaml',
		sound: '          - { ends: answered }\n',
		faulty: '          - { to: publication }\n',
		says: 'stages.publication: from the stage "publication" no way leads to an end',
	},
	{
		rule: 'a stage in which time is silent (okha 3.8b)',
		file: 'regulations/okha.yaml',
		sound: '    starts: [consent]\n    limit: 1 WD\n',
		faulty: '    when: { phase: [final] }\n    starts: [consent]\n    limit: 1 WD\n',
		says: 'stages.registration: no term runs in the stage "registration"',
	},
	{
		rule: 'a reason why no term runs where one always does (seventh 1)',
		file: 'test/fixtures/seventh.yaml',
		sound: "    title: Размещение\n    clause: '1'\n",
		faulty: "    title: Размещение\n    clause: '1'\n    silent: Срока нет\n",
		says: 'stages.publication.silent: the stage "publication" says why no term runs there, but one always does',
	},
	{
		rule: 'a notice whose condition never holds when it is due (anapa 2.15)',
		file: 'regulations/anapa.yaml',
		sound: '    when: { reason: [harm-intent, threat] }',
		faulty: '    when: { reason: [harm-intent, threat], phase: [final], kind: [publication], declines: 2, returns: 9 }',
		says: 'notices.1.on: the notice "threat" (clause 2.15) is due at no-answer, but on no way of a case',
	},
];

describe('what playing a regulation finds', () => {
	it.each(broken)(
		'finds $rule',
		({ file, sound, faulty, says, trials = 12_000 }) => {
			const found = foundByPlaying(plant(file, sound, faulty), trials);
			expect(found.find((line) => line.includes(says)) ?? found).toEqual(expect.stringContaining(says));
		},
		SLOW,
	);

	it('okha 3.7a: a term that starts at a moment which no event brings is refused when the file is read', () => {
		const text = plant(
			'regulations/okha.yaml',
			"    starts: ['route:explanation', 'submit:explanation']\n    from: posted",
			'    starts: [explain]\n    from: posted',
		);
		expect(regulationFaults(text)).toEqual([expect.stringContaining('starts.0: no moment this product knows')]);
	});

	it(
		'plastunovskaya 9: a term up to the sending of a kind that comes from the curator is no fault: its receipt ends it',
		() => {
			const text = plant(
				'regulations/plastunovskaya.yaml',
				"clause: '2.1–2.3', from: [staff] }",
				"clause: '2.1–2.3', from: [curator] }",
			);
			const sending = text.replace(
				'    when: { kind: [incident] }\n    starts: [detected]',
				'    when: { kind: [publication] }\n    starts: [detected]',
			);
			expect(sending).not.toBe(text);
			expect(foundByPlaying(sending, 12_000).filter((line) => line.includes('"sending"'))).toEqual([]);
		},
		SLOW,
	);
});

describe('the way that shows a fault', () => {
	let folder = '';
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'otklik-'));
	});
	afterAll(() => rm(folder, { recursive: true, force: true }));

	it(
		'is printed by check as lines that simulate takes as they are, and there the fault is seen',
		async () => {
			const file = join(folder, 'dead-end.yaml');
			await writeFile(
				file,
				plant(sixth, explainAtScreening, explainAtScreening.replace('to: publication', 'to: draft')),
			);
			const io = keptIo();
			expect(await check.run([file, town], io)).toBe(1);
			const lines = io.said.stdout().split('\n');
			const at = lines.findIndex((line) => line.includes('stages.draft: the stage "draft" awaits nobody'));
			const end = lines.findIndex((line, index) => index > at && !line.startsWith('{'));
			const { code, steps } = await simulate(lines.slice(at + 1, end), [file, '--municipality', town]);
			expect([code, ...steps.map(({ refused }) => refused)]).toEqual([0, null, null]);
			expect(steps.at(-1)).toMatchObject({ state: 'draft', awaiting: [] });
		},
		SLOW,
	);
});
