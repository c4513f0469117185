import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import type { PageRegister } from '../../../domain/accounts/register.ts';
import { styleAdvice } from '../../../domain/accounts/style.ts';
import { weekOf } from '../../../domain/accounts/week.ts';
import { parsePageRegister } from '../../../domain/municipality/accounts-schema.ts';
import { citedActs } from '../../../domain/preflight/acts.ts';
import { readText } from '../../support/checkout.ts';

const text = readText('accounts/plastunovskaya.yaml');

function faults(changed: string): readonly string[] {
	const data: unknown = parse(changed);
	const read = parsePageRegister(data);
	return read.ok ? [] : read.refusal.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

function register(changed = text): PageRegister {
	const data: unknown = parse(changed);
	const read = parsePageRegister(data);
	if (!read.ok) throw new Error(JSON.stringify(read.refusal));
	return read.value;
}

describe('official pages of Plastunovskaya, annex 1', () => {
	it('plastunovskaya Прил.1 п.2: every page has an owner, and the day on which access was handed over', () => {
		expect(register().pages.map(({ owner, accessHandedOver }) => [owner, accessHandedOver])).toEqual([
			['Начальник Общего отдела', '2026-09-01'],
			['Заведующий библиотекой', null],
		]);
		expect(faults(text.replace('    owner: Заведующий библиотекой\n', ''))).toEqual([
			expect.stringContaining('pages.1.owner: '),
		]);
	});

	it.each(['password', 'Пароль', 'login', 'apiToken', 'adminSecret', 'otp'])(
		'plastunovskaya Прил.1 п.2: a field named %s is refused, and its value is repeated nowhere',
		(name) => {
			const found = faults(text.replace('    officePhone: true\n', `    officePhone: true\n    ${name}: hunter2\n`));
			expect(found).toEqual([expect.stringContaining(`pages.0.${name}: what opens a page is not kept here`)]);
			expect(found.join()).not.toContain('hunter2');
		},
	);

	it('plastunovskaya Прил.1 п.3: a register names who coordinates all pages', () => {
		expect(register().coordinator).toBe('Начальник Общего отдела');
		expect(faults(text.replace('coordinator: Начальник Общего отдела\n', ''))).toHaveLength(1);
	});

	it('plastunovskaya Прил.1 п.5: two publications from Monday to Sunday are as recommended, one is told and no breach', () => {
		const counts = (date: string) => weekOf(register(), date)?.map((week) => [week.publications, week.asRecommended]);
		expect(counts('2026-11-22')).toEqual([
			[2, true],
			[1, false],
		]);
		expect(counts('2026-11-23')).toEqual([
			[0, false],
			[0, false],
		]);
		expect(weekOf(register(), '2026-02-30')).toBeNull();
	});

	it('plastunovskaya Прил.1 п.7: a third act and the tone of a press release get advice, two acts in plain words none', () => {
		const two = 'По закону 131-ФЗ и постановлению № 273 дорогу чистят до утра. Снова: 131-ФЗ.';
		expect(citedActs(two)).toEqual(['131-ФЗ', '273']);
		expect(styleAdvice(two)).toEqual([]);
		expect(styleAdvice(`${two} А ещё закон № 59-ФЗ.`)).toEqual([
			'Названо больше двух правовых актов: оставьте главное',
		]);
		expect(styleAdvice('Пресс-служба сообщает')).toEqual(['Похоже на пресс-релиз: скажите проще']);
	});

	it('plastunovskaya Прил.1 п.8: nothing is deleted without a reason of the list and a copy kept before', () => {
		const copy = "    copy: { where: Папка снимков за ноябрь, keptOn: '2026-11-19' }\n";
		expect(faults(text)).toEqual([]);
		expect(faults(text.replace(copy, ''))).toEqual([
			'moderation.0: nothing is deleted without a kept copy (Прил.1 п.8)',
		]);
		expect(faults(text.replace("keptOn: '2026-11-19'", "keptOn: '2026-11-20'"))).toEqual([
			'moderation.0.copy.keptOn: the copy is kept before the comment goes, not after (Прил.1 п.8)',
		]);
		expect(faults(text.replace('reason: spam', 'reason: dislike'))).toEqual([
			expect.stringContaining('moderation.0.reason: '),
		]);
		expect(faults(text.replace(copy, '').replace('did: deleted', 'did: blocked'))).toEqual([]);
	});

	it('tells a page that is not there, and one that stands there twice', () => {
		expect(faults(text.replace('page: library-ok', 'page: museum-ok'))).toEqual([
			'publications.2.page: there is no page "museum-ok" in pages',
		]);
		expect(faults(text.replace('id: library-ok', 'id: administration-vk'))).toContain(
			'pages.1.id: the page "administration-vk" stands here twice',
		);
	});
});
