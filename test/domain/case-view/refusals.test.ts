import { describe, expect, it } from '@jest/globals';
import type { Case } from '../../../domain/case/model/case.ts';
import { type Refusal, refusalCodes } from '../../../domain/case/model/refusal.ts';
import { refusalFacts, sayRefusalToPeople, sayRefusalToPrograms } from '../../../domain/case-view/refusals.ts';
import { standingFor, type Who } from '../../../domain/case-view/standing.ts';
import { type Act, acts, type Role } from '../../../domain/regulation/regulation.ts';
import { isoInZone } from '../../../domain/worktime/local-time.ts';
import { anapa as calendar } from '../../support/calendars.ts';
import { path } from '../../support/forms.ts';
import { anapaRegulation as regulation, steps, tell, units } from '../../support/story.ts';
import { viewOf } from '../../support/views.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const iso = (instant: number) => isoInZone(calendar, instant);
const roads: Who = { role: 'executor', unit: 'roads' };
const whos: readonly Who[] = (['coordinator', 'curator', 'approver', 'head', 'security'] as const satisfies Role[])
	.map((role): Who => ({ role, unit: null }))
	.concat([roads, { role: 'executor', unit: 'parks' }]);
const coordinator: Who = { role: 'coordinator', unit: null };
const ruled = { regulation, units: units.map(({ id }) => id) };
const telephone = '+7 (000) 000-00-00';

/** The case after so many steps of the ordinary path, before any term is over. */
const stood = (count: number): Case => tell(path.slice(0, count)).case;
const approval = stood(5);
const ended = stood(7);

function said(state: Case | null, refusal: Partial<Refusal>, who: Who, did: Act | 'receive' = 'publish') {
	const whole = { code: 'not-now', clause: '2.12', allowed: [], ...refusal } as const;
	const facts = refusalFacts(state, whole, { did, who }, ruled);
	const view = viewOf(state ?? approval);
	const ru = sayRefusalToPeople(facts, { ...view, municipality: { ...view.municipality, telephone } });
	const lines = [ru.what, ru.why, ru.awaits, ru.can].map((line) => (line === null ? null : plain(line)));
	const [what, why, awaits, can] = lines;
	return { what, why, awaits, can, en: sayRefusalToPrograms(facts, state, regulation, iso) };
}

describe('G-42: every refusal says what, by which clause, whom the case awaits until when, and what one can do', () => {
	const table = refusalCodes.flatMap((code) => whos.map((who) => [code, who.role, who.unit, who] as const));

	it.each(table)('%s to the %s (%s)', (code, _, __, who) => {
		for (const state of [stood(1), stood(3), approval, ended]) {
			const { what, why, awaits, can, en } = said(state, { code }, who);
			expect(what).toBe('Записать публикацию ответа сейчас нельзя, п. 2.12.');
			expect(why).toMatch(/^[А-ЯЁ]/);
			expect(awaits).toMatch(
				state === ended ? /^Дело закончено: ответ опубликован, 12 марта 2025 г\./ : /^Дело ждёт: /,
			);
			expect(can).toMatch(/^(Сейчас вы можете|Ждут не вас, но вы можете|От вас сейчас ничего не требуется)/);
			expect([what, why?.replaceAll(/https:\S+/g, ''), awaits, can].join(' ')).not.toMatch(/undefined|null|[a-z]{2}/);
			expect(en).toMatch(/: anapa 2\.12; (awaits|ended) .*; [a-z ]+ may: /);
		}
	});

	it.each(acts)('%s has words of its own', (act) => {
		expect(said(approval, {}, coordinator, act).what).toMatch(/^[А-ЯЁ][а-яё].* сейчас нельзя, /);
	});

	it('whom the case awaits stands with his own term, and its authority', () => {
		expect(said(approval, {}, coordinator).awaits).toBe(
			'Дело ждёт: Куратор, до 12 марта 2025 г., 12:50 (МСК), п. 2.8.',
		);
		expect(said(stood(3), {}, coordinator).awaits).toMatch(
			/^Дело ждёт: Исполнитель \(.*\), до 12 марта 2025 г\., 14:11 \(МСК\), п\. 2\.7\.$/,
		);
	});

	it('a term that is over is said to be', () => {
		const { case: late } = tell([...path.slice(0, 3), steps.late]);
		expect(said(late, {}, coordinator).awaits).toMatch(/срок истёк 12 марта 2025 г\., 14:11/);
		expect(said(late, {}, coordinator).en).toContain('executor roads (draft, overdue) since 2025-03-12T14:11');
	});

	it('one can do what the case allows him, and no more', () => {
		for (const who of whos) {
			const { can } = standingFor(approval, ruled, who);
			expect(said(approval, {}, who).en).toContain(` may: ${can.join(', ') || 'nothing'}`);
		}
		expect(said(approval, {}, { role: 'curator', unit: null }).can).toMatch(
			/^Сейчас вы можете: .*согласовать проект; вернуть проект на доработку/,
		);
	});

	it('of whom nothing is asked hears so, and whom to call', () => {
		expect(said(approval, {}, roads).can).toBe(
			'От вас сейчас ничего не требуется. Если есть вопросы, позвоните: Ответственное лицо, тел. +7 (000) 000-00-00.',
		);
		expect(said(ended, {}, { role: 'approver', unit: null }).can).toMatch(/^От вас сейчас ничего не требуется\./);
	});

	it('whose act it is instead is named', () => {
		const { why } = said(approval, { code: 'not-yours', clause: '2.8' }, coordinator, 'approve');
		expect(why).toBe('Это решение принимает другой участник. Это делает: Куратор');
	});

	it('G-41: what is our own order is not said to be forbidden by the text', () => {
		expect(said(approval, {}, coordinator, 'unpublishable').what).toBe(
			'Сообщить, что ответ негде опубликовать сейчас нельзя, внутренний порядок к п. 2.12.',
		);
	});

	it('people outside are not told the targets of the municipality', () => {
		const { case: proposed } = tell([steps.receive, steps.noAnswer]);
		expect(said(proposed, {}, coordinator).awaits).toMatch(/Ответственный, до .*, внутренний срок к п\. 2\.15/);
		expect(said(proposed, {}, { role: 'curator', unit: null }).awaits).toBe('Дело ждёт: Ответственный.');
	});

	it('the days that the calendar knows are named', () => {
		const known = { from: '2019-01-01', to: '2027-12-31' };
		expect(said(approval, { code: 'time-unknown', known }, coordinator).why).toContain(
			'Данные есть с 01.01.2019 по 31.12.2027',
		);
	});

	it('without a case there is nothing to await', () => {
		expect(said(null, { code: 'time-ahead', clause: null }, coordinator, 'receive')).toMatchObject({
			what: 'Принять сообщение сейчас нельзя.',
			awaits: null,
			can: null,
			en: 'time ahead',
		});
	});
});
