import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Regulation } from '../../../domain/regulation/regulation.ts';
import { labelled, unitNoun, withNoun } from '../../../domain/wording/unit-noun.ts';
import { readText, root } from '../../support/checkout.ts';
import { regulationFrom } from '../../support/planted.ts';

const town = (id: string): Regulation => regulationFrom(readText(`regulations/${id}.yaml`));
const sixth = regulationFrom(readText('test/fixtures/sixth.yaml'));
const seventh = regulationFrom(readText('test/fixtures/seventh.yaml'));

describe('13: a unit is called by the noun of its town', () => {
	it.each([
		[town('anapa'), 'Направить исполнителю', 'Спросить ещё одного исполнителя', 'Исполнитель вернул: выберите другого'],
		[
			town('kislovodsk'),
			'Направить в\u00a0подразделение',
			'Спросить ещё одно подразделение',
			'Подразделение вернуло: выберите другое',
		],
		[sixth, 'Направить в службу', 'Спросить ещё одну службу', 'Служба вернула: выберите другую'],
		[seventh, 'Направить на участок', 'Спросить ещё один участок', 'Участок вернул: выберите другой'],
	])('in its case and with what agrees with it: $title', (regulation, sends, asks, returned) => {
		expect(withNoun('Направить {куда}', regulation)).toBe(sends);
		expect(withNoun('Спросить ещё {одного/один/одну/одно} {вин}', regulation)).toBe(asks);
		expect(withNoun('{Им} {вернул/вернула/вернуло}: выберите {другого/другой/другую/другое}', regulation)).toBe(
			returned,
		);
	});

	it('where no units write nothing is said to be done without them', () => {
		const alone = regulationFrom(readText('test/fixtures/elizovo.yaml'));
		expect(withNoun('свой текст, без {родмн}', alone)).toBe('свой текст');
		expect(withNoun('подготовить ответ без {родмн}', alone)).toBe('подготовить ответ');
		expect(withNoun('свой текст, без {родмн}', seventh)).toBe('свой текст, без участков');
	});

	it('of people nobody says that a question is not of theirs; of the others it is said in their gender', () => {
		const said = [town('perm'), town('okha'), sixth, seventh].map((one) => withNoun('вопрос не\u00a0{нашего}', one));
		expect(said).toEqual([
			'вопрос не\u00a0нашей компетенции',
			'вопрос не\u00a0нашего подразделения',
			'вопрос не\u00a0нашей службы',
			'вопрос не\u00a0нашего участка',
		]);
	});

	it('a town that names none has «подразделение»; what else stands in braces stays', () => {
		expect(unitNoun({ roles: {} }).one.nominative).toBe('подразделение');
		expect(withNoun('{caseId} {один/два}', sixth)).toBe('{caseId} {один/два}');
		expect(labelled({ label: 'Без {род}' }, sixth)).toEqual({ label: 'Без службы' });
	});

	it('every form that the wording leaves open is one of those', () => {
		const tables = readdirSync(join(root, 'domain/wording')).filter((name) => name !== 'unit-noun.ts');
		const open = tables.flatMap((name) =>
			[...readText(`domain/wording/${name}`).matchAll(/'[^'\n]*\{[^'\n]*'/gu)].map(([text]) => text),
		);
		expect(open.length).toBeGreaterThan(40);
		for (const text of open) expect(withNoun(text, sixth)).not.toMatch(/\{[а-яё/]+\}/iu);
	});
});
