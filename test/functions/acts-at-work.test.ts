import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import { type Role, roles } from '../../domain/regulation/regulation.ts';
import type { HttpAnswer } from '../../functions/ports/http.ts';
import type { Deed, Said } from '../support/deeds/deed.ts';
import { deeds } from '../support/deeds/deeds.ts';
import { Desk } from '../support/desk.ts';
import { type House, house } from '../support/house.ts';
import { hiddenIn, readable, tags } from '../support/markup.ts';
import { wednesday } from '../support/requests.ts';

type Town = 'anapa' | 'kislovodsk' | 'plastunovskaya' | 'perm' | 'okha';

const towns: readonly { readonly town: Town; readonly integration: string; readonly rates: Role }[] = [
	{ town: 'anapa', integration: 'krasnodar', rates: 'curator' },
	{ town: 'kislovodsk', integration: 'stavropol', rates: 'curator' },
	{ town: 'plastunovskaya', integration: 'krasnodar', rates: 'curator' },
	{ town: 'perm', integration: 'perm', rates: 'coordinator' },
	{ town: 'okha', integration: 'sakhalin', rates: 'coordinator' },
];

/** Importance is no act of chapter 8, and the file gives it to somebody in each town. */
const rated = (town: Town, by: Role): readonly Deed[] => {
	const received: Said = { do: 'receive' };
	const common = { town, by: [by], wrong: [], twice: null };
	return [
		{ ...common, name: 'importance raised (G-14)', before: [received], line: { do: 'raise' } },
		{ ...common, name: 'importance lowered (G-14)', before: [received, { do: 'raise', by }], line: { do: 'lower' } },
	];
};

/** Whose act it is where a line does not say. */
function usual({ do: act, by, unit, kind }: Said): Role {
	const named = roles.find((role) => role === by);
	if (named !== undefined) return named;
	if (act === 'approve') return 'curator';
	if (act === 'confirm' || act === 'reject') return 'approver';
	return act === 'submit' && unit !== undefined && kind !== undefined ? 'executor' : 'coordinator';
}

/** As somebody types it: the day, and the hour where one is said, in the town's own time. */
function typedTime(said: unknown): string {
	const [, year, month, day, time] = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?/.exec(String(said)) ?? [];
	return `${day}.${month}.${year}${time === undefined ? '' : ` ${time}`}`;
}

/** What a line says, by the fields of the form: of those that hold it under different names the one that is on the page. */
function fieldsOf(said: Said, page: string): readonly (readonly [string, string])[] {
	const onPage = (...names: readonly string[]) =>
		names.find((name) => page.includes(`name="${name}"`)) ?? names[0] ?? '';
	const asked = said.do === 'reassign' ? 'takenFrom' : said.do === 'require-photo' ? 'photoUnit' : 'authorUnit';
	const why = ['submit', 'publish'].includes(said.do) ? 'reason' : 'comment';
	const names: Readonly<Record<string, readonly string[]>> = {
		unit: [asked],
		units: [said.do === 'add-units' ? 'addedUnits' : 'unit'],
		reason: said.do === 'no-answer' ? ['noAnswerReason', 'reason'] : [why],
		kind: said.do === 'unpublishable' ? ['unpublishableKind', 'kind'] : ['kind'],
		number: ['appealNumber', 'number'],
		permalink:
			said.do === 'correct'
				? ['correctedLink', 'permalink']
				: [said.do === 'consent' ? 'consentLink' : 'permalink', 'permalink'],
		text: said.do === 'forward' ? ['mendedText', 'text'] : ['text'],
	};
	const values = (name: string, value: unknown) =>
		name === 'due' || name === 'promisedBy'
			? [typedTime(value)]
			: [value].flat().map((one) => (one === true ? 'yes' : String(one)));
	return Object.entries(said)
		.filter(([name]) => !['do', 'by', 'person', 'draft'].includes(name))
		.flatMap(([name, value]) => values(name, value).map((one) => [onPage(...(names[name] ?? [name])), one] as const));
}

/** What the form of a page lets be decided. */
function offeredOn(page: string): readonly string[] {
	const choices = tags(page, 'input').filter(({ name }) => name === 'decision');
	return choices.map(({ value = '' }) => value);
}

describe.each(towns)(
	'$town: what the file gives somebody in real life is a form at his place to work',
	({ town, integration, rates }) => {
		let h: House;
		let file: Municipality;
		const desks = new Map<string, Desk>();

		const mailOf = (role: Role, unit: unknown) =>
			role === 'unit-head'
				? file.units.find(({ id }) => id === unit)?.head?.mail
				: file.people.find((one) => one.role === role && (one.unit === null || one.unit === unit))?.mail;

		/** Whoever has a role stays in; of units each has its own. */
		async function deskOf(role: Role, unit: unknown = 'roads'): Promise<Desk | null> {
			const mail = mailOf(role, unit);
			if (mail === undefined) return null;
			const desk = desks.get(mail) ?? new Desk(h, town);
			if (desk.cookie === null) await desk.signIn(mail);
			desks.set(mail, desk);
			return desk;
		}

		beforeAll(async () => {
			h = await house({ integration });
			const inForce = await h.place.tenants.municipalityInForce(town);
			if (inForce === null) throw new Error(town);
			file = inForce;
		});

		async function done(caseId: string, said: Said, role: Role): Promise<HttpAnswer> {
			const desk = await deskOf(role, said['unit']);
			if (desk === null) throw new Error(`no ${role} in ${town}`);
			h.time.now += 60_000;
			const path = { caseId, part: 'acts' };
			const { body } = await desk.open(path);
			const fields = [['decision', said.do], ...fieldsOf(said, body)] as const;
			const left = Object.entries(hiddenIn(body)).filter(([name]) => !['decision', 'preflight'].includes(name));
			const form = new URLSearchParams([...left, ...fields].map(([name, value]): [string, string] => [name, value]));
			const answer = await h.actOnWork(desk.request(path, form.toString(), 'application/x-www-form-urlencoded'));
			await h.settle();
			return answer;
		}

		async function broughtTo(before: readonly Said[]): Promise<string> {
			h.time.now = wednesday;
			const caseId = await h.incident({}, town);
			for (const said of before.slice(1)) {
				const answer = await done(caseId, said, usual(said));
				if (!answer.body.includes('class="done"')) throw new Error(`${said.do}: ${readable(answer.body)}`);
			}
			return caseId;
		}

		const own = [...deeds.filter((deed) => deed.town === town), ...rated(town, rates)];

		it.each(own)(
			'$name: offered to whose it is and to nobody else, and done from there',
			async ({ before, line, by }) => {
				for (const role of by) {
					const caseId = await broughtTo(before);
					const offered: Role[] = [];
					for (const other of roles) {
						const page = await (await deskOf(other))?.open({ caseId, part: 'acts' });
						if (page !== undefined && offeredOn(page.body).includes(line.do)) offered.push(other);
					}
					expect(offered.toSorted()).toEqual(by.toSorted());
					const version = (await h.store.cases.load(caseId))?.version ?? 0;
					const answer = await done(caseId, { ...line, by: role }, role);
					expect(answer.body.includes('class="done"') ? 'done' : readable(answer.body)).toBe('done');
					expect((await h.store.cases.load(caseId))?.version).toBeGreaterThan(version);
				}
			},
		);
	},
);
